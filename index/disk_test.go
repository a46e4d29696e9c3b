package index

import (
	"context"
	"errors"
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
	y, err := Open(t.Context(), Config{Dir: dir, Corpus: c, Log: testLog(t), Progress: func(done, _ int) { indexed = done }})
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
	_, err := Open(context.Background(), Config{Dir: dir, Corpus: smallLibrary()})
	if !errors.Is(err, ErrInUse) {
		t.Fatalf("second Open = %v, want ErrInUse", err)
	}
	want := "another siaga holds " + dir + "; stop it or choose another with --data"
	if err.Error() != want {
		t.Errorf("message %q, want %q", err, want)
	}
}
