package main

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"strconv"
	"strings"

	"siaga/index"
	"siaga/index/quality"
	"siaga/server/api"
	"siaga/server/site"
)

// bench measures the program; so far one thing.
func bench(ctx context.Context, e env, f *flags) error {
	corpus := f.String("corpus", "", "`folder` with the documents, when the folders hold only queries and judgements")
	words, err := f.parse(true)
	if err != nil {
		return err
	}
	if len(words) < 2 || words[0] != "quality" {
		return usagef("no folder given; siaga bench quality DIR…")
	}
	var reports []quality.Report
	for _, dir := range words[1:] {
		if !quality.IsCollection(dir) {
			return usagef("%s holds no queries.jsonl and qrels.tsv", dir)
		}
		c, err := quality.Read(dir, *corpus)
		if err != nil {
			return err
		}
		r, err := measure(ctx, e, c)
		if err != nil {
			return err
		}
		reports = append(reports, r)
	}
	return quality.Print(e.stdout, reports...)
}

// measure serves a collection as a library and asks its queries as GET /api/v1/search does.
func measure(ctx context.Context, e env, c *quality.Collection) (quality.Report, error) {
	opt, err := tables()
	if err != nil {
		return quality.Report{}, err
	}
	dir, err := os.MkdirTemp("", "siaga-quality")
	if err != nil {
		return quality.Report{}, err
	}
	defer os.RemoveAll(dir)
	names, err := c.WriteNotes(dir)
	if err != nil {
		return quality.Report{}, err
	}
	cfg := site.Config{
		Library: os.DirFS(dir), Vocabulary: opt.Vocabulary, Glossary: opt.Glossary,
		Progress: func(line string) { fmt.Fprintln(e.stderr, c.Name+": "+line) },
	}
	var r quality.Report
	err = withSite(ctx, cfg, func(snap *site.Snapshot) (err error) {
		r, err = c.Measure(ctx, func(ctx context.Context, text, lang, in string, size int) ([]string, error) {
			q := url.Values{"q": {clip(text)}, "lang": {lang}, "size": {strconv.Itoa(size)}}
			if in != "" {
				q.Set("in", in)
			}
			res, err := api.Search(ctx, snap, q)
			if err != nil {
				return nil, err
			}
			found := make([]string, len(res.Hits))
			for i, h := range res.Hits {
				found[i] = h.ID
			}
			return found, nil
		}, names)
		return err
	})
	return r, err
}

// clip cuts a question to what the site takes.
func clip(text string) string {
	if runes := []rune(text); len(runes) > index.MaxQueryRunes {
		text = string(runes[:index.MaxQueryRunes])
	}
	return strings.TrimSpace(text)
}
