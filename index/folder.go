package index

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// folder is the directory of an index on disk:
//
//	lock           held by the process that uses the directory
//	current        the name of the index in use
//	index-7        that index, in the form of the engine
//	index.tmp-8    one being built; nothing points to it before it is whole
//	index.bad-6    one moved out of the way, to be deleted
//	opening        how many times opening the index has been begun and not finished
//	closed         what the small files of the index summed up to when it was closed
//
// An index is made under another name and renamed because a process killed in the first milliseconds of the
// engine's own New left a directory that could never be opened again, 9 times in 80.
type folder struct {
	path string
	lock *os.File
}

const (
	lockName    = "lock"
	currentName = "current"
	openingName = "opening"

	indexPrefix = "index-"
	tmpPrefix   = "index.tmp-"
	badPrefix   = "index.bad-"
)

// maxOpenings is how often opening an index may fail to finish before it is taken for the cause.
const maxOpenings = 2

// openFolder makes the directory if need be, locks it and deletes what an earlier process left unfinished.
func openFolder(path string) (*folder, error) {
	if err := os.MkdirAll(path, 0o755); err != nil {
		return nil, fmt.Errorf("index directory: %w", err)
	}
	lock, err := lockFile(filepath.Join(path, lockName))
	if errors.Is(err, errLocked) {
		return nil, &InUseError{Dir: path}
	}
	if err != nil {
		return nil, fmt.Errorf("index directory: %w", err)
	}
	f := &folder{path, lock}
	f.sweep()
	return f, nil
}

func (f *folder) close() error { return f.lock.Close() }

// sweep deletes every index but the current one. What cannot be deleted stays; it is in nobody's way.
func (f *folder) sweep() {
	entries, err := os.ReadDir(f.path)
	if err != nil {
		return
	}
	current, _ := f.current()
	for _, e := range entries {
		name := e.Name()
		old := strings.HasPrefix(name, indexPrefix) && name != current
		if old || strings.HasPrefix(name, tmpPrefix) || strings.HasPrefix(name, badPrefix) {
			os.RemoveAll(filepath.Join(f.path, name))
		}
	}
}

// current is the name of the index in use, "" if there is none.
func (f *folder) current() (string, error) {
	raw, err := os.ReadFile(filepath.Join(f.path, currentName))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	name := strings.TrimSpace(string(raw))
	if !strings.HasPrefix(name, indexPrefix) || filepath.Base(name) != name {
		return "", fmt.Errorf("%s: %q is no index: %w", currentName, name, errDamaged)
	}
	return name, nil
}

// begin returns the directory of the index in use, "" if there is none, and notes that opening it has
// begun. If that was noted several times already, the index takes the process down and is not tried again.
func (f *folder) begin() (dir string, err error) {
	name, err := f.current()
	if name == "" || err != nil {
		return "", err
	}
	dir = filepath.Join(f.path, name)
	marker := filepath.Join(f.path, openingName)
	raw, _ := os.ReadFile(marker)
	tries, _ := strconv.Atoi(strings.TrimSpace(string(raw)))
	if tries >= maxOpenings {
		return dir, fmt.Errorf("opening it did not end %d times: %w", tries, errDamaged)
	}
	// A full disk does not keep the index from being read.
	_ = os.WriteFile(marker, []byte(strconv.Itoa(tries+1)), 0o644)
	return dir, f.checkClosed(dir)
}

// opened notes that opening has ended, well or not.
func (f *folder) opened() { os.Remove(filepath.Join(f.path, openingName)) }

// discard takes an index out of use and deletes it.
func (f *folder) discard(dir string) {
	os.Remove(filepath.Join(f.path, currentName))
	f.opened()
	if dir == "" {
		return
	}
	number := strings.TrimPrefix(filepath.Base(dir), indexPrefix)
	bad := filepath.Join(f.path, badPrefix+number)
	if err := os.Rename(dir, bad); err == nil {
		dir = bad
	}
	os.RemoveAll(dir)
}

// fresh is the directory for a new index; it does not exist yet.
func (f *folder) fresh() (string, error) {
	entries, err := os.ReadDir(f.path)
	if err != nil {
		return "", err
	}
	last := 0
	for _, e := range entries {
		for _, prefix := range []string{indexPrefix, tmpPrefix, badPrefix} {
			if n, err := strconv.Atoi(strings.TrimPrefix(e.Name(), prefix)); err == nil {
				last = max(last, n)
			}
		}
	}
	return filepath.Join(f.path, tmpPrefix+strconv.Itoa(last+1)), nil
}

// publish makes the index in the directory tmp, which is closed and whole, the one in use, and returns its
// new name. Every step is on disk before the next begins.
func (f *folder) publish(tmp string) (dir string, err error) {
	if err := syncTree(tmp); err != nil {
		return "", err
	}
	name := indexPrefix + strings.TrimPrefix(filepath.Base(tmp), tmpPrefix)
	dir = filepath.Join(f.path, name)
	if err := os.Rename(tmp, dir); err != nil {
		return "", err
	}
	if err := syncFile(f.path); err != nil {
		return "", err
	}
	pointer := filepath.Join(f.path, currentName)
	if err := os.WriteFile(pointer+".tmp", []byte(name+"\n"), 0o644); err != nil {
		return "", err
	}
	if err := syncFile(pointer + ".tmp"); err != nil {
		return "", err
	}
	if err := os.Rename(pointer+".tmp", pointer); err != nil {
		return "", err
	}
	return dir, syncFile(f.path)
}

// syncTree writes every file and directory below dir to disk.
func syncTree(dir string) error {
	return filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return syncFile(path)
	})
}

// syncFile writes a file or directory to disk.
func syncFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !isDir(f) { // not every system can sync a directory
		return fmt.Errorf("sync %s: %w", path, err)
	}
	return nil
}

func isDir(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.IsDir()
}
