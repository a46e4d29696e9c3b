package server

import (
	"io/fs"
	"maps"
	"slices"
	"testing"
	"testing/fstest"

	"siaga/server/i18n"
	"siaga/templates"
)

// pageAddresses has an address for every page template.
var pageAddresses = map[string]string{
	"about": "/about", "compare": "/compare", "error": "/tidak-ada", "forum": "/forums/incheon-2023", "forums": "/forums",
	"glossary": "/glossary", "hazards": "/hazards", "home": "/", "note": "/notes/polos", "office": "/offices/public-works",
	"offices": "/offices", "region": "/regions/id-bontang", "regions": "/regions", "search": "/search?q=rob",
	"subject": "/hazards/tidal-flood", "tray": "/tray",
}

func TestEveryTemplateHasAnAddress(t *testing.T) {
	names, err := fs.Glob(templates.FS, "page/*.html")
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, name := range names {
		want = append(want, name[len("page/"):len(name)-len(".html")])
	}
	if got := slices.Sorted(maps.Keys(pageAddresses)); !slices.Equal(got, want) {
		t.Errorf("pages with an address in this test %q, templates %q", got, want)
	}
}

// TestLibraries opens every kind of page on libraries that have little: nothing at all, plain Markdown, and
// the sample with everything.
func TestLibraries(t *testing.T) {
	plain := fstest.MapFS{
		"README.md":               {Data: []byte("# Selamat datang\n\nTeks.\n")},
		"bab/satu/banjir.id.md":   {Data: []byte("## Tanpa judul satu\n\nrob\n\n## Dua\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")},
		"en/guide/deep/levees.md": {Data: []byte("No heading at all, about flood walls and the tide.\n")},
		"kosong.md":               {Data: []byte("")},
		"polos.md":                {Data: []byte("polos\n")},
		"korea/홍수.ko.md":          {Data: []byte("# 홍수 대비\n\n제방.\n")},
	}
	for name, fsys := range map[string]fs.FS{"empty": fstest.MapFS{}, "plain": plain, "sample": sample()} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, fsys)
			for page, path := range pageAddresses {
				for _, lang := range i18n.Langs {
					checkPage(t, s, page, "/"+lang+path)
				}
			}
			c := newCrawl(t, s)
			c.visit("/id/")
			c.visit("/id/search?sort=title&size=100")
			for c.step() {
			}
			c.checkPlaces()
		})
	}
}

// checkPage wants an address to answer with a well-made page, be it that nothing is there.
func checkPage(t *testing.T, s *Server, name, path string) {
	t.Helper()
	a := ask(t, s, "GET", path, "")
	if a.Code != 200 && a.Code != 404 || name == "error" && a.Code != 404 {
		t.Errorf("%s: GET %s = %d", name, path, a.Code)
		return
	}
	for _, fault := range markupFaults(a.page(t)) {
		t.Errorf("%s: GET %s: %s", name, path, fault)
	}
}

// TestPlainLibrary finds and shows files that are nothing but Markdown.
func TestPlainLibrary(t *testing.T) {
	s := serve(t, fstest.MapFS{
		"bab/satu/banjir.id.md":   {Data: []byte("# Banjir di kota\n\nAir rob naik.\n")},
		"en/guide/deep/levees.md": {Data: []byte("Flood walls hold the tide.\n")},
	})
	if got := titles(get(t, s, "/id/search?q=rob")); !slices.Equal(got, []string{"Banjir di kota"}) {
		t.Errorf("finds %q", got)
	}
	p := get(t, s, "/en/search?q=levees+walls")
	if len(titles(p)) != 1 {
		t.Fatalf("finds %q", titles(p))
	}
	get(t, s, attr(one(p.Node, ".hits .hit h2 a"), "href"))
	if home := get(t, s, "/id/"); one(home.Node, ".hazards") != nil {
		t.Error("the home page of a library without hazards lists hazards")
	}
}
