package api

import (
	"context"
	"strings"

	"siaga/index"
	"siaga/server/i18n"
)

// operation is one address of the API, read with GET.
type operation struct {
	route  string // below /api, as Gin writes it: "/v1/notes/:slug"
	name   string // operationId
	doc    string
	params []param
	errors []int // statuses it may answer besides 200
	answer func(ctx context.Context, in values) (any, error)
	shape  any // the zero value of what answer returns
}

// path is the route as OpenAPI writes it: "/api/v1/notes/{slug}".
func (op operation) path() string {
	parts := strings.Split("/api"+op.route, "/")
	for i, part := range parts {
		if name, ok := strings.CutPrefix(part, ":"); ok {
			parts[i] = "{" + name + "}"
		}
	}
	return strings.Join(parts, "/")
}

// operations is the table of all addresses but openapi.json itself.
func (a *API) operations() []operation {
	ops := []operation{
		{
			route: "/v1/search", name: "search",
			doc:    "Searches all notes, forum pages and region pages. One hit is one of them in one language.",
			params: searchParams(), errors: []int{400, 503}, shape: SearchResponse{},
			answer: func(ctx context.Context, in values) (any, error) { return search(ctx, a.site.Current(), in) },
		},
		{
			route: "/v1/suggest", name: "suggest",
			doc:    "Titles that begin with what has been typed, for a search box.",
			params: suggestParams(), errors: []int{400, 503}, shape: SuggestResponse{},
			answer: func(ctx context.Context, in values) (any, error) { return suggest(ctx, a.site.Current(), in) },
		},
	}
	for _, folder := range []struct{ name, one, doc string }{
		{"notes", "note", "One note with its passages, facts and sources."},
		{"forums", "forum", "One forum page."},
		{"regions", "region", "One region page; the slug is the region's code."},
	} {
		ops = append(ops, operation{
			route: "/v1/" + folder.name + "/:slug", name: folder.one, doc: folder.doc,
			params: documentParams(), errors: []int{400, 404}, shape: Document{},
			answer: func(_ context.Context, in values) (any, error) {
				return document(a.site.Current(), folder.name, in)
			},
		})
	}
	return ops
}

// langParam chooses the language of labels and addresses.
func langParam() param {
	return param{
		name: "lang", oneOf: i18n.Langs, start: i18n.Langs[0],
		doc: "language of the reader: labels and addresses follow it, and hits in it stand first",
	}
}

func searchParams() []param {
	params := []param{
		{name: "q", maxRunes: index.MaxQueryRunes, doc: `words, a "phrase", -without, field:value; empty finds all`},
		langParam(),
	}
	for _, facet := range index.Facets() {
		params = append(params, param{name: facet, repeat: true, doc: facetDocs[facet] + "; may be repeated, any of the values counts"})
	}
	return append(params,
		param{name: "from", number: true, low: 0, high: index.MaxFrom, start: "0", doc: "hits to leave out"},
		param{name: "size", number: true, low: 0, high: index.MaxSize, start: "20", doc: "hits to answer with"},
		param{name: "sort", oneOf: []string{sortRelevance, index.SortNew, index.SortTitle}, start: sortRelevance,
			doc: "order of the hits: best first, last reviewed first, or by title"},
	)
}

// facetDocs say what the facets of index.Facets are.
var facetDocs = map[string]string{
	index.FacetHazard:   "hazard",
	index.FacetSector:   "sector at risk",
	index.FacetPhase:    "phase of disaster management",
	index.FacetMeasure:  "kind of measure",
	index.FacetOffice:   "municipal office whose work it is",
	index.FacetRegion:   "code of a region",
	index.FacetKind:     "kind of document",
	index.FacetForum:    "slug of a forum",
	index.FacetEvidence: "grade of the evidence",
	index.FacetIn:       "language of the text",
}

func suggestParams() []param {
	return []param{
		{name: "q", maxRunes: index.MaxQueryRunes, doc: "what has been typed"},
		langParam(),
		{name: "size", number: true, low: 1, high: maxSuggestions, start: "8", doc: "suggestions to answer with"},
		{name: "format", oneOf: []string{formatObjects, formatOpenSearch}, start: formatObjects,
			doc: "opensearch answers with the array that browsers want"},
	}
}

func documentParams() []param {
	return []param{
		{name: "slug", inPath: true, required: true, maxRunes: 256, doc: "the document's name in its address"},
		{name: "lang", maxRunes: 35, doc: "language wanted; without it, or when the document has none in it, Indonesian, then English, then any"},
	}
}
