package index

import (
	"context"
	"log/slog"
	"sync"

	"siaga/content"
	"siaga/index/lexicon"
)

// Tables is what a Corpus may have besides documents: the words of the library. *content.Library has them.
type Tables interface {
	Tables() (*content.Glossary, *content.Vocabulary)
}

// vocabulary keeps the dictionary of the current library. Reading the lexicon takes 0.1 s of a processor, so it is done
// once, beside opening the index, and the first search waits for it.
type vocabulary struct {
	ready chan struct{} // closed when the lexicon has been read

	mu      sync.Mutex
	lexicon *lexicon.Lexicon
	corpus  Corpus
	dict    *dictionary
}

// open reads the lexicon if general says so. Without it queries are carried to other languages by the glossary alone.
func (v *vocabulary) open(corpus Corpus, general bool, log *slog.Logger) {
	var l *lexicon.Lexicon
	if general {
		var err error
		if l, err = lexicon.Open(wordKey); err != nil {
			log.Warn("queries are translated by the glossary alone", "err", err)
		}
	}
	v.mu.Lock()
	v.lexicon = l
	if v.corpus == nil {
		v.corpus = corpus
	}
	v.make()
	v.mu.Unlock()
	close(v.ready)
}

// learn takes the glossary of a library.
func (v *vocabulary) learn(corpus Corpus) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.corpus = corpus
	if v.dict != nil {
		v.make()
	}
}

func (v *vocabulary) make() {
	var g *content.Glossary
	if t, ok := v.corpus.(Tables); ok {
		g, _ = t.Tables()
	}
	v.dict = newDictionary(g, v.lexicon)
}

// dictionary waits for the lexicon.
func (v *vocabulary) dictionary(ctx context.Context) (*dictionary, error) {
	select {
	case <-v.ready:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.dict, nil
}
