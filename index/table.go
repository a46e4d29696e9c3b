package index

import (
	"context"
	"fmt"
	"slices"

	index "github.com/blevesearch/bleve_index_api"
)

// table holds the facets' values of every document. Values of all facets are numbered through, those of one
// facet one after the other in ascending order, so that filtering and counting a document is one pass over a
// few numbers. Counting so costs 1.2 ms for three facets of 16,000 hits, where the engine's facets take
// 18.6 ms (medians at 100,000 notes).
type table struct {
	values []string // by number
	facet  []uint8  // by number: which facet it is a value of
	first  [numFacets + 1]int
	start  []uint32 // values of document n are at[start[n]:start[n+1]], ascending
	at     []uint16
}

// maxValues is how many different values all facets together can have; more are left out. A controlled
// vocabulary has some dozens, regions some hundreds.
const maxValues = 1 << 16

// pair says that a document has a value.
type pair struct {
	doc   uint32
	value uint16
}

// loadTable reads the postings of every term of every facet once.
func loadTable(ctx context.Context, r index.IndexReader, docs int) (*table, error) {
	t := &table{start: make([]uint32, docs+1)}
	var pairs []pair
	for facet := range numFacets {
		t.first[facet] = len(t.values)
		terms, err := fieldTerms(r, facetField(facet))
		if err != nil {
			return nil, err
		}
		for _, term := range terms {
			if len(t.values) == maxValues {
				break
			}
			before := len(pairs)
			pairs, err = appendPostings(ctx, r, facetField(facet), term, pairs, uint16(len(t.values)))
			if err != nil {
				return nil, err
			}
			if len(pairs) > before { // a term may remain of documents that are gone
				t.values, t.facet = append(t.values, term), append(t.facet, uint8(facet))
			}
		}
	}
	t.first[numFacets] = len(t.values)
	return t, t.arrange(pairs, docs)
}

// arrange sorts the pairs, which are in order of values, by document.
func (t *table) arrange(pairs []pair, docs int) error {
	for _, p := range pairs {
		if int(p.doc) >= docs {
			return fmt.Errorf("facet %s: document number %d: %w", facetNames[t.facet[p.value]], p.doc, errDamaged)
		}
		t.start[p.doc+1]++
	}
	for n := range docs {
		t.start[n+1] += t.start[n]
	}
	t.at = make([]uint16, len(pairs))
	next := slices.Clone(t.start)
	for _, p := range pairs {
		t.at[next[p.doc]] = p.value
		next[p.doc]++
	}
	return nil
}

// of returns the numbers of the values of document n.
func (t *table) of(n uint32) []uint16 { return t.at[t.start[n]:t.start[n+1]] }

// valuesOf lists the values of a facet in ascending order; the first has the number first[facet].
func (t *table) valuesOf(facet int) []string { return t.values[t.first[facet]:t.first[facet+1]] }

// number is the number of a facet's value.
func (t *table) number(facet int, value string) (n int, ok bool) {
	i, ok := slices.BinarySearch(t.valuesOf(facet), value)
	return t.first[facet] + i, ok
}

// fieldTerms lists the terms of a field in ascending order.
func fieldTerms(r index.IndexReader, field string) ([]string, error) {
	dict, err := r.FieldDict(field)
	if err != nil {
		return nil, fmt.Errorf("field %s: %w", field, err)
	}
	defer dict.Close() // an open dictionary would keep Close of the index waiting for ever
	var terms []string
	for {
		e, err := dict.Next()
		if err != nil {
			return nil, fmt.Errorf("field %s: %w", field, err)
		}
		if e == nil {
			return terms, nil
		}
		terms = append(terms, e.Term)
	}
}

// appendPostings adds a pair for every document that has the term.
func appendPostings(ctx context.Context, r index.IndexReader, field, term string, pairs []pair, value uint16) ([]pair, error) {
	postings, err := r.TermFieldReader(ctx, []byte(term), field, false, false, false)
	if err != nil {
		return nil, fmt.Errorf("field %s: %w", field, err)
	}
	defer postings.Close()
	var posting index.TermFieldDoc
	for {
		p, err := postings.Next(&posting)
		if err != nil {
			return nil, fmt.Errorf("field %s: %w", field, err)
		}
		if p == nil {
			return pairs, nil
		}
		pairs = append(pairs, pair{uint32(p.ID.Value()), value})
	}
}
