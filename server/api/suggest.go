package api

import (
	"context"

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

// Suggestion is a title.
type Suggestion struct {
	ID    string `json:"id" doc:"path without language"`
	Lang  string `json:"lang" doc:"language of the title"`
	Title string `json:"title"`
	Kind  string `json:"kind,omitempty"`
	URL   string `json:"url" doc:"page on this site"`
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

func suggest(ctx context.Context, snap *site.Snapshot, in values) (any, error) {
	found, err := snap.Suggest(ctx, in.text("q"), in.text("lang"), in.number("size"))
	if err != nil {
		return nil, err
	}
	out := SuggestResponse{Query: in.text("q"), Suggestions: make([]Suggestion, 0, len(found))}
	for _, s := range found {
		out.Suggestions = append(out.Suggestions, Suggestion{s.ID, s.Lang, s.Title, s.Kind, site.Path(s.ID, s.Lang)})
	}
	if in.text("format") == formatOpenSearch {
		return opensearchSuggestions(out), nil
	}
	return out, nil
}
