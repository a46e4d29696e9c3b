package server

import (
	"cmp"
	"math"
	"slices"

	"siaga/content"
)

// Bounds of the list of related notes.
const (
	relatedShown  = 4
	relatedSearch = 2000 // notes looked at per facet value; a value that more carry says little
)

// relatedFacets say what two notes have in common, in the order in which the reader is told.
var relatedFacets = []string{"measure", "hazard", "region", "sector"}

// related lists the notes that share most facet values with d, rare values counting more (the inverse
// document frequency of information retrieval).
func (s *Server) related(b base, d *content.Document) []Row {
	o := s.over(b.snap)
	score, shared := map[string]float64{}, map[string][]string{}
	facets := facetsOf(d)
	for _, facet := range relatedFacets {
		for _, v := range facets[facet] {
			ids := o.by[facet][v]
			if len(ids) > relatedSearch {
				continue
			}
			w := math.Log(1 + float64(len(o.notes))/float64(len(ids)))
			for _, id := range ids {
				if id != d.ID() {
					score[id] += w
					shared[id] = append(shared[id], b.Label(facet, v))
				}
			}
		}
	}
	ids := slices.SortedFunc(keys(score), func(x, y string) int {
		return cmp.Or(cmp.Compare(score[y], score[x]), cmp.Compare(x, y))
	})
	rows := b.rows(ids[:min(len(ids), relatedShown)])
	for i := range rows {
		if common := shared[rows[i].Doc.ID()]; len(common) > 0 {
			rows[i].Note = b.T("note.shares", join(common[:min(len(common), 2)]))
		}
	}
	return rows
}
