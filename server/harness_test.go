package server

import (
	"bufio"
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"siaga/content"
	"siaga/content/library"
	"siaga/server/site"
)

// tables returns the vocabulary and glossary of the starter library, which siaga serve gives to folders
// that have none.
var tables = sync.OnceValues(func() (*content.Vocabulary, *content.Glossary) {
	read := func(name string) []byte {
		b, err := fs.ReadFile(library.FS(), name)
		if err != nil {
			panic(err) // embedded
		}
		return b
	}
	v, _ := content.ParseVocabulary("vocabulary.yaml", read("vocabulary.yaml"))
	g, _ := content.ParseGlossary("glossary.yaml", read("glossary.yaml"))
	return v, g
})

// openSite opens fsys and waits until its index is ready; it runs until ctx ends.
func openSite(ctx context.Context, fsys fs.FS) (*site.Site, func(), error) {
	v, g := tables()
	s, err := site.Open(ctx, site.Config{Library: fsys, Vocabulary: v, Glossary: g})
	if err != nil {
		return nil, nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() { defer close(done); s.Run(ctx) }()
	<-s.Indexed()
	return s, func() { cancel(); <-done }, nil
}

// serve returns the site over fsys with its index ready.
func serve(t testing.TB, fsys fs.FS, change ...func(*Config)) *Server {
	t.Helper()
	s, stop, err := openSite(context.Background(), fsys)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	cfg := Config{Site: s, Version: "test"}
	for _, c := range change {
		c(&cfg)
	}
	srv, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return srv
}

// starterOnce serves the starter library, once for all tests, as it is only read.
var starterOnce = sync.OnceValues(func() (*Server, error) {
	s, _, err := openSite(context.Background(), library.FS())
	if err != nil {
		return nil, err
	}
	return New(Config{Site: s, Version: "test"})
})

func starter(t testing.TB) *Server {
	t.Helper()
	s, err := starterOnce()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// answer is what the site said to a request.
type answer struct {
	*httptest.ResponseRecorder
	asked string // method and target, for messages
}

// ask sends a request; header holds names and values in turn.
func ask(t testing.TB, s *Server, method, target, body string, header ...string) answer {
	t.Helper()
	a, ok := try(s, method, target, body, header...)
	if !ok {
		t.Fatalf("%s %q is no request", method, target)
	}
	return a
}

// try is ask for targets that may be no request at all, which net/http refuses before the site sees them.
func try(s *Server, method, target, body string, header ...string) (answer, bool) {
	line := fmt.Sprintf("%s %s HTTP/1.1\r\nHost: siaga.example\r\n\r\n", method, target)
	r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(line)))
	if err != nil {
		return answer{}, false
	}
	if body != "" {
		r.Body = http.NoBody
		b := httptest.NewRequest(method, "/", strings.NewReader(body))
		r.Body, r.ContentLength = b.Body, b.ContentLength
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
			continue
		}
		r.Header.Add(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	return answer{w, method + " " + target}, true
}

// get asks for a page and wants the status 200.
func get(t testing.TB, s *Server, target string, header ...string) *page {
	t.Helper()
	return getStatus(t, s, http.StatusOK, target, header...)
}

// getStatus asks for a page and wants a status.
func getStatus(t testing.TB, s *Server, status int, target string, header ...string) *page {
	t.Helper()
	a := ask(t, s, "GET", target, "", header...)
	if a.Code != status {
		t.Fatalf("%s = %d, want %d", a.asked, a.Code, status)
	}
	return a.page(t)
}

// post sends a form and wants the redirect that every form of the site answers with.
func post(t testing.TB, s *Server, target string, form url.Values, header ...string) answer {
	t.Helper()
	a := ask(t, s, "POST", target, form.Encode(), header...)
	if a.Code != http.StatusSeeOther {
		t.Fatalf("%s %v = %d, want 303", a.asked, form, a.Code)
	}
	return a
}

// page is an answer read as HTML.
type page struct {
	answer
	*html.Node
}

func (a answer) page(t testing.TB) *page {
	t.Helper()
	if ct := a.Header().Get("Content-Type"); ct != "text/html; charset=utf-8" {
		t.Fatalf("%s has the Content-Type %q, want HTML", a.asked, ct)
	}
	doc, err := html.Parse(strings.NewReader(a.Body.String()))
	if err != nil {
		t.Fatalf("%s: %v", a.asked, err)
	}
	return &page{a, doc}
}
