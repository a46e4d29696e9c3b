package index

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// HeadingSuggestion is a heading of a passage with a word that begins like what is being typed.
type HeadingSuggestion struct {
	ID, Lang string
	Heading  string
	Anchor   string // of the passage
}

// Bounds of a look for headings: two letters are in the headings of most notes, and some are as good as all.
const (
	maxHeadingPostings = 1 << 13
	maxHeadingReads    = 24 // documents whose headings are looked through
)

// errEnough ends a walk over postings.
var errEnough = errors.New("enough")

// SuggestHeadings completes text with headings of passages, those in lang first: every word of it begins a word of
// the heading. At most n, one a note.
func (x *Index) SuggestHeadings(ctx context.Context, text, lang string, n int) ([]HeadingSuggestion, error) {
	terms := x.prefixTerms(text)
	if len(terms) == 0 || n <= 0 {
		return nil, nil
	}
	ctx, cancel := context.WithTimeout(ctx, searchTime)
	defer cancel()
	var out []HeadingSuggestion
	err := x.reading(ctx, func(s *snapshot) (err error) {
		out, err = x.headings(ctx, s, terms, lang, min(n, MaxSuggestions))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("suggest headings: %w", err)
	}
	return out, nil
}

func (x *Index) headings(ctx context.Context, s *snapshot, terms []string, lang string, n int) ([]HeadingSuggestion, error) {
	longest := slices.MaxFunc(terms, func(a, b string) int { return len(a) - len(b) })
	var own, others []uint32
	read := 0
	err := s.eachHeadingPosting(ctx, longest, func(doc uint32) error {
		if s.docs[doc].lang == lang {
			own = append(own, doc)
		} else {
			others = append(others, doc)
		}
		if read++; read == maxHeadingPostings || len(own) == maxHeadingReads {
			return errEnough
		}
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		return nil, err
	}
	docs := append(own, others...)
	var out []HeadingSuggestion
	groups := map[uint32]bool{}
	for _, doc := range docs[:min(len(docs), maxHeadingReads)] {
		e := &s.docs[doc]
		if len(out) == n || groups[e.group] {
			continue
		}
		_, text, err := readStored(s.reader, e.key)
		if err != nil {
			return nil, err
		}
		for _, p := range unpackPassages(text) {
			if p.heading != "" && x.begins(p.heading, terms) {
				out = append(out, HeadingSuggestion{e.id, e.lang, p.heading, p.anchor})
				groups[e.group] = true
				break
			}
		}
	}
	return out, nil
}

// eachHeadingPosting calls visit with documents that have an n-gram in a heading until it returns an error.
func (s *snapshot) eachHeadingPosting(ctx context.Context, term string, visit func(doc uint32) error) error {
	l, err := openPostings(ctx, s.reader, term, fieldHeads, false)
	if err != nil {
		return err
	}
	defer l.close()
	for {
		p, err := l.reader.Next(&l.doc)
		if p == nil || err != nil {
			return err
		}
		if err := visit(uint32(p.ID.Value())); err != nil {
			return err
		}
	}
}

// begins reports whether every term begins a word of a heading.
func (x *Index) begins(heading string, terms []string) bool {
	words := x.analyzers.word.Analyze([]byte(heading))
	for _, term := range terms {
		found := false
		for _, w := range words {
			found = found || strings.HasPrefix(string(w.Term), term)
		}
		if !found {
			return false
		}
	}
	return true
}
