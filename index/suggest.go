package index

import (
	"context"
	"fmt"
	"slices"
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

// title is a candidate for a suggestion.
type title struct {
	doc    uint32
	own    bool // in the reader's language
	begins bool // with what was typed
	length float32
}

// better is a total order of titles.
func (s *snapshot) better(a, b title) bool {
	switch {
	case a.own != b.own:
		return a.own
	case a.begins != b.begins:
		return a.begins
	case a.length != b.length:
		return a.length < b.length
	}
	return s.docs[a.doc].key < s.docs[b.doc].key
}

func (s *snapshot) suggest(ctx context.Context, terms []string, lang string, n int) ([]Suggestion, error) {
	docs := newScorer(s) // for its arrays: matched counts the words, term.tf holds lengths, mask who begins so
	defer docs.free()
	var all []uint32
	for i, term := range terms {
		all = all[:0]
		err := s.prefixPostings(ctx, fieldPrefix, term, func(doc uint32, length float32) {
			if int(docs.matched[doc]) == i {
				docs.matched[doc]++
				docs.term.tf[doc] = length
				all = append(all, doc)
			}
		})
		if err != nil {
			return nil, err
		}
	}
	err := s.prefixPostings(ctx, fieldPrefix, startMark+terms[0], func(doc uint32, _ float32) { docs.mask[doc] = 1 })
	if err != nil {
		return nil, err
	}

	var best []title // at most n, best first, one a group
	for _, doc := range all {
		t := title{doc, s.docs[doc].lang == lang, docs.mask[doc] == 1, docs.term.tf[doc]}
		if len(best) < n || s.better(t, best[len(best)-1]) {
			best = s.insert(best, t, n)
		}
	}
	var out []Suggestion
	for _, t := range best {
		e := &s.docs[t.doc]
		c, _, err := readStored(s.reader, e.key)
		if err != nil {
			return nil, err
		}
		out = append(out, Suggestion{ID: e.id, Lang: e.lang, Title: c.Title, Kind: c.Kind})
	}
	return out, nil
}

// insert puts t in its place among the n best, unless a translation of it stands before; one behind it
// gives way.
func (s *snapshot) insert(best []title, t title, n int) []title {
	same := func(o title) bool { return s.docs[o.doc].group == s.docs[t.doc].group }
	if i := slices.IndexFunc(best, same); i >= 0 {
		if !s.better(t, best[i]) {
			return best
		}
		best = slices.Delete(best, i, i+1)
	}
	at, _ := slices.BinarySearchFunc(best, t, func(o, t title) int {
		if s.better(o, t) {
			return -1
		}
		return 1
	})
	best = slices.Insert(best, at, t)
	return best[:min(len(best), n)]
}

// prefixPostings calls visit with each document that has the n-gram in a prefix field and the field's length.
func (s *snapshot) prefixPostings(ctx context.Context, field, term string, visit func(doc uint32, length float32)) error {
	r, err := s.reader.TermFieldReader(ctx, []byte(term), field, false, true, false)
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
		visit(uint32(p.ID.Value()), float32(1/(p.Norm*p.Norm)))
	}
}
