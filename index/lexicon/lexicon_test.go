package lexicon

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// plain is a key that only takes a plural off.
func plain(_, words string) string { return strings.TrimSuffix(words, "s") }

const list = `# en id
flood	banjir=70|air bah=20
floods	banjir=50|bah=40
bank	bank=90
tidal flood	pasang=90
tidal floods	!rob=62|banjir rob=37
# ko id
홍수	banjir=100
`

func TestTranslations(t *testing.T) {
	l, err := Read(strings.NewReader(list), plain)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, from, to, word string
		want                 []Weighted
	}{
		{"this spelling", "en", "id", "flood", []Weighted{{"banjir", 0.7}, {"air bah", 0.2}}},
		{"a correction replaces", "en", "id", "tidal flood", []Weighted{{"rob", 0.62}, {"banjir rob", 0.37}}},
		{"another direction", "ko", "id", "홍수", []Weighted{{"banjir", 1}}},
		{"unknown direction", "id", "ko", "banjir", nil},
		{"unknown word", "en", "id", "cat", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := l.Translations(tt.from, tt.to, tt.word)
			if diff := cmp.Diff(tt.want, got, cmpopts.EquateApprox(0, 1e-9)); diff != "" {
				t.Errorf("Translations(%s, %s, %s) (-want +got):\n%s", tt.from, tt.to, tt.word, diff)
			}
		})
	}
	var none *Lexicon
	if got := none.Translations("en", "id", "flood"); got != nil || none.Has("en", "flood") {
		t.Errorf("a nil Lexicon translates flood as %v", got)
	}
}

// Other spellings of one key count alike when none of them was asked for.
func TestMean(t *testing.T) {
	l, err := Read(strings.NewReader("# en id\nflooded\tbanjir=60\nfloods\tbanjir=20|bah=40\n"),
		func(_, w string) string { return w[:min(5, len(w))] })
	if err != nil {
		t.Fatal(err)
	}
	want := []Weighted{{"banjir", 0.4}, {"bah", 0.2}}
	if diff := cmp.Diff(want, l.Translations("en", "id", "flooding"), cmpopts.EquateApprox(0, 1e-9)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestBuiltIn(t *testing.T) {
	l, err := Open(plain)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ from, to, word, want string }{
		{"en", "id", "siren", "sirene"}, {"id", "en", "rob", "tidal flooding"}, {"id", "ko", "gempa bumi", "지진"}, {"ko", "en", "대피", "evacuation"},
	} {
		got := l.Translations(tt.from, tt.to, tt.word)
		if len(got) == 0 || got[0].Text != tt.want {
			t.Errorf("Translations(%s, %s, %s) = %v, want %s first", tt.from, tt.to, tt.word, got, tt.want)
		}
	}
	if !strings.Contains(Notice(), "CC BY-SA 4.0") || !strings.Contains(Notice(), "Wiktionary contributors") {
		t.Error("the notice names neither licence nor sources")
	}
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := Open(plain); err != nil {
			b.Fatal(err)
		}
	}
}
