// Package site holds what is served: one immutable Snapshot of library and index behind an atomic pointer,
// and the two loops that replace it when files change.
//
// Open reads the library, and from then on Current never blocks and never returns nil. Run follows the
// disk: the follower turns changed files into a new library, the indexer brings the search index after it.
// Either publishes a new Snapshot; a request takes the pointer once and sees one state throughout. So pages
// are served while the index is still being built or rebuilt, and searches answer index.ErrBuilding until
// then.
package site

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"siaga/content"
	"siaga/index"
)

// Config says what a Site serves and where it keeps its index.
type Config struct {
	// Library is the folder of notes, mostly os.Root.FS of Dir.
	Library fs.FS
	// Dir is the path of Library on disk, to be followed; "" when it cannot change (embedded).
	Dir string
	// Vocabulary and Glossary count where the library has none of its own.
	Vocabulary *content.Vocabulary
	Glossary   *content.Glossary

	// IndexDir is the folder of the index on disk; "" keeps the index in memory.
	IndexDir string
	// CatalogueFile keeps what Open has read, so that the next start need not read it again; "" for none.
	CatalogueFile string

	// Log takes what an operator may want to read later; nil for nothing.
	Log *slog.Logger
	// Progress takes one line now and then while much is being read or indexed; nil for nothing.
	Progress func(line string)
}

// Site serves one library.
type Site struct {
	cfg     Config
	current atomic.Pointer[Snapshot]
	wanted  chan *content.Library // the newest library not indexed yet
	indexed chan struct{}         // closed when the index has caught up for the first time, or cannot

	mu      sync.Mutex // held while a Snapshot is made from the one before
	state   state
	changes uint64 // how many Snapshots there were
}

// state is what a Snapshot is made from.
type state struct {
	library *content.Library
	loaded  time.Time
	index   *index.Index
	covered *content.Library // what the index has brought in
	stale   bool             // library comes from the catalogue and has not been compared with the disk
}

// Open reads the library and returns a Site that serves it, at first without search. It fails only when
// the folder itself cannot be read; faults inside are in Library.Faults.
func Open(ctx context.Context, cfg Config) (*Site, error) {
	if cfg.Library == nil {
		return nil, errors.New("site: Config.Library is missing")
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Progress == nil {
		cfg.Progress = func(string) {}
	}
	s := &Site{cfg: cfg, wanted: make(chan *content.Library, 1), indexed: make(chan struct{})}
	lib := s.readCatalogue()
	stale := lib != nil
	if lib == nil {
		var err error
		if lib, err = s.load(ctx, nil, nil); err != nil {
			return nil, fmt.Errorf("library: %w", err)
		}
		s.writeCatalogue(lib)
	}
	s.publish(func(st *state) { st.library, st.loaded, st.stale = lib, time.Now(), stale })
	return s, nil
}

// Current is the state to serve a request from. Take it once per request.
func (s *Site) Current() *Snapshot { return s.current.Load() }

// Indexed is closed when the index has caught up with the library for the first time, or when it is clear
// that it never will.
func (s *Site) Indexed() <-chan struct{} { return s.indexed }

// Run follows the disk and keeps the index until ctx ends, then closes the index. It is called once.
func (s *Site) Run(ctx context.Context) {
	var loops sync.WaitGroup
	loops.Go(func() { s.keepIndex(ctx) })
	loops.Go(func() { s.follow(ctx) })
	loops.Wait()
}

// options are what holds for every load.
func (s *Site) options() content.Options {
	return content.Options{Vocabulary: s.cfg.Vocabulary, Glossary: s.cfg.Glossary, Progress: counter(s.cfg.Progress, "read")}
}

// load reads the library, taking over from previous what has not changed; only names the files to look at,
// nil all.
func (s *Site) load(ctx context.Context, previous *content.Library, only []string) (*content.Library, error) {
	opt := s.options()
	opt.Previous, opt.Only = previous, only
	return content.Load(ctx, s.cfg.Library, opt)
}

// publish changes the state and serves the result from now on.
func (s *Site) publish(change func(*state)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change(&s.state)
	s.changes++
	s.current.Store(newSnapshot(s.state, s.changes))
}
