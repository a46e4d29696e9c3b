package index

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// copyDir copies a directory tree.
func copyDir(t *testing.T, from string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "index")
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return to
}

// treeFiles lists the files below dir.
func treeFiles(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			rel, _ := filepath.Rel(dir, path)
			files = append(files, rel)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Whatever happens to a file of the index, the next start ends with an index that answers right.
func TestDamage(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 13))
	dir, c := filepath.Join(t.TempDir(), "index"), randomLibrary(r, 400)
	x := openTest(t, dir, c)
	c.put("n000.id", "Judul", "alfa berubah")
	if err := x.Update(t.Context(), c); err != nil { // a second segment and a deleted document
		t.Fatal(err)
	}
	q := Query{Text: "alfa", Size: 100}
	want := found(t, x, q)
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}

	flip := func(bits int) func([]byte) []byte {
		return func(b []byte) []byte {
			for range bits {
				if len(b) > 0 {
					b[r.IntN(len(b))] ^= 1 << r.IntN(8)
				}
			}
			return b
		}
	}
	damages := []struct {
		name  string
		times int
		do    func([]byte) []byte
	}{
		{"half", 1, func(b []byte) []byte { return b[:len(b)/2] }},
		{"empty", 1, func([]byte) []byte { return nil }},
		{"short", 1, func(b []byte) []byte { return b[:max(0, len(b)-100)] }},
		{"flip 1 bit", 3, flip(1)},
		{"flip 64 bits", 3, flip(64)},
		{"flip 400 bits", 3, flip(400)},
		{"delete", 1, nil},
	}
	for _, file := range treeFiles(t, dir) {
		for _, d := range damages {
			for range d.times {
				t.Run(file+"/"+d.name, func(t *testing.T) {
					broken := copyDir(t, dir)
					damageFile(t, filepath.Join(broken, file), d.do)
					y := openTest(t, broken, c)
					if diff := cmp.Diff(want, found(t, y, q)); diff != "" {
						t.Errorf("hits (-before +after):\n%s", diff)
					}
					if y.Len() != c.Len() {
						t.Errorf("%d documents, want %d", y.Len(), c.Len())
					}
				})
			}
		}
	}
}

func damageFile(t *testing.T, path string, do func([]byte) []byte) {
	t.Helper()
	if do == nil {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		return
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, do(b), 0o600); err != nil {
		t.Fatal(err)
	}
}

// An index that took the process down twice while it was being opened is not opened a third time.
func TestOpeningMarker(t *testing.T) {
	dir, c := t.TempDir(), smallLibrary()
	openTest(t, dir, c).Close()
	marker := filepath.Join(dir, openingName)
	if err := os.WriteFile(marker, []byte("2"), 0o644); err != nil {
		t.Fatal(err)
	}
	wantRebuilt(t, dir, c)
	if _, err := os.Stat(marker); err == nil {
		t.Error("the marker is still there")
	}
}

// An index of another version of the program is replaced.
func TestOtherStamp(t *testing.T) {
	dir, c := t.TempDir(), smallLibrary()
	x := openTest(t, dir, c)
	if err := x.store.bleve.SetInternal(stampKey, []byte("older")); err != nil {
		t.Fatal(err)
	}
	x.Close()
	wantRebuilt(t, dir, c)
}

// wantRebuilt opens the index in dir and expects another one than is there, whole and alone.
func wantRebuilt(t *testing.T, dir string, c fakeCorpus) {
	t.Helper()
	name, err := os.ReadFile(filepath.Join(dir, currentName))
	if err != nil {
		t.Fatal(err)
	}
	mark := filepath.Join(dir, strings.TrimSpace(string(name)), "mark") // the new one may have the same name
	if err := os.WriteFile(mark, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	x := openTest(t, dir, c)
	if _, err := os.Stat(mark); err == nil {
		t.Error("the old index is in use")
	}
	if got := found(t, x, Query{Text: "rob"}); len(got) != 1 {
		t.Errorf("hits %v, want one", got)
	}
	indexes, err := filepath.Glob(filepath.Join(dir, "index*"))
	if err != nil || len(indexes) != 1 {
		t.Errorf("indexes %v, %v; want one", indexes, err)
	}
}

// A search that meets damage answers ErrBuilding, and the index heals behind it; but not again and again.
func TestDamageWhileServing(t *testing.T) {
	x := openTest(t, t.TempDir(), smallLibrary())
	broken := func(*snapshot) error { panic("as the engine does on a damaged segment") }
	if err := x.reading(t.Context(), broken); err != ErrBuilding {
		t.Errorf("search on a damaged index = %v, want ErrBuilding", err)
	}
	for x.Wait(t.Context()) != nil {
		if t.Context().Err() != nil {
			t.Fatal(t.Context().Err())
		}
	}
	if err := x.reading(t.Context(), broken); !errors.Is(err, errDamaged) {
		t.Errorf("search that fails soon again = %v, want its panic", err)
	}
	if got := found(t, x, Query{Text: "rob"}); len(got) != 1 {
		t.Errorf("after healing: hits %v, want one", got)
	}
}
