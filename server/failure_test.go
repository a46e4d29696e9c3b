package server

import (
	"context"
	"strings"
	"testing"

	"siaga/content/library"
	"siaga/server/site"
)

// TestErrorPages looks at what a reader is told: in her language, with her words kept, and with ways on.
func TestErrorPages(t *testing.T) {
	s := sampleSite(t)
	tests := []struct {
		method, path, accept string
		code                 int
		lang, heading        string
	}{
		{"GET", "/id/notes/tidak-ada", "", 404, "id", "Halaman ini tidak ada"},
		{"GET", "/en/notes/tidak-ada", "", 404, "en", "This page does not exist"},
		{"GET", "/ko/forums/x", "", 404, "ko", ""},
		{"GET", "/xx", "en", 404, "en", "This page does not exist"},
		{"GET", "/xx", "", 404, "id", "Halaman ini tidak ada"},
		{"POST", "/en/notes/rob", "", 405, "en", "This request cannot be answered"},
	}
	for _, tt := range tests {
		a := ask(t, s, tt.method, tt.path, "", "Accept-Language", tt.accept)
		if a.Code != tt.code {
			t.Errorf("%s = %d, want %d", a.asked, a.Code, tt.code)
			continue
		}
		p := a.page(t)
		if got := attr(one(p.Node, "html"), "lang"); got != tt.lang {
			t.Errorf("%s is in %q, want %q", a.asked, got, tt.lang)
		}
		if got := textOf(one(p.Node, "h1")); tt.heading != "" && got != tt.heading {
			t.Errorf("%s has the heading %q, want %q", a.asked, got, tt.heading)
		}
		if one(p.Node, "meta[name=robots][content=noindex]") == nil {
			t.Errorf("%s may be indexed", a.asked)
		}
		if len(all(p.Node, "main a[href]")) < 3 {
			t.Errorf("%s offers no ways on", a.asked)
		}
		if a.Header().Get("ETag") != "" {
			t.Errorf("%s has an ETag", a.asked)
		}
	}
}

// TestErrorKeepsQuery leaves what was typed in the box.
func TestErrorKeepsQuery(t *testing.T) {
	p := getStatus(t, sampleSite(t), 404, "/id/tidak-ada?q=banjir+%22rob%22")
	for _, n := range all(p.Node, "input[name=q]") {
		if got := attr(n, "value"); got != `banjir "rob"` {
			t.Errorf("the box holds %q", got)
		}
	}
}

// TestErrorNear offers notes whose names resemble the address.
func TestErrorNear(t *testing.T) {
	p := getStatus(t, sampleSite(t), 404, "/id/notes/sabuk-mangrove-baru")
	if rows := texts(p.Node, "main .note-row h3"); len(rows) == 0 || rows[0] != "Sabuk mangrove" {
		t.Errorf("offers %q, want Sabuk mangrove first", rows)
	}
}

// TestBuilding serves pages before there is an index, and says when to come back for a search.
func TestBuilding(t *testing.T) {
	st, err := site.Open(context.Background(), site.Config{Library: library.FS()}) // Run is never called
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(Config{Site: st})
	if err != nil {
		t.Fatal(err)
	}
	if a := ask(t, s, "GET", "/id/notes/tidal-flooding-bontang", ""); a.Code != 200 {
		t.Errorf("%s while building = %d, want 200", a.asked, a.Code)
	}
	p := get(t, s, "/id/search?q=banjir")
	if p.Header().Get("Retry-After") == "" || !strings.Contains(textOf(one(p.Node, "h1")), "disiapkan") {
		t.Errorf("search while building: Retry-After %q, heading %q", p.Header().Get("Retry-After"), textOf(one(p.Node, "h1")))
	}
	if again := ask(t, s, "GET", "/id/search?q=banjir", "", "If-None-Match", p.Header().Get("ETag")); again.Code == 304 {
		t.Error("a search while building may be kept")
	}
	if a := ask(t, s, "GET", "/id/search.atom?q=banjir", ""); a.Code != 503 || a.Header().Get("Retry-After") == "" {
		t.Errorf("%s while building = %d, Retry-After %q; want 503 with it", a.asked, a.Code, a.Header().Get("Retry-After"))
	}
	if a := ask(t, s, "GET", "/id/notes/tidak-ada", ""); a.Code != 404 {
		t.Errorf("%s while building = %d, want 404", a.asked, a.Code)
	}
}
