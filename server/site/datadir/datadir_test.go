package datadir

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestOpenLocks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data")
	d, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(path)
	if locked, ok := errors.AsType[*LockedError](err); !ok || locked.Dir != path {
		t.Errorf("second Open = %v, want a LockedError of %s", err, path)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d, err = Open(path)
	if err != nil {
		t.Fatalf("Open after Close = %v", err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
}

// files makes a library of path, text pairs.
func files(pairs ...string) fstest.MapFS {
	m := fstest.MapFS{"library.go": {Data: []byte("package library")}}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return m
}

// onDisk reads what stands in the library of d.
func onDisk(t *testing.T, d *Dir) map[string]string {
	t.Helper()
	got := map[string]string{}
	fsys := os.DirFS(d.Library())
	err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		body, err := fs.ReadFile(fsys, name)
		got[name] = string(body)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestFill(t *testing.T) {
	d, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	first := files("notes/rob.id.md", "rob 1", "notes/api.id.md", "api 1", "notes/gas.id.md", "gas 1",
		"notes/old.id.md", "old 1", "notes/kept.id.md", "kept 1", "glossary.yaml", "terms 1")
	fill := func(starter fs.FS, want Changes) {
		t.Helper()
		got, err := d.Fill(starter)
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(got.Kept)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Fill (-want +got):\n%s", diff)
		}
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(d.Library(), name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	fill(first, Changes{Added: 6})
	fill(first, Changes{}) // a second start changes nothing

	write("notes/api.id.md", "api, edited by the office")
	write("notes/own.id.md", "the office's own")
	write("notes/kept.id.md", "kept, edited")
	if err := os.Remove(filepath.Join(d.Library(), "notes/gas.id.md")); err != nil {
		t.Fatal(err)
	}
	second := files("notes/rob.id.md", "rob 2", "notes/api.id.md", "api 2", "notes/gas.id.md", "gas 2",
		"notes/new.id.md", "new 2", "notes/own.id.md", "ours of the same name", "notes/kept.id.md", "kept 1", "glossary.yaml", "terms 1")
	want := map[string]string{
		"notes/rob.id.md":  "rob 2",
		"notes/api.id.md":  "api, edited by the office",
		"notes/own.id.md":  "the office's own",
		"notes/new.id.md":  "new 2",
		"notes/kept.id.md": "kept, edited",
		"glossary.yaml":    "terms 1",
	}
	for i, changes := range []Changes{
		{Added: 1, Refreshed: 1, Withdrawn: 1, Kept: []string{"notes/api.id.md"}},
		{Kept: []string{"notes/api.id.md"}},
	} {
		fill(second, changes)
		if diff := cmp.Diff(want, onDisk(t, d)); diff != "" {
			t.Errorf("library after start %d of the second release (-want +got):\n%s", i+1, diff)
		}
	}
}

// TestFillAfterCrash cuts a refresh short after the files and before the list of hashes.
func TestFillAfterCrash(t *testing.T) {
	d, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := d.Fill(files("notes/rob.id.md", "rob 1")); err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadFile(d.shippedFile())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Fill(files("notes/rob.id.md", "rob 2")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(d.shippedFile(), list, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Fill(files("notes/rob.id.md", "rob 2")); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Fill(files("notes/rob.id.md", "rob 3")); err != nil {
		t.Fatal(err)
	}
	if got := onDisk(t, d)["notes/rob.id.md"]; got != "rob 3" {
		t.Errorf("rob.id.md = %q, want it to follow the release again", got)
	}
}

// TestFillEscapes puts a symlink where a folder of the library should be.
func TestFillEscapes(t *testing.T) {
	d, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	outside := t.TempDir()
	if err := os.MkdirAll(d.Library(), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(d.Library(), "notes")); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	if _, err := d.Fill(files("notes/rob.id.md", "rob")); err == nil {
		t.Error("Fill followed a symlink out of the library")
	}
	if entries, _ := os.ReadDir(outside); len(entries) != 0 {
		t.Errorf("files outside: %v", entries)
	}
}
