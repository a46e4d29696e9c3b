package index

import (
	"context"
	"fmt"
	"slices"

	index "github.com/blevesearch/bleve_index_api"
)

// phrase reads the documents that hold a phrase into sc.term; how often it occurs takes the place of a term's
// frequency. The engine's phrase search would do, but it decodes the places of a word in every document that
// it looks at: here the documents with all words are found first, which needs no places.
func (sc *scorer) phrase(ctx context.Context, words []string, lang int, parts []int) error {
	for _, part := range parts {
		if err := sc.phraseIn(ctx, words, part, lang); err != nil {
			return fmt.Errorf("phrase in field %s: %w", fieldName(part, lang), err)
		}
	}
	return nil
}

// phraseIn looks for a phrase in one field. An empty word stands for any.
func (sc *scorer) phraseIn(ctx context.Context, words []string, part, lang int) error {
	field := fieldName(part, lang)
	docs, err := sc.withAll(ctx, words, field)
	if err != nil || len(docs) == 0 {
		return err
	}
	var lists []*postings
	defer func() {
		for _, l := range lists {
			l.close()
		}
	}()
	for i, word := range words {
		if word == "" {
			continue
		}
		l, err := openPostings(ctx, sc.snap.reader, word, field, true)
		if err != nil {
			return err
		}
		l.offset = i
		lists = append(lists, l)
	}
	var starts []int
	for _, doc := range docs {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if starts, err = phraseStarts(lists, doc, starts[:0]); err != nil {
			return err
		}
		if len(starts) > 0 {
			sc.term.add(doc, sc.weigh(len(starts), lists[0].doc.Norm, part, lang))
		}
	}
	return nil
}

// withAll lists the documents that have all words of a phrase in a field.
func (sc *scorer) withAll(ctx context.Context, words []string, field string) ([]uint32, error) {
	var docs []uint32
	for i, word := range words {
		if word == "" {
			continue
		}
		l, err := openPostings(ctx, sc.snap.reader, word, field, false)
		if err != nil {
			return nil, err
		}
		if i == 0 { // a phrase begins with a word
			docs, err = l.all(ctx)
		} else {
			docs, err = l.among(docs)
		}
		l.close()
		if err != nil || len(docs) == 0 {
			return nil, err
		}
	}
	return docs, nil
}

// phraseStarts finds where in a document all words stand at their distances from the beginning.
func phraseStarts(lists []*postings, doc uint32, starts []int) ([]int, error) {
	for i, l := range lists {
		ok, err := l.advance(doc)
		if err != nil || !ok {
			return starts[:0], err
		}
		if i == 0 {
			for _, v := range l.doc.Vectors {
				starts = append(starts, int(v.Pos))
			}
			continue
		}
		starts = slices.DeleteFunc(starts, func(start int) bool {
			return !slices.ContainsFunc(l.doc.Vectors, func(v *index.TermFieldVector) bool { return int(v.Pos) == start+l.offset })
		})
	}
	return starts, nil
}

// postings are the documents that have a word in a field, in the order of their numbers.
type postings struct {
	reader index.TermFieldReader
	doc    index.TermFieldDoc
	at     int                   // document number of doc; -1 before the first
	target index.IndexInternalID // kept for its memory
	ended  bool
	offset int // of the word in its phrase
}

// openPostings begins before the first document; places says whether those of the word are wanted.
func openPostings(ctx context.Context, r index.IndexReader, word, field string, places bool) (*postings, error) {
	reader, err := r.TermFieldReader(ctx, []byte(word), field, places, places, places)
	if err != nil {
		return nil, err
	}
	return &postings{reader: reader, at: -1}, nil
}

func (l *postings) close() { l.reader.Close() }

// all lists all documents.
func (l *postings) all(ctx context.Context) ([]uint32, error) {
	docs := make([]uint32, 0, l.reader.Count())
	for {
		p, err := l.reader.Next(&l.doc)
		if p == nil || err != nil {
			return docs, err
		}
		if docs = append(docs, uint32(p.ID.Value())); len(docs)%clockEvery == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
}

// among keeps those of docs, which ascend, that are in the list.
func (l *postings) among(docs []uint32) ([]uint32, error) {
	kept := docs[:0]
	for _, doc := range docs {
		ok, err := l.advance(doc)
		if err != nil {
			return nil, err
		}
		if ok {
			kept = append(kept, doc)
		}
		if l.ended {
			break
		}
	}
	return kept, nil
}

// advance moves to doc and reports whether it is in the list. The engine's Advance starts over when asked
// for a document that it has passed, so it is not asked.
func (l *postings) advance(doc uint32) (bool, error) {
	if l.ended || l.at >= int(doc) {
		return l.at == int(doc), nil
	}
	l.target = index.NewIndexInternalID(l.target, uint64(doc))
	p, err := l.reader.Advance(l.target, &l.doc)
	if err != nil {
		return false, err
	}
	if p == nil {
		l.ended = true
		return false, nil
	}
	l.at = int(p.ID.Value())
	return l.at == int(doc), nil
}
