package middleware

import (
	"bytes"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/gin-gonic/gin"
)

func TestRecover(t *testing.T) {
	gin.SetMode(gin.TestMode)
	var out bytes.Buffer
	log := slog.New(slog.NewTextHandler(&out, nil))
	engine := gin.New()
	engine.Use(RequestID(), Recover(log, func(c *gin.Context) { c.String(http.StatusInternalServerError, "sorry") }), Deliver(nil, nil))
	engine.GET("/panic", func(c *gin.Context) {
		c.String(http.StatusOK, "half a page")
		panic("no such note")
	})
	engine.GET("/late", func(c *gin.Context) {
		c.String(http.StatusOK, "half a page")
		c.Writer.Flush()
		panic("no such note")
	})

	w := httptest.NewRecorder()
	engine.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/panic", nil))
	if w.Code != http.StatusInternalServerError || w.Body.String() != "sorry" {
		t.Errorf("GET /panic = %d %q, want 500 and nothing of the half page", w.Code, w.Body)
	}
	if !strings.Contains(out.String(), "no such note") || !strings.Contains(out.String(), "middleware_test.go") {
		t.Errorf("log has no value or no stack: %s", out.String())
	}

	defer func() {
		if err, ok := recover().(error); !ok || !errors.Is(err, http.ErrAbortHandler) {
			t.Errorf("GET /late: panic %v, want the connection cut", err)
		}
	}()
	engine.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/late", nil))
}

func TestLogHoldsNoQuery(t *testing.T) {
	gin.SetMode(gin.TestMode)
	var out bytes.Buffer
	engine := gin.New()
	engine.Use(RequestID(), Log(slog.New(slog.NewTextHandler(&out, nil)), "/healthz"))
	engine.GET("/:lang/search", func(c *gin.Context) { c.String(http.StatusOK, "found") })
	engine.GET("/healthz", func(c *gin.Context) { c.String(http.StatusOK, "ok") })
	for _, target := range []string{"/id/search?q=rahasia", "/healthz"} {
		Head(engine).ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodHead, target, nil))
	}
	line := out.String()
	for _, want := range []string{"level=INFO", "method=HEAD", "route=/:lang/search", "status=200", "bytes=5", "id="} {
		if !strings.Contains(line, want) {
			t.Errorf("log %q has no %s", line, want)
		}
	}
	if strings.Contains(line, "rahasia") || strings.Contains(line, "healthz") {
		t.Errorf("log %q holds the query or a quiet route", line)
	}
}

func TestHeaders(t *testing.T) {
	gin.SetMode(gin.TestMode)
	engine := gin.New()
	engine.Use(Headers())
	w := httptest.NewRecorder()
	engine.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/nothing", nil))
	for name, want := range map[string]string{
		"Content-Security-Policy":    "default-src 'none'; script-src 'self'",
		"X-Content-Type-Options":     "nosniff",
		"Referrer-Policy":            "same-origin",
		"Cross-Origin-Opener-Policy": "same-origin",
	} {
		if got := w.Header().Get(name); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want %q on every answer, also 404", name, got, want)
		}
	}
}

func TestLimit(t *testing.T) {
	gin.SetMode(gin.TestMode)
	engine := gin.New()
	engine.Use(Limit(10, func(c *gin.Context) { c.String(http.StatusRequestEntityTooLarge, "too large") }))
	engine.POST("/", func(c *gin.Context) {
		if _, err := io.ReadAll(c.Request.Body); err != nil {
			_, large := errors.AsType[*http.MaxBytesError](err)
			c.String(http.StatusBadRequest, "large %t", large)
			return
		}
		c.String(http.StatusOK, "read")
	})
	tests := []struct {
		body   io.Reader
		code   int
		answer string
	}{
		{strings.NewReader("0123456789"), http.StatusOK, "read"},
		{strings.NewReader("0123456789a"), http.StatusRequestEntityTooLarge, "too large"},
		{io.MultiReader(strings.NewReader("0123456789a")), http.StatusBadRequest, "large true"}, // no Content-Length
		{nil, http.StatusOK, "read"},
	}
	for _, tt := range tests {
		w := httptest.NewRecorder()
		engine.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/", tt.body))
		if w.Code != tt.code || w.Body.String() != tt.answer {
			t.Errorf("POST = %d %q, want %d %q", w.Code, w.Body, tt.code, tt.answer)
		}
	}
}
