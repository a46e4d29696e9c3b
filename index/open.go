package index

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"runtime"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2/mapping"

	"siaga/content"
)

// Config says what an index is made of.
type Config struct {
	Dir    string // directory of its own, made if missing; "" keeps the index in memory
	Corpus Corpus
	Log    *slog.Logger // nil discards

	// NoLexicon carries queries to other languages by the library's glossary alone.
	NoLexicon bool

	// Progress is called while documents are being indexed, from one goroutine at a time. May be nil.
	Progress func(done, total int)
}

// Index is a searchable library. Its methods are safe for concurrent use.
type Index struct {
	dir      *folder // nil in memory
	log      *slog.Logger
	progress func(done, total int)

	mapping   *mapping.IndexMappingImpl
	stamp     []byte
	analyzers *analyzers
	stop      stopWords
	words     vocabulary

	searches chan struct{} // one token for each search that may run
	writing  chan struct{} // holds a token while the index is being written or exchanged

	ctx    context.Context // of background work; ends with Close
	cancel context.CancelFunc
	tasks  sync.WaitGroup // background work

	// For who holds the right to write.
	store *store                       // the open index, nil if there is none
	keys  map[*content.Document]string // names of the documents of the last library

	mu      sync.Mutex
	current *snapshot // of store; nil while there is none
	corpus  Corpus
	failed  error // why there is no snapshot, nil while one is being made
	closed  bool

	distrusted time.Time // when a search last made the index be built anew
}

// Open opens the index of a library. An index that is there and sound is searchable when Open returns, and
// what has changed in the library since is brought in behind it; otherwise the index is built behind it and
// Search answers ErrBuilding until it is ready. Wait waits for either. The error is an *InUseError if
// another process holds the directory, else says why the directory cannot be used.
func Open(ctx context.Context, cfg Config) (*Index, error) {
	x := &Index{
		log:      cmp.Or(cfg.Log, slog.New(slog.DiscardHandler)),
		progress: cfg.Progress,
		mapping:  newMapping(),
		searches: make(chan struct{}, runtime.GOMAXPROCS(0)),
		writing:  make(chan struct{}, 1),
		corpus:   cfg.Corpus,
	}
	if x.progress == nil {
		x.progress = func(int, int) {}
	}
	var err error
	if x.analyzers, err = newAnalyzers(x.mapping); err != nil {
		return nil, err
	}
	if x.stop, err = newStopWords(); err != nil {
		return nil, err
	}
	if x.stamp, err = newStamp(x.mapping); err != nil {
		return nil, err
	}
	if cfg.Dir != "" {
		if x.dir, err = openFolder(cfg.Dir); err != nil {
			return nil, err
		}
	}
	x.words.ready = make(chan struct{})
	if x.dir != nil {
		if x.current, err = x.openExisting(ctx); err != nil {
			return nil, errors.Join(err, x.dir.close())
		}
		if x.current != nil {
			x.store = x.current.store
		}
	}
	x.ctx, x.cancel = context.WithCancel(context.WithoutCancel(ctx))
	x.writing <- struct{}{} // handed over to the goroutine, so that Wait waits for it
	x.tasks.Go(func() { x.words.open(cfg.Corpus, !cfg.NoLexicon, x.log) })
	x.tasks.Go(func() {
		defer func() { <-x.writing }()
		if err := x.update(x.ctx, cfg.Corpus); err != nil && x.ctx.Err() == nil {
			x.log.Error("index", "err", err)
		}
	})
	return x, nil
}

// openExisting opens the index that the folder points to. Any doubt about it ends in nil, and the index is
// moved out of the way. The only error is that of ctx.
func (x *Index) openExisting(ctx context.Context) (*snapshot, error) {
	dir, err := x.dir.begin()
	if err == nil && dir == "" {
		return nil, nil
	}
	var s *snapshot
	if err == nil {
		s, err = x.openChecked(ctx, dir)
	}
	if err == nil {
		x.dir.opened()
		return s, nil
	}
	if ctx.Err() != nil {
		x.dir.opened()
		return nil, ctx.Err()
	}
	x.log.Warn("index is built anew", "reason", err, "stack", stackOf(err))
	x.dir.discard(dir)
	return nil, nil
}

// openChecked opens the index in dir if it was made by this version of the program and is whole.
func (x *Index) openChecked(ctx context.Context, dir string) (s *snapshot, err error) {
	st, err := openStore(dir, x.log)
	if err != nil {
		return nil, err
	}
	err = guarded(func() (err error) {
		if s, err = x.stamped(ctx, st); err != nil || s.size() > checkFirst {
			return err
		}
		s.checked = true
		return s.check(ctx)
	})
	if err == nil {
		return s, nil
	}
	if s != nil {
		s.done()
	}
	if closeErr := st.close(); closeErr != nil {
		x.log.Warn("close damaged index", "err", closeErr)
	}
	return nil, err
}

// stamped reads the state of an index if it bears our stamp.
func (x *Index) stamped(ctx context.Context, st *store) (*snapshot, error) {
	stamp, err := st.bleve.GetInternal(stampKey)
	if err != nil {
		return nil, err
	}
	if string(stamp) != string(x.stamp) {
		return nil, errors.New("it was made by another version")
	}
	return newSnapshot(ctx, st)
}

// reading runs f on the current snapshot, with a place among the searches that may run at once. A panic
// means damage: the index is built anew.
func (x *Index) reading(ctx context.Context, f func(*snapshot) error) error {
	select {
	case x.searches <- struct{}{}:
		defer func() { <-x.searches }()
	case <-ctx.Done():
		return ctx.Err()
	}
	s, err := x.hold()
	if err != nil {
		return err
	}
	defer s.done()
	err = guarded(func() error { return f(s) })
	if errors.Is(err, errDamaged) && x.distrust(s, err) {
		return ErrBuilding
	}
	return err
}

// hold returns the current snapshot; the caller calls done on it.
func (x *Index) hold() (*snapshot, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	switch {
	case x.closed:
		return nil, ErrClosed
	case x.current != nil && x.current.acquire():
		return x.current, nil
	case x.failed != nil:
		return nil, x.failed
	}
	return nil, ErrBuilding
}

// Wait returns when work under way is done: nil if the index can be searched, else why not.
func (x *Index) Wait(ctx context.Context) error {
	if err := x.lockWriting(ctx); err != nil {
		return err
	}
	<-x.writing
	s, err := x.hold()
	if err != nil {
		return err
	}
	s.done()
	return nil
}

// Len is the number of documents that can be found, 0 while there is no index.
func (x *Index) Len() int {
	s, err := x.hold()
	if err != nil {
		return 0
	}
	defer s.done()
	return len(s.sorted)
}

// Close ends background work, waits for searches under way and gives the directory free. It may be called
// more than once.
func (x *Index) Close() error {
	x.mu.Lock()
	if x.closed {
		x.mu.Unlock()
		return nil
	}
	x.closed = true
	s := x.current
	x.current = nil
	x.mu.Unlock()

	x.cancel()
	x.tasks.Wait()
	x.writing <- struct{}{} // an Update called by others
	defer func() { <-x.writing }()
	var err error
	if s != nil {
		s.done()
	}
	if x.store != nil {
		if err = x.store.close(); err == nil && x.dir != nil {
			err = x.dir.noteClosed(x.store.dir)
		}
		x.store = nil
	}
	if x.dir != nil {
		err = errors.Join(err, x.dir.close())
	}
	return err
}

// lockWriting waits for the right to write.
func (x *Index) lockWriting(ctx context.Context) error {
	select {
	case x.writing <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.closed {
		<-x.writing
		return ErrClosed
	}
	return nil
}
