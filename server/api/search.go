package api

import (
	"context"
	"html"
	"math"
	"strings"

	"siaga/index"
	"siaga/server/site"
)

// sortRelevance is how an address asks for index.SortRelevance.
const sortRelevance = "relevance"

// SearchResponse answers /api/v1/search (DESIGN §5).
type SearchResponse struct {
	Query     string                  `json:"query" doc:"the query as given"`
	Total     int                     `json:"total" doc:"hits in all"`
	TookMS    float64                 `json:"took_ms" doc:"time of the search in milliseconds"`
	Corrected *Corrected              `json:"corrected,omitempty" doc:"words that no note has and what they were read as"`
	Hits      []Hit                   `json:"hits"`
	Facets    map[string][]FacetCount `json:"facets" doc:"values of the hits by facet, most frequent first"`
}

// Corrected is a slip in the query.
type Corrected struct {
	From string `json:"from" doc:"as typed; in quotation marks it is searched so"`
	To   string `json:"to"`
}

// Hit is one document in one language.
type Hit struct {
	ID       string    `json:"id" doc:"path without language"`
	Lang     string    `json:"lang" doc:"language of the text"`
	Title    string    `json:"title"`
	URL      string    `json:"url" doc:"page on this site"`
	Score    float64   `json:"score" doc:"comparable within one answer only"`
	Kind     string    `json:"kind" doc:"strategy, case, guideline, profile, takeaway, forum or region; empty when not stated"`
	Regions  []string  `json:"regions" doc:"codes of regions"`
	Evidence string    `json:"evidence,omitempty" doc:"grade of the evidence"`
	Exercise bool      `json:"exercise,omitempty" doc:"the event described was a drill"`
	Updated  string    `json:"updated,omitempty" doc:"date of the last review, else of the file"`
	Snippets []Snippet `json:"snippets"`
	Why      []Why     `json:"why,omitempty" doc:"words found in another form than typed"`
}

// Snippet is a piece of a passage.
type Snippet struct {
	HTML    string `json:"html" doc:"escaped text in which <mark> stands around what answers the query"`
	Heading string `json:"heading,omitempty" doc:"of the passage"`
	URL     string `json:"url" doc:"page and passage"`
}

// Why says how a word was found.
type Why struct {
	Typed   string `json:"typed"`
	Matched string `json:"matched"`
	Concept string `json:"concept,omitempty" doc:"entry of the glossary that links the two"`
}

// FacetCount is a value of a facet.
type FacetCount struct {
	Value string `json:"value"`
	Label string `json:"label" doc:"in the reader's language"`
	Count int    `json:"count"`
}

// Search answers as GET /api/v1/search does to the parameters q. Parameters out of bounds give a *Problem.
func Search(ctx context.Context, snap *site.Snapshot, q map[string][]string) (*SearchResponse, error) {
	in, err := operation{params: searchParams()}.check(q, nil)
	if err != nil {
		return nil, err
	}
	return search(ctx, snap, in)
}

// Encode is an answer as the API writes it.
func (r *SearchResponse) Encode() []byte { return encode(r) }

func search(ctx context.Context, snap *site.Snapshot, in values) (*SearchResponse, error) {
	q := index.Query{
		Text: in.text("q"), Lang: in.text("lang"), From: in.number("from"), Size: in.number("size"),
		Filters: map[string][]string{},
	}
	if q.Size == 0 {
		q.Size = -1 // counts alone
	}
	if s := in.text("sort"); s != sortRelevance {
		q.Sort = s
	}
	for _, facet := range index.Facets() {
		if len(in[facet]) > 0 {
			q.Filters[facet] = in[facet]
		}
	}
	if p := q.Parse(); p.Cut {
		return nil, badf("q", "has more than %d words", index.MaxTerms)
	}
	res, err := snap.Search(ctx, q)
	if err != nil {
		return nil, err
	}
	return response(snap, in.text("q"), q.Lang, res), nil
}

// response writes a result in the words of the API.
func response(snap *site.Snapshot, query, lang string, res index.Result) *SearchResponse {
	out := &SearchResponse{
		Query: query, Total: res.Total,
		TookMS: math.Round(res.Took.Seconds()*1e5) / 100,
		Hits:   make([]Hit, 0, len(res.Hits)),
		Facets: make(map[string][]FacetCount, len(res.Facets)),
	}
	if c := res.Corrected; c != nil {
		out.Corrected = &Corrected{c.From, c.To}
	}
	for _, h := range res.Hits {
		out.Hits = append(out.Hits, hit(h, lang))
	}
	for facet, counts := range res.Facets {
		list := make([]FacetCount, 0, len(counts))
		for _, n := range counts {
			list = append(list, FacetCount{n.Value, label(snap.Library, facet, n.Value, lang), n.Count})
		}
		out.Facets[facet] = list
	}
	return out
}

func hit(h index.Hit, lang string) Hit {
	page := site.Path(h.ID, h.Lang)
	out := Hit{
		ID: h.ID, Lang: h.Lang, Title: h.Title, URL: page, Score: math.Round(h.Score*1e4) / 1e4,
		Kind: h.Kind, Regions: append([]string{}, h.Regions...), Evidence: h.Evidence, Exercise: h.Exercise,
		Updated: h.Updated, Snippets: make([]Snippet, 0, len(h.Snippets)),
	}
	for _, s := range h.Snippets {
		out.Snippets = append(out.Snippets, Snippet{HTML: marked(s.Segments), Heading: s.Heading, URL: site.PassagePath(page, s.Anchor)})
	}
	for _, w := range h.Why {
		out.Why = append(out.Why, Why(w))
	}
	return out
}

// marked is a snippet as HTML: everything escaped, what answers the query in <mark>.
func marked(segments []index.Segment) string {
	var b strings.Builder
	for _, s := range segments {
		text := html.EscapeString(s.Text)
		if s.Marked {
			text = "<mark>" + text + "</mark>"
		}
		b.WriteString(text)
	}
	return b.String()
}
