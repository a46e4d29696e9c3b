package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	index "github.com/blevesearch/bleve_index_api"
)

// Suggestion is a title that begins like what is being typed.
type Suggestion struct {
	ID    string
	Lang  string
	Title string
	Kind  string
}

// MaxSuggestions bounds one answer of Suggest.
const MaxSuggestions = 20

// Suggest completes text with titles: every word of it begins or, but for the last, is a word of the title.
// One title a note, in lang if that matches. Titles in lang stand first, then those that begin with what
// was typed, then short ones.
func (x *Index) Suggest(ctx context.Context, text, lang string, n int) ([]Suggestion, error) {
	n = min(n, MaxSuggestions)
	terms := x.prefixTerms(text)
	if len(terms) == 0 || n <= 0 {
		return nil, nil
	}
	ctx, cancel := context.WithTimeout(ctx, searchTime)
	defer cancel()
	var out []Suggestion
	err := x.reading(ctx, func(s *snapshot) (err error) {
		out, err = s.suggest(ctx, terms, lang, n)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("suggest: %w", err)
	}
	return out, nil
}

// prefixTerms are the words typed, as they stand in the prefix field. Words before the last are looked up
// there as well, cut to its longest n-gram: one field serves all languages and postings are short.
func (x *Index) prefixTerms(text string) []string {
	text = clean(text)
	if utf8.RuneCountInString(text) > MaxQueryRunes {
		text = string([]rune(text)[:MaxQueryRunes])
	}
	var terms []string
	for _, t := range x.analyzers.word.Analyze([]byte(text)) {
		if len(terms) == MaxTerms {
			break
		}
		terms = append(terms, string(t.Term[:forward(string(t.Term), 0, maxEdge)]))
	}
	return terms
}

func (s *snapshot) suggest(ctx context.Context, terms []string, lang string, n int) ([]Suggestion, error) {
	type title struct {
		doc    uint32
		own    bool
		begins bool
		length float64
	}
	lengths := map[uint32]float64{}
	for i, term := range terms {
		rest := map[uint32]float64{}
		err := s.prefixPostings(ctx, term, func(doc uint32, length float64) {
			if _, ok := lengths[doc]; i == 0 || ok {
				rest[doc] = length
			}
		})
		if err != nil {
			return nil, err
		}
		lengths = rest
	}
	begins := map[uint32]bool{}
	if err := s.prefixPostings(ctx, startMark+terms[0], func(doc uint32, _ float64) { begins[doc] = true }); err != nil {
		return nil, err
	}

	best := map[uint32]title{} // by group
	better := func(a, b title) int {
		yes := func(x, y bool) int {
			switch {
			case x == y:
				return 0
			case x:
				return -1
			}
			return 1
		}
		return cmp.Or(yes(a.own, b.own), yes(a.begins, b.begins), cmp.Compare(a.length, b.length),
			strings.Compare(s.docs[a.doc].key, s.docs[b.doc].key))
	}
	for doc, length := range lengths {
		t := title{doc, s.docs[doc].lang == lang, begins[doc], length}
		g := s.docs[doc].group
		if old, ok := best[g]; !ok || better(t, old) < 0 {
			best[g] = t
		}
	}
	list := make([]title, 0, len(best))
	for _, t := range best {
		list = append(list, t)
	}
	slices.SortFunc(list, better)
	var out []Suggestion
	for _, t := range list[:min(n, len(list))] {
		e := &s.docs[t.doc]
		c, _, err := readStored(s.reader, e.key)
		if err != nil {
			return nil, err
		}
		out = append(out, Suggestion{ID: e.id, Lang: e.lang, Title: c.Title, Kind: c.Kind})
	}
	return out, nil
}

// prefixPostings calls visit with each document whose title has the n-gram and the title's length.
func (s *snapshot) prefixPostings(ctx context.Context, term string, visit func(doc uint32, length float64)) error {
	r, err := s.reader.TermFieldReader(ctx, []byte(term), fieldPrefix, false, true, false)
	if err != nil {
		return err
	}
	defer r.Close()
	var posting index.TermFieldDoc
	for {
		p, err := r.Next(&posting)
		if p == nil || err != nil {
			return err
		}
		visit(uint32(p.ID.Value()), 1/(p.Norm*p.Norm))
	}
}
