package metrics

import (
	"encoding/json"
	"net/http"

	"github.com/gin-gonic/gin"
)

// Ready is the answer of /readyz.
type Ready struct {
	Ready     bool   `json:"ready"`
	Documents int    `json:"documents"` // served, translations one by one
	Faults    int    `json:"faults"`    // met while loading
	Index     string `json:"index"`     // "ready" or "preparing"
	Indexed   int    `json:"indexed"`   // documents that can be found
	Stopping  bool   `json:"stopping,omitempty"`
}

// Healthz answers as long as the process can.
func (m *Metrics) Healthz(c *gin.Context) {
	c.Header("Cache-Control", "no-store")
	c.Data(http.StatusOK, "text/plain; charset=utf-8", []byte("ok\n"))
}

// Readyz says whether requests should be sent here, 503 while stopping, and what is served. The site is
// ready without its index, since pages are served and a search says when to come back.
func (m *Metrics) Readyz(c *gin.Context) {
	snap := m.cfg.Site.Current()
	r := Ready{Ready: true, Documents: snap.Library.Len(), Faults: len(snap.Library.Faults), Index: "preparing"}
	if snap.Index != nil {
		r.Indexed = snap.Index.Len()
	}
	if snap.Searchable() {
		r.Index = "ready"
	}
	status := http.StatusOK
	select {
	case <-m.cfg.Stopping:
		r.Ready, r.Stopping, status = false, true, http.StatusServiceUnavailable
	default:
	}
	body, err := json.Marshal(r)
	if err != nil {
		panic(err) // numbers and words only
	}
	c.Header("Cache-Control", "no-store")
	c.Data(status, "application/json; charset=utf-8", append(body, '\n'))
}
