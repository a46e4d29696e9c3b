package index

import (
	"context"
	"fmt"
	"os"
	"time"
)

// rebuild makes a new index of the whole library beside whatever is there and then puts it in place. The
// caller holds the right to write.
func (x *Index) rebuild(ctx context.Context, corpus Corpus) error {
	x.setFailed(nil)
	s, err := x.build(ctx, corpus)
	if err != nil {
		err = fmt.Errorf("build: %w", err)
		x.setFailed(err)
		return err
	}
	x.exchange(s)
	return nil
}

func (x *Index) build(ctx context.Context, corpus Corpus) (*snapshot, error) {
	if x.dir == nil {
		st, err := x.write(ctx, "", corpus)
		if err != nil {
			return nil, err
		}
		return adopt(ctx, st)
	}
	tmp, err := x.dir.fresh()
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(tmp) // if it was not published
	st, err := x.write(ctx, tmp, corpus)
	if err != nil {
		return nil, err
	}
	if err := st.close(); err != nil {
		return nil, err
	}
	dir, err := x.dir.publish(tmp)
	if err != nil {
		return nil, err
	}
	if st, err = openStore(dir, x.log); err != nil {
		return nil, err
	}
	return adopt(ctx, st)
}

// write makes an index of the whole library in dir. The stamp comes last: an index without it is not whole.
func (x *Index) write(ctx context.Context, dir string, corpus Corpus) (*store, error) {
	st, err := createStore(dir, x.mapping, x.log)
	if err != nil {
		return nil, err
	}
	empty := &snapshot{}
	err = x.apply(ctx, st, empty, x.compare(empty, corpus), corpus)
	if err == nil {
		err = st.bleve.SetInternal(stampKey, x.stamp)
	}
	if err != nil {
		st.close()
		return nil, err
	}
	return st, nil
}

// adopt reads the state of an index that has just been written.
func adopt(ctx context.Context, st *store) (*snapshot, error) {
	s, err := newSnapshot(ctx, st)
	if err != nil {
		st.close()
		return nil, err
	}
	s.checked = true
	return s, nil
}

// exchange makes s the current snapshot. The caller holds the right to write.
func (x *Index) exchange(s *snapshot) {
	x.store = s.store
	x.mu.Lock()
	old := x.current
	x.current, x.failed = s, nil
	if x.closed { // Close has taken the old one and waits for this to end
		x.current, old = nil, s
	}
	x.mu.Unlock()
	if old != nil {
		old.done()
	}
}

// drop takes s out of use. It reports false if Close has taken it already and waits for the caller to end.
func (x *Index) drop(s *snapshot) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.closed {
		return false
	}
	if x.current == s {
		x.current = nil
		s.done()
	}
	return true
}

// abandon closes an index that is no longer trusted and deletes it. The caller holds the right to write.
func (x *Index) abandon() {
	if x.store == nil {
		return
	}
	if err := x.store.close(); err != nil {
		x.log.Warn("close damaged index", "err", err)
	}
	if x.dir != nil {
		x.dir.discard(x.store.dir)
	}
	x.store = nil
}

// distrustEvery is how long an index that was built anew because a search failed is trusted. Should the
// failure come from a query and not from damage, asking again must not keep the site without search.
const distrustEvery = 10 * time.Minute

// distrust takes s out of use because reading it has failed and builds the index anew behind the caller. It
// reports false if that has been done lately.
func (x *Index) distrust(s *snapshot, reason error) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.closed || x.current != s {
		return true // another search found out first
	}
	if time.Since(x.distrusted) < distrustEvery {
		return false
	}
	x.log.Warn("index is built anew", "reason", reason, "stack", stackOf(reason))
	x.distrusted = time.Now()
	x.current = nil
	s.done()
	x.tasks.Go(x.replace)
	return true
}

// replace builds the index anew from the last library.
func (x *Index) replace() {
	if x.lockWriting(x.ctx) != nil {
		return
	}
	defer func() { <-x.writing }()
	x.mu.Lock()
	corpus, current := x.corpus, x.current
	x.mu.Unlock()
	if current != nil {
		return // an Update came first
	}
	x.abandon()
	if err := x.rebuild(x.ctx, corpus); err != nil && x.ctx.Err() == nil {
		x.log.Error("index", "err", err)
	}
}

func (x *Index) setFailed(err error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.failed = err
}
