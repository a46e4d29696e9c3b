package server

import (
	"errors"
	"html/template"
	"strings"

	"github.com/gin-gonic/gin"

	"siaga/index"
	"siaga/server/i18n"
)

// understood is one term of the glossary that stands in the query, with its words in other languages.
type understood struct {
	Typed   string
	Concept string
	Words   []translation
}

type translation struct{ Lang, Term, URL string }

// subjectLink leads from a query to the page of a hazard that it names.
type subjectLink struct {
	Label, URL string
	Icon       template.HTML
}

// looser is a wider query with the number of notes it finds.
type looser struct {
	Label, URL string
	Count      int
}

func isBuilding(err error) bool { return errors.Is(err, index.ErrBuilding) }

// understood finds the glossary's terms in the query, whatever language it is in.
func (b base) understood() []understood {
	var list []understood
	seen := map[string]bool{}
	for _, lang := range i18n.Langs {
		for _, f := range b.snap.Library.Glossary.Matcher(lang).Find(b.Q) {
			c := b.snap.Library.Glossary.Concept(f.Concept)
			if c == nil || seen[f.Concept] {
				continue
			}
			seen[f.Concept] = true
			u := understood{Typed: b.Q[f.Start:f.End], Concept: f.Concept}
			for _, l := range i18n.Langs {
				for i, t := range c.Terms[l] {
					if i < 2 && !strings.EqualFold(t, u.Typed) {
						u.Words = append(u.Words, translation{l, t, b.SearchURL("q", t)})
					}
				}
			}
			list = append(list, u)
		}
	}
	return list
}

// subjects lists the hazard pages whose concept the query names.
func (b base) subjects() []subjectLink {
	var list []subjectLink
	for _, u := range b.understood() {
		for _, v := range b.snap.Library.Vocabulary.Values("hazards") {
			if v.Concept == u.Concept && u.Concept != "" {
				list = append(list, subjectLink{b.Label("hazard", v.Value), b.FacetURL("hazard", v.Value), b.HazardIcon(v.Value)})
			}
		}
	}
	return list
}

// maxLooser bounds how many wider queries a page with few hits tries.
const maxLooser = 6

// looser tries the query without its filters and each of its words alone.
func (s *Server) looser(c *gin.Context, b base, q index.Query) []looser {
	type try struct {
		label string
		q     index.Query
		url   string
	}
	var tries []try
	if len(q.Filters)+len(q.In) > 0 {
		wide := index.Query{Text: q.Text, Lang: q.Lang, Group: true}
		tries = append(tries, try{b.T("looser.no-filters"), wide, b.SearchURL("q", q.Text)})
	}
	words := strings.Fields(strings.Trim(q.Text, `"`))
	if len(words) > 1 || strings.ContainsAny(q.Text, `":-`) {
		for _, w := range words {
			w = strings.Trim(w, `"-`)
			if w == "" || strings.Contains(w, ":") {
				continue
			}
			tries = append(tries, try{w, index.Query{Text: w, Lang: q.Lang, Group: true}, b.SearchURL("q", w)})
		}
	}
	var list []looser
	for _, t := range tries[:min(len(tries), maxLooser)] {
		t.q.Size = 1
		if r, err := s.search(c, b.snap, t.q); err == nil && r.Total > 0 {
			list = append(list, looser{t.label, t.url, r.Total})
		}
	}
	return list
}
