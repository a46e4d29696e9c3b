package datadir

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// Changes is what Fill did.
type Changes struct {
	Added, Refreshed, Withdrawn int
	Kept                        []string // files with a newer version in this release that the office had changed
}

// Fill copies the starter library into the data directory and, at later starts, brings it up to date: new
// files are added, and files that nobody has touched since they were copied follow the release, also when
// it withdraws them. What the office has edited, deleted or written itself stays as it is.
//
// The hash of each file as it was copied is kept beside the library. It is written last, and a file that
// already is as shipped counts as untouched, so a start cut short is carried on by the next.
func (d *Dir) Fill(starter fs.FS) (Changes, error) {
	if err := os.MkdirAll(d.Library(), 0o755); err != nil {
		return Changes{}, err
	}
	root, err := os.OpenRoot(d.Library())
	if err != nil {
		return Changes{}, err
	}
	defer root.Close()
	before, err := d.readShipped()
	if err != nil {
		return Changes{}, err
	}
	f := filler{root: root, before: before, now: map[string]string{}}
	err = fs.WalkDir(starter, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(name) == ".go" {
			return err
		}
		body, err := fs.ReadFile(starter, name)
		if err != nil {
			return err
		}
		return f.file(name, body)
	})
	if err == nil {
		err = f.withdraw()
	}
	if err != nil {
		return f.changes, fmt.Errorf("starter library: %w", err)
	}
	return f.changes, d.writeShipped(f.now)
}

// filler is one run of Fill.
type filler struct {
	root    *os.Root
	before  map[string]string // path → hash as last copied
	now     map[string]string
	changes Changes
}

// file decides what becomes of one file of the starter library.
func (f *filler) file(name string, body []byte) error {
	fresh := hash(body)
	copied, known := f.before[name]
	there, err := f.hashOf(name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && known:
		f.now[name] = copied // deleted by the office
		return nil
	case errors.Is(err, fs.ErrNotExist):
		f.changes.Added++
	case err != nil:
		return err
	case there == fresh:
		f.now[name] = fresh
		return nil
	case !known:
		return nil // the office's own, of the same name
	case there != copied:
		f.now[name] = copied
		if copied != fresh {
			f.changes.Kept = append(f.changes.Kept, name)
		}
		return nil
	default:
		f.changes.Refreshed++
	}
	f.now[name] = fresh
	return f.write(name, body)
}

// withdraw removes untouched files that are no longer shipped.
func (f *filler) withdraw() error {
	for name, copied := range f.before {
		if _, still := f.now[name]; still {
			continue
		}
		there, err := f.hashOf(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		if there == copied {
			if err := f.root.Remove(name); err != nil {
				return err
			}
			f.changes.Withdrawn++
		}
	}
	return nil
}

// hashOf is the hash of a file of the library on disk.
func (f *filler) hashOf(name string) (string, error) {
	body, err := f.root.ReadFile(name)
	if err != nil {
		return "", err
	}
	return hash(body), nil
}

// write puts the file there whole or not at all.
func (f *filler) write(name string, body []byte) error {
	if err := f.root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	beside := path.Join(path.Dir(name), ".siaga-"+path.Base(name))
	if err := f.root.WriteFile(beside, body, 0o644); err != nil {
		return errors.Join(err, f.root.Remove(beside))
	}
	return f.root.Rename(beside, name)
}

func hash(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

func (d *Dir) shippedFile() string { return filepath.Join(d.path, shipped) }
