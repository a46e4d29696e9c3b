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
	// Index is nil while it is being opened. It may be a moment behind Library: a document it finds may be
	// gone (Library.Doc is nil), and a new one may not be found yet.
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

// newSnapshot makes the state number n visible. An index that has caught up follows from the library, so
// the library's hash names the state; else the state is this process's own.
func newSnapshot(st state, n uint64) *Snapshot {
	tag := st.library.Hash[:min(tagDigits, len(st.library.Hash))]
	if st.covered != st.library || st.stale {
		tag += fmt.Sprintf("-%s-%d", run, n)
	}
	return &Snapshot{Library: st.library, Index: st.index, ETag: tag, Loaded: st.loaded}
}

// Search asks the index. The error is index.ErrBuilding as long as there is none.
func (s *Snapshot) Search(ctx context.Context, q index.Query) (index.Result, error) {
	if s.Index == nil {
		return index.Result{}, index.ErrBuilding
	}
	return s.Index.Search(ctx, q)
}

// Suggest asks the index for up to n titles that begin with text, as Search does.
func (s *Snapshot) Suggest(ctx context.Context, text, lang string, n int) ([]index.Suggestion, error) {
	if s.Index == nil {
		return nil, index.ErrBuilding
	}
	return s.Index.Suggest(ctx, text, lang, n)
}

// SuggestHeadings asks the index for up to n headings of passages, as Search does.
func (s *Snapshot) SuggestHeadings(ctx context.Context, text, lang string, n int) ([]index.HeadingSuggestion, error) {
	if s.Index == nil {
		return nil, index.ErrBuilding
	}
	return s.Index.SuggestHeadings(ctx, text, lang, n)
}

// Searchable reports whether a search would be answered.
func (s *Snapshot) Searchable() bool {
	return s.Index != nil && (s.Index.Len() > 0 || s.Library.Len() == 0)
}
