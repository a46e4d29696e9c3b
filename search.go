package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"net/url"
	"strings"

	"siaga/server/api"
	"siaga/server/site"
	"siaga/server/site/datadir"
)

// maxLine bounds one query read from the standard input, in bytes; the engine's own limit is lower.
const maxLine = 64 << 10

// search asks the library as the site's search does.
func search(ctx context.Context, e env, f *flags) error {
	asJSON := f.Bool("json", false, "answer as GET /api/v1/search does, one line a query")
	lang := f.String("lang", "id", "`language` of the reader: id, en or ko")
	size := f.String("size", "20", "`number` of hits, at most 100")
	data := f.String("data", "data", "data `directory`")
	dir := f.String("library", "", "`folder` of notes instead of the one in the data directory")
	words, err := f.parse(false)
	if err != nil {
		return err
	}
	if len(words) == 0 {
		return usagef("no QUERY given; siaga search banjir rob")
	}
	ask := func(snap *site.Snapshot, query string) error {
		res, err := api.Search(ctx, snap, url.Values{"q": {query}, "lang": {*lang}, "size": {*size}})
		if p, ok := errors.AsType[*api.Problem](err); ok {
			return usagef("%s", p.Detail)
		}
		if err != nil {
			return err
		}
		if *asJSON {
			_, err = e.stdout.Write(res.Encode())
			return err
		}
		return printHits(e.stdout, res)
	}
	return withSearch(ctx, e, *dir, *data, func(snap *site.Snapshot) error {
		if len(words) == 1 && words[0] == "-" {
			return eachLine(e.stdin, func(line string) error { return ask(snap, line) })
		}
		return ask(snap, strings.Join(words, " "))
	})
}

// withSearch calls use with a library and its index: the one of the data directory when no other process
// has it, else one in memory.
func withSearch(ctx context.Context, e env, dir, data string, use func(*site.Snapshot) error) error {
	src, err := openReading(dir, data)
	if err != nil {
		return err
	}
	defer src.Close()
	opt, err := tables()
	if err != nil {
		return err
	}
	cfg := site.Config{
		Library: src.fsys, Vocabulary: opt.Vocabulary, Glossary: opt.Glossary,
		Progress: func(line string) { fmt.Fprintln(e.stderr, line) },
	}
	if datadir.Exists(data) {
		if held, err := datadir.Open(data); err == nil {
			defer held.Close()
			cfg.IndexDir = held.Index()
		}
	}
	return withSite(ctx, cfg, use)
}

// withSite calls use with a library when it has been indexed.
func withSite(ctx context.Context, cfg site.Config, use func(*site.Snapshot) error) error {
	s, err := site.Open(ctx, cfg)
	if err != nil {
		return err
	}
	running, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() { defer close(done); s.Run(running) }()
	defer func() { stop(); <-done }()
	select {
	case <-s.Indexed():
	case <-ctx.Done():
		return ctx.Err()
	}
	return use(s.Current())
}

// eachLine calls do for every line that is not empty.
func eachLine(r io.Reader, do func(string) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	for lines.Scan() {
		if line := strings.TrimSpace(lines.Text()); line != "" {
			if err := do(line); err != nil {
				return err
			}
		}
	}
	return lines.Err()
}

// printHits writes hits for a person: title and address, and below them the best passage.
func printHits(w io.Writer, res *api.SearchResponse) error {
	var b strings.Builder
	for i, h := range res.Hits {
		fmt.Fprintf(&b, "%2d. %s [%s] %s\n", i+1, h.Title, h.Lang, h.URL)
		for _, s := range h.Snippets[:min(1, len(h.Snippets))] {
			fmt.Fprintf(&b, "    %s\n", plain(s.HTML))
		}
	}
	fmt.Fprintf(&b, "%s for %q\n", count(res.Total, "hit"), res.Query)
	_, err := io.WriteString(w, b.String())
	return err
}

// plain is a snippet for a terminal.
func plain(snippet string) string {
	return strings.Join(strings.Fields(html.UnescapeString(strings.NewReplacer("<mark>", "", "</mark>", "").Replace(snippet))), " ")
}
