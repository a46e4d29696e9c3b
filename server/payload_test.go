package server

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
)

// payloads lists markup that must not run: the part that content/markdown keeps, or everything when the
// environment variable SIAGA_SHARED names the folder of the full collections.
func payloads(t *testing.T) []string {
	t.Helper()
	texts, purify := "../content/markdown/testdata/xss/*.txt", "../content/markdown/testdata/xss/dompurify.json"
	if shared := os.Getenv("SIAGA_SHARED"); shared != "" {
		texts, purify = shared+"/testdata/security-xss/payloads/*.txt", shared+"/testdata/security-xss/dompurify.json"
	}
	all := lines(t, texts)
	b, err := os.ReadFile(purify)
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct{ Payload string }
	if err := json.Unmarshal(b, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		all = append(all, c.Payload)
	}
	if len(all) < 300 {
		t.Fatalf("only %d payloads", len(all))
	}
	return all
}

// lines reads the lines of all files that match.
func lines(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no files %s: %v", pattern, err)
	}
	var all []string
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			if line = strings.TrimRight(line, "\r\n"); line != "" {
				all = append(all, line)
			}
		}
	}
	return all
}

// dangers lists what in a page could run, load from elsewhere, or lead to something that runs.
func dangers(root *html.Node) []string {
	var found []string
	add := func(n *html.Node, what string) { found = append(found, "<"+n.Data+"> "+what) }
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			found = append(found, "a comment")
		}
		if n.Type != html.ElementNode {
			continue
		}
		if slices.Contains(forbidden, n.Data) {
			add(n, "stands in the page")
		}
		if n.Data == "script" && (!strings.HasPrefix(attr(n, "src"), "/static/js/") || n.FirstChild != nil) {
			add(n, "is none of ours")
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), slices.Contains([]string{"style", "srcdoc", "srcset", "formaction", "ping", "background", "http-equiv", "is"}, a.Key):
				add(n, a.Key+"="+a.Val)
			case a.Key == "action" && !strings.HasPrefix(a.Val, "/id/") && !strings.HasPrefix(a.Val, "/en/") && !strings.HasPrefix(a.Val, "/ko/"):
				add(n, "sends to "+a.Val)
			case slices.Contains([]string{"href", "src", "cite", "data", "poster", "xlink:href"}, a.Key) && !safeAddress(a.Val):
				add(n, a.Key+"="+a.Val)
			}
		}
	}
	return found
}

// forbidden are elements that we never write.
var forbidden = strings.Fields(`style iframe frame frameset object embed applet base template math foreignobject foreignObject
animate animatetransform set use image video audio portal marquee isindex plaintext xmp noscript`)

// safeAddress reports whether a browser would take an address as one of this site, or of the web or mail.
func safeAddress(address string) bool {
	// What browsers strip before they look at the scheme.
	address = strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return r
	}, strings.ToLower(address))
	if strings.HasPrefix(address, "//") || strings.HasPrefix(address, `/\`) || strings.HasPrefix(address, `\`) {
		return false
	}
	scheme, _, found := strings.Cut(address, ":")
	return !found || strings.ContainsAny(scheme, "/?#") || slices.Contains([]string{"http", "https", "mailto"}, scheme)
}

// checkAnswer wants an answer that does nothing but what the site means: no 5xx, HTML without dangers,
// JSON and XML that can be read.
func checkAnswer(t *testing.T, a answer, payload string) {
	t.Helper()
	kind, _, _ := strings.Cut(a.Header().Get("Content-Type"), ";")
	switch {
	case a.Code >= 500:
		t.Errorf("%.120s = %d (payload %q)", a.asked, a.Code, payload)
	case kind == "text/html":
		if d := dangers(a.page(t).Node); len(d) > 0 {
			t.Errorf("%.120s (payload %q): %q", a.asked, payload, d)
		}
	case strings.HasSuffix(kind, "json"):
		if !json.Valid(a.Body.Bytes()) {
			t.Errorf("%.120s (payload %q): no JSON", a.asked, payload)
		}
	case strings.HasSuffix(kind, "xml"):
		if err := readXML(a.Body.Bytes()); err != nil {
			t.Errorf("%.120s (payload %q): %v", a.asked, payload, err)
		}
	}
	for name, values := range a.Header() {
		if strings.ContainsAny(strings.Join(values, ""), "\r\n\x00") {
			t.Errorf("%.120s (payload %q): the header %s breaks its line: %q", a.asked, payload, name, values)
		}
	}
	if to := a.Header().Get("Location"); to != "" && (!strings.HasPrefix(to, "/") || !safeAddress(to)) {
		t.Errorf("%.120s (payload %q) leads to %q", a.asked, payload, to)
	}
}

// readXML reads a document to its end.
func readXML(b []byte) error {
	d := xml.NewDecoder(bytes.NewReader(b))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// TestPayloadsInNotes makes a note, a region and a forum of each payload, in the text and in every field,
// and opens their pages and the lists that name them.
func TestPayloadsInNotes(t *testing.T) {
	fsys, list := fstest.MapFS{}, payloads(t)
	for i, p := range list {
		fsys[fmt.Sprintf("notes/p-%d.id.md", i)] = &fstest.MapFile{Data: []byte(hostileNote(p))}
		if i%10 == 0 {
			fsys[fmt.Sprintf("forums/p-%d.id.md", i)] = &fstest.MapFile{Data: []byte(hostileForum(p))}
			fsys[fmt.Sprintf("regions/p-%d.id.md", i)] = &fstest.MapFile{Data: []byte(hostileRegion(p))}
		}
	}
	s := serve(t, fsys)
	shown := 0
	for i, p := range list {
		path := fmt.Sprintf("/id/notes/p-%d", i)
		a := ask(t, s, "GET", path, "")
		if a.Code == 200 {
			shown++
		}
		checkAnswer(t, a, p)
		for _, path := range []string{
			fmt.Sprintf("/api/v1/notes/p-%d", i), fmt.Sprintf("/id/compare?n=p-%d&n=p-%d", i, (i+1)%len(list)), fmt.Sprintf("/id/tray?n=p-%d%%23x-lead", i),
			path + ".csl.json",
		} {
			checkAnswer(t, ask(t, s, "GET", path, ""), p)
		}
		if i%10 == 0 {
			checkAnswer(t, ask(t, s, "GET", fmt.Sprintf("/id/forums/p-%d", i), ""), p)
			checkAnswer(t, ask(t, s, "GET", fmt.Sprintf("/id/regions/p-%d", i), ""), p)
		}
	}
	if shown < len(list)*9/10 {
		t.Errorf("only %d of %d notes are shown", shown, len(list))
	}
	for _, path := range []string{
		"/id/", "/en/", "/id/search?q=", "/id/search?q=alert&from=20", "/id/search?q=script", "/id/search.atom?q=alert", "/id/hazards", "/id/hazards/tidal-flood",
		"/id/regions", "/id/offices", "/id/offices/mayor", "/id/forums", "/id/about", "/feed.atom", "/sitemap.xml", "/api/v1/search?q=alert&size=100", "/api/v1/suggest?q=al", "/metrics", "/readyz",
	} {
		checkAnswer(t, ask(t, s, "GET", path, ""), "all")
	}
}

// quoted writes a payload as a YAML string.
func quoted(payload string) string {
	b, err := json.Marshal(payload)
	if err != nil {
		panic(err) // a string
	}
	return string(b)
}

func hostileNote(p string) string {
	return strings.ReplaceAll(`---
title: %
summary: %
kind: %
hazards: [tidal-flood, %]
sectors: [%]
phases: [mitigation, %]
offices: [mayor, %]
measures: [%]
regions: [%]
forums: [%]
places: [%]
evidence: %
authors: [%]
licence: %
local: [%]
facts: {size: %, cost: %, duration: %, actors: %, legal_basis: %, results: %, failures: %, fits: %}
events: [{date: 2020-01-01, title: %, source: %}]
sources:
  - {id: k, type: %, title: %, author: %, publisher: %, container-title: %, issued: 2020, URL: %, DOI: %, note: %, language: %}
  - {id: %, type: report, title: x, URL: %}
origin: {site: %, id: %, revision: %, licence: %, adapted: 2026-11-02}
---
`, "%", quoted(p)) + p + "\n\n## " + p + "\n\nTeks [@k] [@" + p + "] [[" + p + "]].\n\n" + p + "\n"
}

func hostileForum(p string) string {
	return strings.ReplaceAll(`---
title: %
place: %
dates: [{from: 2023-09-18, to: 2023-09-19, note: %, source: k}, {text: %, source: %}]
organiser: %
invitation: %
delegation: [{office: mayor, role: %, name: %, source: k}, {office: %, role: %}]
sessions: [{title: %, speakers: [%], deck: %, source: %}]
challenges: [{title: %, text: %, notes: [%]}]
takeaways: [%]
sources: [{id: k, type: %, title: %, URL: %}]
---
`, "%", quoted(p)) + p + "\n"
}

func hostileRegion(p string) string {
	return strings.ReplaceAll(`---
title: %
summary: %
country: %
province: %
coordinates: [1, 100]
population: %
hazards: [%]
sectors: [%]
facts: {population: %, %: %}
events: [{date: 2020, title: %, source: %}]
---
`, "%", quoted(p)) + p + "\n"
}

// TestPayloadsInRequests sends each payload in every place of a request that a page reads.
func TestPayloadsInRequests(t *testing.T) {
	s := sampleSite(t)
	for _, p := range payloads(t) {
		q, path := url.QueryEscape(p), url.PathEscape(p)
		form := "q=" + q + strings.ReplaceAll("&hazard=%&phase=%&sector=%&region=%&evidence=%&in=%&kind=%&measure=%&office=%&forum=%&sort=%&from=%&lang=%&size=%", "%", q)
		for _, target := range []string{
			"/id/search?q=" + q, "/id/search?" + form, "/id/search.atom?" + form, "/id/notes/" + path + "?q=" + q, "/id/notes/rob?in=" + q + "&q=" + q,
			"/id/hazards/" + path, "/id/compare?n=rob&n=" + q, "/id/tray?n=" + q + "&n=rob%23" + q, "/" + path + "?q=" + q,
			"/api/v1/search?q=" + q, "/api/v1/suggest?q=" + q, "/api/v1/notes/" + path, "/api/v1/search?" + q + "=1",
		} {
			a, ok := try(s, "GET", target, "")
			if ok {
				checkAnswer(t, a, p)
			}
		}
		header := clean(p)
		for _, h := range [][]string{
			{"Host", header}, {"Accept-Language", header}, {"Cookie", "tray=" + q}, {"Cookie", "tray=" + header}, {"Referer", header},
			{"If-None-Match", header}, {"Accept-Encoding", header}, {"X-Forwarded-Host", header}, {"X-Request-Id", header},
		} {
			checkAnswer(t, ask(t, s, "GET", "/id/tray?n=rob%23polder", "", h...), p)
			if h[0] == "Host" {
				checkAnswer(t, ask(t, s, "GET", "/id/notes/rob", "", h...), p)
				checkAnswer(t, ask(t, s, "GET", "/feed.atom", "", h...), p)
				checkAnswer(t, ask(t, s, "GET", "/opensearch.xml", "", h...), p)
			}
		}
		checkAnswer(t, ask(t, s, "POST", "/id/tray", "add="+q), p)
	}
}

// clean leaves out of a payload what no header can hold.
func clean(p string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, p)
}
