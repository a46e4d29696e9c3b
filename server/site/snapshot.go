package site

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"

	"siaga/content"
	"siaga/index"
)

// Snapshot is one state of the site. Nothing in it changes, so any number of requests may read it.
type Snapshot struct {
	Library *content.Library
	// Index is nil while it is being prepared. It may be a moment behind Library: a document it finds may
	// be gone (Library.Doc is nil), and a new one may not be found yet.
	Index *index.Index
	// ETag changes whenever an answer made from this state may differ from one made from another. It holds
	// letters, digits and dashes only, and is the same after a restart with unchanged files.
	ETag string
	// Loaded is when the library was read.
	Loaded time.Time
}

// tagDigits is how much of the library's hash an ETag carries: 64 bits, enough to tell states apart.
const tagDigits = 16

// run tells the unsettled states of this process from those of an earlier one.
var run = rand.Text()[:6]

// newSnapshot makes the state number n. An index that has caught up with the library follows from it, so
// the library's hash names the state; else the state is this process's own.
func newSnapshot(lib *content.Library, ix *index.Index, caughtUp bool, n uint64, loaded time.Time) *Snapshot {
	tag := lib.Hash[:min(tagDigits, len(lib.Hash))]
	if !caughtUp {
		tag += fmt.Sprintf("-%s-%d", run, n)
	}
	return &Snapshot{Library: lib, Index: ix, ETag: tag, Loaded: loaded}
}

// Search asks the index; the error is ErrPreparing as long as there is none.
func (s *Snapshot) Search(ctx context.Context, q index.Query) (*index.Result, error) {
	if s.Index == nil {
		return nil, ErrPreparing
	}
	return s.Index.Search(ctx, q)
}
