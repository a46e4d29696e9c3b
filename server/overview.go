package server

import (
	"cmp"
	"slices"
	"sync"

	"siaga/content"
	"siaga/server/site"
)

// memo keeps one value made from a snapshot, so that what depends on the whole library is counted once
// per change and not per request.
type memo[T any] struct {
	mu    sync.Mutex
	snap  *site.Snapshot
	value *T
}

func (m *memo[T]) get(snap *site.Snapshot, make func(*site.Snapshot) *T) *T {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.snap != snap {
		m.snap, m.value = snap, make(snap)
	}
	return m.value
}

// overview is what lists and counts need of a whole library: which subjects carry which facet value.
// Translations count as one.
type overview struct {
	notes  []string                       // ids of notes, newest review first
	by     map[string]map[string][]string // facet → value → ids of notes, newest first
	langs  map[string]int                 // content language → notes
	newest content.Date
}

// facetsOf lists the facet values of a document by the facet's name in addresses.
func facetsOf(d *content.Document) map[string][]string {
	f := d.Facets
	m := map[string][]string{
		"hazard": f.Hazards, "sector": f.Sectors, "phase": f.Phases, "office": f.Offices, "measure": f.Measures,
		"region": f.Regions, "forum": f.Forums, "place": f.Places,
	}
	if d.Kind != "" {
		m["kind"] = []string{d.Kind}
	}
	if d.Evidence != "" {
		m["evidence"] = []string{d.Evidence}
	}
	return m
}

// Overview returns the overview of a snapshot.
func (s *Server) over(snap *site.Snapshot) *overview { return s.overview.get(snap, newOverview) }

func newOverview(snap *site.Snapshot) *overview {
	lib := snap.Library
	o := &overview{by: map[string]map[string][]string{}, langs: map[string]int{}}
	first := map[string]*content.Document{}
	for id := range lib.In(content.Notes) {
		o.notes = append(o.notes, id)
		first[id] = lib.Pick(id)
		for _, d := range lib.Translations(id) {
			o.langs[d.Lang]++
		}
	}
	slices.SortStableFunc(o.notes, func(a, b string) int { return newerFirst(first[a], first[b]) })
	for _, id := range o.notes {
		for facet, values := range facetsOf(first[id]) {
			for _, v := range values {
				if o.by[facet] == nil {
					o.by[facet] = map[string][]string{}
				}
				o.by[facet][v] = append(o.by[facet][v], id)
			}
		}
	}
	if len(o.notes) > 0 {
		o.newest = first[o.notes[0]].Reviewed
	}
	return o
}

// newerFirst orders documents by review, then by the file's time, then by ID.
func newerFirst(a, b *content.Document) int {
	switch {
	case b.Reviewed.Before(a.Reviewed):
		return -1
	case a.Reviewed.Before(b.Reviewed):
		return 1
	}
	return cmp.Or(b.ModTime.Compare(a.ModTime), cmp.Compare(a.ID(), b.ID()))
}

// Count is how many notes carry a facet value.
func (o *overview) Count(facet, value string) int { return len(o.by[facet][value]) }
