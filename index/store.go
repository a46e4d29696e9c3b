package index

import (
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"
)

// store is an open Bleve index.
type store struct {
	bleve  bleve.Index
	index  index.Index
	dir    string         // "" in memory
	broken chan struct{}  // closed when a background task of the engine has died
	users  sync.WaitGroup // snapshots
}

// engineConfig is given to Bleve. The wait for its lock is short because the directory has a lock of its
// own. Segments merge ten at a time from 500 notes up; the engine's default lumps all below 2,000 together
// and so writes small ones again and again (24 % more processor time for 5,000 notes).
func engineConfig() map[string]any {
	merge := mergeplan.DefaultMergePlanOptions
	merge.FloorSegmentSize = 500
	return map[string]any{
		"bolt_timeout":           "1s",
		"asyncErrorCallbackName": asyncErrorName,
		"scorchMergePlanOptions": map[string]any{
			"MaxSegmentsPerTier": merge.MaxSegmentsPerTier, "SegmentsPerMergeTask": merge.SegmentsPerMergeTask,
			"MaxSegmentSize": merge.MaxSegmentSize, "MaxSegmentFileSize": merge.MaxSegmentFileSize,
			"TierGrowth": merge.TierGrowth, "FloorSegmentSize": merge.FloorSegmentSize,
			"ReclaimDeletesWeight": merge.ReclaimDeletesWeight,
		},
	}
}

// createStore makes an empty index in a new directory, or in memory if dir is "". For memory the index type
// must be named as well: what Bleve offers as NewMemOnly is its older kind, three times slower.
func createStore(dir string, m *mapping.IndexMappingImpl, log *slog.Logger) (*store, error) {
	return openGuarded(dir, log, func() (bleve.Index, error) {
		return bleve.NewUsing(dir, m, scorch.Name, scorch.Name, engineConfig())
	})
}

// openStore opens an existing index.
func openStore(dir string, log *slog.Logger) (*store, error) {
	return openGuarded(dir, log, func() (bleve.Index, error) {
		return bleve.OpenUsing(dir, engineConfig())
	})
}

func openGuarded(dir string, log *slog.Logger, open func() (bleve.Index, error)) (*store, error) {
	st := &store{dir: dir, broken: make(chan struct{})}
	st.listen(log)
	err := guarded(func() (err error) {
		if st.bleve, err = open(); err != nil {
			return err
		}
		st.index, err = st.bleve.Advanced()
		return err
	})
	if err != nil {
		st.unlisten()
		return nil, fmt.Errorf("open %s: %w", dir, err)
	}
	return st, nil
}

// close waits until no search uses the index any more and closes it. A damaged one may panic in it.
func (st *store) close() error {
	st.users.Wait()
	defer st.unlisten()
	return guarded(st.bleve.Close)
}

// asyncErrorName is the name of the callback for errors of the engine's background tasks.
const asyncErrorName = "siaga"

// listeners are the loggers of open indexes by path. The engine takes one callback, registered before any
// index is opened, for all of them.
var listeners sync.Map // string → listener

type listener struct {
	log    *slog.Logger
	broken func()
}

func init() { scorch.RegistryAsyncErrorCallbacks[asyncErrorName] = asyncError }

func asyncError(err error, path string) {
	l, ok := listeners.Load(path)
	if !ok {
		return
	}
	l.(listener).log.Error("index background task", "path", path, "err", err)
	if errors.Is(err, scorch.ErrAsyncPanic) {
		l.(listener).broken()
	}
}

func (st *store) enginePath() string { return filepath.Join(st.dir, "store") }

func (st *store) listen(log *slog.Logger) {
	if st.dir != "" {
		listeners.Store(st.enginePath(), listener{log, sync.OnceFunc(func() { close(st.broken) })})
	}
}

func (st *store) unlisten() { listeners.Delete(st.enginePath()) }

// batch applies a batch. If the engine's writer has died meanwhile, waiting for it would last for ever.
func (st *store) batch(b *bleve.Batch) error {
	done := make(chan error, 1)
	go func() { done <- guarded(func() error { return st.bleve.Batch(b) }) }()
	select {
	case err := <-done:
		return err
	case <-st.broken:
		return fmt.Errorf("batch: %w", errDamaged)
	}
}
