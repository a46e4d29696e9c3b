package markdown

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// FuzzParse holds for every text: it is either parsed or refused with a line; time and output are bounded;
// the page holds nothing that runs and no id twice; every passage can be reached.
func FuzzParse(f *testing.F) {
	for _, attack := range attacks {
		f.Add(attack(400))
	}
	f.Add(passageText)
	f.Add("## x-lead\n\n[^1]\n\n[^1]: ## a\n\n> # a\n\n- ## a")
	f.Add("# T\n<!-- a\n-->\nx [[a#b|c]] [@a, p. 4; @b] **지진(해일)**은 <b>x</b> ~~a~~ 3~5")
	files, err := filepath.Glob("testdata/figures/*.md")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(src))
	}
	f.Fuzz(func(t *testing.T, src string) {
		d, err := Parse([]byte(src))
		if (d == nil) == (err == nil) {
			t.Fatalf("Parse = %v, %v: want exactly one", d, err)
		}
		if err != nil {
			if r, ok := errors.AsType[*Refusal](err); !ok || r.Line < 1 || r.Line > 1+strings.Count(src, "\n") || r.Reason == "" {
				t.Fatalf("Parse: %v, which names no line of the text", err)
			}
			return
		}
		out, took, _ := renderTimed(src)
		if took > timeBudget(len(src)) || out > outputBudget(len(src)) {
			t.Errorf("%d bytes took %v and became %d bytes", len(src), took, out)
		}
		page := string(d.HTML(testRender()))
		if what := dangerous(t, page); what != "" {
			t.Errorf("the page has %s: %s", what, page)
		}
		checkIDs(t, d, page)
		checkPlaces(t, d, src)
	})
}

// checkIDs holds that no id occurs twice and that there is one for every passage.
func checkIDs(t *testing.T, d *Doc, page string) {
	ids := map[string]int{}
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if id := attribute(n, "id"); id != "" {
			ids[id]++
		}
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("id %q occurs %d times: %s", id, n, page)
		}
	}
	for _, p := range d.Passages() {
		if ids[p.Anchor] != 1 {
			t.Errorf("passage %q has no place on the page: %s", p.Anchor, page)
		}
	}
}

// checkPlaces holds that every line told is a line of the text.
func checkPlaces(t *testing.T, d *Doc, src string) {
	last := 1 + strings.Count(src, "\n")
	check := func(what string, line int) {
		if line < 1 || line > last {
			t.Errorf("%s at line %d of %d", what, line, last)
		}
	}
	for _, p := range d.Passages() {
		check("passage "+p.Anchor, p.Line)
	}
	for _, l := range d.Links() {
		check("link "+l.Target, l.Line)
	}
	for _, c := range d.Citations() {
		check("citation "+c.Key, c.Line)
	}
	for _, p := range d.Problems() {
		check("problem "+p.What, p.Line)
	}
}

// FuzzInline holds that one line can do no more than a text.
func FuzzInline(f *testing.F) {
	f.Add("Rp38 *miliar* [@a, hlm. 4] [[demak|x]] <b>x</b> https://a.id ![x](y)")
	f.Add("# a\n- b\n| c |")
	f.Fuzz(func(t *testing.T, src string) {
		page := string(Inline(src, testRender()))
		if what := dangerous(t, page); what != "" {
			t.Errorf("Inline(%q) has %s: %s", src, what, page)
		}
		if plain := PlainInline(src); strings.TrimSpace(plain) != plain {
			t.Errorf("PlainInline(%q) = %q is not trimmed", src, plain)
		}
	})
}
