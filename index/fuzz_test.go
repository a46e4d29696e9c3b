package index

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// fuzzNotes is the size of the library that FuzzQuery searches.
const fuzzNotes = 2000

// fuzzTime is how long the slowest query may take; far more than any needs, because the machine that runs
// the tests may be busy.
const fuzzTime = 2 * time.Second

// FuzzQuery asks whatever text for: it is never an error, takes bounded time, is read back as it was
// understood, and its hits hold together.
func FuzzQuery(f *testing.F) {
	for _, s := range []string{
		"", "banjir rob", `"air pasang" -laut`, "hazard:hazard-00 in:id", "title:banjir", "훈련 대피", "*a*", "/.*/", "w* ~2",
		`-"`, "a:b:c", "\xff\xfe", strings.Repeat("air ", 100), strings.Repeat("훈", 300), "-a -b -c", `"dan" "yang"`, "大阪 の", "ﷺ", "İ",
	} {
		f.Add(s)
	}
	x := openTest(f, "", newSynthetic(f, fuzzNotes))
	f.Fuzz(func(t *testing.T, text string) {
		start := time.Now()
		res, err := x.Search(t.Context(), Query{Text: text, Lang: "id", Group: true})
		if err != nil {
			t.Fatalf("Search(%q): %v", text, err)
		}
		if took := time.Since(start); took > fuzzTime {
			t.Errorf("Search(%q) took %v", text, took)
		}
		if len(res.Hits) > res.Total || len(res.Hits) > DefaultSize {
			t.Errorf("Search(%q): %d hits of %d", text, len(res.Hits), res.Total)
		}
		p := Parse(text)
		if again := Parse(p.String()); !p.Cut && again.String() != p.String() {
			t.Errorf("Parse(%q) = %q, which reads as %q", text, p, again)
		}
		for _, h := range res.Hits {
			for _, s := range h.Snippets {
				checkSnippet(t, text, s)
			}
		}
		if _, err := x.Suggest(t.Context(), text, "id", 8); err != nil {
			t.Fatalf("Suggest(%q): %v", text, err)
		}
	})
}

func checkSnippet(t *testing.T, text string, s Snippet) {
	t.Helper()
	runes := 0
	for i, seg := range s.Segments {
		runes += utf8.RuneCountInString(seg.Text)
		if !utf8.ValidString(seg.Text) || seg.Text == "" {
			t.Errorf("Search(%q): segment %q", text, seg.Text)
		}
		if i > 0 && s.Segments[i-1].Marked == seg.Marked {
			t.Errorf("Search(%q): segments not joined: %v", text, s.Segments)
		}
	}
	if runes > snippetRunes+2*maxTokenRunes {
		t.Errorf("Search(%q): snippet of %d runes", text, runes)
	}
}
