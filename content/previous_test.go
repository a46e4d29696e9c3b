package content

import (
	"context"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// countingFS counts the files opened; folders do not count.
type countingFS struct {
	fstest.MapFS
	mu     sync.Mutex
	opened []string
}

func (c *countingFS) Open(name string) (fs.File, error) {
	if _, isFile := c.MapFS[name]; isFile {
		c.mu.Lock()
		c.opened = append(c.opened, name)
		c.mu.Unlock()
	}
	return c.MapFS.Open(name)
}

// take gives the files opened since the last call, sorted.
func (c *countingFS) take() []string {
	files := slices.Sorted(slices.Values(c.opened))
	c.opened = nil
	return files
}

// ReadDir keeps listing folders from opening them through Open.
func (c *countingFS) ReadDir(name string) ([]fs.DirEntry, error) { return c.MapFS.ReadDir(name) }

func (c *countingFS) set(name, text string, minute int) {
	c.MapFS[name] = &fstest.MapFile{Data: []byte(text), ModTime: time.Date(2026, 11, 23, 12, minute, 0, 0, time.UTC)}
}

func TestLoadPrevious(t *testing.T) {
	fsys := &countingFS{MapFS: fstest.MapFS{}}
	fsys.set("glossary.yaml", "- {id: rob, terms: {id: [rob], en: [tidal flood], ko: [만조]}}", 0)
	fsys.set("notes/a.id.md", "# A\n\n[[b]]\n", 0)
	fsys.set("notes/b.id.md", "---\ntitle: B\nhazards: [fire]\n---\n", 0)
	fsys.set("notes/c.id.md", "# C\n\n[[baru]]\n", 0)
	fsys.set("notes/rusak.id.md", "\xff", 0)
	load := func(opt Options) *Library {
		t.Helper()
		l, err := Load(t.Context(), fsys, opt)
		if err != nil {
			t.Fatal(err)
		}
		// Whatever is taken over, the result is that of a load from scratch.
		scratch, err := Load(t.Context(), fsys.MapFS, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(slices.Collect(scratch.All()), slices.Collect(l.All())); diff != "" {
			t.Errorf("documents (-from scratch +with previous):\n%s", diff)
		}
		if diff := cmp.Diff(scratch.Check(), l.Check()); diff != "" {
			t.Errorf("faults (-from scratch +with previous):\n%s", diff)
		}
		if diff := cmp.Diff(slices.Collect(scratch.In(Notes)), slices.Collect(l.In(Notes))); diff != "" || scratch.Hash != l.Hash {
			t.Errorf("ids, hash %v (-from scratch +with previous):\n%s", scratch.Hash == l.Hash, diff)
		}
		return l
	}
	opened := func(want ...string) {
		t.Helper()
		if got := fsys.take(); !slices.Equal(got, want) {
			t.Errorf("opened %v, want %v", got, want)
		}
	}
	open := func(opt Options) *Library { // without the check, which opens files for lines
		t.Helper()
		load(opt)
		fsys.take()
		l, err := Load(t.Context(), fsys, opt)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}

	first := open(Options{})
	opened("glossary.yaml", "notes/a.id.md", "notes/b.id.md", "notes/c.id.md", "notes/rusak.id.md")

	same := open(Options{Previous: first})
	opened()
	if same.Doc("notes/a", "id") != first.Doc("notes/a", "id") || same.Glossary != first.Glossary {
		t.Error("an unchanged document or glossary was made anew")
	}

	fsys.set("notes/b.id.md", "---\ntitle: B\nhazards: [fire, tsunami]\n---\n", 1)
	changed := open(Options{Previous: same})
	opened("notes/b.id.md")

	// A new translation and a new target change documents that were not read again.
	fsys.set("notes/b.en.md", "---\ntitle: B\nhazards: [flood]\n---\n", 2)
	fsys.set("notes/baru.id.md", "# Baru\n", 2)
	added := open(Options{Previous: changed, Only: []string{"notes/b.en.md", "notes/baru.id.md"}})
	opened("notes/b.en.md", "notes/baru.id.md")
	if got := added.Backlinks("notes/baru"); !slices.Equal(got, []string{"notes/c"}) {
		t.Errorf("Backlinks(notes/baru) = %v, want [notes/c]", got)
	}
	if got := changed.Doc("notes/b", "id").Facets.Hazards; !slices.Equal(got, []string{"fire", "tsunami"}) {
		t.Errorf("the previous library was changed: hazards %v", got)
	}
	if got := changed.Doc("notes/c", "id").Links[0].ID; got != "" {
		t.Errorf("the previous library was changed: link to %s", got)
	}

	// Hints of a folder, of something gone and of what is no note.
	delete(fsys.MapFS, "notes/b.en.md")
	fsys.set("notes/dalam/d.id.md", "# D\n", 3)
	fsys.set("notes/peta.png", "", 3)
	gone := open(Options{Previous: added, Only: []string{"notes/b.en.md", "notes/dalam", "notes/peta.png", ".git/x.md", "../x", "decks/x.md"}})
	opened("notes/dalam/d.id.md")
	if len(gone.others) != 1 || gone.Doc("notes/b", "en") != nil {
		t.Errorf("others %v, notes/b.en %v", gone.others, gone.Doc("notes/b", "en"))
	}
	delete(fsys.MapFS, "notes/dalam/d.id.md")
	open(Options{Previous: gone, Only: []string{"notes/dalam"}})
	fsys.set("glossary.yaml", "[]", 4)
	if l := open(Options{Previous: gone, Only: []string{"glossary.yaml", "notes/dalam"}}); len(l.Glossary.Concepts) != 0 {
		t.Errorf("glossary has %d concepts, want none", len(l.Glossary.Concepts))
	}
}

func TestLoadCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Load(ctx, files("a.md", "# A"), Options{}); err != context.Canceled {
		t.Errorf("Load with a cancelled context = %v, want context.Canceled", err)
	}
	if _, err := Load(t.Context(), failingFS{}, Options{}); err == nil || !strings.HasPrefix(err.Error(), "library: ") {
		t.Errorf("Load of a folder that cannot be read = %v, want an error", err)
	}
}

type failingFS struct{}

func (failingFS) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

func TestLoadProgress(t *testing.T) {
	fsys := fstest.MapFS{}
	for i := range 600 {
		fsys[strings.Repeat("a", i+1)+".md"] = &fstest.MapFile{Data: []byte("# A")}
	}
	var calls [][2]int
	if _, err := Load(t.Context(), fsys, Options{Progress: func(done, total int) { calls = append(calls, [2]int{done, total}) }}); err != nil {
		t.Fatal(err)
	}
	if want := [][2]int{{256, 600}, {512, 600}, {600, 600}}; !slices.Equal(calls, want) {
		t.Errorf("Progress was called with %v, want %v", calls, want)
	}
}
