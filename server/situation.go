package server

import (
	"net/url"
	"slices"

	"siaga/index"
	"siaga/server/i18n"
)

// corrected says that the words of a query were read as others, with the way back.
type corrected struct{ From, To, URL string }

func (p *searchPage) corrected() *corrected {
	c := p.Result.Corrected
	if c == nil {
		return nil
	}
	return &corrected{c.From, c.To, p.with(func(u url.Values) { u.Set("q", c.AsTyped) })}
}

// situation is a filter that the words of a query name, offered and never applied by itself.
type situation struct{ Label, URL string }

// situationFacets are what a situation is made of.
var situationFacets = []string{"hazard", "sector", "phase", "measure", "office", "region"}

// situationWords are how people say when something is to be done, beside the labels of the phases.
var situationWords = map[string]map[string][]string{
	"preparedness": {"id": {"sebelum", "menjelang", "siap"}, "en": {"before", "prepare"}, "ko": {"전에", "사전"}},
	"response":     {"id": {"saat", "ketika", "sedang"}, "en": {"during"}, "ko": {"동안", "발생 시"}},
	"recovery":     {"id": {"sesudah", "setelah", "pasca"}, "en": {"after"}, "ko": {"이후", "후에"}},
}

// situation finds filters in the words of a query: "rob pelabuhan sebelum musim hujan" names a hazard, a sector and a
// phase. Only those are offered that hits have and that are not chosen already.
func (p *searchPage) situation(q index.Query) []situation {
	if p.Q == "" {
		return nil
	}
	words := p.snap.Index.Words(p.Q)
	var list []situation
	for _, facet := range situationFacets {
		if len(q.Filters[facet]) > 0 {
			continue
		}
		for _, n := range p.Result.Facets[facet] {
			if n.Count > 0 && n.Count < p.Result.Total && p.names(words, facet, n.Value) {
				list = append(list, situation{p.Label(facet, n.Value), p.with(func(u url.Values) { u.Set(facet, n.Value) })})
			}
		}
	}
	return list
}

// names reports whether words of a query name a value of a facet: its label, or the concept that defines it, in any
// language.
func (p *searchPage) names(words index.Words, facet, value string) bool {
	for lang, terms := range situationWords[value] {
		if slices.ContainsFunc(terms, func(t string) bool { return words.Have(lang, t) }) {
			return true
		}
	}
	for _, lang := range i18n.Langs {
		if words.Have(lang, p.snap.Library.Vocabulary.Label(facet, value, lang)) {
			return true
		}
	}
	if facet == "region" {
		d := p.snap.Library.Pick("regions/"+value, p.Lang)
		return d != nil && words.Have(d.Lang, d.Title)
	}
	v, ok := p.snap.Library.Vocabulary.Value(facet, value)
	if !ok || v.Concept == "" {
		return false
	}
	c := p.snap.Library.Glossary.Concept(v.Concept)
	if c == nil {
		return false
	}
	for lang, terms := range c.Terms {
		if slices.ContainsFunc(terms, func(t string) bool { return words.Have(lang, t) }) {
			return true
		}
	}
	return false
}
