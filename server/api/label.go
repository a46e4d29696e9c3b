package api

import (
	"siaga/content"
	"siaga/content/markdown"
	"siaga/index"
	"siaga/server/i18n"
)

// tables are the tables of the vocabulary by facet.
var tables = map[string]string{
	index.FacetHazard: "hazards", index.FacetSector: "sectors", index.FacetPhase: "phases",
	index.FacetMeasure: "measures", index.FacetOffice: "offices", index.FacetKind: "kinds",
	index.FacetEvidence: "evidence", facetPlace: "places",
}

// facetPlace is a facet of documents that the index does not count.
const facetPlace = "place"

// label is the word for a facet's value in a language: a region and a forum are called as their pages
// are, a language as its speakers call it, everything else as the vocabulary says.
func label(lib *content.Library, facet, value, lang string) string {
	switch facet {
	case index.FacetRegion:
		return titleOf(lib, content.Regions, value, lang)
	case index.FacetForum:
		return titleOf(lib, content.Forums, value, lang)
	case index.FacetIn:
		if name, ok := langNames[value]; ok {
			return name
		}
		return value
	}
	return lib.Vocabulary.Label(tables[facet], value, lang)
}

func titleOf(lib *content.Library, folder, slug, lang string) string {
	d := lib.Pick(folder+"/"+slug, append([]string{lang}, i18n.Langs...)...)
	if d == nil {
		return slug
	}
	return markdown.PlainInline(d.Title)
}

// langNames are the languages of the library as their speakers call them.
var langNames = map[string]string{"id": "Bahasa Indonesia", "en": "English", "ko": "한국어", "ja": "日本語", "ms": "Bahasa Melayu"}
