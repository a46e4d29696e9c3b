package site

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"siaga/index"
)

// note is a Markdown file with a title and a text.
func note(title, text string) string {
	return "---\ntitle: " + title + "\nreviewed: 2026-11-01\n---\n\n" + text + "\n"
}

// folder makes a library on disk of path, text pairs.
func folder(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		write(t, filepath.Join(dir, files[i]), files[i+1])
	}
	return dir
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// open opens a site on dir that writes into data, "" for nowhere, and does not run it.
func open(t *testing.T, dir, data string) *Site {
	t.Helper()
	cfg := Config{Library: os.DirFS(dir), Dir: dir}
	if data != "" {
		cfg.IndexDir, cfg.CatalogueFile = filepath.Join(data, "index"), filepath.Join(data, "catalogue")
	}
	s, err := Open(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// start runs s until the returned function is called, and waits for the index.
func start(t *testing.T, s *Site) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); s.Run(ctx) }()
	stop = func() { cancel(); <-done }
	t.Cleanup(stop)
	<-s.Indexed()
	return stop
}

// patient is how long a test waits for what takes half a second on an idle machine. The budget of one
// second (DESIGN §10) is measured by BenchmarkSaveUntilFindable.
const patient = 10 * time.Second

// eventually waits until ok.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	begin := time.Now()
	for !ok() {
		if time.Since(begin) > patient {
			t.Fatalf("not within %v: %s", patient, what)
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Logf("%s: %v", what, time.Since(begin).Round(time.Millisecond))
}

// finds reports whether a search for text finds exactly n documents.
func finds(t *testing.T, s *Site, text string, n int) bool {
	t.Helper()
	res, err := s.Current().Search(t.Context(), index.Query{Text: text, Lang: "id"})
	if err != nil && !errors.Is(err, index.ErrBuilding) {
		t.Fatal(err)
	}
	return err == nil && res.Total == n
}

func TestOpenServesBeforeTheIndex(t *testing.T) {
	s, err := Open(t.Context(), Config{Library: fstest.MapFS{"notes/rob.id.md": {Data: []byte(note("Banjir rob", "Air pasang."))}}})
	if err != nil {
		t.Fatal(err)
	}
	snap := s.Current()
	if snap.Library.Doc("notes/rob", "id") == nil {
		t.Error("the note is not served")
	}
	if _, err := snap.Search(t.Context(), index.Query{Text: "rob"}); !errors.Is(err, index.ErrBuilding) || snap.Searchable() {
		t.Errorf("Search before Run = %v, want ErrBuilding", err)
	}
	start(t, s)
	if !s.Current().Searchable() || !finds(t, s, "rob", 1) {
		t.Error("not found after Indexed")
	}
	if s.Current().ETag == snap.ETag {
		t.Error("the ETag does not tell a site with search from one without")
	}
}

func TestOpenRefuses(t *testing.T) {
	if _, err := Open(t.Context(), Config{}); err == nil {
		t.Error("Open without a library succeeded")
	}
	if _, err := Open(t.Context(), Config{Library: os.DirFS(filepath.Join(t.TempDir(), "none"))}); err == nil {
		t.Error("Open of a missing folder succeeded")
	}
}

func TestFollowsEdits(t *testing.T) {
	dir := folder(t, "notes/rob.id.md", note("Banjir rob", "Air pasang di kampung."), "notes/gas.id.md", note("Kebocoran gas", "Amonia."))
	s := open(t, dir, "")
	start(t, s)

	write(t, filepath.Join(dir, "notes/rob.id.md"), note("Banjir rob", "Tanggul laut."))
	eventually(t, "an edited note is found by its new text", func() bool { return finds(t, s, "tanggul", 1) && finds(t, s, "pasang", 0) })

	write(t, filepath.Join(dir, ".rob.swp"), "an editor's file")
	write(t, filepath.Join(dir, "notes/rob.new"), note("Banjir rob", "Pompa air."))
	if err := os.Rename(filepath.Join(dir, "notes/rob.new"), filepath.Join(dir, "notes/rob.id.md")); err != nil {
		t.Fatal(err)
	}
	eventually(t, "a note saved by renaming", func() bool { return finds(t, s, "pompa", 1) })

	write(t, filepath.Join(dir, "notes/kota/baru/mangrove.id.md"), note("Mangrove", "Bakau."))
	eventually(t, "a note in a new folder", func() bool { return finds(t, s, "bakau", 1) })
	write(t, filepath.Join(dir, "notes/kota/baru/mangrove.id.md"), note("Mangrove", "Api-api."))
	eventually(t, "an edit in the new folder", func() bool { return finds(t, s, "bakau", 0) })

	if err := os.RemoveAll(filepath.Join(dir, "notes/kota")); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "notes/gas.id.md")); err != nil {
		t.Fatal(err)
	}
	eventually(t, "deleted notes are gone", func() bool {
		return finds(t, s, "amonia", 0) && finds(t, s, "mangrove", 0) && s.Current().Library.Len() == 1
	})
}

// TestFollowsBurst writes many files at once, as git pull does, and counts the states that were served.
func TestFollowsBurst(t *testing.T) {
	dir := folder(t, "notes/rob.id.md", note("Banjir rob", "Air pasang."))
	s := open(t, dir, "")
	start(t, s)
	before := s.changes
	for i := range 300 {
		write(t, filepath.Join(dir, fmt.Sprintf("notes/kota-%d.id.md", i)), note(fmt.Sprint("Kota ", i), "Tanggul."))
	}
	eventually(t, "300 new notes are found", func() bool { return finds(t, s, "tanggul", 300) })
	if states := s.changes - before; states > 12 {
		t.Errorf("%d states served for one burst, want few", states)
	}
}

func TestKeepsServingWithoutItsFolder(t *testing.T) {
	dir := folder(t, "notes/rob.id.md", note("Banjir rob", "Air pasang."))
	s := open(t, dir, "")
	start(t, s)
	if err := os.Rename(dir, dir+"-away"); err != nil {
		t.Fatal(err)
	}
	s.reload(t.Context(), hint{all: true})
	if s.Current().Library.Doc("notes/rob", "id") == nil {
		t.Error("the note is gone with the folder")
	}
	if err := os.Rename(dir+"-away", dir); err != nil {
		t.Fatal(err)
	}
}

func TestETagOutlivesRestart(t *testing.T) {
	dir := folder(t, "notes/rob.id.md", note("Banjir rob", "Air pasang."))
	data := t.TempDir()
	tags := map[string]bool{}
	for range 2 {
		s := open(t, dir, data)
		unsettled := s.Current().ETag
		stop := start(t, s)
		eventually(t, "the state settles", func() bool { return !s.isStale() })
		tags[s.Current().ETag] = true
		if tags[unsettled] {
			t.Errorf("the state before the index has the tag of the state after it, %s", unsettled)
		}
		stop()
	}
	if len(tags) != 1 {
		t.Errorf("tags %v, want the same after a restart", tags)
	}
}

func TestStartsFromCatalogue(t *testing.T) {
	dir := folder(t, "notes/rob.id.md", note("Banjir rob", "Air pasang."), "notes/gas.id.md", note("Gas", "Amonia."))
	data := t.TempDir()
	stop := start(t, open(t, dir, data))
	stop()

	write(t, filepath.Join(dir, "notes/rob.id.md"), note("Rob di Bontang", "Air pasang yang tinggi."))
	s := open(t, dir, data)
	if got := s.Current().Library.Doc("notes/rob", "id").Title; got != "Banjir rob" {
		t.Errorf("title at the start %q: the catalogue was not used", got)
	}
	start(t, s)
	eventually(t, "an edit made while the site was down", func() bool {
		return s.Current().Library.Doc("notes/rob", "id").Title == "Rob di Bontang" && finds(t, s, "tinggi", 1)
	})

	other := folder(t, "notes/lain.id.md", note("Lain", "Kota lain."))
	if d := open(t, other, data).Current().Library.Doc("notes/lain", "id"); d == nil {
		t.Error("the catalogue of one folder was used for another")
	}
	write(t, filepath.Join(data, "catalogue"), "damaged")
	if d := open(t, dir, data).Current().Library.Doc("notes/gas", "id"); d == nil {
		t.Error("nothing served with a damaged catalogue")
	}
}

func TestIndexInMemoryWhenDiskRefuses(t *testing.T) {
	dir := folder(t, "notes/rob.id.md", note("Banjir rob", "Air pasang."))
	blocked := filepath.Join(t.TempDir(), "index")
	write(t, blocked, "a file where the folder should be")
	s, err := Open(t.Context(), Config{Library: os.DirFS(dir), Dir: dir, IndexDir: blocked})
	if err != nil {
		t.Fatal(err)
	}
	start(t, s)
	if !finds(t, s, "pasang", 1) {
		t.Error("no search although memory would do")
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1000: "-1,000", -100: "-100"} {
		if got := Thousands(n); got != want {
			t.Errorf("Thousands(%d) = %q, want %q", n, got, want)
		}
	}
}
