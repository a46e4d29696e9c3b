package server

import (
	"cmp"
	"slices"

	"siaga/index"
)

// facetShown is how many values of a facet stand open before "n others".
const facetShown = 5

// facets makes the filter column. Every value that the library uses is listed, also with zero hits, so
// that nothing jumps when a filter is set.
func (p *searchPage) facets(q index.Query) []facet {
	o := p.srv.over(p.snap)
	var groups []facet
	for i, name := range facetNames {
		chosen := q.Filters[name]
		if name == "in" {
			chosen = q.In
		}
		counts := map[string]int{}
		for _, c := range p.Result.Facets[name] {
			counts[c.Value] = c.Count
		}
		values := p.facetValues(name, o, counts, chosen)
		if len(values) < 2 && len(chosen) == 0 {
			continue // nothing to choose
		}
		f := facet{Name: name, Label: p.T("facet." + name), Chosen: len(chosen), Open: i < openFacets || len(chosen) > 0}
		cut := facetShown
		if len(values) == facetShown+1 {
			cut++ // "1 other" would take the same room
		}
		f.Values = values[:min(len(values), cut)]
		f.More = values[min(len(values), cut):]
		groups = append(groups, f)
	}
	return groups
}

// facetValues lists the values of a facet: chosen ones first, then by count, then in vocabulary order.
func (p *searchPage) facetValues(name string, o *overview, counts map[string]int, chosen []string) []facetValue {
	var all []string
	switch name {
	case "in":
		all = slices.Sorted(keys(o.langs))
	case "region", "forum":
		all = slices.Sorted(keys(o.by[name]))
	default:
		for _, v := range p.snap.Library.Vocabulary.Values(facetTable[name]) {
			if len(o.by[name][v.Value]) > 0 || counts[v.Value] > 0 {
				all = append(all, v.Value)
			}
		}
	}
	for _, c := range p.Result.Facets[name] {
		if !slices.Contains(all, c.Value) {
			all = append(all, c.Value)
		}
	}
	for _, v := range chosen {
		if !slices.Contains(all, v) {
			all = append(all, v)
		}
	}
	values := make([]facetValue, 0, len(all))
	for _, v := range all {
		values = append(values, facetValue{v, p.Label(name, v), counts[v], slices.Contains(chosen, v)})
	}
	slices.SortStableFunc(values, func(a, b facetValue) int {
		if a.Chosen != b.Chosen {
			if a.Chosen {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.Count, a.Count)
	})
	return values
}
