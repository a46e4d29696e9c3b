package misses

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestLog(t *testing.T) {
	path := filepath.Join(t.TempDir(), "misses.json")
	l, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	day := time.Date(2026, 11, 23, 9, 30, 0, 0, time.UTC)
	filters := map[string][]string{"hazard": {"tsunami"}}
	for _, q := range []string{"Gempa  Susulan", "gempa susulan", "nama@contoh.id", "081234567890", "", "gunung api"} {
		if err := l.Add(q, filters, "id", day); err != nil {
			t.Fatal(err)
		}
	}
	want := []Miss{
		{Query: "gempa susulan", Filters: filters, Lang: "id", Count: 2, Last: "2026-11-23"},
		{Query: "gunung api", Filters: filters, Lang: "id", Count: 1, Last: "2026-11-23"},
	}
	again, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string][]Miss{"kept": l.List(), "read again": again.List()} {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	var none *Log
	if err := none.Add("x", nil, "id", day); err != nil || none.List() != nil {
		t.Error("a nil Log keeps something")
	}
	if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); err == nil {
		t.Error("a broken file was read")
	}
}
