package server

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"siaga/server/middleware"
)

// TestAddresses asks for every address of DESIGN §5 that is built.
func TestAddresses(t *testing.T) {
	const (
		page, atom, json = "text/html; charset=utf-8", "application/atom+xml", "application/json"
	)
	s := sampleSite(t)
	tests := []struct {
		path string
		code int
		kind string // beginning of Content-Type
	}{
		{"/", 303, ""},
		{"/id", 301, ""},
		{"/id/", 200, page},
		{"/en/", 200, page},
		{"/ko/", 200, page},
		{"/id/search", 200, page},
		{"/id/search?q=rob", 200, page},
		{"/id/search.atom?q=rob", 200, atom},
		{"/id/notes/rob", 200, page},
		{"/ko/notes/rob", 200, page},
		{"/id/notes/rob?in=en", 200, page},
		{"/id/notes/rob.md", 200, "text/markdown; charset=utf-8"},
		{"/id/notes/rob.bib", 200, "application/x-bibtex"},
		{"/id/notes/rob.ris", 200, "application/x-research-info-systems"},
		{"/id/notes/rob.csl.json", 200, "application/vnd.citationstyles.csl+json"},
		{"/id/notes/polos", 200, page},
		{"/id/notes/tidak-ada", 404, page},
		{"/id/notes/tidak-ada.md", 404, page},
		{"/id/notes/tidak-ada.bib", 404, page},
		{"/id/notes/.md", 404, page},
		{"/id/notes/", 404, page},
		{"/id/hazards", 200, page},
		{"/id/hazards/tidal-flood", 200, page},
		{"/id/hazards/extreme-heat", 200, page}, // in the vocabulary, without a note
		{"/id/hazards/tidak-ada", 404, page},
		{"/id/regions", 200, page},
		{"/id/regions/id-bontang", 200, page},
		{"/id/regions/id-demak", 200, page}, // named by a note, described by nobody
		{"/id/regions/xx-nowhere", 404, page},
		{"/id/offices", 200, page},
		{"/id/offices/public-works", 200, page},
		{"/id/offices/mayor", 200, page}, // in the vocabulary, without a note
		{"/id/offices/tidak-ada", 404, page},
		{"/id/forums", 200, page},
		{"/id/forums/incheon-2023", 200, page},
		{"/id/forums/tidak-ada", 404, page},
		{"/id/glossary", 200, page},
		{"/id/compare", 200, page},
		{"/id/compare?n=rob&n=mangrove", 200, page},
		{"/id/tray", 200, page},
		{"/id/tray?n=rob%23polder", 200, page},
		{"/id/about", 200, page},
		{"/api/v1/search?q=rob", 200, json},
		{"/api/v1/suggest?q=ro", 200, json},
		{"/api/v1/notes/rob", 200, json},
		{"/api/v1/notes/tidak-ada", 404, "application/problem+json"},
		{"/api/v1/tidak-ada", 404, "application/problem+json"},
		{"/api/openapi.json", 200, json},
		{"/feed.atom", 200, atom},
		{"/sitemap.xml", 200, "application/xml"},
		{"/opensearch.xml", 200, "application/opensearchdescription+xml"},
		{"/robots.txt", 200, "text/plain"},
		{"/healthz", 200, "text/plain"},
		{"/readyz", 200, json},
		{"/metrics", 200, "text/plain"},
		{"/static/css/base.css", 404, ""}, // only hashed addresses
		{"/tidak-ada", 404, page},
		{"/fr/", 404, page},
		{"/id/tidak-ada", 404, page},
		{"/ID/", 404, page},
	}
	for _, tt := range tests {
		a := ask(t, s, "GET", tt.path, "")
		if a.Code != tt.code || !strings.HasPrefix(a.Header().Get("Content-Type"), tt.kind) {
			t.Errorf("GET %s = %d %q, want %d %q", tt.path, a.Code, a.Header().Get("Content-Type"), tt.code, tt.kind)
		}
		h := ask(t, s, "HEAD", tt.path, "")
		if h.Code != tt.code || h.Body.Len() != 0 || h.Header().Get("Content-Type") != a.Header().Get("Content-Type") {
			t.Errorf("HEAD %s = %d %q with %d bytes, want %d %q without", tt.path, h.Code, h.Header().Get("Content-Type"), h.Body.Len(), tt.code, a.Header().Get("Content-Type"))
		}
	}
}

// TestSecurityHeaders wants the headers of reliability on every kind of answer, errors too.
func TestSecurityHeaders(t *testing.T) {
	s := sampleSite(t)
	want := map[string]string{
		"Content-Security-Policy":    middleware.ContentSecurityPolicy,
		"X-Content-Type-Options":     "nosniff",
		"Referrer-Policy":            "same-origin",
		"Cross-Origin-Opener-Policy": "same-origin",
	}
	for _, path := range []string{"/", "/id/", "/id/notes/rob", "/id/notes/rob.md", "/id/search?q=x", "/id/tray", "/tidak-ada",
		"/api/v1/search?q=rob", "/api/v1/none", "/feed.atom", "/healthz", "/metrics", "/static/none.css", s.assets.url["css/base.css"]} {
		for name, value := range want {
			if got := ask(t, s, "GET", path, "").Header().Get(name); got != value {
				t.Errorf("GET %s: %s is %q, want %q", path, name, got, value)
			}
		}
	}
}

// TestPolicy holds what the policy must not allow, whatever its words.
func TestPolicy(t *testing.T) {
	for _, not := range []string{"unsafe-inline", "unsafe-eval", "http:", "https:", "*", "blob:"} {
		if strings.Contains(middleware.ContentSecurityPolicy, not) {
			t.Errorf("the policy allows %s: %s", not, middleware.ContentSecurityPolicy)
		}
	}
	for _, want := range []string{"default-src 'none'", "script-src 'self'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'", "require-trusted-types-for 'script'"} {
		if !strings.Contains(middleware.ContentSecurityPolicy, want) {
			t.Errorf("the policy lacks %s: %s", want, middleware.ContentSecurityPolicy)
		}
	}
}

func TestRootRedirects(t *testing.T) {
	s := sampleSite(t)
	for accept, want := range map[string]string{"": "/id/", "en-US,en;q=0.9": "/en/", "ko": "/ko/", "fr,de": "/id/", "fr, ko;q=0.3": "/ko/", "in": "/id/"} {
		a := ask(t, s, "GET", "/", "", "Accept-Language", accept)
		if got := a.Header().Get("Location"); a.Code != 303 || got != want {
			t.Errorf("GET / with Accept-Language %q = %d to %q, want 303 to %q", accept, a.Code, got, want)
		}
		if !strings.Contains(a.Header().Get("Vary"), "Accept-Language") {
			t.Errorf("GET / has Vary %q, want Accept-Language", a.Header().Get("Vary"))
		}
	}
}

// TestNotModified asks for a page again with the tag of the first answer.
func TestNotModified(t *testing.T) {
	s := sampleSite(t)
	for _, path := range []string{"/id/", "/id/notes/rob", "/id/search?q=rob", "/id/notes/rob.md", "/id/tray?n=rob%23polder", "/feed.atom", "/api/v1/notes/rob"} {
		first := ask(t, s, "GET", path, "", "Accept-Encoding", "br")
		tag := first.Header().Get("ETag")
		if tag == "" || first.Header().Get("Cache-Control") == "" {
			t.Errorf("GET %s: ETag %q, Cache-Control %q; want both", path, tag, first.Header().Get("Cache-Control"))
			continue
		}
		again := ask(t, s, "GET", path, "", "Accept-Encoding", "br", "If-None-Match", tag)
		if again.Code != http.StatusNotModified || again.Body.Len() != 0 || again.Header().Get("ETag") != tag {
			t.Errorf("GET %s again = %d with %d bytes and ETag %q, want 304 without, %q", path, again.Code, again.Body.Len(), again.Header().Get("ETag"), tag)
		}
		other := ask(t, s, "GET", path, "", "Accept-Encoding", "br", "If-None-Match", `"other"`)
		if other.Code != 200 {
			t.Errorf("GET %s with another tag = %d, want 200", path, other.Code)
		}
		if plain := ask(t, s, "GET", path, ""); plain.Header().Get("ETag") == tag && plain.Header().Get("Content-Encoding") != first.Header().Get("Content-Encoding") {
			t.Errorf("GET %s: the plain and the compressed answer have one tag %s", path, tag)
		}
	}
}

// TestTagsDiffer wants pages that differ by reader or by language not to share a tag at one address.
func TestTrayTagFollowsCookie(t *testing.T) {
	s := sampleSite(t)
	a := ask(t, s, "GET", "/id/tray?n=rob%23polder", "")
	b := ask(t, s, "GET", "/id/tray?n=rob%23polder", "", "Cookie", "tray=rob%23polder")
	if a.Header().Get("ETag") == b.Header().Get("ETag") {
		t.Errorf("the shared and the reader's own tray have one tag %s", a.Header().Get("ETag"))
	}
	if cc := b.Header().Get("Cache-Control"); !strings.Contains(cc, "private") {
		t.Errorf("Cache-Control of a tray is %q, want private", cc)
	}
}

func TestCompression(t *testing.T) {
	s := sampleSite(t)
	plain := ask(t, s, "GET", "/id/notes/rob", "").Body.String()
	decode := map[string]func(io.Reader) (io.Reader, error){
		"gzip": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		"br":   func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
	}
	for encoding, open := range decode {
		a := ask(t, s, "GET", "/id/notes/rob", "", "Accept-Encoding", encoding)
		if got := a.Header().Get("Content-Encoding"); got != encoding {
			t.Errorf("Content-Encoding %q, want %q", got, encoding)
			continue
		}
		if !strings.Contains(strings.Join(a.Header().Values("Vary"), ","), "Accept-Encoding") {
			t.Errorf("%s: Vary is %q", encoding, a.Header().Values("Vary"))
		}
		r, err := open(bytes.NewReader(a.Body.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil || string(body) != plain {
			t.Errorf("%s gives another page than the plain one (%v)", encoding, err)
		}
	}
}

// TestMethods refuses what an address does not know.
func TestMethods(t *testing.T) {
	s := sampleSite(t)
	for _, tt := range []struct {
		method, path string
		code         int
	}{
		{"POST", "/id/notes/rob", 405}, {"PUT", "/id/", 405}, {"DELETE", "/id/tray", 405}, {"PATCH", "/id/search", 405},
		{"POST", "/api/v1/search", 405}, {"POST", "/id/nowhere", 404}, {"TRACE", "/id/", 405},
	} {
		if a := ask(t, s, tt.method, tt.path, ""); a.Code != tt.code {
			t.Errorf("%s %s = %d, want %d", tt.method, tt.path, a.Code, tt.code)
		}
	}
}

// TestStopping answers while the process ends, and tells load balancers to go elsewhere.
func TestStopping(t *testing.T) {
	stopping := make(chan struct{})
	s := sampleSite(t, func(c *Config) { c.Stopping = stopping })
	if a := ask(t, s, "GET", "/readyz", ""); a.Code != 200 {
		t.Errorf("/readyz = %d, want 200", a.Code)
	}
	close(stopping)
	if a := ask(t, s, "GET", "/readyz", ""); a.Code != 503 {
		t.Errorf("/readyz while stopping = %d, want 503", a.Code)
	}
	if a := ask(t, s, "GET", "/id/", ""); a.Code != 200 {
		t.Errorf("/id/ while stopping = %d, want 200", a.Code)
	}
}

// TestBaseURL puts the configured address, not the one that a client names, into absolute links.
func TestBaseURL(t *testing.T) {
	s := sampleSite(t, func(c *Config) { c.BaseURL = "https://siaga.example" })
	p := get(t, s, "/id/notes/rob", "Host", "evil.example")
	if got := attr(one(p.Node, "link[rel=canonical]"), "href"); got != "https://siaga.example/id/notes/rob" {
		t.Errorf("canonical %q", got)
	}
	if strings.Contains(p.Body.String(), "evil.example") {
		t.Error("the Host header stands in the page")
	}
}

func TestNewNeedsASite(t *testing.T) {
	if s, err := New(Config{}); err == nil {
		t.Errorf("New(Config{}) = %v, want an error", s)
	}
}
