package server

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"siaga/content"
)

// Bounds of the list of related notes.
const (
	relatedShown  = 4
	relatedSearch = 2000 // notes looked at per facet value; a value that more carry says little
	similarShown  = 8    // notes of like words that are considered
)

// similarWeight is what the likest text counts, about as much as two shared values that one note in ten has.
const similarWeight = 5.0

// relatedFacets say what two notes have in common, in the order in which the reader is told.
var relatedFacets = []string{"measure", "hazard", "region", "sector"}

// related lists the notes that share most facet values and words with d, rare ones counting more (the inverse
// document frequency of information retrieval).
func (s *Server) related(c *gin.Context, b base, d *content.Document) []Row {
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
	for i, id := range s.similar(c, b, d) {
		score[id] += similarWeight * float64(similarShown-i) / similarShown
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

// similar lists notes whose words are like those of d. While there is no index the facets do alone.
func (s *Server) similar(c *gin.Context, b base, d *content.Document) []string {
	if b.snap.Index == nil {
		return nil
	}
	ids, err := b.snap.Index.Similar(c.Request.Context(), d.ID(), d.Lang, similarShown)
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(ids, func(id string) bool { return !strings.HasPrefix(id, content.Notes+"/") })
}
