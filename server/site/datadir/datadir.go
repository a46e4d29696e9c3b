// Package datadir keeps the data directory: the folder in which a site writes all it has (DESIGN §3), its
// lock, so that only one process works in it, and the starter library, which is copied there once and
// renewed without touching what an office has made its own.
package datadir

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// The names inside a data directory.
const (
	libraryDir = "library"
	indexDir   = "index"
	lockFile   = "siaga.lock"
	shipped    = "library.shipped"
	catalogue  = "catalogue"
	missesFile = "misses.json"
)

// LockedError says that another process works in the directory.
type LockedError struct{ Dir string }

func (e *LockedError) Error() string {
	return fmt.Sprintf("another siaga is using %s; stop it, choose another directory with --data, or read along with --read-only", e.Dir)
}

// Dir is a data directory held by this process.
type Dir struct {
	path string
	lock *os.File
}

// Open makes the directory if there is none and locks it. The error is a *LockedError when another
// process holds it. The system gives the lock back when the process ends, however it ends.
func Open(path string) (*Dir, error) {
	if err := os.MkdirAll(path, 0o755); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(filepath.Join(path, lockFile), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	locked, err := tryLock(f)
	switch {
	case err != nil:
		return nil, errors.Join(&fs.PathError{Op: "lock", Path: f.Name(), Err: err}, f.Close())
	case !locked:
		return nil, errors.Join(&LockedError{path}, f.Close())
	}
	return &Dir{path: path, lock: f}, nil
}

// Library is the path of the library inside.
func (d *Dir) Library() string { return Library(d.path) }

// Index is the path of the search index inside.
func (d *Dir) Index() string { return filepath.Join(d.path, indexDir) }

// Catalogue is the path of the file that lists what the library held when it was last read.
func (d *Dir) Catalogue() string { return filepath.Join(d.path, catalogue) }

// Misses is the file with the queries that found nothing.
func (d *Dir) Misses() string { return filepath.Join(d.path, missesFile) }

// Close gives the directory back.
func (d *Dir) Close() error { return d.lock.Close() }

// Library is the path of the library in the data directory at path, for those who only read.
func Library(path string) string { return filepath.Join(path, libraryDir) }

// Exists reports whether there is a data directory at path already.
func Exists(path string) bool {
	_, err := os.Stat(filepath.Join(path, lockFile))
	return err == nil
}
