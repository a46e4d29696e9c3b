package server

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"siaga/server/i18n"
)

// TestCrawl walks the whole site of the starter library in all three languages by its own links. Every
// page must be well made, and every link inside the site must lead to a page that answers, at a place that
// is there.
func TestCrawl(t *testing.T) {
	if testing.Short() {
		t.Skip("reads every page of the starter library")
	}
	c := newCrawl(t, starter(t))
	for _, lang := range i18n.Langs {
		c.visit("/" + lang + "/")
	}
	c.visit("/id/alamat-yang-tidak-ada")
	for c.step() {
	}
	c.checkPlaces()
	t.Logf("%d pages, %d other answers", len(c.ids), len(c.seen)-len(c.ids))
	if len(c.ids) < 500 {
		t.Errorf("only %d pages found; the crawl is broken", len(c.ids))
	}
}

// crawl is a walk over a site.
type crawl struct {
	t      *testing.T
	s      *Server
	queue  []string
	seen   map[string]bool
	ids    map[string]map[string]bool // page → its ids
	places map[string]string          // page#id that is linked to → page with the link

	searches int // links from the glossary to searches
}

func newCrawl(t *testing.T, s *Server) *crawl {
	return &crawl{t: t, s: s, seen: map[string]bool{}, ids: map[string]map[string]bool{}, places: map[string]string{}}
}

func (c *crawl) visit(addr string) {
	if !c.seen[addr] {
		c.seen[addr] = true
		c.queue = append(c.queue, addr)
	}
}

// step visits the next address and reports whether there was one.
func (c *crawl) step() bool {
	if len(c.queue) == 0 {
		return false
	}
	addr := c.queue[0]
	c.queue = c.queue[1:]
	a := ask(c.t, c.s, "GET", addr, "")
	missing := strings.Contains(addr, "tidak-ada")
	switch {
	case a.Code == 303 || a.Code == 301:
		c.visit(a.Header().Get("Location"))
		return true
	case a.Code == 404 && missing:
	case a.Code != 200:
		c.t.Errorf("%s = %d", addr, a.Code)
		return true
	}
	if !strings.HasPrefix(a.Header().Get("Content-Type"), "text/html") {
		return true
	}
	p := a.page(c.t)
	for _, fault := range markupFaults(p) {
		c.t.Errorf("%s: %s", addr, fault)
	}
	c.ids[addr] = map[string]bool{}
	for _, n := range all(p.Node, "[id]") {
		c.ids[addr][attr(n, "id")] = true
	}
	if !missing {
		c.follow(addr, p)
	}
	return true
}

// follow queues the links of a page.
func (c *crawl) follow(from string, p *page) {
	here, err := url.Parse("http://siaga.example" + from)
	if err != nil {
		c.t.Fatal(err)
	}
	for _, n := range slices.Concat(all(p.Node, "a[href]"), all(p.Node, "link[href]")) {
		u, err := here.Parse(attr(n, "href"))
		if err != nil {
			c.t.Errorf("%s: link %q: %v", from, attr(n, "href"), err)
			continue
		}
		if u.Host != here.Host || u.Path == here.Path && u.RawQuery == here.RawQuery || !c.worth(here, u) {
			continue
		}
		if strings.Contains(u.Path, "/notes/") { // the words to mark make no other page
			q := u.Query()
			q.Del("q")
			u.RawQuery = q.Encode()
		}
		id := u.Fragment
		u.Fragment, u.RawFragment = "", ""
		c.visit(u.RequestURI())
		if id != "" {
			c.places[u.RequestURI()+"#"+id] = from
		}
	}
}

// worth leaves out what has no end, as the links from one search to the next, and most of the thousand
// searches of the glossary.
func (c *crawl) worth(here, u *url.URL) bool {
	endless := func(path string) bool {
		path = strings.TrimSuffix(path, ".atom")
		return strings.HasSuffix(path, "/search") || strings.HasSuffix(path, "/compare") || strings.HasSuffix(path, "/tray")
	}
	if strings.HasSuffix(here.Path, "/glossary") && endless(u.Path) {
		c.searches++
		return c.searches%25 == 0
	}
	return !endless(here.Path) || !endless(u.Path)
}

// checkPlaces wants every linked place of a page to be there.
func (c *crawl) checkPlaces() {
	for place, from := range c.places {
		addr, id, _ := strings.Cut(place, "#")
		if ids, ok := c.ids[addr]; ok && !ids[id] {
			c.t.Errorf("%s links to %s, but that page has no such place", from, place)
		}
	}
}
