package index

import (
	"context"
	"fmt"

	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
)

// phrase reads the documents that hold a phrase into tf. Finding them is the engine's work; how often the
// phrase occurs takes the place of a term's frequency.
func (sc *scorer) phrase(ctx context.Context, terms [][]string, lang int, parts []int) error {
	for _, part := range parts {
		if err := sc.phraseIn(ctx, terms, part, lang); err != nil {
			return fmt.Errorf("phrase in field %s: %w", fieldName(part, lang), err)
		}
	}
	return nil
}

func (sc *scorer) phraseIn(ctx context.Context, terms [][]string, part, lang int) error {
	reader := sc.snap.reader
	found, err := searcher.NewMultiPhraseSearcher(ctx, reader, terms, 0, false, fieldName(part, lang), 1,
		search.SearcherOptions{IncludeTermVectors: true})
	if err != nil {
		return err
	}
	defer found.Close()
	sctx := &search.SearchContext{
		DocumentMatchPool: search.NewDocumentMatchPool(found.DocumentMatchPoolSize(), 0),
		IndexReader:       reader,
	}
	for {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		m, err := found.Next(sctx)
		if m == nil || err != nil {
			return err
		}
		times := max(1, len(m.FieldTermLocations)/len(terms))
		sc.add(uint32(m.IndexInternalID.Value()), partWeights[part]*float64(times))
		sctx.DocumentMatchPool.Put(m)
	}
}
