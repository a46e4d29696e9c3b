package api

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"siaga/content"
	"siaga/index"
	"siaga/server/site"
)

// maxSuggestions is how many titles one answer may have.
const maxSuggestions = index.MaxSuggestions

// The forms of an answer of /api/v1/suggest.
const (
	formatObjects    = "objects"
	formatOpenSearch = "opensearch"
)

// SuggestResponse answers /api/v1/suggest.
type SuggestResponse struct {
	Query       string       `json:"query" doc:"what was typed"`
	Suggestions []Suggestion `json:"suggestions"`
}

// The groups that suggestions stand in, in their order.
const (
	groupNote    = "note"
	groupHeading = "heading"
	groupTerm    = "term"
	groupRegion  = "region"
)

// Suggestion is a title, a heading or a term.
type Suggestion struct {
	ID        string `json:"id" doc:"path without language; of a term its concept"`
	Lang      string `json:"lang" doc:"language of the title"`
	Title     string `json:"title"`
	Kind      string `json:"kind,omitempty"`
	KindLabel string `json:"kind_label,omitempty" doc:"what it is, in the reader's language"`
	Group     string `json:"group" doc:"note, heading, term or region; suggestions of one group stand together"`
	URL       string `json:"url" doc:"page on this site"`
}

// opensearchSuggestions is the same in the form that browsers ask for: the query and parallel lists of
// titles, descriptions and addresses.
type opensearchSuggestions SuggestResponse

func (s opensearchSuggestions) list() []any {
	titles, kinds, urls := []string{}, []string{}, []string{}
	for _, one := range s.Suggestions {
		titles, kinds, urls = append(titles, one.Title), append(kinds, one.Kind), append(urls, one.URL)
	}
	return []any{s.Query, titles, kinds, urls}
}

// Shares of one answer: titles give way to headings and terms only where these are.
const (
	maxHeadings = 3
	maxTerms    = 3
)

func suggest(ctx context.Context, snap *site.Snapshot, in values) (any, error) {
	text, lang, size := in.text("q"), in.text("lang"), in.number("size")
	titles, err := snap.Suggest(ctx, text, lang, size)
	if err != nil {
		return nil, err
	}
	groups := map[string][]Suggestion{groupTerm: terms(snap.Library, text, lang)}
	for _, s := range titles {
		group := groupNote
		if strings.HasPrefix(s.ID, content.Regions+"/") {
			group = groupRegion
		}
		groups[group] = append(groups[group], Suggestion{
			ID: s.ID, Lang: s.Lang, Title: s.Title, Kind: s.Kind, Group: group, URL: site.Path(s.ID, s.Lang),
			KindLabel: label(snap.Library, index.FacetKind, s.Kind, lang),
		})
	}
	headings, err := snap.SuggestHeadings(ctx, text, lang, maxHeadings)
	if err != nil {
		return nil, err
	}
	for _, h := range headings {
		groups[groupHeading] = append(groups[groupHeading], Suggestion{
			ID: h.ID, Lang: h.Lang, Title: h.Heading, Group: groupHeading, URL: site.PassagePath(site.Path(h.ID, h.Lang), h.Anchor),
			KindLabel: noteTitle(snap.Library, h.ID, h.Lang),
		})
	}
	out := SuggestResponse{Query: text, Suggestions: inOrder(groups, size)}
	if in.text("format") == formatOpenSearch {
		return opensearchSuggestions(out), nil
	}
	return out, nil
}

// inOrder puts the groups one behind the other, at most size in all. Each keeps a place for its first.
func inOrder(groups map[string][]Suggestion, size int) []Suggestion {
	order := []string{groupNote, groupHeading, groupTerm, groupRegion}
	left := size
	take := map[string]int{}
	for first := true; left > 0; first = false {
		before := left
		for _, g := range order {
			n := len(groups[g]) - take[g]
			if first {
				n = min(n, 1)
			}
			n = min(n, left)
			take[g], left = take[g]+n, left-n
		}
		if left == before {
			break
		}
	}
	out := make([]Suggestion, 0, size)
	for _, g := range order {
		out = append(out, groups[g][:take[g]]...)
	}
	return out
}

// terms lists the glossary's terms, in any language, that begin with text, the reader's language first.
func terms(lib *content.Library, text, lang string) []Suggestion {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "" {
		return nil
	}
	var own, others []Suggestion
	for i := range lib.Glossary.Concepts {
		c := &lib.Glossary.Concepts[i]
		for l, words := range c.Terms {
			at := slices.IndexFunc(words, func(w string) bool { return strings.HasPrefix(strings.ToLower(w), text) })
			if at < 0 {
				continue
			}
			s := Suggestion{
				ID: c.ID, Lang: l, Title: words[at], Group: groupTerm, KindLabel: c.Term(lang),
				URL: "/" + lang + "/glossary#" + c.ID,
			}
			if l == lang {
				s.KindLabel = ""
				own = append(own, s)
			} else {
				others = append(others, s)
			}
		}
	}
	byTitle := func(a, b Suggestion) int {
		return cmp.Or(cmp.Compare(len(a.Title), len(b.Title)), strings.Compare(a.Title, b.Title))
	}
	slices.SortFunc(own, byTitle)
	slices.SortFunc(others, byTitle)
	all := append(own, others...)
	return all[:min(len(all), maxTerms)]
}

// noteTitle is the title of a document, "" when it is gone.
func noteTitle(lib *content.Library, id, lang string) string {
	if d := lib.Doc(id, lang); d != nil {
		return d.Title
	}
	return ""
}
