package content

import (
	"context"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// Options say how a library is loaded. The zero Options load all of it.
type Options struct {
	// Previous is the library as it was: files whose size and time have not changed are taken over
	// without being read, and documents that stay the same stay the same pointer.
	Previous *Library
	// Only are paths of files or folders hinted as changed; these are read anew and nothing else is
	// looked at. nil means look at all. Without Previous it is ignored.
	Only []string
	// Vocabulary and Glossary are used when the folder has none of its own.
	Vocabulary *Vocabulary
	Glossary   *Glossary
	// Progress, if not nil, is called now and then with the number of files read and to be read, never
	// from two goroutines at once.
	Progress func(done, total int)
}

// Load reads a library. Faulty files are listed in Faults and left out; the error is not nil only when
// the folder itself cannot be read or ctx ends.
func Load(ctx context.Context, fsys fs.FS, opt Options) (*Library, error) {
	if opt.Previous == nil {
		opt.Only = nil
	}
	found, err := look(ctx, fsys, opt)
	if err != nil {
		return nil, err
	}
	l := &Library{fsys: fsys, others: found.others, skipped: found.faults}
	fresh, err := l.readAll(ctx, found.notes, opt)
	if err != nil {
		return nil, err
	}
	l.readTables(found.tables, opt)
	l.assemble(opt.Previous, fresh)
	return l, nil
}

// readAll reads the files that changed, on all processors, and keeps the order of paths. It tells which
// records are new; the others belong to the previous library too and must not be written to.
func (l *Library) readAll(ctx context.Context, files []found, opt Options) (fresh []bool, err error) {
	records := make([]*record, len(files))
	fresh = make([]bool, len(files))
	var todo []int
	for i, f := range files {
		if records[i] = unchanged(opt, f); records[i] == nil {
			todo = append(todo, i)
		}
	}
	var (
		wg   sync.WaitGroup
		mu   sync.Mutex
		next int
	)
	// take hands out the files; done counts those handed out before.
	take := func() (i int, ok bool) {
		mu.Lock()
		defer mu.Unlock()
		if next == len(todo) || ctx.Err() != nil {
			return 0, false
		}
		next++
		if opt.Progress != nil && (next%256 == 0 || next == len(todo)) {
			opt.Progress(next, len(todo))
		}
		return todo[next-1], true
	}
	for range min(runtime.GOMAXPROCS(0), len(todo)) {
		wg.Go(func() {
			for i, ok := take(); ok; i, ok = take() {
				records[i], fresh[i] = read(l.fsys, files[i]), true
				if old := before(opt.Previous, files[i].path); old != nil && records[i].same(old) {
					records[i], fresh[i] = old, false
				}
			}
		})
	}
	wg.Wait()
	l.records = records
	return fresh, ctx.Err()
}

// same reports whether two records are of the same bytes, so that a file that was only touched by a hint
// stays the same document.
func (rec *record) same(old *record) bool {
	return rec.doc != nil && old.doc != nil && rec.doc.Revision == old.doc.Revision && rec.modTime.Equal(old.modTime)
}

// before is the record of a file in the previous library, nil if there is none.
func before(previous *Library, file string) *record {
	if previous == nil {
		return nil
	}
	return previous.recordAt(file)
}

// unchanged is the previous record of a file that need not be read again. Embedded files have no time
// and are always read.
func unchanged(opt Options, f found) *record {
	old := before(opt.Previous, f.path)
	switch {
	case old == nil || old.failed:
		return nil
	case opt.Only != nil:
		if slices.ContainsFunc(opt.Only, func(hint string) bool { return isBelow(f.path, hint) }) {
			return nil
		}
		return old
	case f.modTime.IsZero() || !f.modTime.Equal(old.modTime) || f.size != old.size:
		return nil
	}
	return old
}

// isBelow reports whether a file is dir or lies below it.
func isBelow(file, dir string) bool {
	rest, ok := strings.CutPrefix(file, dir)
	return dir == "." || ok && (rest == "" || rest[0] == '/')
}
