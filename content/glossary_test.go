package content

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const testGlossary = `
- id: tidal-flood
  terms:
    id: [banjir rob, rob]
    en: [tidal flood]
    ko: [만조 침수]
  definition: {id: "Air laut di darat.", en: "Sea water on land."}
  source: x S1
  review: [ko]
- {id: flood, terms: {id: [banjir], en: [flood], ko: [홍수]}}
- {id: early-warning, terms: {id: [peringatan dini], en: [early warning], ko: [조기경보]}, acronyms: [EW]}
- {id: early-warning-system, terms: {id: [sistem peringatan dini], en: [early warning system], ko: [조기경보시스템]}, acronyms: [EWS]}
- {id: climate-adaptation, terms: {id: [adaptasi perubahan iklim, API], en: [climate adaptation], ko: [기후변화 적응]}, acronyms: [CCA]}
- {id: risk-assessment, terms: {id: [kajian risiko], en: [risk assessment], ko: [위험평가]}, acronyms: [KRB]}
- {id: hazard-prone-area, terms: {id: [kawasan rawan], en: [flood-prone area], ko: [위험지역]}, acronyms: [KRB]}
- {id: shelter, terms: {id: [tempat evakuasi], en: [shelter], ko: [대피소]}, acronyms: [TES]}
- {id: evacuation, terms: {id: [evakuasi], en: [evacuation], ko: [대피]}}
- {id: recovery, terms: {id: [pemulihan], en: [recovery], ko: [복구]}}
- {id: rehabilitation, terms: {id: [rehabilitasi], en: [rehabilitation], ko: [재활, 복구]}}
`

func parseTestGlossary(tb testing.TB) *Glossary {
	tb.Helper()
	g, faults := ParseGlossary("glossary.yaml", []byte(testGlossary))
	if len(faults) > 0 {
		tb.Fatal(faults)
	}
	return g
}

func TestGlossary(t *testing.T) {
	g := parseTestGlossary(t)
	want := &Concept{
		ID:         "tidal-flood",
		Terms:      map[string][]string{"id": {"banjir rob", "rob"}, "en": {"tidal flood"}, "ko": {"만조 침수"}},
		Definition: map[string]string{"id": "Air laut di darat.", "en": "Sea water on land."},
		Source:     "x S1", NativeReview: map[string]bool{"ko": true},
	}
	if diff := cmp.Diff(want, g.Concept("tidal-flood")); diff != "" {
		t.Errorf("Concept(tidal-flood) (-want +got):\n%s", diff)
	}
	if got := g.Concept("tidal-flood").Term("en"); got != "tidal flood" {
		t.Errorf("Term(en) = %q", got)
	}
	if g.Concept("none") != nil || (&Glossary{}).Matcher("id").Find("banjir") != nil {
		t.Error("a concept that is not there was found")
	}
	under, faults := ParseGlossary("g.yaml", []byte("concepts:\n- {id: a, terms: {id: [a], en: [a], ko: [a]}}\n- {terms: {id: [x]}}\n- text\n"))
	if len(under.Concepts) != 1 {
		t.Errorf("concepts below a key: %v", under.Concepts)
	}
	wantFaults := []string{"g.yaml:3: a concept has no id", "g.yaml:4: a concept must be written as key: value", "g.yaml:4: a concept has no id"}
	if diff := cmp.Diff(wantFaults, faultStrings(faults)); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
}

func TestMatcher(t *testing.T) {
	g := parseTestGlossary(t)
	tests := []struct{ lang, text, want string }{
		{"id", "Banjir rob datang, lalu banjir.", "Banjir rob=tidal-flood banjir=flood"},
		{"id", "problem robot kebanjiran", ""}, // only whole words
		{"id", "sistem peringatan dini", "sistem peringatan dini=early-warning-system"},
		{"id", "peringatan\ndini; peringatan. dini", "peringatan\ndini=early-warning"},
		{"id", "API, bukan api atau Api", "API=climate-adaptation"},
		{"id", "TES dan tes", "TES=shelter"},
		{"id", "KRB", ""}, // of two concepts
		{"id", "tempat evakuasi; evakuasi", "tempat evakuasi=shelter evakuasi=evacuation"},
		{"id", "peringatan peringatan dini", "peringatan dini=early-warning"},
		{"en", "Tidal floods and flood-prone areas; shelters", "Tidal floods=tidal-flood flood-prone areas=hazard-prone-area shelters=shelter"},
		{"en", "a flood prone area", "flood prone area=hazard-prone-area"},
		{"en", "EWS and EW", "EWS=early-warning-system EW=early-warning"},
		{"ko", "조기경보시스템은 조기경보를 넘는다", "조기경보시스템=early-warning-system 조기경보=early-warning"},
		{"ko", "만조 침수가 잦다. 재난대피는", "만조 침수=tidal-flood"}, // 대피 does not begin a word here
		{"ko", "대피소로 대피했다", "대피소=shelter 대피=evacuation"},
		{"ko", "복구", "복구=recovery"}, // the concept that prefers the word
		{"ko", "TES로", ""},
		{"ja", "EWS", "EWS=early-warning-system"},
		{"id", "", ""},
	}
	for _, tt := range tests {
		got := []string{}
		for _, s := range g.Matcher(tt.lang).Find(tt.text) {
			got = append(got, fmt.Sprintf("%s=%s", tt.text[s.Start:s.End], s.Concept))
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("Matcher(%s).Find(%q) = %q, want %q", tt.lang, tt.text, strings.Join(got, " "), tt.want)
		}
	}
	if first, again := g.Matcher("id"), g.Matcher("id"); first != again {
		t.Error("a matcher was made twice")
	}
}

// FuzzMatcher holds that spans lie in the text, in order, and cut no character.
func FuzzMatcher(f *testing.F) {
	g := parseTestGlossary(f)
	for _, s := range []string{"Banjir rob", "조기경보시스템은", "\xff rob", "flood-prone areas"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range []string{"id", "en", "ko"} {
			end := 0
			for _, s := range g.Matcher(lang).Find(text) {
				if s.Start < end || s.End <= s.Start || s.End > len(text) || g.Concept(s.Concept) == nil {
					t.Fatalf("Find(%q) gives %+v after %d", text, s, end)
				}
				end = s.End
			}
		}
	})
}

func BenchmarkMatcher(b *testing.B) {
	m := parseTestGlossary(b).Matcher("id")
	text := strings.Repeat("Air laut naik dan banjir rob masuk ke jalan kampung, sistem peringatan dini berbunyi. ", 50)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		m.Find(text)
	}
}
