package feed

import (
	"encoding/xml"
	"fmt"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/gin-gonic/gin"

	"siaga/content"
	"siaga/content/library"
	"siaga/server/i18n"
	"siaga/server/site"
)

// page is a Markdown file with the given front matter.
func page(front string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("---\n" + front + "\n---\n\nTeks.\n"), ModTime: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)}
}

var small = fstest.MapFS{
	"notes/rob.id.md":          page("title: Banjir *rob* & <gas>\nsummary: \"Air pasang, 밀물 \\u0001.\"\nreviewed: 2026-11-01\nkind: case\nhazards: [tidal-flood]\nauthors: [BPBD Bontang]\nlicence: CC-BY-4.0"),
	"notes/rob.ko.md":          page("title: 만조 침수\nreviewed: 2026-11-02"),
	"notes/deich.de.md":        page("title: Deich"),
	"regions/id-bontang.id.md": page("title: Bontang\nreviewed: 2026-10-01"),
	"vocabulary.yaml":          {Data: []byte("hazards:\n  tidal-flood: {id: Banjir rob, en: Tidal flooding}\n  tsunami: {id: Tsunami}\n")},
}

// get answers a request for target on a site with the library fsys.
func get(t *testing.T, fsys fstest.MapFS, base, target string) *httptest.ResponseRecorder {
	t.Helper()
	s, err := site.Open(t.Context(), site.Config{Library: fsys})
	if err != nil {
		t.Fatal(err)
	}
	gin.SetMode(gin.TestMode)
	h, r := New(Config{Site: s, BaseURL: base}), gin.New()
	r.GET("/feed.atom", h.Feed)
	r.GET("/sitemap.xml", h.Sitemap)
	r.GET("/opensearch.xml", h.OpenSearch)
	r.GET("/robots.txt", h.Robots)
	w := httptest.NewRecorder()
	r.ServeHTTP(w, httptest.NewRequest("GET", target, nil))
	if w.Code != 200 {
		t.Fatalf("GET %s = %d %s", target, w.Code, w.Body)
	}
	return w
}

// parse reads XML into v and says where it is not well-formed.
func parse(t *testing.T, w *httptest.ResponseRecorder, v any) {
	t.Helper()
	if err := xml.Unmarshal(w.Body.Bytes(), v); err != nil {
		t.Fatalf("%v in\n%s", err, w.Body)
	}
}

// feedDoc is a feed as a reader's program sees it.
type feedDoc struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"http://www.w3.org/2005/Atom id"`
	Title   string      `xml:"http://www.w3.org/2005/Atom title"`
	Updated time.Time   `xml:"http://www.w3.org/2005/Atom updated"`
	Authors []string    `xml:"http://www.w3.org/2005/Atom author>name"`
	Links   []atomLink  `xml:"http://www.w3.org/2005/Atom link"`
	Entries []feedEntry `xml:"http://www.w3.org/2005/Atom entry"`
}

type feedEntry struct {
	Lang    string     `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	ID      string     `xml:"http://www.w3.org/2005/Atom id"`
	Title   string     `xml:"http://www.w3.org/2005/Atom title"`
	Summary string     `xml:"http://www.w3.org/2005/Atom summary"`
	Rights  string     `xml:"http://www.w3.org/2005/Atom rights"`
	Authors []string   `xml:"http://www.w3.org/2005/Atom author>name"`
	Updated time.Time  `xml:"http://www.w3.org/2005/Atom updated"`
	Links   []atomLink `xml:"http://www.w3.org/2005/Atom link"`
}

func TestFeed(t *testing.T) {
	w := get(t, small, "https://siaga.example/", "/feed.atom")
	if got := w.Header().Get("Content-Type"); got != "application/atom+xml; charset=utf-8" {
		t.Errorf("Content-Type %q", got)
	}
	var f feedDoc
	parse(t, w, &f)
	if f.ID != "tag:siaga.example,2026:feed.atom" || f.Links[0].Rel != "self" || f.Links[0].Href != "https://siaga.example/feed.atom" {
		t.Errorf("id %q, first link %+v", f.ID, f.Links[0])
	}
	var ids []string
	for _, e := range f.Entries {
		ids = append(ids, e.ID)
	}
	want := []string{
		"tag:siaga.example,2026:notes/rob.ko", "tag:siaga.example,2026:notes/rob.id",
		"tag:siaga.example,2026:regions/id-bontang.id", "tag:siaga.example,2026:notes/deich.de",
	}
	if !slices.Equal(ids, want) {
		t.Errorf("entries %q, want newest first: %q", ids, want)
	}
	if !f.Updated.Equal(f.Entries[0].Updated) {
		t.Errorf("feed of %v, its newest entry of %v", f.Updated, f.Entries[0].Updated)
	}
	rob := f.Entries[1]
	if rob.Title != "Banjir rob & <gas>" || rob.Summary != "Air pasang, 밀물 ." || rob.Lang != "id" || rob.Rights != "CC-BY-4.0" || rob.Authors[0] != "BPBD Bontang" {
		t.Errorf("entry %+v", rob)
	}
	if got := f.Entries[3].Links; got[0].Href != "https://siaga.example/id/notes/deich?in=de" || got[1].Href != "https://siaga.example/id/notes/deich.md?in=de" {
		t.Errorf("links of a note in a language without interface: %+v", got)
	}
}

func TestFeedInOneLanguage(t *testing.T) {
	var f feedDoc
	parse(t, get(t, small, "", "/feed.atom?lang=ko"), &f)
	if len(f.Entries) != 1 || f.Entries[0].Title != "만조 침수" || f.Title != words["ko"].newest {
		t.Errorf("lang=ko: %q with %d entries", f.Title, len(f.Entries))
	}
	parse(t, get(t, fstest.MapFS{}, "", "/feed.atom"), &feedDoc{})
}

// TestFeedRequired holds a feed against the elements and the uniqueness that RFC 4287 §4.1 demands, with
// the starter library.
func TestFeedRequired(t *testing.T) {
	s, err := site.Open(t.Context(), site.Config{Library: library.FS()})
	if err != nil {
		t.Fatal(err)
	}
	snap := s.Current()
	docs := slices.Collect(snap.Library.All())
	var f feedDoc
	if err := xml.Unmarshal(Search(snap, "https://siaga.example", "id", "rob <&>", "q=rob+%3C%26%3E", docs), &f); err != nil {
		t.Fatal(err)
	}
	if f.Title != "rob <&> · "+words["id"].search || f.Links[1].Href != "https://siaga.example/id/search?q=rob+%3C%26%3E" {
		t.Errorf("title %q, page %q", f.Title, f.Links[1].Href)
	}
	seen := map[string]bool{f.ID: true}
	for _, e := range f.Entries {
		switch {
		case e.Title == "" || e.ID == "" || e.Updated.IsZero() || e.Lang == "":
			t.Errorf("entry without id, title, updated or language: %+v", e)
		case seen[e.ID]:
			t.Errorf("two entries %s", e.ID)
		}
		seen[e.ID] = true
		for _, l := range e.Links {
			if u, err := url.Parse(l.Href); err != nil || !u.IsAbs() {
				t.Errorf("entry %s links to %q", e.ID, l.Href)
			}
		}
	}
	if len(f.Authors) == 0 {
		t.Error("no author of the feed, as entries without one need")
	}
}

type sitemapDoc struct {
	URLs []struct {
		Loc     string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 loc"`
		LastMod string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 lastmod"`
		Links   []struct {
			Lang string `xml:"hreflang,attr"`
			Href string `xml:"href,attr"`
		} `xml:"http://www.w3.org/1999/xhtml link"`
	} `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
	Parts []string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemap>loc"`
}

func TestSitemap(t *testing.T) {
	var m sitemapDoc
	parse(t, get(t, small, "https://siaga.example", "/sitemap.xml"), &m)
	got := map[string]string{}
	for _, u := range m.URLs {
		var others []string
		for _, l := range u.Links {
			others = append(others, l.Lang)
		}
		got[strings.TrimPrefix(u.Loc, "https://siaga.example")] = u.LastMod + " " + strings.Join(others, ",")
	}
	for path, want := range map[string]string{
		"/id/":                    " id,en,ko",
		"/ko/hazards/tidal-flood": " id,en,ko",
		"/id/notes/rob":           "2026-11-02 id,ko",
		"/ko/notes/rob":           "2026-11-02 id,ko",
		"/id/notes/deich":         "2026-03-01 ",
		"/id/regions/id-bontang":  "2026-10-01 ",
	} {
		if got[path] != want {
			t.Errorf("%s: %q, want %q", path, got[path], want)
		}
	}
	for _, absent := range []string{"/en/notes/rob", "/id/hazards/tsunami"} {
		if _, ok := got[absent]; ok {
			t.Errorf("%s is listed", absent)
		}
	}
}

func TestSitemapIndex(t *testing.T) {
	big := fstest.MapFS{}
	for i := range perSitemap + 5 {
		big[fmt.Sprintf("notes/kota-%d.id.md", i)] = page("title: Kota")
	}
	var m, first, last sitemapDoc
	parse(t, get(t, big, "https://siaga.example", "/sitemap.xml"), &m)
	if len(m.Parts) != 2 || m.Parts[1] != "https://siaga.example/sitemap.xml?part=2" {
		t.Fatalf("parts %q", m.Parts)
	}
	parse(t, get(t, big, "https://siaga.example", "/sitemap.xml?part=1"), &first)
	parse(t, get(t, big, "https://siaga.example", "/sitemap.xml?part=2"), &last)
	if want := len(sections)*len(i18n.Langs) + perSitemap + 5; len(first.URLs)+len(last.URLs) != want || len(first.URLs) != perSitemap {
		t.Errorf("%d and %d addresses, want %d in all", len(first.URLs), len(last.URLs), want)
	}
}

func TestOpenSearch(t *testing.T) {
	for _, lang := range i18n.Langs {
		var d openSearch
		parse(t, get(t, small, "https://siaga.example", "/opensearch.xml?lang="+lang), &d)
		if d.URLs[0].Template != "https://siaga.example/"+lang+"/search?q={searchTerms}" || len(d.ShortName) > 16 || d.Language != lang {
			t.Errorf("lang=%s: %+v", lang, d)
		}
		if w := words[lang]; w.newest == "" || w.search == "" || w.description == "" || len(w.description) > 1024 {
			t.Errorf("words for %s: %+v", lang, w)
		}
	}
}

func TestRobots(t *testing.T) {
	body := get(t, small, "", "/robots.txt").Body.String()
	if !strings.Contains(body, "User-agent: *\n") || !strings.Contains(body, "Sitemap: http://example.com/sitemap.xml\n") {
		t.Errorf("robots.txt:\n%s", body)
	}
}

func TestText(t *testing.T) {
	if got, want := text("a\x00b\xff\uFFFEc\td"), "ab\uFFFDc\td"; got != want {
		t.Errorf("text = %q, want %q", got, want)
	}
}

func TestUpdated(t *testing.T) {
	d := &content.Document{ModTime: time.Date(2026, 3, 1, 8, 0, 0, 0, time.FixedZone("WITA", 8*3600))}
	if got := stamp(Updated(d)); got != "2026-03-01T00:00:00Z" {
		t.Errorf("by the file: %s", got)
	}
	d.Reviewed = content.Date{Year: 2026, Month: 11}
	if got := stamp(Updated(d)); got != "2026-11-01T00:00:00Z" {
		t.Errorf("by the review: %s", got)
	}
}
