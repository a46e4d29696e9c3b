package index

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// write shows a snippet as text: "heading#anchor: text with [marks]".
func write(s Snippet) string {
	var b strings.Builder
	b.WriteString(s.Heading + "#" + s.Anchor + ": ")
	for _, seg := range s.Segments {
		if seg.Marked {
			b.WriteString("[" + seg.Text + "]")
		} else {
			b.WriteString(seg.Text)
		}
	}
	return b.String()
}

func TestSnippets(t *testing.T) {
	c := smallLibrary()
	long := strings.Repeat("Kalimat pengisi yang tidak penting sama sekali bagi siapa pun. ", 10)
	c.put("panjang.id", "Catatan panjang", long+"Di sini relokasi dibahas dengan no. 5 pada lampiran. "+long+
		"\n\n## Biaya\n\nRelokasi berbiaya Rp 2 miliar.\n\n## Lain\n\nTidak ada.\n\n### Relokasi\n\nHunian sementara dan relokasi tahap kedua.")
	c.put("satu-kalimat.id", "Tanpa titik", strings.Repeat("kata sambung ", 60)+"zamrud "+strings.Repeat("lalu lagi ", 60))
	x := openTest(t, "", c)
	tests := []struct {
		name string
		q    Query
		want []string
	}{
		{"passage with heading and anchor", Query{Text: "sirene berbunyi"},
			[]string{"Sirene#sirene: [Sirene] [berbunyi] tiga kali."}},
		{"stemmed word marked as it stands", Query{Text: "drill"},
			[]string{"#x-lead: Residents' [drills] are held every year. The right to know is law."}},
		{"phrase marked as one", Query{Text: `"right to know"`},
			[]string{"#x-lead: Residents' drills are held every year. The [right to know] is law."}},
		{"Korean bigrams joined", Query{Text: "지진해일"},
			[]string{"지진해일 경보#지진해일-경보: [지진해일] 경보가 울리면 높은 곳으로 대피한다. LNG선은 항만을 떠난다."}},
		{"no words: the summary", Query{Text: "hazard:tidal-flood in:id"},
			[]string{"#: Genangan air laut pada pasang tinggi."}},
		{"two best passages", Query{Text: "relokasi hunian biaya"},
			[]string{"Biaya#biaya: [Relokasi] [berbiaya] Rp 2 miliar.", "Relokasi#relokasi: [Hunian] sementara dan [relokasi] tahap kedua."}},
		{"cut at sentences", Query{Text: "lampiran"},
			[]string{"#x-lead: Di sini relokasi dibahas dengan no. 5 pada [lampiran]. Kalimat pengisi yang tidak penting sama sekali bagi siapa pun. Kalimat pengisi yang tidak penting sama sekali bagi siapa pun."}},
		{"cut inside a sentence", Query{Text: "zamrud"},
			[]string{"#x-lead: … kata sambung kata sambung kata sambung kata sambung [zamrud]" + strings.Repeat(" lalu lagi", 17) + " …"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			res, err := x.Search(t.Context(), tt.q)
			if err != nil || len(res.Hits) == 0 {
				t.Fatalf("Search(%+v) = %d hits, %v", tt.q, len(res.Hits), err)
			}
			var got []string
			for _, s := range res.Hits[0].Snippets {
				got = append(got, write(s))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("Search(%+v): snippets (-want +got):\n%s", tt.q, diff)
			}
		})
	}
}
