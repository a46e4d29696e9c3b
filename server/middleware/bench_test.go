package middleware

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/gin-gonic/gin"
)

// BenchmarkCachedPage measures what a page costs that Deliver has kept, with all that stands around it.
// docs/benchmarks/cached-page.sh compares it with nginx over the network.
func BenchmarkCachedPage(b *testing.B) {
	gin.SetMode(gin.TestMode)
	engine := gin.New()
	engine.Use(RequestID(), Log(slog.New(slog.DiscardHandler)), Recover(slog.New(slog.DiscardHandler), nil), Headers(),
		Limit(1<<20, nil), Deliver(func(*gin.Context) State { return State{Tag: "s1"} }, NewCache(1<<20)))
	engine.GET("/:lang/notes/:slug", func(c *gin.Context) { c.Data(http.StatusOK, "text/html", []byte(longPage)) })
	handler := Head(engine)
	r := httptest.NewRequest(http.MethodGet, "/id/notes/banjir-rob", nil)
	r.Header.Set("Accept-Encoding", "gzip, deflate, br")
	b.ReportAllocs()
	for b.Loop() {
		handler.ServeHTTP(httptest.NewRecorder(), r)
	}
}
