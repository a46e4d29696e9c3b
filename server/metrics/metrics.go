// Package metrics counts what the site does and shows it to operators: /metrics in the text format of
// Prometheus, /healthz (the process answers) and /readyz (requests may be sent; else 503).
package metrics

import (
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/gin-gonic/gin"

	"siaga/server/middleware"
	"siaga/server/site"
)

// buckets are the upper ends of the histogram of durations, in seconds: a cached page takes tens of
// microseconds, a search up to 50 ms.
var buckets = [...]float64{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5}

// Config is what the package shows.
type Config struct {
	Site    *site.Site
	Cache   *middleware.Cache // nil for none
	Version string
	// Stopping is closed when the process has been told to stop; nil for never.
	Stopping <-chan struct{}
}

// Metrics counts requests. It is safe for concurrent use.
type Metrics struct {
	cfg   Config
	start time.Time

	mu     sync.Mutex
	routes map[route]*counts
}

// route is what requests are counted by.
type route struct{ method, pattern string }

// counts are the requests of one route.
type counts struct {
	classes [6]uint64 // by first digit of the status
	took    [len(buckets) + 1]uint64
	seconds float64
	bytes   uint64
}

// New returns counters that stand at zero.
func New(cfg Config) *Metrics {
	return &Metrics{cfg: cfg, start: time.Now(), routes: map[route]*counts{}}
}

// Count is the middleware that counts every request by the pattern of its route, never by its address.
func (m *Metrics) Count() gin.HandlerFunc {
	return func(c *gin.Context) {
		start := time.Now()
		defer func() { m.add(c, time.Since(start)) }()
		c.Next()
	}
}

func (m *Metrics) add(c *gin.Context, took time.Duration) {
	key := route{methodLabel(middleware.Method(c.Request)), c.FullPath()}
	status, size := c.Writer.Status(), max(0, c.Writer.Size())
	m.mu.Lock()
	defer m.mu.Unlock()
	n := m.routes[key]
	if n == nil {
		n = &counts{}
		m.routes[key] = n
	}
	n.classes[min(status/100, 5)]++
	n.took[bucket(took.Seconds())]++
	n.seconds += took.Seconds()
	n.bytes += uint64(size)
}

// bucket is the number of the bucket that a duration falls into.
func bucket(seconds float64) int {
	for i, end := range buckets {
		if seconds <= end {
			return i
		}
	}
	return len(buckets)
}

// methodLabel keeps the number of labels small whatever clients send.
func methodLabel(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions:
		return method
	}
	return "other"
}

// class is a status as a label: "2xx".
func class(i int) string { return strconv.Itoa(i) + "xx" }
