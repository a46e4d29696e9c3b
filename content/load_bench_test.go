package content

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// writeNotes writes n notes of about 3 KB below a temporary folder, a third of them translations.
func writeNotes(tb testing.TB, n int) string {
	tb.Helper()
	dir := tb.TempDir()
	if err := os.Mkdir(filepath.Join(dir, Notes), 0o755); err != nil {
		tb.Fatal(err)
	}
	for i := range n {
		lang := []string{"en", "id", "id"}[i%3]
		slug := fmt.Sprintf("note-%06d", i/3*2+i%3/2)
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: Banjir rob %d\nsummary: Air pasang masuk ke kampung.\nkind: case\nhazards: [tidal-flood]\n"+
			"regions: [id-bontang]\nfacts:\n  size: \"1.6 ha | kolam retensi [@s] | #bagian-1\"\n"+
			"sources:\n  - {id: s, type: report, title: Laporan, URL: \"https://example.org/%d\", issued: 2023-08}\n---\n", i, i)
		for p := range 6 {
			fmt.Fprintf(&b, "\n## Bagian %d\n\n%s [@s]. Lihat [[note-%06d]].\n", p, strings.Repeat("Air laut naik dan masuk ke jalan kampung. ", 10), i/2)
		}
		file := filepath.Join(dir, Notes, slug+"."+lang+".md")
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}

// openRoot is the file system of a folder that no link leads out of, as the site opens it.
func openRoot(tb testing.TB, dir string) *os.Root {
	tb.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { root.Close() })
	return root
}

// BenchmarkLoad reads 10,000 notes of 3 KB from disk: from scratch, with nothing changed, and with one
// file hinted as changed.
func BenchmarkLoad(b *testing.B) {
	const n = 10_000
	fsys := openRoot(b, writeNotes(b, n)).FS()
	previous, err := Load(b.Context(), fsys, Options{})
	if err != nil || previous.Len() != n {
		b.Fatalf("Load = %d documents, %v", previous.Len(), err)
	}
	tests := []struct {
		name string
		opt  Options
	}{
		{"scratch", Options{}},
		{"unchanged", Options{Previous: previous}},
		{"hinted", Options{Previous: previous, Only: []string{"notes/note-000001.id.md"}}},
	}
	for _, tt := range tests {
		b.Run(tt.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Load(b.Context(), fsys, tt.opt); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
