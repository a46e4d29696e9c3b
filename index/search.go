package index

import (
	"context"
	"fmt"
	"maps"
	"math/bits"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// searchTime bounds one search. The slowest of the limits' queries takes far less; this is the guard.
const searchTime = 2 * time.Second

// Search answers a query. It fails only with ErrBuilding, ErrClosed, the error of ctx, or
// context.DeadlineExceeded after two seconds; no text of a query is an error. It is safe for concurrent
// use; as many searches run at once as there are processors, others wait.
func (x *Index) Search(ctx context.Context, q Query) (Result, error) {
	start := time.Now()
	ctx, cancel := context.WithTimeout(ctx, searchTime)
	defer cancel()
	var res Result
	err := x.reading(ctx, func(s *snapshot) (err error) {
		res, err = x.search(ctx, s, q.limited())
		return err
	})
	if err != nil {
		return Result{}, fmt.Errorf("search: %w", err)
	}
	res.Took = time.Since(start)
	return res, nil
}

// limited is the query with its limits applied.
func (q Query) limited() Query {
	switch {
	case q.Size == 0:
		q.Size = DefaultSize
	case q.Size < 0:
		q.Size = -1
	}
	q.Size = min(q.Size, MaxSize)
	q.From = min(max(q.From, 0), MaxFrom)
	if q.Sort != SortNew && q.Sort != SortTitle {
		q.Sort = SortRelevance
	}
	q.Text = strings.ToValidUTF8(q.Text, "\uFFFD")
	if utf8.RuneCountInString(q.Text) > MaxQueryRunes {
		q.Text = string([]rune(q.Text)[:MaxQueryRunes])
	}
	return q
}

func (x *Index) search(ctx context.Context, s *snapshot, q Query) (Result, error) {
	parsed := s.resolve(q.Parse())
	corrected, parsed, err := x.correct(ctx, s, parsed)
	if err != nil {
		return Result{}, err
	}
	res := Result{Query: q, Parsed: parsed, Corrected: corrected}
	plan, err := x.plan(ctx, s, parsed.Terms, q.Lang)
	if err != nil {
		return Result{}, err
	}
	units := plan.units
	sort := q.Sort
	if sort == SortRelevance && !slices.ContainsFunc(units, func(u unit) bool { return !u.not }) {
		sort = SortNew
	}

	want, not := facetChoices(q, parsed)
	before := s.order(sort)
	c := newCollector(s, max(min(q.From+max(q.Size, 0), MaxFrom+MaxSize), rereadHits), before)
	c.filter, c.lang, c.group = newFilter(s.facets, want, not), q.Lang, q.Group
	c.boosts(plan.lang)
	if len(units) > 0 {
		c.scores = newScorer(s)
		defer c.scores.free()
		if c.want, err = c.scores.score(ctx, plan); err != nil {
			return Result{}, err
		}
		c.question = bits.OnesCount16(c.want) >= questionWords
		c.loose = c.question || c.want&(c.want-1) != 0 && c.strict(fewHits) < fewHits
	}
	c.collect()

	res.Total, res.Facets, res.Loosened = c.total, c.facets(), c.some
	best := c.top.sorted()
	if c.scores != nil && sort == SortRelevance {
		if err := x.reread(ctx, s, c.scores, plan, best, before); err != nil {
			return Result{}, err
		}
	}
	for _, cand := range best[min(q.From, len(best)):min(q.From+max(q.Size, 0), len(best))] {
		hit, err := x.hit(s, cand, plan)
		if err != nil {
			return Result{}, err
		}
		res.Hits = append(res.Hits, hit)
	}
	return res, nil
}

// resolve settles what field:value means on this index: the value of a facet, found by its name or by the
// end of it (region:bontang is id-bontang), else a plain word.
func (s *snapshot) resolve(p Parsed) Parsed {
	p.Terms = slices.Clone(p.Terms)
	for i, t := range p.Terms {
		facet := facetNumber(t.Field)
		if facet < 0 {
			continue
		}
		if value, ok := s.facets.find(facet, t.Text); ok {
			p.Terms[i].Text, p.Terms[i].Phrase = value, false
		} else {
			p.Terms[i].Field = ""
		}
	}
	return p
}

// find returns the value of a facet that name stands for.
func (t *table) find(facet int, name string) (value string, ok bool) {
	name = strings.ReplaceAll(strings.ToLower(name), " ", "-")
	if _, ok := t.number(facet, name); ok {
		return name, true
	}
	for _, v := range t.valuesOf(facet) {
		if strings.HasSuffix(v, "-"+name) {
			if value != "" {
				return "", false // two values end so
			}
			value = v
		}
	}
	return value, value != ""
}

// facetChoices gathers the filters of a query from its fields and from its text.
func facetChoices(q Query, p Parsed) (want, not map[string][]string) {
	want, not = maps.Clone(q.Filters), map[string][]string{}
	if want == nil {
		want = map[string][]string{}
	}
	add := func(to map[string][]string, facet string, values ...string) {
		to[facet] = append(slices.Clone(to[facet]), values...)
	}
	if len(q.In) > 0 {
		add(want, FacetIn, q.In...)
	}
	for _, t := range p.Terms {
		switch {
		case facetNumber(t.Field) < 0:
		case t.Not:
			add(not, t.Field, t.Text)
		default:
			add(want, t.Field, t.Text)
		}
	}
	return want, not
}

// hit reads what is shown of a candidate.
func (x *Index) hit(s *snapshot, cand candidate, p *plan) (Hit, error) {
	e := &s.docs[cand.doc]
	c, text, err := readStored(s.reader, e.key)
	if err != nil {
		return Hit{}, err
	}
	h := Hit{
		ID: e.id, Lang: e.lang, Title: c.Title, Kind: c.Kind, Evidence: c.Evidence, Status: c.Status,
		Regions: c.Regions, Exercise: c.Exercise, Reviewed: c.Reviewed, Updated: c.Updated,
		Score: float64(cand.score), Partial: cand.partial, Others: s.otherLangs(cand.doc),
	}
	h.Snippets, h.Why = x.snippets(langOf(e.lang), c, unpackPassages(text), p)
	return h, nil
}

// otherLangs lists the languages of a document's translations.
func (s *snapshot) otherLangs(doc uint32) []string {
	var langs []string
	for _, other := range s.members(s.docs[doc].group) {
		if other != doc {
			langs = append(langs, s.docs[other].lang)
		}
	}
	slices.SortStableFunc(langs, func(a, b string) int { return langOf(a) - langOf(b) })
	return langs
}
