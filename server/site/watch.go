package site

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"github.com/fsnotify/fsnotify"
)

// A hint says what may have changed: files by their path in the library, or anything at all.
type hint struct {
	paths map[string]bool
	all   bool
}

func (h *hint) add(o hint) {
	h.all = h.all || o.all
	if h.paths == nil {
		h.paths = map[string]bool{}
	}
	for p := range o.paths {
		h.paths[p] = true
	}
}

// watcher turns the notices of the operating system about a folder tree into hints. Notices can be lost
// (a full queue, a network folder, a folder filled before it was watched), so nobody may rely on them
// alone.
type watcher struct {
	dir   string
	log   *slog.Logger
	notes *fsnotify.Watcher
}

// newWatcher watches dir and every folder below it. Folders, not files, since editors save by renaming a
// new file over the old one.
func newWatcher(dir string, log *slog.Logger) (*watcher, error) {
	notes, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &watcher{dir: dir, log: log, notes: notes}
	if err := w.addTree(dir); err != nil {
		return nil, errors.Join(err, notes.Close())
	}
	return w, nil
}

// addTree watches dir and all below it. A folder that has gone meanwhile is none of our business; running
// out of watches is.
func (w *watcher) addTree(dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && path == w.dir:
			return err
		case err != nil:
			return nil // cannot be read: content.Load lists it
		case !d.IsDir() && path != w.dir:
			return nil
		case path != w.dir && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir // .git and the like hold no notes
		}
		if err := w.notes.Add(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
}

// run sends hints until ctx ends.
func (w *watcher) run(ctx context.Context, hints chan<- hint) {
	defer w.notes.Close()
	for {
		var h hint
		select {
		case <-ctx.Done():
			return
		case event, ok := <-w.notes.Events:
			if !ok {
				return
			}
			h = w.hint(event)
		case err, ok := <-w.notes.Errors:
			if !ok {
				return
			}
			w.log.Info("notices about changed files were lost, looking at all", "err", err)
			h.all = true
		}
		if !h.all && len(h.paths) == 0 {
			continue
		}
		select {
		case hints <- h:
		case <-ctx.Done():
			return
		}
	}
}

// hint says what one notice means. A new folder is watched, and since files may have been put there before
// the watch stood, everything is looked at.
func (w *watcher) hint(event fsnotify.Event) hint {
	if event.Op == fsnotify.Chmod {
		return hint{}
	}
	if event.Has(fsnotify.Create) {
		if info, err := os.Lstat(event.Name); err == nil && info.IsDir() {
			if err := w.addTree(event.Name); err != nil {
				w.log.Warn("a new folder cannot be watched", "err", err)
			}
			return hint{all: true}
		}
	}
	rel, err := filepath.Rel(w.dir, event.Name)
	if err != nil || rel == "." {
		return hint{all: true}
	}
	if event.Has(fsnotify.Remove) || event.Has(fsnotify.Rename) {
		if filepath.Ext(rel) == "" { // perhaps a folder, with all that was in it
			return hint{all: true}
		}
	}
	return hint{paths: map[string]bool{filepath.ToSlash(rel): true}}
}
