package index

import (
	"context"
	"errors"
	"maps"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReopen(t *testing.T) {
	dir, c := t.TempDir(), smallLibrary()
	x := openTest(t, dir, c)
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}

	indexed := 0
	y, err := Open(t.Context(), Config{Dir: dir, Corpus: c, NoLexicon: true, Log: testLog(t), Progress: func(done, _ int) { indexed = done }})
	if err != nil {
		t.Fatal(err)
	}
	defer y.Close()
	if got := found(t, y, Query{Text: "sirene", In: []string{"id"}}); !cmp.Equal(got, []string{"amonia.id"}) {
		t.Errorf("at once after Open: hits %v, want amonia.id", got)
	}
	if err := y.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	if indexed != 0 {
		t.Errorf("%d documents indexed of an unchanged library", indexed)
	}
}

func TestUpdate(t *testing.T) {
	dir, c := t.TempDir(), smallLibrary()
	x := openTest(t, dir, c)
	steps := []struct {
		name string
		edit func()
		q    Query
		want []string
	}{
		{"add", func() { c.put("baru.id", "Catatan baru", "Kucing.") }, Query{Text: "kucing"}, []string{"baru.id"}},
		{"change", func() { c.put("baru.id", "Catatan baru", "Anjing.") }, Query{Text: "kucing"}, []string{}},
		{"changed", func() {}, Query{Text: "anjing"}, []string{"baru.id"}},
		{"facet only", func() { c.put("baru.id", "Catatan baru", "Anjing.", hazards("fire")) }, Query{Text: "hazard:fire"}, []string{"baru.id"}},
		{"delete", func() { delete(c, "baru.id") }, Query{Text: "anjing"}, []string{}},
	}
	for _, st := range steps {
		st.edit()
		if err := x.Update(t.Context(), c); err != nil {
			t.Fatalf("%s: Update: %v", st.name, err)
		}
		if got := found(t, x, st.q); !cmp.Equal(got, st.want) {
			t.Errorf("%s: Search(%q) = %v, want %v", st.name, st.q.Text, got, st.want)
		}
	}
	fresh := openTest(t, "", c)
	if diff := cmp.Diff(fresh.current.totals, x.current.totals); diff != "" {
		t.Errorf("totals after updates differ from those of a new index (-new +updated):\n%s", diff)
	}
}

func TestInUse(t *testing.T) {
	dir := t.TempDir()
	openTest(t, dir, smallLibrary())
	_, err := Open(context.Background(), Config{Dir: dir, Corpus: smallLibrary(), NoLexicon: true})
	if !errors.Is(err, ErrInUse) {
		t.Fatalf("second Open = %v, want ErrInUse", err)
	}
	want := "another siaga holds " + dir + "; stop it or choose another with --data"
	if err.Error() != want {
		t.Errorf("message %q, want %q", err, want)
	}
}

// Ending a program while it opens its index does not cost it the index.
func TestOpenCancelled(t *testing.T) {
	dir, c := t.TempDir(), smallLibrary()
	openTest(t, dir, c).Close()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if x, err := Open(ctx, Config{Dir: dir, Corpus: c, NoLexicon: true}); err == nil {
		x.Close()
	} else if !errors.Is(err, context.Canceled) {
		t.Fatalf("Open with a cancelled context: %v", err)
	}
	x, err := Open(t.Context(), Config{Dir: dir, Corpus: c, NoLexicon: true})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if got := found(t, x, Query{Text: "rob"}); len(got) != 1 {
		t.Errorf("hits %v, want one, at once", got)
	}
}

// Close while the index is being built ends the building and leaves nothing half-made behind.
func TestCloseWhileBuilding(t *testing.T) {
	dir, c := t.TempDir(), newSynthetic(t, 500)
	x, err := Open(t.Context(), Config{Dir: dir, Corpus: c, NoLexicon: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := x.Search(t.Context(), Query{Text: "air"}); !errors.Is(err, ErrBuilding) {
		t.Errorf("Search while building = %v, want ErrBuilding", err)
	}
	if err := x.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
	if left, err := filepath.Glob(filepath.Join(dir, "index*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if _, err := x.Search(t.Context(), Query{Text: "air"}); !errors.Is(err, ErrClosed) {
		t.Errorf("Search after Close = %v, want ErrClosed", err)
	}
	if err := x.Update(t.Context(), c); !errors.Is(err, ErrClosed) {
		t.Errorf("Update after Close = %v, want ErrClosed", err)
	}
}

// Searches that have begun see the index as it was, whatever is updated meanwhile.
func TestUpdateUnderSearches(t *testing.T) {
	c := smallLibrary()
	x := openTest(t, t.TempDir(), c)
	var wg sync.WaitGroup
	stop := make(chan struct{})
	for range 4 {
		wg.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				if res, err := x.Search(t.Context(), Query{Text: "loktuan"}); err != nil || res.Total != 2 {
					t.Errorf("%d hits, %v; want 2", res.Total, err)
					return
				}
			}
		})
	}
	for i := range 20 {
		c = maps.Clone(c)
		c.put("lain.id", "Lain", strconv.Itoa(i))
		if err := x.Update(t.Context(), c); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	wg.Wait()
}
