package middleware

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/gin-gonic/gin"
)

var longPage = "<!doctype html><title>Banjir rob</title>" + strings.Repeat("<p>Tanggul laut di Bontang.</p>\n", 200)

// pages is a small site whose handlers count their calls.
type pages struct {
	handler http.Handler
	cache   *Cache
	calls   int
	state   State
}

func newPages(t *testing.T) *pages {
	t.Helper()
	gin.SetMode(gin.TestMode)
	p := &pages{cache: NewCache(1 << 20), state: State{Tag: "s1"}}
	engine := gin.New()
	engine.Use(RequestID(), Deliver(func(*gin.Context) State { return p.state }, p.cache))
	answer := func(status int, contentType, body string, header ...string) gin.HandlerFunc {
		return func(c *gin.Context) {
			p.calls++
			for i := 0; i < len(header); i += 2 {
				c.Header(header[i], header[i+1])
			}
			c.Data(status, contentType, []byte(body))
		}
	}
	engine.GET("/page", answer(200, "text/html; charset=utf-8", longPage))
	engine.POST("/page", answer(200, "text/html; charset=utf-8", longPage))
	engine.GET("/short", answer(200, "text/html", "<p>rob"))
	engine.GET("/png", answer(200, "image/png", strings.Repeat("x", 5000)))
	engine.GET("/missing", answer(404, "text/html", longPage))
	engine.GET("/cookie", answer(200, "text/html", longPage, "Set-Cookie", "tray=1"))
	engine.GET("/no-store", answer(200, "text/html", longPage, "Cache-Control", "no-store"))
	engine.GET("/later", answer(200, "text/html", longPage, "Retry-After", "2"))
	engine.GET("/packed", answer(200, "text/html", longPage, "Content-Encoding", "gzip"))
	engine.GET("/huge", answer(200, "text/plain", strings.Repeat("x", maxCapture+1)))
	engine.GET("/empty", func(c *gin.Context) { c.Status(http.StatusNoContent) })
	engine.GET("/stream", func(c *gin.Context) {
		c.Header("Content-Type", "text/event-stream")
		_, _ = c.Writer.WriteString("data: 1\n\n")
		c.Writer.Flush()
		_, _ = c.Writer.WriteString("data: 2\n\n")
	})
	p.handler = Head(engine)
	return p
}

func (p *pages) get(target string, header ...string) *http.Response {
	return p.do(http.MethodGet, target, header...)
}

func (p *pages) do(method, target string, header ...string) *http.Response {
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	p.handler.ServeHTTP(w, r)
	return w.Result()
}

// unpack returns the body as a browser would see it.
func unpack(t *testing.T, res *http.Response) string {
	t.Helper()
	var r io.Reader = res.Body
	switch res.Header.Get("Content-Encoding") {
	case "gzip":
		z, err := gzip.NewReader(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		r = z
	case "br":
		r = brotli.NewReader(res.Body)
	}
	body, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func TestDeliverEncodes(t *testing.T) {
	tests := []struct{ path, accept, encoding, etag, vary string }{
		{"/page", "gzip, deflate, br", "br", `"s1-br"`, "Accept-Encoding"},
		{"/page", "gzip", "gzip", `"s1-gzip"`, "Accept-Encoding"},
		{"/page", "", "", `"s1"`, "Accept-Encoding"},
		{"/short", "gzip", "", `"s1-gzip"`, "Accept-Encoding"},
		{"/png", "gzip", "", `"s1-gzip"`, "Accept-Encoding"},
		{"/missing", "gzip", "gzip", "", "Accept-Encoding"},
		{"/packed", "br", "gzip", `"s1-br"`, "Accept-Encoding"},
		{"/no-store", "br", "br", "", "Accept-Encoding"},
	}
	p := newPages(t)
	for _, tt := range tests {
		for _, round := range []string{"made", "kept"} {
			res := p.get(tt.path, "Accept-Encoding", tt.accept)
			h := res.Header
			if h.Get("Content-Encoding") != tt.encoding || h.Get("ETag") != tt.etag || h.Get("Vary") != tt.vary {
				t.Errorf("GET %s (%s, %s) = encoding %q, tag %s, vary %q; want %q, %s, %q", tt.path, tt.accept, round,
					h.Get("Content-Encoding"), h.Get("ETag"), h.Get("Vary"), tt.encoding, tt.etag, tt.vary)
			}
			if tt.path == "/page" && unpack(t, res) != longPage {
				t.Errorf("GET %s (%s, %s): body differs from the page", tt.path, tt.accept, round)
			}
			if tt.etag != "" && h.Get("Cache-Control") != "no-cache" {
				t.Errorf("GET %s: Cache-Control %q, want no-cache", tt.path, h.Get("Cache-Control"))
			}
		}
	}
}

func TestDeliverNotModified(t *testing.T) {
	tests := []struct {
		name, accept, match string
		code                int
	}{
		{"own tag", "gzip", `"s1-gzip"`, 304},
		{"made weak on the way", "gzip", `W/"s1-gzip"`, 304},
		{"in a list", "br", `"old", "s1-br"`, 304},
		{"other encoding", "br", `"s1-gzip"`, 200},
		{"other state", "gzip", `"s0-gzip"`, 200},
		{"star", "gzip", `*`, 200},
	}
	p := newPages(t)
	for _, tt := range tests {
		res := p.get("/page", "Accept-Encoding", tt.accept, "If-None-Match", tt.match)
		if res.StatusCode != tt.code {
			t.Errorf("%s: status %d, want %d", tt.name, res.StatusCode, tt.code)
		}
		if res.StatusCode == 304 && (res.Header.Get("ETag") == "" || res.Header.Get("Vary") == "" || unpack(t, res) != "") {
			t.Errorf("%s: 304 without its tag or Vary, or with a body: %v", tt.name, res.Header)
		}
	}
	if p.do(http.MethodPost, "/page", "If-None-Match", `"s1"`).StatusCode != 200 {
		t.Error("POST answered by its ETag")
	}
}

func TestDeliverKeeps(t *testing.T) {
	tests := []struct {
		name  string
		calls int // of the handler, in two requests
		paths [2]string
		state State
	}{
		{"the same page", 1, [2]string{"/page", "/page"}, State{Tag: "s1"}},
		{"parameters in another order", 1, [2]string{"/page?a=1&b=2", "/page?b=2&a=1"}, State{Tag: "s1"}},
		{"another query", 2, [2]string{"/page?q=rob", "/page?q=banjir"}, State{Tag: "s1"}},
		{"private", 2, [2]string{"/page", "/page"}, State{Tag: "s1", Private: true}},
		{"no tag", 2, [2]string{"/page", "/page"}, State{}},
		{"a cookie set", 2, [2]string{"/cookie", "/cookie"}, State{Tag: "s1"}},
		{"no-store", 2, [2]string{"/no-store", "/no-store"}, State{Tag: "s1"}},
		{"for the moment", 2, [2]string{"/later", "/later"}, State{Tag: "s1"}},
		{"an error", 2, [2]string{"/missing", "/missing"}, State{Tag: "s1"}},
		{"other host", 2, [2]string{"http://a.example/page", "http://b.example/page"}, State{Tag: "s1"}},
	}
	for _, tt := range tests {
		p := newPages(t)
		p.state = tt.state
		first := p.get(tt.paths[0], "Accept-Encoding", "gzip")
		second := p.get(tt.paths[1], "Accept-Encoding", "gzip")
		if p.calls != tt.calls {
			t.Errorf("%s: handler called %d times in two requests, want %d", tt.name, p.calls, tt.calls)
		}
		if first.Header.Get(idHeader) == second.Header.Get(idHeader) {
			t.Errorf("%s: two requests with the id %q", tt.name, first.Header.Get(idHeader))
		}
		if tt.state.Private && first.Header.Get("Cache-Control") != "private, no-cache" {
			t.Errorf("%s: Cache-Control %q", tt.name, first.Header.Get("Cache-Control"))
		}
	}
	p := newPages(t)
	p.get("/page")
	p.state.Tag = "s2"
	if p.get("/page"); p.calls != 2 {
		t.Errorf("after a change of state the handler was called %d times, want 2", p.calls)
	}
	if s := p.cache.Stats(); s.Entries != 1 || s.Misses != 2 {
		t.Errorf("after a change of state Stats() = %+v, want the old page replaced", s)
	}
}

func TestDeliverPassesOn(t *testing.T) {
	p := newPages(t)
	if res := p.get("/stream", "Accept-Encoding", "gzip"); unpack(t, res) != "data: 1\n\ndata: 2\n\n" || res.Header.Get("Content-Encoding") != "" {
		t.Errorf("stream came with encoding %q", res.Header.Get("Content-Encoding"))
	}
	if res := p.get("/huge", "Accept-Encoding", "gzip"); len(unpack(t, res)) != maxCapture+1 || res.Header.Get("ETag") != "" {
		t.Errorf("huge answer cut short or tagged %q", res.Header.Get("ETag"))
	}
	if res := p.get("/empty"); res.StatusCode != 204 || res.Header.Get("Content-Length") != "" {
		t.Errorf("no content = %d, length %q", res.StatusCode, res.Header.Get("Content-Length"))
	}
	res := p.do(http.MethodHead, "/page")
	if res.StatusCode != 200 || res.Header.Get("Content-Length") == "" || unpack(t, res) != "" {
		t.Errorf("HEAD = %d, length %q", res.StatusCode, res.Header.Get("Content-Length"))
	}
}

func TestNegotiate(t *testing.T) {
	tests := []struct {
		accept string
		want   encoding
	}{
		{"", plain},
		{"gzip", gz},
		{"br", br},
		{"gzip, br", br},
		{"gzip;q=1.0, br;q=0.8", gz},
		{"GZIP", gz},
		{"*", br},
		{"br;q=0, *;q=0.1", gz},
		{"gzip;q=0", plain},
		{"identity", plain},
		{"identity;q=1, gzip;q=0.5", plain},
		{"deflate", plain},
		{"gzip;q=2", plain},
		{"gzip;q=NaN", plain},
		{"gzip; q=0.5 , br;q=0.4", gz},
	}
	for _, tt := range tests {
		if got := negotiate(tt.accept); got != tt.want {
			t.Errorf("negotiate(%q) = %q, want %q", tt.accept, got, tt.want)
		}
	}
}

func TestCompressReusesWriters(t *testing.T) {
	for _, e := range []encoding{gz, br} {
		first, err := compress(e, []byte(longPage))
		if err != nil {
			t.Fatal(err)
		}
		second, err := compress(e, []byte(longPage))
		if err != nil || !bytes.Equal(first, second) {
			t.Errorf("compress(%s) differs the second time (err %v)", e, err)
		}
	}
}
