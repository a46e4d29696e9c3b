package metrics

import (
	"bufio"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/gin-gonic/gin"

	"siaga/server/middleware"
	"siaga/server/site"
)

// newTest serves the three addresses and one page over a library of one note.
func newTest(t *testing.T, stopping <-chan struct{}) http.Handler {
	t.Helper()
	s, err := site.Open(t.Context(), site.Config{Library: fstest.MapFS{"notes/rob.id.md": {Data: []byte("# Banjir rob\n")}}})
	if err != nil {
		t.Fatal(err)
	}
	gin.SetMode(gin.TestMode)
	m := New(Config{Site: s, Cache: middleware.NewCache(1 << 20), Version: "1.0", Stopping: stopping})
	r := gin.New()
	r.Use(m.Count())
	r.GET("/notes/:slug", func(c *gin.Context) { c.String(http.StatusOK, "page") })
	r.GET("/healthz", m.Healthz)
	r.GET("/readyz", m.Readyz)
	r.GET("/metrics", m.Expose)
	return middleware.Head(r)
}

func get(h http.Handler, method, target string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(method, target, nil))
	return w
}

// line is a sample of the text format of Prometheus.
var line = regexp.MustCompile(`^([a-z_]+)(\{[a-z]+="[^"\\]*"(,[a-z]+="[^"\\]*")*\})? [0-9.e+-]+$`)

func TestExpose(t *testing.T) {
	h := newTest(t, nil)
	get(h, "GET", "/notes/rob")
	get(h, "GET", "/notes/gas?q=rahasia")
	get(h, "HEAD", "/notes/gas")
	get(h, "GET", "/none")
	get(h, "BREW", "/none")
	w := get(h, "GET", "/metrics")
	body := w.Body.String()
	for _, want := range []string{
		`siaga_http_requests_total{route="/notes/:slug",method="GET",status="2xx"} 2`,
		`siaga_http_requests_total{route="/notes/:slug",method="HEAD",status="2xx"} 1`,
		`siaga_http_requests_total{route="",method="GET",status="4xx"} 1`,
		`siaga_http_requests_total{route="",method="other",status="4xx"} 1`,
		`siaga_http_response_bytes_total{route="/notes/:slug",method="GET"} 8`,
		`siaga_http_request_duration_seconds_bucket{route="/notes/:slug",method="GET",le="+Inf"} 2`,
		`siaga_http_request_duration_seconds_count{route="/notes/:slug",method="GET"} 2`,
		"siaga_library_documents 1",
		"siaga_index_documents 0",
		`siaga_build_info{version="1.0"`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("no %s in\n%s", want, body)
		}
	}
	if strings.Contains(body, "rahasia") {
		t.Error("a query stands in the metrics")
	}
	described := map[string]bool{}
	for lines := bufio.NewScanner(w.Body); lines.Scan(); {
		text := lines.Text()
		if name, ok := strings.CutPrefix(text, "# TYPE "); ok {
			name, _, _ = strings.Cut(name, " ")
			if described[name] {
				t.Errorf("%s is described twice", name)
			}
			described[name] = true
		}
		if strings.HasPrefix(text, "#") {
			continue
		}
		m := line.FindStringSubmatch(text)
		if m == nil {
			t.Errorf("not a sample: %s", text)
			continue
		}
		family := regexp.MustCompile(`_(bucket|sum|count)$`).ReplaceAllString(m[1], "")
		if !described[m[1]] && !described[family] {
			t.Errorf("%s has no TYPE", m[1])
		}
	}
}

func TestHealth(t *testing.T) {
	stopping := make(chan struct{})
	h := newTest(t, stopping)
	var r Ready
	w := get(h, "GET", "/readyz")
	if err := json.Unmarshal(w.Body.Bytes(), &r); err != nil {
		t.Fatal(err)
	}
	if want := (Ready{Ready: true, Documents: 1, Index: "preparing"}); w.Code != 200 || r != want {
		t.Errorf("readyz = %d %+v, want %+v", w.Code, r, want)
	}
	close(stopping)
	if w := get(h, "GET", "/readyz"); w.Code != 503 || !strings.Contains(w.Body.String(), `"stopping":true`) {
		t.Errorf("readyz while stopping = %d %s", w.Code, w.Body)
	}
	if w := get(h, "GET", "/healthz"); w.Code != 200 || w.Body.String() != "ok\n" {
		t.Errorf("healthz while stopping = %d %s", w.Code, w.Body)
	}
}
