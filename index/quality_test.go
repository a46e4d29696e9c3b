package index

import (
	"context"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"siaga/content"
	"siaga/content/library"
	"siaga/index/quality"
)

// The judged collections that TestQuality measures: folders named behind -args, else those of SIAGA_SHARED.
//
//	go test ./index -run Quality -v -args DIR…
func collections(tb testing.TB) []string {
	if dirs := flag.Args(); len(dirs) > 0 {
		return dirs
	}
	shared := os.Getenv("SIAGA_SHARED")
	if shared == "" {
		return nil
	}
	dirs, err := filepath.Glob(filepath.Join(shared, "testdata", "ir-*"))
	if err != nil {
		tb.Fatal(err)
	}
	return dirs
}

func TestQuality(t *testing.T) {
	dirs := collections(t)
	if len(dirs) == 0 {
		t.Skip("no judged collections; name folders behind -args, or set SIAGA_SHARED")
	}
	var reports []quality.Report
	for _, dir := range dirs {
		c, err := quality.Read(dir, "")
		if err != nil {
			t.Fatal(err)
		}
		reports = append(reports, measure(t, c))
	}
	var out strings.Builder
	if err := quality.Print(&out, reports...); err != nil {
		t.Fatal(err)
	}
	t.Logf("\n%s", &out)
}

// measure makes notes of a collection, indexes them and asks its queries.
func measure(tb testing.TB, c *quality.Collection) quality.Report {
	tb.Helper()
	dir := tb.TempDir()
	names, err := c.WriteNotes(dir)
	if err != nil {
		tb.Fatal(err)
	}
	lib, err := content.Load(tb.Context(), os.DirFS(dir), starterTables(tb))
	if err != nil {
		tb.Fatal(err)
	}
	x := openWith(tb, Config{Corpus: lib})
	r, err := c.Measure(tb.Context(), func(ctx context.Context, text, lang, in string, size int) ([]string, error) {
		q := Query{Text: text, Lang: lang, Size: size}
		if in != "" {
			q.In = []string{in}
		}
		res, err := x.Search(ctx, q)
		if err != nil {
			return nil, err
		}
		found := make([]string, len(res.Hits))
		for i, h := range res.Hits {
			found[i] = h.ID
		}
		return found, nil
	}, names)
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// starterTables are the glossary and vocabulary that a folder without any is served with.
func starterTables(tb testing.TB) content.Options {
	tb.Helper()
	src, err := fs.ReadFile(library.FS(), "glossary.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	g, _ := content.ParseGlossary("glossary.yaml", src)
	return content.Options{Glossary: g}
}
