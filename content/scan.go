package content

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Limits of a walk, so that no folder, however odd, keeps the site from starting.
const (
	maxFiles = 200_000 // Markdown files; twice the largest library that is promised
	maxDepth = 64      // folders below one another
)

// The files at the root of a library that are not documents.
const (
	glossaryFile   = "glossary.yaml"
	vocabularyFile = "vocabulary.yaml"
)

// found is a regular file that a walk met.
type found struct {
	path    string
	size    int64
	modTime time.Time // zero in an embedded file system
}

// scan is what a walk found.
type scan struct {
	notes  []found  // Markdown files, sorted by path
	tables []found  // the glossary and the vocabulary
	others []string // all other regular files (pictures), which notes may point to, sorted
	faults []Fault
}

// walker reads the folders of a library. It opens no file: types are taken from the folder's listing,
// which does not follow links, so that neither a FIFO nor a loop can hold it up.
type walker struct {
	ctx  context.Context
	fsys fs.FS
	full bool // maxFiles was reached and reported
	scan
}

// walk lists the files of a library.
func walk(ctx context.Context, fsys fs.FS) (*scan, error) {
	if _, err := fs.ReadDir(fsys, "."); err != nil {
		return nil, fmt.Errorf("library: %w", err)
	}
	w := &walker{ctx: ctx, fsys: fsys}
	if err := w.open(".", 0); err != nil {
		return nil, err
	}
	w.sort()
	return &w.scan, nil
}

func (w *walker) skip(file, format string, args ...any) {
	w.faults = append(w.faults, Fault{File: file, What: fmt.Sprintf(format, args...)})
}

// open goes through one folder. The error is not nil only when the context ends.
func (w *walker) open(dir string, depth int) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	entries, err := fs.ReadDir(w.fsys, dir)
	if err != nil {
		w.skip(dir, "folder cannot be read: %s", reason(err))
		return nil
	}
	w.caseTwins(dir, entries)
	for _, e := range entries {
		file := path.Join(dir, e.Name())
		switch {
		case skipName(e.Name()) || file == Decks && e.IsDir():
			// Hidden folders are other tools' affairs, and talks are no notes.
		case !printable(e.Name()):
			w.skip(printablePath(file), "file name is not plain UTF-8 text; rename it")
		case e.IsDir() && depth >= maxDepth:
			w.skip(file, "more than %d folders deep; not read", maxDepth)
		case e.IsDir():
			if err := w.open(file, depth+1); err != nil {
				return err
			}
		default:
			w.file(file, e)
		}
	}
	return nil
}

// skipName reports whether a file or folder is passed over without a word.
func skipName(name string) bool { return strings.HasPrefix(name, ".") || name == "node_modules" }

// file sorts one directory entry that is no folder.
func (w *walker) file(file string, e fs.DirEntry) {
	if !e.Type().IsRegular() {
		w.skip(file, "%s; only plain files are served", typeName(e.Type()))
		return
	}
	_, isNote := cutMarkdownExt(file)
	isTable := file == glossaryFile || file == vocabularyFile
	if !isNote && !isTable {
		w.others = append(w.others, file)
		return
	}
	info, err := e.Info()
	if err != nil {
		w.skip(file, "file cannot be read: %s", reason(err))
		return
	}
	f := found{path: file, size: info.Size(), modTime: info.ModTime()}
	switch {
	case isTable:
		w.tables = append(w.tables, f)
	case len(w.notes) < maxFiles:
		w.notes = append(w.notes, f)
	case !w.full:
		w.full = true
		w.skip(file, "a library holds at most %d Markdown files; this one and those after it are left out", maxFiles)
	}
}

// caseTwins lists names of one folder that differ only in case, which many file systems cannot hold.
func (w *walker) caseTwins(dir string, entries []fs.DirEntry) {
	seen := make(map[string]string, len(entries))
	for _, e := range entries {
		lower := strings.ToLower(e.Name())
		if first, ok := seen[lower]; ok && !strings.HasPrefix(lower, ".") {
			what := fmt.Sprintf("name differs from %q only in case; such a folder cannot be copied to Windows or macOS", first)
			w.faults = append(w.faults, Fault{File: printablePath(path.Join(dir, e.Name())), Warning: true, What: what})
			continue
		}
		seen[lower] = e.Name()
	}
}

// typeName says what a directory entry is when it is no plain file.
func typeName(t fs.FileMode) string {
	switch {
	case t&fs.ModeSymlink != 0:
		return "a symbolic link is not followed"
	case t&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case t&fs.ModeSocket != 0:
		return "a socket"
	case t&fs.ModeDevice != 0:
		return "a device"
	}
	return "a special file"
}

// printable reports whether a name can stand in a report on a terminal.
func printable(name string) bool {
	return utf8.ValidString(name) && strings.IndexFunc(name, unicode.IsControl) < 0
}

func printablePath(file string) string {
	if printable(file) {
		return file
	}
	return strings.Trim(strconv.Quote(file), `"`)
}

// reason is the cause of an error of the file system without the path, which the fault already has.
func reason(err error) string {
	for {
		switch e := err.(type) {
		case *fs.PathError:
			err = e.Err
		default:
			return err.Error()
		}
	}
}
