package site

import (
	"context"

	"siaga/content"
	"siaga/index"
)

// keepIndex opens the index and brings it after the library until ctx ends.
func (s *Site) keepIndex(ctx context.Context) {
	lib := s.Current().Library
	ix, err := s.openIndex(ctx, lib)
	if err != nil {
		if ctx.Err() == nil {
			s.cfg.Log.Error("there is no search", "err", err)
		}
		close(s.indexed)
		return
	}
	s.publish(func(st *state) { st.index = ix })
	s.catchUp(ctx, ix, lib, ix.Wait)
	close(s.indexed)
	for {
		select {
		case <-ctx.Done():
			if err := ix.Close(); err != nil {
				s.cfg.Log.Error("close index", "err", err)
			}
			return
		case lib := <-s.wanted:
			s.catchUp(ctx, ix, lib, func(ctx context.Context) error { return ix.Update(ctx, lib) })
		}
	}
}

// openIndex opens the index on disk, or in memory when the disk does not allow it: a site without write
// permission can still be searched.
func (s *Site) openIndex(ctx context.Context, lib *content.Library) (*index.Index, error) {
	cfg := index.Config{Dir: s.cfg.IndexDir, Corpus: lib, Log: s.cfg.Log, Progress: counter(s.cfg.Progress, "indexed")}
	ix, err := index.Open(ctx, cfg)
	if err != nil && cfg.Dir != "" && ctx.Err() == nil {
		s.cfg.Log.Warn("the index is kept in memory and has to be made again at the next start", "err", err)
		cfg.Dir = ""
		ix, err = index.Open(ctx, cfg)
	}
	return ix, err
}

// catchUp lets work bring the index to lib and publishes that it has.
func (s *Site) catchUp(ctx context.Context, ix *index.Index, lib *content.Library, work func(context.Context) error) {
	if err := work(ctx); err != nil {
		if ctx.Err() == nil {
			s.cfg.Log.Error("index", "err", err)
		}
		return
	}
	s.publish(func(st *state) { st.index, st.covered = ix, lib })
}
