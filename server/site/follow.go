package site

import (
	"context"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"time"

	"siaga/content"
)

// The whole folder is compared with the library now and then, since notices of the system may be lost;
// often, where there are none at all.
const (
	scanWatched   = 10 * time.Minute
	scanUnwatched = 15 * time.Second
)

// follow turns changes on disk into new libraries until ctx ends. It is the only one that loads, so
// libraries follow each other in order.
func (s *Site) follow(ctx context.Context) {
	if s.cfg.Dir == "" {
		return
	}
	batches := make(chan hint)
	var parts sync.WaitGroup
	defer parts.Wait()
	every := scanWatched
	if w, err := newWatcher(s.cfg.Dir, s.cfg.Log); err != nil {
		s.cfg.Log.Warn("the system gives no notice of changed files; looking for them now and then", "err", err)
		every = scanUnwatched
	} else {
		hints := make(chan hint)
		parts.Go(func() { w.run(ctx, hints) })
		parts.Go(func() { gather(ctx, hints, batches) })
	}
	written := s.Current().Library
	s.reload(ctx, hint{all: true}) // what changed while nobody watched
	scan := time.NewTicker(every)
	defer scan.Stop()
	for {
		select {
		case <-ctx.Done():
			s.keepCatalogue(&written)
			return
		case h := <-batches:
			s.reload(ctx, h)
		case <-scan.C:
			s.reload(ctx, hint{all: true})
			s.keepCatalogue(&written)
		}
	}
}

// reload brings the library to what is on disk. When the folder cannot be read, as while it is being
// replaced, the site stays as it was.
func (s *Site) reload(ctx context.Context, h hint) {
	old := s.Current().Library
	var only []string
	if !h.all {
		only = slices.Sorted(maps.Keys(h.paths))
	}
	lib, err := s.load(ctx, old, only)
	switch {
	case ctx.Err() != nil:
		return
	case err != nil:
		s.cfg.Log.Error("the library cannot be read; serving it as it was", "err", err)
		return
	case lib.Hash == old.Hash && len(lib.Faults) == len(old.Faults):
		s.settle(old)
		return
	}
	s.publish(func(st *state) { st.library, st.loaded, st.stale = lib, time.Now(), false })
	s.cfg.Log.Info("library changed", slog.Int("notes", lib.Len()), slog.Int("faults", len(lib.Faults)))
	s.want(lib)
}

// settle notes that a library from the catalogue is what the disk has.
func (s *Site) settle(lib *content.Library) {
	if s.isStale() {
		s.publish(func(st *state) { st.stale = false })
	}
}

func (s *Site) isStale() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state.stale
}

// want asks for lib to be indexed, in place of an older one that is still waiting.
func (s *Site) want(lib *content.Library) {
	select {
	case <-s.wanted:
	default:
	}
	s.wanted <- lib // follow is the only sender, so there is room
}
