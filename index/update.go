package index

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"github.com/blevesearch/bleve/v2"

	"siaga/content"
)

// Update makes the index hold what corpus holds and returns when that can be found. Only documents that
// are new, changed or gone are touched. Searches under way go on with what they began with. It may be
// repeated after any failure.
func (x *Index) Update(ctx context.Context, corpus Corpus) error {
	if err := x.lockWriting(ctx); err != nil {
		return fmt.Errorf("update index: %w", err)
	}
	defer func() { <-x.writing }()
	if err := x.update(ctx, corpus); err != nil {
		return fmt.Errorf("update index: %w", err)
	}
	return nil
}

// update is Update for who holds the right to write. An index found damaged is built anew at once.
func (x *Index) update(ctx context.Context, corpus Corpus) error {
	x.words.learn(corpus)
	x.mu.Lock()
	x.corpus = corpus
	s := x.current
	x.mu.Unlock()
	if s == nil {
		x.abandon() // one that a search has found damaged
		return x.rebuild(ctx, corpus)
	}
	err := guarded(func() error { return x.refresh(ctx, s, corpus) })
	if !errors.Is(err, errDamaged) || !x.drop(s) {
		return err
	}
	x.log.Warn("index is built anew", "reason", err, "stack", stackOf(err))
	x.abandon()
	return x.rebuild(ctx, corpus)
}

// refresh brings the index of s up to date and exchanges s for what it then is.
func (x *Index) refresh(ctx context.Context, s *snapshot, corpus Corpus) error {
	if !s.checked {
		if err := s.check(ctx); err != nil {
			return err
		}
		s.checked = true
	}
	change := x.compare(s, corpus)
	if change.empty() {
		return nil
	}
	applyErr := x.apply(ctx, s.store, s, change, corpus)
	// A batch that failed may have been applied all the same: go on with what is there.
	next, err := newSnapshot(context.WithoutCancel(ctx), s.store)
	if err != nil {
		return errors.Join(applyErr, err)
	}
	next.checked = true
	x.exchange(next)
	return applyErr
}

// change is the difference between an index and a library.
type change struct {
	remove []uint32 // documents of the snapshot
	add    []*content.Document
}

func (c *change) empty() bool { return len(c.remove) == 0 && len(c.add) == 0 }

// compare compares names: each says which state of which document it stands for. The names of documents
// that were there the last time are remembered: a library that is loaded again keeps the documents that did
// not change. The caller holds the right to write.
func (x *Index) compare(s *snapshot, corpus Corpus) change {
	var c change
	wanted := make(map[string]bool, corpus.Len()) // names; false: only in the index so far
	for n := range s.docs {
		if s.docs[n].group != noGroup {
			wanted[s.docs[n].key] = false
		}
	}
	keys := make(map[*content.Document]string, corpus.Len())
	for d := range corpus.All() {
		k, known := x.keys[d]
		if !known {
			k = key(d)
		}
		keys[d] = k
		if _, there := wanted[k]; !there {
			c.add = append(c.add, d)
		}
		wanted[k] = true
	}
	x.keys = keys
	for n := range s.docs {
		if s.docs[n].group != noGroup && !wanted[s.docs[n].key] {
			c.remove = append(c.remove, uint32(n))
		}
	}
	return c
}

// Bounds of a batch. Half as large, the engine merges more; twice as large, a build takes 100 MB more.
const (
	batchDocs  = 200
	batchBytes = 3 << 20
)

// apply writes a change in batches, each of which carries the totals that hold after it.
func (x *Index) apply(ctx context.Context, st *store, s *snapshot, c change, corpus Corpus) error {
	w := writer{x: x, store: st, corpus: corpus, totals: s.totals, batch: st.bleve.NewBatch(), total: len(c.remove) + len(c.add)}
	for _, n := range c.remove {
		if err := w.remove(ctx, s, n); err != nil {
			return err
		}
	}
	for len(c.add) > 0 {
		some := c.add[:min(len(c.add), 2*runtime.GOMAXPROCS(0))]
		c.add = c.add[len(some):]
		if err := w.add(ctx, some); err != nil {
			return err
		}
	}
	return w.flush(ctx)
}

// writer fills batches.
type writer struct {
	x      *Index
	store  *store
	corpus Corpus
	totals totals
	batch  *bleve.Batch
	docs   int // in the batch
	bytes  int // of text in the batch
	done   int
	total  int
}

func (w *writer) remove(ctx context.Context, s *snapshot, n uint32) error {
	e := &s.docs[n]
	c, _, err := readStored(s.reader, e.key)
	if err != nil {
		return err
	}
	w.totals.remove(langOf(e.lang), c.Tokens)
	w.batch.Delete(e.key)
	w.docs++
	return w.flushFull(ctx)
}

// add analyses some documents at once and puts them into the batch.
func (w *writer) add(ctx context.Context, docs []*content.Document) error {
	made := make([]*built, len(docs))
	errs := make([]error, len(docs))
	var wg sync.WaitGroup
	for i, d := range docs {
		wg.Go(func() { made[i], errs[i] = w.build(d) })
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		return err
	}
	for _, b := range made {
		if err := w.batch.IndexAdvanced(b.doc); err != nil {
			return err
		}
		w.totals.add(b.lang, b.tokens)
		w.docs, w.bytes = w.docs+1, w.bytes+b.size
		if err := w.flushFull(ctx); err != nil {
			return err
		}
	}
	return nil
}

// build makes one document. If its text cannot be read or analysed, its title and facets are indexed all
// the same; the loader lists what is wrong with the file.
func (w *writer) build(d *content.Document) (*built, error) {
	var b *built
	making := func(body []byte) func() error {
		return func() (err error) {
			b, err = w.x.analyzers.build(d, body)
			return err
		}
	}
	body, err := w.corpus.Body(d)
	if err == nil {
		if err = guarded(making(body)); err == nil {
			return b, nil
		}
	}
	w.x.log.Warn("text is not searchable", "file", d.File, "err", err, "stack", stackOf(err))
	return b, making(nil)()
}

func (w *writer) flushFull(ctx context.Context) error {
	if w.docs < batchDocs && w.bytes < batchBytes {
		return nil
	}
	return w.flush(ctx)
}

// flush writes the batch. It does not return before the engine has it on disk.
func (w *writer) flush(ctx context.Context) error {
	if err := ctx.Err(); err != nil || w.docs == 0 {
		return err
	}
	if err := w.setTotals(); err != nil {
		return err
	}
	if err := w.store.batch(w.batch); err != nil {
		return err
	}
	w.done += w.docs
	w.batch = w.store.bleve.NewBatch() // the engine may still be reading the old one
	w.docs, w.bytes = 0, 0
	w.x.progress(w.done, w.total)
	return nil
}
