package server

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"siaga/content"
)

// reference is a source in the order in which a page first cites it.
type reference struct {
	content.Source
	Number int // 1-based; uncited sources come last
	Uses   int // how often the page cites it
	Marks  int // how many of its marks have an id to go back to
}

// Host is the site that a source's address is on, without "www.".
func (r *reference) Host() string {
	u, err := url.Parse(r.URL)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// references numbers the sources of one or several documents as a page cites them.
type references struct {
	byKey map[string]*reference
	order []*reference
}

func newReferences(sources []content.Source) *references {
	r := &references{byKey: map[string]*reference{}}
	for _, s := range sources {
		if _, dup := r.byKey[s.ID]; !dup {
			r.byKey[s.ID] = &reference{Source: s}
		}
	}
	return r
}

// cite is what markdown asks for each citation mark.
func (r *references) cite(key string) (int, bool) {
	ref, ok := r.byKey[key]
	if !ok {
		return 0, false
	}
	if ref.Number == 0 {
		r.order = append(r.order, ref)
		ref.Number = len(r.order)
	}
	ref.Uses++
	return ref.Number, true
}

// refID is the id of a source in the list.
func refID(key string) string { return "x-ref-" + key }

// markID is the id of the next mark of a source.
func (r *references) markID(key string) string {
	ref, ok := r.byKey[key]
	if !ok {
		return ""
	}
	ref.Marks++
	return "x-cite-" + key + "-" + strconv.Itoa(ref.Marks)
}

// list gives the cited sources by number, then the others in their order.
func (r *references) list(sources []content.Source) []*reference {
	list := slices.Clone(r.order)
	for _, s := range sources {
		if ref := r.byKey[s.ID]; ref.Number == 0 && !slices.Contains(list, ref) {
			list = append(list, ref)
			ref.Number = len(list)
		}
	}
	return list
}
