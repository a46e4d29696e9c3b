package server

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// titles lists the titles of the results without their badges.
func titles(p *page) []string { return texts(p.Node, ".hits .hit h2 a") }

// counts lists the values of a facet with their counts, chosen ones with a tick.
func counts(p *page, facet string) map[string]string {
	m := map[string]string{}
	for _, box := range all(p.Node, ".filters input[name="+facet+"]") {
		label := closest(box, "label")
		count := textOf(one(label, ".n"))
		if _, chosen := attribute(box, "checked"); chosen {
			count += " ✓"
		}
		m[attr(box, "value")] = count
	}
	return m
}

func TestSearchResults(t *testing.T) {
	s := sampleSite(t)
	p := get(t, s, "/id/search?q=rob")
	if got := titles(p); !slices.Contains(got, "Banjir rob & pasang di Bontang") || !slices.Contains(got, "Sabuk mangrove") || slices.Contains(got, "Permeable dams") {
		t.Errorf("titles %q", got)
	}
	if got := attr(one(p.Node, "#x-q"), "value"); got != "rob" {
		t.Errorf("the box holds %q", got)
	}
	if got := titles(p)[0]; got != "Banjir rob & pasang di Bontang" {
		t.Errorf("first is %q, want the note with the word in its title", got)
	}
	first := one(p.Node, ".hits .hit")
	if len(all(first, ".passage")) == 0 || len(all(first, "mark")) == 0 {
		t.Error("the first hit shows no passage with marked words")
	}
	for _, a := range all(first, ".where a") {
		u, err := url.Parse(attr(a, "href"))
		if err != nil || u.Path != "/id/notes/rob" || u.Fragment == "" || u.Query().Get("q") != "rob" {
			t.Errorf("a passage links to %q, want the place in the note with the words to mark", attr(a, "href"))
		}
	}
	if got := texts(first, ".also a"); !slices.Contains(got, "Tidal flooding in Bontang") {
		t.Errorf("other languages %q, want the English one", got)
	}
	if one(p.Node, "meta[name=robots][content=noindex]") == nil {
		t.Error("search engines may list results")
	}
}

// TestSearchFacets wants OR inside a facet, AND between facets, and values that stay at zero.
func TestSearchFacets(t *testing.T) {
	s := sampleSite(t)
	total := func(query string) int {
		t.Helper()
		n, err := strconv.Atoi(strings.Fields(textOf(one(get(t, s, "/id/search?"+query).Node, "h1")))[0])
		if err != nil {
			return 0 // "nothing found"
		}
		return n
	}
	everything := total("")
	if everything < 38 {
		t.Fatalf("an empty search finds %d, want all documents", everything)
	}
	tests := []struct {
		query string
		want  int
	}{
		{"hazard=tidal-flood", 3}, // two notes and the region
		{"hazard=toxic-release", 1},
		{"hazard=tidal-flood&hazard=toxic-release", 4},
		{"hazard=tidal-flood&kind=strategy", 1},
		{"hazard=tidal-flood&kind=strategy&kind=case", 2},
		{"hazard=toxic-release&kind=strategy", 0},
		{"region=id-demak", 2},
		{"in=en", 2},
		{"hazard=tidal-flood&in=en", 1},
		{"office=plant", 1},
		{"forum=incheon-2023", 1},
		{"evidence=press&evidence=practice", 2},
		{"hazard=", everything},
		{"hazard=no-such-hazard", 0},
	}
	for _, tt := range tests {
		if got := total(tt.query); got != tt.want {
			t.Errorf("search?%s finds %d, want %d", tt.query, got, tt.want)
		}
	}
}

func TestSearchFacetCounts(t *testing.T) {
	s := sampleSite(t)
	p := get(t, s, "/id/search?hazard=tidal-flood")
	if diff := cmp.Diff(map[string]string{"tidal-flood": "3 ✓", "coastal-erosion": "2", "toxic-release": "1", "storm-surge": "1"}, counts(p, "hazard")); diff != "" {
		t.Errorf("hazards when one is chosen (-want +got):\n%s\nthe other values count what they would add", diff)
	}
	kinds := counts(p, "kind")
	if kinds["case"] != "1" || kinds["strategy"] != "1" || kinds["guideline"] != "0" {
		t.Errorf("kinds %v, want one case, one strategy and a guideline at 0 that stays", kinds)
	}
	for _, label := range all(p.Node, ".facet-value") {
		zero := slices.Contains(strings.Fields(attr(label, "class")), "zero")
		if (textOf(one(label, ".n")) == "0") != zero {
			t.Errorf("%q has the class zero: %t", textOf(label), zero)
		}
	}
}

// TestSearchChips follows the link of each chip: it takes that filter away and keeps all else.
func TestSearchChips(t *testing.T) {
	s := sampleSite(t)
	p := get(t, s, "/id/search?q=rob&hazard=tidal-flood&hazard=storm-surge&in=id&sort=new&from=20")
	head := one(p.Node, ".results-head")
	if got := texts(head, ".chip"); !slices.Equal(got, []string{"Banjir rob", "Gelombang badai", "Indonesia"}) {
		t.Fatalf("chips %q", got)
	}
	want := []string{
		"hazard=storm-surge&in=id&q=rob&sort=new",
		"hazard=tidal-flood&in=id&q=rob&sort=new",
		"hazard=tidal-flood&hazard=storm-surge&q=rob&sort=new",
	}
	for i, chip := range all(head, ".chip") {
		if got := attr(chip, "href"); got != "/id/search?"+want[i] {
			t.Errorf("chip %q leads to %q, want %q", textOf(chip), got, want[i])
		}
		if name := attr(chip, "aria-label"); !strings.Contains(name, textOf(chip)) {
			t.Errorf("chip %q is spoken as %q", textOf(chip), name)
		}
	}
	if got := attr(one(head, ".chips .quiet"), "href"); got != "/id/search?q=rob&sort=new" {
		t.Errorf("“clear all” leads to %q", got)
	}
	for _, l := range all(p.Node, "link[hreflang]") {
		if !strings.Contains(attr(l, "href"), "hazard=tidal-flood") || !strings.Contains(attr(l, "href"), "in=id") {
			t.Errorf("the language link %q loses filters", attr(l, "href"))
		}
	}
	if feed := attr(one(p.Node, "link[type=application/atom+xml]"), "href"); !strings.HasPrefix(feed, "/id/search.atom?") || !strings.Contains(feed, "storm-surge") {
		t.Errorf("the Atom twin is %q", feed)
	}
}

func TestSearchSort(t *testing.T) {
	s := sampleSite(t)
	byTitle := titles(get(t, s, "/id/search?sort=title&kind=case&kind=strategy"))
	if want := []string{"Banjir rob & pasang di Bontang", "Latihan amonia Loktuan", "Permeable dams", "Sabuk mangrove"}; !slices.Equal(byTitle, want) {
		t.Errorf("by title %q, want %q", byTitle, want)
	}
	byReview := titles(get(t, s, "/id/search?sort=new&kind=case&kind=strategy"))
	if want := []string{"Banjir rob & pasang di Bontang", "Sabuk mangrove", "Permeable dams", "Latihan amonia Loktuan"}; !slices.Equal(byReview, want) {
		t.Errorf("by review %q, want %q", byReview, want)
	}
	p := get(t, s, "/id/search?q=rob&sort=sideways")
	if got := texts(p.Node, ".sort [aria-current=true]"); len(got) != 1 || got[0] != "paling cocok" {
		t.Errorf("an unknown order shows as %q, want the usual one", got)
	}
}

// TestSearchPaging walks all pages by their links: no note twice, none missing.
func TestSearchPaging(t *testing.T) {
	s := sampleSite(t)
	next, seen, pages := "/id/search?kind=profile&sort=title", map[string]bool{}, 0
	for next != "" {
		p := get(t, s, next)
		pages++
		for _, title := range titles(p) {
			if seen[title] {
				t.Errorf("%q stands on two pages", title)
			}
			seen[title] = true
		}
		if pages > 1 && len(all(p.Node, ".pager [aria-current=page]")) != 1 {
			t.Errorf("%s does not say which page it is", next)
		}
		next = attr(one(p.Node, ".pager a[rel=next]"), "href")
	}
	if len(seen) != 30 || pages != 2 {
		t.Errorf("%d notes on %d pages, want 30 on 2", len(seen), pages)
	}
}

// TestSearchBounds sends what is out of bounds; it is brought into them, never an error.
func TestSearchBounds(t *testing.T) {
	s := sampleSite(t)
	long := strings.Repeat("rob ", 5000)
	for _, query := range []string{
		"from=-5", "from=999999999", "from=99999999999999999999", "from=x", "from=1e3", "sort=&kind=", "q=" + url.QueryEscape(long),
		"q=%00", "q=%ff%fe", "q=" + strings.Repeat("%22", 300), "q=-", "q=:", "q=hazard:", "q=%22", "q=-%22rob", "q=%F0%9F%98%80",
		"hazard=" + strings.Repeat("x", 5000), strings.Repeat("hazard=tsunami&", 400), "q=rob;x=1", "q=a&q=b", "%zz=1", "q=%zz",
		"q=" + url.QueryEscape("*"), "q=" + url.QueryEscape("/.*/"), "q=" + url.QueryEscape("title:rob^99 ~2 AND OR NOT ((("),
	} {
		a := ask(t, s, "GET", "/id/search?"+query, "")
		if a.Code != 200 {
			t.Errorf("search?%.60s = %d, want 200", query, a.Code)
			continue
		}
		if faults := markupFaults(a.page(t)); len(faults) > 0 {
			t.Errorf("search?%.60s: %q", query, faults)
		}
	}
}

// TestNothingFound helps: it says what was tried and offers words that do find something.
func TestNothingFound(t *testing.T) {
	s := sampleSite(t)
	p := get(t, s, "/id/search?q=bollard+mangrove+zzzz&kind=guideline")
	if got := titles(p); len(got) != 0 {
		t.Fatalf("finds %q", got)
	}
	offers := map[string]string{}
	for _, a := range all(p.Node, ".looser a") {
		offers[textOf(a)] = attr(a, "href")
		if n := textOf(one(closest(a, "li"), ".n")); n == "" || n == "0" {
			t.Errorf("offers %q with the count %q", textOf(a), n)
		}
	}
	if offers["mangrove"] != "/id/search?q=mangrove" || offers["zzzz"] != "" {
		t.Errorf("offers %v, want mangrove and not zzzz", offers)
	}
	for label, href := range offers {
		if len(titles(get(t, s, href))) == 0 {
			t.Errorf("the offer %q (%s) finds nothing either", label, href)
		}
	}
	if len(all(p.Node, ".nothing a[href=/id/hazards]")) == 0 {
		t.Error("does not lead to the hazards")
	}
	if got := texts(p.Node, ".results-head .chip"); len(got) != 1 {
		t.Errorf("chips %q, want the filter, so that it can be taken away", got)
	}
}

// TestOneResult offers looser words too.
func TestOneResult(t *testing.T) {
	p := get(t, sampleSite(t), "/id/search?q=bakau+ombak&kind=strategy")
	if len(titles(p)) != 1 || one(p.Node, ".looser") == nil {
		t.Errorf("%d hits, looser words %t; want 1 with them", len(titles(p)), one(p.Node, ".looser") != nil)
	}
}

// TestSearchExplains shows the glossary's words for the query and the page of the hazard it names.
func TestSearchExplains(t *testing.T) {
	p := get(t, starter(t), "/id/search?q=banjir+rob")
	if got := texts(p.Node, ".read-as dt"); len(got) == 0 {
		t.Error("does not say how the query was read")
	}
	if one(p.Node, `.subjects a[href=/id/hazards/tidal-flood]`) == nil {
		t.Error("does not lead to the subject page")
	}
	foreign := 0
	for _, h := range all(p.Node, ".hits .hit") {
		if one(h, ".why") != nil {
			foreign++
		}
	}
	t.Logf("%d hits came by the glossary", foreign)
}

// TestBadges wants a drill, an old review and another language to be said in words wherever a note is listed.
func TestBadges(t *testing.T) {
	p := get(t, sampleSite(t), "/id/search?sort=title&size=100&kind=case&kind=strategy&kind=guideline")
	want := map[string]string{"Latihan amonia Loktuan": "Latihan", "Permeable dams": "EN", "Draf tanggul laut": "Draf"}
	for _, h := range all(p.Node, ".hits .hit") {
		title := textOf(one(h, "h2 a"))
		if badge := want[title]; badge != "" && !slices.Contains(texts(h, ".badge"), badge) {
			t.Errorf("%q has the badges %q, want %s", title, texts(h, ".badge"), badge)
		}
		delete(want, title)
	}
	for title := range want {
		t.Errorf("%q is not listed", title)
	}
}

// TestResultsInEveryLanguage wants the same notes whatever the interface speaks, the reader's language first.
func TestResultsInEveryLanguage(t *testing.T) {
	s := sampleSite(t)
	for lang, want := range map[string]string{"id": "Banjir rob & pasang di Bontang", "en": "Tidal flooding in Bontang"} {
		p := get(t, s, fmt.Sprintf("/%s/search?hazard=tidal-flood&kind=case", lang))
		if got := titles(p); !slices.Equal(got, []string{want}) {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}
