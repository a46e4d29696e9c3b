package main

import (
	"io"
	"net/http"
	"sync/atomic"

	"siaga/server/middleware"
)

// gate stands before the site and answers in its place while the library is still being read, so that
// the address is there at once.
type gate struct {
	site atomic.Pointer[http.Handler] // nil while starting
}

// open lets requests through to h from now on.
func (g *gate) open(h http.Handler) { g.site.Store(&h) }

func (g *gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	site := g.site.Load()
	switch {
	case site != nil:
		(*site).ServeHTTP(w, r)
	case r.URL.Path == "/readyz":
		answer(w, http.StatusServiceUnavailable, "application/json", `{"ready":false,"starting":true}`)
	case r.URL.Path == "/healthz":
		answer(w, http.StatusOK, "text/plain", "ok")
	default:
		w.Header().Set("Retry-After", "1")
		w.Header().Set("Refresh", "1") // a browser tries again by itself
		answer(w, http.StatusServiceUnavailable, "text/plain",
			"Siaga sedang membaca catatannya …\nSiaga is reading its notes …\n시아가가 노트를 읽는 중입니다 …")
	}
}

// answer writes a short text with the headers that every answer of the site has.
func answer(w http.ResponseWriter, status int, contentType, body string) {
	h := w.Header()
	h.Set("Content-Type", contentType+"; charset=utf-8")
	h.Set("Content-Security-Policy", middleware.ContentSecurityPolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, body+"\n") // an error means that the client has left
}
