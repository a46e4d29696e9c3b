package index

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// analyse writes a stream as "term@position[source]".
func analyse(t *testing.T, name, text string) string {
	t.Helper()
	a := newMapping().AnalyzerNamed(name)
	if a == nil {
		t.Fatalf("no analyser %q", name)
	}
	var out []string
	for _, tok := range a.Analyze([]byte(text)) {
		out = append(out, fmt.Sprintf("%s@%d[%s]", tok.Term, tok.Position, text[tok.Start:tok.End]))
	}
	return strings.Join(out, " ")
}

func TestAnalyzers(t *testing.T) {
	tests := []struct{ analyzer, text, want string }{
		{"siaga_id", "Kota-kota di Pesisir", "kota@1[Kota] kota@2[kota] di@3[di] pesisir@4[Pesisir]"},
		{"siaga_id", "Rp 2,5 miliar", "rp@1[Rp] 2,5@2[2,5] miliar@3[miliar]"},
		{"siaga_en", "The residents' drills", "resid@2[residents] drill@3[drills]"},
		{"siaga_en", "Bontang's dikes", "bontang@1[Bontang's] dike@2[dikes]"},
		{"siaga_ko", "대피 훈련을", "대피@1[대피] 훈련@2[훈련] 련을@3[련을]"},
		{"siaga_ko", "LNG선 2척", "lng@1[LNG] 선@2[선] 2@3[2] 척@4[척]"},
		{"siaga_ko", "물", "물@1[물]"},
		{"siaga_ko", "ＬＮＧ 地震", "lng@1[ＬＮＧ] 地震@2[地震]"},
		{"siaga_xx", "大阪港の津波", "大阪@1[大阪] 阪港@2[阪港] 港の@3[港の] の津@4[の津] 津波@5[津波]"},
		{"siaga_xx", "Straße Überflutung", "straße@1[Straße] überflutung@2[Überflutung]"},
		{"siaga_word", "지진해일 경보", "지진해일@1[지진해일] 경보@2[경보]"},
		{"siaga_id", strings.Repeat("a", 64) + " " + strings.Repeat("b", 65), strings.Repeat("a", 64) + "@1[" + strings.Repeat("a", 64) + "]"},
		{"siaga_prefix", "Rob di", "ro@1[Rob] ^ro@1[Rob] rob@1[Rob] ^rob@1[Rob] di@2[di]"},
		{"siaga_prefix", "훈련", "훈@1[훈련] ^훈@1[훈련] 훈련@1[훈련] ^훈련@1[훈련]"},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, analyse(t, tt.analyzer, tt.text)); diff != "" {
			t.Errorf("%s(%q) (-want +got):\n%s", tt.analyzer, tt.text, diff)
		}
	}
}

func TestPackPassages(t *testing.T) {
	want := []passage{{"x-lead", "", "satu\ndua"}, {"biaya", "Biaya", "tiga"}, {"", "", "empat"}}
	if got := unpackPassages(packPassages(want)); !cmp.Equal(got, want, cmp.AllowUnexported(passage{})) {
		t.Errorf("unpackPassages(packPassages(%v)) = %v", want, got)
	}
}
