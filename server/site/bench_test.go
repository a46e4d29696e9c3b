package site

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"siaga/index"
)

// bigLibrary writes n notes of about 300 words.
func bigLibrary(b *testing.B, n int) string {
	b.Helper()
	dir := filepath.Join(b.TempDir(), "library")
	if err := os.MkdirAll(filepath.Join(dir, "notes"), 0o755); err != nil {
		b.Fatal(err)
	}
	words := strings.Fields("banjir rob pesisir industri tanggul laut pompa kampung panggung amonia pabrik latihan evakuasi peringatan dini mangrove kota pelabuhan")
	for i := range n {
		var text strings.Builder
		for j := range 300 {
			text.WriteString(words[(i*7+j*j)%len(words)])
			text.WriteByte(" \n"[j%60/59])
			if j%75 == 74 {
				fmt.Fprintf(&text, "\n\n## Bagian %d\n\n", j)
			}
		}
		name := filepath.Join(dir, fmt.Sprintf("notes/kota-%d.id.md", i))
		if err := os.WriteFile(name, []byte(note(fmt.Sprint("Kota ", i), text.String())), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	return dir
}

// BenchmarkSaveUntilFindable edits one note of a big library and waits until its new word is found: the
// budget is one second (DESIGN §10). SIAGA_BENCH_NOTES chooses the size, 10,000 when it is not set.
func BenchmarkSaveUntilFindable(b *testing.B) {
	notes := 10_000
	if n, err := strconv.Atoi(os.Getenv("SIAGA_BENCH_NOTES")); err == nil {
		notes = n
	}
	dir := bigLibrary(b, notes)
	s, err := Open(b.Context(), Config{Library: os.DirFS(dir), Dir: dir, IndexDir: filepath.Join(b.TempDir(), "index")})
	if err != nil {
		b.Fatal(err)
	}
	done := make(chan struct{})
	go func() { defer close(done); s.Run(b.Context()) }()
	<-s.Indexed()
	name := filepath.Join(dir, "notes/kota-1.id.md")
	var slowest time.Duration
	round := 0
	for b.Loop() {
		round++
		word := fmt.Sprint("katabaru", round)
		begin := time.Now()
		if err := os.WriteFile(name, []byte(note("Kota 1", word)), 0o644); err != nil {
			b.Fatal(err)
		}
		for {
			res, err := s.Current().Search(b.Context(), index.Query{Text: word})
			if err != nil {
				b.Fatal(err)
			}
			if res.Total == 1 {
				break
			}
			time.Sleep(5 * time.Millisecond)
		}
		slowest = max(slowest, time.Since(begin))
	}
	b.ReportMetric(float64(slowest.Milliseconds()), "slowest-ms")
	b.Cleanup(func() { <-done })
}
