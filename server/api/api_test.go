package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/gin-gonic/gin"
	"github.com/google/go-cmp/cmp"

	"siaga/server/site"
)

const vocabulary = `hazards:
  tidal-flood: {id: Banjir rob, en: Tidal flooding, ko: 만조 침수}
kinds:
  case: {id: Kasus, en: Case, ko: 사례}
evidence:
  press: {id: Pers, en: Press, ko: 언론}
`

const robID = `---
title: Banjir *rob* di Bontang
summary: Air pasang memasuki kampung.
kind: case
hazards: [tidal-flood]
regions: [id-bontang]
forums: [incheon-2023]
evidence: press
exercise: true
facts:
  size: "1.6 ha | kolam retensi [@p1] | #polder"
events:
  - {date: 2022-07, title: Rob tinggi, source: p1}
sources:
  - {id: p1, type: report, title: Laporan, container-title: Pos, issued: 2023-08, URL: "https://example.org/p1", accessed: 2026-11-23}
authors: [Penyusun Siaga]
reviewed: 2026-11-01
licence: CC-BY-4.0
---

Air pasang \<b>alert(1)\</b> & ombak naik [@p1].

## Polder

Tanggul dan pompa, lihat [[mangrove]].
`

// library is what the tests ask about.
var library = fstest.MapFS{
	"vocabulary.yaml":           {Data: []byte(vocabulary)},
	"notes/rob.id.md":           {Data: []byte(robID)},
	"notes/rob.en.md":           {Data: []byte("---\ntitle: Tidal flooding in Bontang\nkind: case\nhazards: [tidal-flood]\n---\n\nThe tide enters the wards.\n")},
	"notes/mangrove.id.md":      {Data: []byte("---\ntitle: Mangrove\n---\n\nBakau menahan ombak.\n")},
	"notes/deich.de.md":         {Data: []byte("---\ntitle: Der Deich\n---\n\nEin Deich an der Nordsee.\n")},
	"regions/id-bontang.id.md":  {Data: []byte("---\ntitle: Kota Bontang\n---\n\nKota industri.\n")},
	"forums/incheon-2023.en.md": {Data: []byte("---\ntitle: Incheon forum\n---\n\nA forum.\n")},
}

// newTest serves the API over library, with its index ready unless preparing.
func newTest(t *testing.T, preparing bool) http.Handler {
	t.Helper()
	s, err := site.Open(t.Context(), site.Config{Library: library})
	if err != nil {
		t.Fatal(err)
	}
	if !preparing {
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() { defer close(done); s.Run(ctx) }()
		t.Cleanup(func() { cancel(); <-done })
		<-s.Indexed()
	}
	gin.SetMode(gin.TestMode)
	a, r := New(Config{Site: s, Version: "test"}), gin.New()
	r.HandleMethodNotAllowed = true
	a.Mount(r)
	r.NoRoute(a.NotFound)
	r.NoMethod(a.MethodNotAllowed)
	return r
}

// ask answers one request and decodes its JSON into out, which may be nil.
func ask(t *testing.T, h http.Handler, method, target string, out any) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(method, target, nil))
	if out != nil {
		if err := json.Unmarshal(w.Body.Bytes(), out); err != nil {
			t.Fatalf("%s %s: %v in %s", method, target, err, w.Body)
		}
	}
	return w
}

func TestSearch(t *testing.T) {
	h := newTest(t, false)
	var r SearchResponse
	w := ask(t, h, "GET", "/api/v1/search?q=%22pasang%22&lang=en&hazard=tidal-flood", &r)
	if w.Code != 200 || w.Header().Get("Content-Type") != "application/json; charset=utf-8" || w.Header().Get("Access-Control-Allow-Origin") != "*" {
		t.Errorf("search = %d, headers %v", w.Code, w.Header())
	}
	if r.Query != `"pasang"` || r.Total != 1 || len(r.Hits) != 1 {
		t.Fatalf("search found %+v", r)
	}
	hit := r.Hits[0]
	if hit.ID != "notes/rob" || hit.Lang != "id" || hit.Title != "Banjir rob di Bontang" || hit.URL != "/id/notes/rob" || hit.Kind != "case" ||
		!hit.Exercise || hit.Updated != "2026-11-01" || !slices.Equal(hit.Regions, []string{"id-bontang"}) {
		t.Errorf("hit %+v", hit)
	}
	var snippets strings.Builder
	for _, s := range hit.Snippets {
		snippets.WriteString(s.HTML)
		if !strings.HasPrefix(s.URL, "/id/notes/rob#") {
			t.Errorf("snippet opens at %q", s.URL)
		}
	}
	if !strings.Contains(snippets.String(), "<mark>pasang</mark>") || regexp.MustCompile(`<[^/m]|<m[^a]|&[^algq#]`).MatchString(snippets.String()) {
		t.Errorf("snippets %q, want the word marked and all else escaped", snippets.String())
	}
	for facet, want := range map[string]FacetCount{
		"hazard": {"tidal-flood", "Tidal flooding", 1}, "region": {"id-bontang", "Kota Bontang", 1},
		"forum": {"incheon-2023", "Incheon forum", 1}, "in": {"id", "Bahasa Indonesia", 1}, "kind": {"case", "Case", 1},
	} {
		if got := r.Facets[facet]; len(got) == 0 || got[0] != want {
			t.Errorf("facet %s: %+v, want %+v first", facet, got, want)
		}
	}
}

func TestSearchParameters(t *testing.T) {
	h := newTest(t, false)
	tests := []struct {
		query string
		hits  int
		total int
	}{
		{"", 6, 6},
		{"q=", 6, 6},
		{"size=2", 2, 6},
		{"size=0", 0, 6},
		{"size=2&from=5", 1, 6},
		{"in=de", 1, 1},
		{"in=de&in=en", 3, 3},
		{"kind=case&in=en", 1, 1},
		{"region=id-none", 0, 0},
		{"q=deich&sort=title", 1, 1},
		{"q=%22air+pasang%22", 1, 1},
		{"q=bontang+-pasang", 2, 2},
	}
	for _, tt := range tests {
		var r SearchResponse
		w := ask(t, h, "GET", "/api/v1/search?"+tt.query, &r)
		if w.Code != 200 || len(r.Hits) != tt.hits || r.Total != tt.total {
			t.Errorf("search?%s = %d: %d hits of %d, want %d of %d", tt.query, w.Code, len(r.Hits), r.Total, tt.hits, tt.total)
		}
	}
	var raw map[string]json.RawMessage
	ask(t, h, "GET", "/api/v1/search?q=tidakada", &raw)
	if string(raw["hits"]) != "[]" {
		t.Errorf("no hits are %s, want an empty list", raw["hits"])
	}
}

func TestProblems(t *testing.T) {
	h := newTest(t, false)
	many := strings.Repeat("a ", 100)
	tests := []struct {
		method, target string
		status         int
		parameter      string
		detail         string
	}{
		{"GET", "/api/v1/search?size=101", 400, "size", "size must be a whole number from 0 to 100"},
		{"GET", "/api/v1/search?size=x", 400, "size", "whole number"},
		{"GET", "/api/v1/search?from=-1", 400, "from", "from 0 to 1000"},
		{"GET", "/api/v1/search?lang=fr", 400, "lang", "one of id, en, ko"},
		{"GET", "/api/v1/search?sort=best", 400, "sort", "one of relevance, new, title"},
		{"GET", "/api/v1/search?hazards=tsunami", 400, `"hazards"`, "there are q, lang, hazard"},
		{"GET", "/api/v1/search?q=a&q=b", 400, "q", "given 2 times"},
		{"GET", "/api/v1/search?q=" + strings.Repeat("a", 257), 400, "q", "has 257 characters; at most 256"},
		{"GET", "/api/v1/search?q=" + url.QueryEscape(many), 400, "q", "more than 64 words"},
		{"GET", "/api/v1/search?q=%ff", 400, "q", "not UTF-8"},
		{"GET", "/api/v1/search?q=%zz", 400, "query", "cannot be read"},
		{"GET", "/api/v1/search?" + strings.Repeat("hazard=a&", 51), 400, "hazard", "at most 50"},
		{"GET", "/api/v1/suggest?size=0", 400, "size", "from 1 to"},
		{"GET", "/api/v1/suggest?format=xml", 400, "format", "one of objects, opensearch"},
		{"GET", "/api/v1/notes/none?lang=en", 404, "", "no \"notes/none\""},
		{"GET", "/api/v1/notes/%22%3E%3Cscript%3E", 404, "", "there is no"},
		{"GET", "/api/v1/regions/rob", 404, "", "there is no"},
		{"GET", "/api/v1/nothing", 404, "", "/api/openapi.json"},
		{"POST", "/api/v1/search", 405, "", "POST is not possible"},
		{"DELETE", "/api/v1/notes/rob", 405, "", "DELETE"},
	}
	for _, tt := range tests {
		var p Problem
		w := ask(t, h, tt.method, tt.target, &p)
		if w.Code != tt.status || p.Status != tt.status || p.Title != http.StatusText(tt.status) || p.Type != "about:blank" ||
			p.Parameter != tt.parameter || !strings.Contains(p.Detail, tt.detail) {
			t.Errorf("%s %.60s = %d %+v, want %d on %q saying %q", tt.method, tt.target, w.Code, p, tt.status, tt.parameter, tt.detail)
		}
		if got := w.Header().Get("Content-Type"); got != "application/problem+json; charset=utf-8" {
			t.Errorf("%s %.60s: Content-Type %q", tt.method, tt.target, got)
		}
	}
}

func TestPreparing(t *testing.T) {
	h := newTest(t, true)
	var p Problem
	w := ask(t, h, "GET", "/api/v1/search?q=rob", &p)
	if w.Code != 503 || w.Header().Get("Retry-After") == "" || !strings.Contains(p.Detail, "being prepared") {
		t.Errorf("search without index = %d %+v", w.Code, p)
	}
	if w := ask(t, h, "GET", "/api/v1/notes/rob", nil); w.Code != 200 {
		t.Errorf("a note without index = %d", w.Code)
	}
}

func TestPreflight(t *testing.T) {
	h := newTest(t, true)
	w := ask(t, h, "OPTIONS", "/api/v1/notes/rob", nil)
	if w.Code != 204 || w.Header().Get("Access-Control-Allow-Origin") != "*" || w.Header().Get("Access-Control-Allow-Headers") != "If-None-Match" {
		t.Errorf("OPTIONS = %d %v", w.Code, w.Header())
	}
}

func TestSuggest(t *testing.T) {
	h := newTest(t, false)
	var r SuggestResponse
	ask(t, h, "GET", "/api/v1/suggest?q=ban&lang=id", &r)
	want := SuggestResponse{Query: "ban", Suggestions: []Suggestion{
		{ID: "notes/rob", Lang: "id", Title: "Banjir rob di Bontang", Kind: "case", KindLabel: "Kasus", Group: groupNote, URL: "/id/notes/rob"},
	}}
	if diff := cmp.Diff(want, r); diff != "" {
		t.Errorf("suggest (-want +got):\n%s", diff)
	}
	var list []any
	w := ask(t, h, "GET", "/api/v1/suggest?q=ban&format=opensearch", &list)
	if got := w.Header().Get("Content-Type"); got != "application/x-suggestions+json; charset=utf-8" {
		t.Errorf("Content-Type %q", got)
	}
	if got := fmt.Sprint(list); got != "[ban [Banjir rob di Bontang] [case] [/id/notes/rob]]" {
		t.Errorf("opensearch: %s", got)
	}
}

func TestDocument(t *testing.T) {
	h := newTest(t, false)
	var d Document
	ask(t, h, "GET", "/api/v1/notes/rob?lang=id", &d)
	revision := d.Revision
	d.Revision, d.Words = "", 0
	want := Document{
		ID: "notes/rob", Lang: "id", Title: "Banjir rob di Bontang", Summary: "Air pasang memasuki kampung.",
		URL: "/id/notes/rob", Markdown: "/id/notes/rob.md", Kind: "case", Status: "published", Evidence: "press", Exercise: true,
		Licence: "CC-BY-4.0", Authors: []string{"Penyusun Siaga"}, Reviewed: "2026-11-01",
		Facets: map[string][]Value{
			"hazard": {{"tidal-flood", "Banjir rob"}}, "region": {{"id-bontang", "Kota Bontang"}}, "forum": {{"incheon-2023", "Incheon forum"}},
		},
		Facts:  []Fact{{"size", "1.6 ha", "kolam retensi [@p1]", "/id/notes/rob#polder"}},
		Events: []Event{{"2022-07", "Rob tinggi", false, "p1"}},
		Passages: []Passage{
			{"x-lead", "", "Air pasang <b>alert(1)</b> & ombak naik.", "/id/notes/rob#x-lead"},
			{"polder", "Polder", "Tanggul dan pompa, lihat mangrove.", "/id/notes/rob#polder"},
		},
		Sources: []Source{{ID: "p1", Type: "report", Title: "Laporan", Container: "Pos", Issued: "2023-08", Accessed: "2026-11-23", URL: "https://example.org/p1"}},
		Links:   []Link{{"notes/mangrove", "Mangrove", "/id/notes/mangrove"}}, Backlinks: []Link{},
		Translations: []Translation{{"en", "Tidal flooding in Bontang", "/en/notes/rob", false}},
	}
	if diff := cmp.Diff(want, d); diff != "" {
		t.Errorf("note (-want +got):\n%s", diff)
	}
	if len(revision) != 64 {
		t.Errorf("revision %q", revision)
	}
	for target, lang := range map[string]string{
		"/api/v1/notes/rob?lang=en":       "en",
		"/api/v1/notes/rob?lang=ko":       "id", // it has none, so the first that it has
		"/api/v1/notes/rob":               "id",
		"/api/v1/notes/deich":             "de",
		"/api/v1/regions/id-bontang":      "id",
		"/api/v1/forums/incheon-2023":     "en",
		"/api/v1/notes/mangrove?lang=%3C": "id",
	} {
		var d Document
		if w := ask(t, h, "GET", target, &d); w.Code != 200 || d.Lang != lang {
			t.Errorf("GET %s = %d in %q, want %q", target, w.Code, d.Lang, lang)
		}
	}
	var links Document
	ask(t, h, "GET", "/api/v1/notes/mangrove", &links)
	if diff := cmp.Diff([]Link{{"notes/rob", "Banjir rob di Bontang", "/id/notes/rob"}}, links.Backlinks); diff != "" {
		t.Errorf("backlinks (-want +got):\n%s", diff)
	}
}

// TestSearchFunction holds the command line's way in against the address.
func TestSearchFunction(t *testing.T) {
	s, err := site.Open(t.Context(), site.Config{Library: library})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Search(t.Context(), s.Current(), url.Values{"size": {"1000"}}); err == nil || err.Error() != "size must be a whole number from 0 to 100" {
		t.Errorf("Search with size=1000: %v", err)
	}
}
