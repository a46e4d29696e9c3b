package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestGate(t *testing.T) {
	g := &gate{}
	ask := func(path string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		g.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		return w
	}
	for path, want := range map[string]int{"/healthz": 200, "/readyz": 503, "/": 503, "/id/notes/rob": 503, "/api/v1/search": 503} {
		w := ask(path)
		if w.Code != want {
			t.Errorf("while starting GET %s = %d, want %d", path, w.Code, want)
		}
		if strings.HasPrefix(path, "/id") && (w.Header().Get("Retry-After") == "" || w.Header().Get("Content-Security-Policy") == "") {
			t.Errorf("while starting GET %s: headers %v", path, w.Header())
		}
	}
	g.open(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusTeapot) }))
	if w := ask("/readyz"); w.Code != http.StatusTeapot {
		t.Errorf("GET /readyz = %d, want the site's own answer", w.Code)
	}
}
