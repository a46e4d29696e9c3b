// Package index finds notes: it keeps a library in a Bleve index on disk and answers queries, facet counts,
// snippets and title suggestions from it. It is the only home of Bleve; no type of Bleve leaves it.
//
// One document of the index is one content.Document, a note in one language. Its title, headings, summary
// and text stand in fields of that language, each analysed as that language wants, and a query is tried in
// all of them. The engine supplies what it does well (analysis, dictionaries, postings, crash-safe
// segments); scoring, filtering, counting and grouping are done here over its postings, because the
// engine's scores use a wrong average length and its facets cost ten times the search (see score.go and
// table.go for the figures).
//
// The index is always disposable. It can be rebuilt from the library at any time, and is whenever there is
// any doubt about it; while that goes on, Search answers ErrBuilding.
package index

import (
	"errors"
	"fmt"
)

// ErrBuilding is what Search and Suggest answer while the index is being built for the first time or anew.
var ErrBuilding = errors.New("index is being built")

// ErrClosed is what every method answers after Close.
var ErrClosed = errors.New("index is closed")

// InUseError is returned by Open when another process holds the directory.
type InUseError struct {
	Dir string // the index directory, as configured
}

func (e *InUseError) Error() string {
	return fmt.Sprintf("another siaga holds %s; stop it or choose another with --data", e.Dir)
}

// Is makes errors.Is(err, ErrInUse) true.
func (e *InUseError) Is(target error) bool { return target == ErrInUse }

// ErrInUse is matched by the error of Open when another process holds the directory.
var ErrInUse = errors.New("index directory is in use")
