package index

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"testing"

	"siaga/content"
)

// The real library is a Corpus.
var _ Corpus = (*content.Library)(nil)

// fakeCorpus is a library in memory.
type fakeCorpus map[string]*fakeNote // by file

type fakeNote struct {
	doc  *content.Document
	body string
}

// put adds or replaces a note; edit may change its front matter. file is "slug.lang".
func (c fakeCorpus) put(file, title, body string, edit ...func(*content.Document)) *content.Document {
	slug, lang, _ := strings.Cut(file, ".")
	d := &content.Document{
		Folder: content.Notes, Slug: slug, Lang: lang, File: file + ".md", Title: title,
		Kind: content.KindStrategy, Status: "published",
	}
	for _, e := range edit {
		e(d)
	}
	sum := sha256.Sum256([]byte(title + "\x00" + body))
	d.Revision = hex.EncodeToString(sum[:])
	c[file] = &fakeNote{d, body}
	return d
}

func (c fakeCorpus) All() iter.Seq[*content.Document] {
	files := slices.SortedFunc(maps.Keys(c), func(a, b string) int {
		x, y := c[a].doc, c[b].doc
		return cmp.Or(strings.Compare(x.ID(), y.ID()), strings.Compare(x.Lang, y.Lang))
	})
	return func(yield func(*content.Document) bool) {
		for _, f := range files {
			if !yield(c[f].doc) {
				return
			}
		}
	}
}

func (c fakeCorpus) Len() int { return len(c) }

func (c fakeCorpus) Body(d *content.Document) ([]byte, error) {
	n, ok := c[strings.TrimSuffix(d.File, ".md")]
	if !ok {
		return nil, fmt.Errorf("%s: no such file", d.File)
	}
	return []byte(n.body), nil
}

// Helpers for front matter.
func hazards(v ...string) func(*content.Document) {
	return func(d *content.Document) { d.Facets.Hazards = v }
}

func regions(v ...string) func(*content.Document) {
	return func(d *content.Document) { d.Facets.Regions = v }
}

func reviewed(y, m, day int) func(*content.Document) {
	return func(d *content.Document) { d.Reviewed = content.Date{Year: y, Month: m, Day: day} }
}

func summary(s string) func(*content.Document) {
	return func(d *content.Document) { d.Summary = s }
}

// openTest opens an index of the words as written and waits until it is ready; "" keeps it in memory.
func openTest(tb testing.TB, dir string, c Corpus) *Index {
	tb.Helper()
	return openWith(tb, Config{Dir: dir, Corpus: c, NoLexicon: true})
}

// openWith opens any index and waits until it is ready.
func openWith(tb testing.TB, cfg Config) *Index {
	tb.Helper()
	cfg.Log = testLog(tb)
	x, err := Open(context.Background(), cfg)
	if err != nil {
		tb.Fatalf("Open: %v", err)
	}
	tb.Cleanup(func() {
		if err := x.Close(); err != nil {
			tb.Errorf("Close: %v", err)
		}
	})
	if err := x.Wait(context.Background()); err != nil {
		tb.Fatalf("Wait: %v", err)
	}
	return x
}

func testLog(tb testing.TB) *slog.Logger {
	if !testing.Verbose() {
		return slog.New(slog.DiscardHandler)
	}
	return slog.New(slog.NewTextHandler(tb.Output(), nil))
}

// found lists the hits of a query as "slug.lang".
func found(tb testing.TB, x *Index, q Query) []string {
	tb.Helper()
	res, err := x.Search(context.Background(), q)
	if err != nil {
		tb.Fatalf("Search(%+v): %v", q, err)
	}
	files := []string{}
	for _, h := range res.Hits {
		files = append(files, strings.TrimPrefix(h.ID, "notes/")+"."+h.Lang)
	}
	return files
}
