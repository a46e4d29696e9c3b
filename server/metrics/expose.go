package metrics

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"runtime"
	"runtime/metrics"
	"slices"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"
)

// Expose answers /metrics.
func (m *Metrics) Expose(c *gin.Context) {
	var p page
	m.requests(&p)
	m.site(&p)
	m.process(&p)
	c.Header("Cache-Control", "no-store")
	c.Data(http.StatusOK, "text/plain; version=0.0.4; charset=utf-8", p.Bytes())
}

// page writes the text format of Prometheus.
type page struct{ bytes.Buffer }

// family begins a metric.
func (p *page) family(name, kind, help string) {
	fmt.Fprintf(p, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, kind)
}

// sample writes one value; labels are pairs of name and value.
func (p *page) sample(name string, value float64, labels ...string) {
	p.WriteString(name)
	for i := 0; i+1 < len(labels); i += 2 {
		p.WriteByte("{,"[min(i, 1)])
		fmt.Fprintf(p, "%s=%q", labels[i], labels[i+1])
	}
	if len(labels) > 0 {
		p.WriteByte('}')
	}
	p.WriteByte(' ')
	p.WriteString(strconv.FormatFloat(value, 'g', -1, 64))
	p.WriteByte('\n')
}

// one is a metric of a single value.
func (p *page) one(name, kind, help string, value float64) {
	p.family(name, kind, help)
	p.sample(name, value)
}

func (m *Metrics) requests(p *page) {
	m.mu.Lock()
	defer m.mu.Unlock()
	keys := slices.SortedFunc(maps.Keys(m.routes), func(a, b route) int {
		return cmp.Or(cmp.Compare(a.pattern, b.pattern), cmp.Compare(a.method, b.method))
	})
	p.family("siaga_http_requests_total", "counter", "Requests by route and class of status.")
	for _, k := range keys {
		for i, n := range m.routes[k].classes {
			if n > 0 {
				p.sample("siaga_http_requests_total", float64(n), "route", k.pattern, "method", k.method, "status", class(i))
			}
		}
	}
	p.family("siaga_http_response_bytes_total", "counter", "Bytes of bodies sent.")
	for _, k := range keys {
		p.sample("siaga_http_response_bytes_total", float64(m.routes[k].bytes), "route", k.pattern, "method", k.method)
	}
	p.family("siaga_http_request_duration_seconds", "histogram", "Time to answer.")
	for _, k := range keys {
		m.routes[k].histogram(p, k)
	}
}

func (n *counts) histogram(p *page, k route) {
	const name = "siaga_http_request_duration_seconds"
	sum := uint64(0)
	for i, end := range buckets {
		sum += n.took[i]
		p.sample(name+"_bucket", float64(sum), "route", k.pattern, "method", k.method, "le", strconv.FormatFloat(end, 'g', -1, 64))
	}
	sum += n.took[len(buckets)]
	p.sample(name+"_bucket", float64(sum), "route", k.pattern, "method", k.method, "le", "+Inf")
	p.sample(name+"_sum", n.seconds, "route", k.pattern, "method", k.method)
	p.sample(name+"_count", float64(sum), "route", k.pattern, "method", k.method)
}

func (m *Metrics) site(p *page) {
	snap := m.cfg.Site.Current()
	p.one("siaga_library_documents", "gauge", "Documents served, translations one by one.", float64(snap.Library.Len()))
	p.one("siaga_library_faults", "gauge", "Faults met while loading.", float64(len(snap.Library.Faults)))
	p.one("siaga_library_loaded_timestamp_seconds", "gauge", "When the library was read.", float64(snap.Loaded.Unix()))
	indexed := 0
	if snap.Index != nil {
		indexed = snap.Index.Len()
	}
	p.one("siaga_index_documents", "gauge", "Documents that can be found.", float64(indexed))
	if m.cfg.Cache == nil {
		return
	}
	s := m.cfg.Cache.Stats()
	p.one("siaga_page_cache_hits_total", "counter", "Pages answered from memory.", float64(s.Hits))
	p.one("siaga_page_cache_misses_total", "counter", "Pages made.", float64(s.Misses))
	p.one("siaga_page_cache_bytes", "gauge", "Size of the pages kept.", float64(s.Bytes))
}

func (m *Metrics) process(p *page) {
	samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(samples)
	p.one("siaga_goroutines", "gauge", "Goroutines.", float64(runtime.NumGoroutine()))
	p.one("siaga_memory_bytes", "gauge", "Memory taken from the system by the Go runtime.", float64(samples[0].Value.Uint64()))
	p.one("siaga_heap_bytes", "gauge", "Memory of live and not yet collected objects.", float64(samples[1].Value.Uint64()))
	p.one("siaga_uptime_seconds", "gauge", "Time since the start.", time.Since(m.start).Seconds())
	p.family("siaga_build_info", "gauge", "Version of the program.")
	p.sample("siaga_build_info", 1, "version", m.cfg.Version, "go", runtime.Version())
}
