package index

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"siaga/content"
)

// randomLibrary has n documents in groups of one to three translations, each with a few of six words.
func randomLibrary(r *rand.Rand, n int) fakeCorpus {
	c := fakeCorpus{}
	vocabulary := []string{"alfa", "bravo", "delta", "eko", "golf", "india"}
	for slug := 0; c.Len() < n; slug++ {
		for _, lang := range []string{"id", "en", "ko"}[:1+r.IntN(3)] {
			var text []string
			for range 1 + r.IntN(4) {
				text = append(text, vocabulary[r.IntN(len(vocabulary))])
			}
			c.put(fmt.Sprintf("n%03d.%s", slug, lang), "Judul", strings.Join(text, " "), func(d *content.Document) {
				d.Facets.Hazards = some(r, "h", 4)
				d.Facets.Regions = some(r, "r", 3)
				d.Kind = pick(r, "case", "strategy")
			})
		}
	}
	return c
}

// bruteForce counts groups, or documents, by going over all of them for every facet.
func bruteForce(c fakeCorpus, word string, filters map[string][]string, group bool) (total int, counts map[string]map[string]int) {
	passes := func(d *content.Document, but int) bool {
		for facet := range numFacets {
			want := filters[facetNames[facet]]
			if facet == but || len(want) == 0 {
				continue
			}
			if !slices.ContainsFunc(facetValues(d, facet), func(v string) bool { return slices.Contains(want, v) }) {
				return false
			}
		}
		return true
	}
	unit := func(file string) string {
		if group {
			return c[file].doc.ID()
		}
		return file
	}
	seen := map[string]bool{}
	sets := map[string]map[string]map[string]bool{} // facet → value → units
	for file, n := range c {
		if word != "" && !slices.Contains(strings.Fields(n.body), word) {
			continue
		}
		if passes(n.doc, -1) {
			seen[unit(file)] = true
		}
		for facet := range numFacets {
			if !passes(n.doc, facet) {
				continue
			}
			name := facetNames[facet]
			for _, v := range facetValues(n.doc, facet) {
				if sets[name] == nil {
					sets[name] = map[string]map[string]bool{}
				}
				if sets[name][v] == nil {
					sets[name][v] = map[string]bool{}
				}
				sets[name][v][unit(file)] = true
			}
		}
	}
	counts = map[string]map[string]int{}
	for name, values := range sets {
		counts[name] = map[string]int{}
		for v, units := range values {
			counts[name][v] = len(units)
		}
	}
	return len(seen), counts
}

func TestFacetsAgainstBruteForce(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 9))
	c := randomLibrary(r, 300)
	x := openTest(t, "", c)
	for range 200 {
		q := Query{Text: pick(r, "alfa", "", "golf"), Filters: map[string][]string{}, Group: r.IntN(2) == 0, Size: -1}
		for name, values := range map[string][]string{
			"hazard": {"h-00", "h-01", "h-02"}, "region": {"r-00", "r-02"}, "kind": {"case"}, "in": {"en", "ko"},
		} {
			if r.IntN(2) == 0 {
				q.Filters[name] = values[:1+r.IntN(len(values))]
			}
		}
		res, err := x.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		total, counts := bruteForce(c, q.Text, q.Filters, q.Group)
		if res.Total != total {
			t.Errorf("Search(%+v): total %d, want %d", q, res.Total, total)
		}
		got := map[string]map[string]int{}
		for name, list := range res.Facets {
			values := map[string]int{}
			for _, v := range list {
				if v.Count > 0 {
					values[v.Value] = v.Count
				}
			}
			if len(values) > 0 {
				got[name] = values
			}
		}
		if diff := cmp.Diff(counts, got); diff != "" {
			t.Fatalf("Search(%+v): counts (-brute force +got):\n%s", q, diff)
		}
	}
}

// Pages put together are the whole list, without repetition, in an order that does not change.
func TestPagesAreTotal(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 11))
	x := openTest(t, "", randomLibrary(r, 200))
	for _, q := range []Query{{Text: "alfa"}, {Text: "alfa bravo", Group: true}, {}, {Sort: SortTitle}, {Text: "golf", Sort: SortNew}} {
		q.Size = 100
		whole := found(t, x, q)
		var pages []string
		for q.Size = 7; len(pages) < len(whole); q.From += 7 {
			page := found(t, x, q)
			if len(page) == 0 {
				break
			}
			pages = append(pages, page...)
		}
		if diff := cmp.Diff(whole, pages[:min(len(pages), len(whole))]); diff != "" {
			t.Errorf("%+v: pages (-at once +paged):\n%s", q, diff)
		}
		unique := map[string]bool{}
		for _, p := range pages {
			unique[p] = true
		}
		if len(unique) != len(pages) {
			t.Errorf("%+v: %d hits, %d different ones", q, len(pages), len(unique))
		}
	}
}

func TestGroups(t *testing.T) {
	x := openTest(t, "", smallLibrary())
	tests := []struct {
		name   string
		q      Query
		want   []string
		others [][]string
	}{
		{"reader's language stands for the group", Query{Text: "loktuan", Lang: "en"}, []string{"banjir-rob.en"}, [][]string{{"id"}}},
		{"what matched stands for it", Query{Text: "tides", Lang: "id"}, []string{"banjir-rob.en"}, [][]string{{"id"}}},
		{"filtered by language", Query{Text: "loktuan", Lang: "en", In: []string{"id"}}, []string{"banjir-rob.id"}, [][]string{{"en"}}},
		{"no translations", Query{Text: "지진해일", Lang: "en"}, []string{"ulsan.ko"}, [][]string{nil}},
	}
	for _, tt := range tests {
		tt.q.Group = true
		res, err := x.Search(t.Context(), tt.q)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		var others [][]string
		for _, h := range res.Hits {
			got = append(got, strings.TrimPrefix(h.ID, "notes/")+"."+h.Lang)
			others = append(others, h.Others)
		}
		if !cmp.Equal(got, tt.want) || !cmp.Equal(others, tt.others) {
			t.Errorf("%s: hits %v others %v, want %v %v", tt.name, got, others, tt.want, tt.others)
		}
	}
}

// A chosen value is listed even when nothing has it, so that it can be taken off again.
func TestChosenValueIsListed(t *testing.T) {
	x := openTest(t, "", smallLibrary())
	res, err := x.Search(t.Context(), Query{Text: "loktuan", Filters: map[string][]string{"hazard": {"tsunami"}}})
	if err != nil {
		t.Fatal(err)
	}
	want := []Count{{"tidal-flood", 2}, {"tsunami", 0}}
	if diff := cmp.Diff(want, res.Facets["hazard"]); diff != "" || res.Total != 0 {
		t.Errorf("total %d, hazard (-want +got):\n%s", res.Total, diff)
	}
	if got, want := slices.Sorted(maps.Keys(res.Facets)), slices.Sorted(slices.Values(Facets())); !cmp.Equal(got, want) {
		t.Errorf("facets %v, want %v", got, want)
	}
}
