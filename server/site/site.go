// Package site holds what is served: one immutable Snapshot of library and index behind an atomic pointer,
// and the two loops that replace it when files change.
//
// Open reads the library, and from then on Current never blocks and never returns nil. Run follows the
// disk: the follower turns changed files into a new library, the indexer brings the search index after it.
// Either publishes a new Snapshot; a request takes the pointer once and sees one state throughout. So pages
// are served while the index is still being built or rebuilt, and searches then answer ErrPreparing.
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

// ErrPreparing is the answer to a search before the index has been opened or built.
var ErrPreparing = errors.New("the search index is being prepared")

// Config says what a Site serves and where it keeps its index.
type Config struct {
	// Library is the folder of notes, mostly os.Root.FS of Dir.
	Library fs.FS
	// Dir is the path of Library on disk, to be followed; "" when it cannot change (embedded).
	Dir string
	// IndexDir is the folder of the index on disk; "" keeps the index in memory.
	IndexDir string
	// Log takes what an operator may want to read later; nil for nothing.
	Log *slog.Logger
	// Progress takes one line now and then while much is being read or indexed; nil for nothing.
	Progress func(line string)
}

// Site serves one library.
type Site struct {
	cfg     Config
	current atomic.Pointer[Snapshot]

	mu      sync.Mutex // held while a Snapshot is made from the one before
	changes uint64     // how many Snapshots there were, part of their tags

	indexer indexer
}

// Open reads the library and returns a Site that serves it, at first without search. It fails only when
// the folder itself cannot be read; faults inside are in Library.Faults.
func Open(ctx context.Context, cfg Config) (*Site, error) {
	if cfg.Library == nil {
		return nil, errors.New("site: no library given")
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Progress == nil {
		cfg.Progress = func(string) {}
	}
	s := &Site{cfg: cfg}
	lib, err := s.load(ctx, nil, nil)
	if err != nil {
		return nil, fmt.Errorf("library: %w", err)
	}
	s.publish(lib, nil)
	return s, nil
}

// Current is the state to serve a request from. Take it once per request.
func (s *Site) Current() *Snapshot { return s.current.Load() }

// publish makes lib with ix what is served from now on.
func (s *Site) publish(lib *content.Library, ix *index.Index) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.changes++
	s.current.Store(newSnapshot(lib, ix, s.changes, time.Now()))
}
