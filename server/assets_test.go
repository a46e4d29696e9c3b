package server

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/andybalholm/brotli"
)

func testAssets(t *testing.T) *assets {
	t.Helper()
	a, err := newAssets(fstest.MapFS{
		"css/a.css": {Data: []byte(strings.Repeat("body { color: teal }\n", 100))},
		"js/a.js":   {Data: []byte("export {}\n")},
		"other/x":   {Data: []byte("not for readers")},
	}, "css", "js")
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAssetURL(t *testing.T) {
	a := testAssets(t)
	u, err := a.URL("css/a.css")
	if err != nil || !strings.HasPrefix(u, "/static/css/a.") || !strings.HasSuffix(u, ".css") || len(u) != len("/static/css/a.0123456789ab.css") {
		t.Errorf("URL(css/a.css) = %q, %v", u, err)
	}
	for _, name := range []string{"css/b.css", "other/x", "", "../css/a.css"} {
		if u, err := a.URL(name); err == nil {
			t.Errorf("URL(%q) = %q, want an error", name, u)
		}
	}
	if _, err := newAssets(fstest.MapFS{}, "css"); err == nil {
		t.Error("newAssets of a folder that is not there: want an error")
	}
}

func TestAssetsAreServedForAYear(t *testing.T) {
	s := starter(t)
	for name, u := range s.assets.url {
		a := ask(t, s, "GET", u, "")
		if a.Code != 200 || a.Header().Get("Cache-Control") != "public, max-age=31536000, immutable" {
			t.Errorf("%s = %d, Cache-Control %q", name, a.Code, a.Header().Get("Cache-Control"))
		}
		kind := map[string]string{"css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}[name[len(name)-3:]]
		if kind == "" || a.Header().Get("Content-Type") != kind {
			t.Errorf("%s has the Content-Type %q, want %q", name, a.Header().Get("Content-Type"), kind)
		}
	}
}

func TestAssetsExactly(t *testing.T) {
	s := starter(t)
	u := s.assets.url["css/base.css"]
	for _, wrong := range []string{
		"/static/css/base.css", "/static/css/base.000000000000.css", u + "x", strings.Replace(u, "/static/", "/static/../static/", 1),
		"/static/", "/static", "/static/css/", strings.ToUpper(u), strings.Replace(u, "base", "%62ase", 1) + "/..",
	} {
		if a := ask(t, s, "GET", wrong, ""); a.Code == 200 {
			t.Errorf("GET %s = 200", wrong)
		}
	}
}

func TestAssetsCompressed(t *testing.T) {
	s := starter(t)
	u := s.assets.url["css/base.css"]
	plain := ask(t, s, "GET", u, "").Body.Bytes()
	for encoding, open := range map[string]func(io.Reader) (io.Reader, error){
		"gzip": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		"br":   func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
	} {
		a := ask(t, s, "GET", u, "", "Accept-Encoding", encoding+", x")
		r, err := open(a.Body)
		if err != nil || a.Header().Get("Content-Encoding") != encoding {
			t.Errorf("Content-Encoding %q, want %q (%v)", a.Header().Get("Content-Encoding"), encoding, err)
			continue
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, plain) {
			t.Errorf("%s gives another file (%v)", encoding, err)
		}
	}
	if a := ask(t, s, "GET", u, "", "Accept-Encoding", "br;q=0, gzip;q=0"); a.Header().Get("Content-Encoding") != "" {
		t.Errorf("Content-Encoding %q for a client that wants none", a.Header().Get("Content-Encoding"))
	}
	if a := ask(t, s, "HEAD", u, ""); a.Body.Len() != 0 || a.Header().Get("Content-Length") == "" {
		t.Errorf("HEAD: %d bytes, Content-Length %q", a.Body.Len(), a.Header().Get("Content-Length"))
	}
}
