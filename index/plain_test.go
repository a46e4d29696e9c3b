package index

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"
)

// BenchmarkPlain answers the same queries by the engine's own search with its own facets, on the same index
// and in turn with ours, and reports how many times longer it takes. It is spared the highlighting, which
// would need the text stored in every field, the fields of all languages but one, and the grouping of
// translations.
func BenchmarkPlain(b *testing.B) {
	s := benchIndex(b)
	w := newWords(b, s.index)
	for _, class := range queryClasses {
		b.Run(class.name, func(b *testing.B) {
			r := rand.New(rand.NewPCG(3, 4))
			queries := make([]Query, 40)
			for i := range queries {
				queries[i] = class.make(r, w)
				queries[i].Lang, queries[i].Group = "id", true
			}
			var ours, plain percentiles
			n := 0
			for b.Loop() {
				q := queries[n%len(queries)]
				n++
				start := time.Now()
				if _, err := s.index.Search(b.Context(), q); err != nil {
					b.Fatal(err)
				}
				ours.lap(start)
				start = time.Now()
				if _, err := s.index.store.bleve.SearchInContext(b.Context(), plainRequest(q, class.any)); err != nil {
					b.Fatal(err)
				}
				plain.lap(start)
			}
			plain.report(b)
			slices.Sort(ours)
			at := func(p percentiles, q float64) float64 { return float64(p[int(q*float64(len(p)-1))]) }
			b.ReportMetric(at(plain, 0.5)/at(ours, 0.5), "p50-ratio")
			b.ReportMetric(at(plain, 0.95)/at(ours, 0.95), "p95-ratio")
		})
	}
}

// plainRequest is the request that one would write for the engine by its documentation.
func plainRequest(q Query, some bool) *bleve.SearchRequest {
	var all []query.Query
	for _, t := range q.Parse().Terms {
		var fields []query.Query
		for _, part := range textParts {
			if t.Phrase {
				m := bleve.NewMatchPhraseQuery(t.Text)
				m.SetField(fieldName(part, langID))
				fields = append(fields, m)
				continue
			}
			m := bleve.NewMatchQuery(t.Text)
			m.SetField(fieldName(part, langID))
			m.SetBoost(partWeights[part])
			fields = append(fields, m)
		}
		all = append(all, bleve.NewDisjunctionQuery(fields...))
	}
	if some {
		all = []query.Query{bleve.NewDisjunctionQuery(all...)}
	}
	for name, values := range q.Filters {
		var either []query.Query
		for _, v := range values {
			m := bleve.NewTermQuery(v)
			m.SetField(facetField(facetNumber(name)))
			either = append(either, m)
		}
		all = append(all, bleve.NewDisjunctionQuery(either...))
	}
	var asked query.Query = bleve.NewMatchAllQuery()
	if len(all) > 0 {
		asked = bleve.NewConjunctionQuery(all...)
	}
	req := bleve.NewSearchRequestOptions(asked, DefaultSize, 0, false)
	for facet := range numFacets {
		req.AddFacet(facetNames[facet], bleve.NewFacetRequest(facetField(facet), 20))
	}
	if strings.TrimSpace(q.Text) == "" {
		req.SortBy([]string{"-_id"})
	}
	return req
}
