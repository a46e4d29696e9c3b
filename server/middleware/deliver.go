package middleware

import (
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"
)

// minCompress is the size in bytes from which compression pays: below it an answer fits one packet anyway.
const minCompress = 1024

// Values of Cache-Control for answers with a tag: a browser keeps them and asks each time whether they
// still hold.
const (
	cacheShared  = "no-cache"
	cachePrivate = "private, no-cache"
)

// State is what an answer depends on besides its address.
type State struct {
	// Tag names the state of library, index and templates; "" gives the answer no ETag and keeps it out
	// of the cache.
	Tag string
	// Private says that the answer also depends on the reader, as told by a cookie which Tag then covers.
	Private bool
}

// Deliver finishes the answers of GET routes: it compresses them as the client wishes, gives a 200 an ETag
// made of state's tag and the encoding, answers 304 to a client that has it, without calling the handler,
// and keeps shared answers in cache, so that a page is made once for each state. An answer with
// Cache-Control: no-store, with Retry-After, or with a cookie, is of the moment and not kept. cache may be nil, and so may state, for routes that
// are only compressed.
func Deliver(state func(*gin.Context) State, cache *Cache) gin.HandlerFunc {
	return func(c *gin.Context) {
		d := delivery{c: c, encoding: negotiate(c.GetHeader("Accept-Encoding"))}
		if state != nil && c.Request.Method == http.MethodGet {
			d.state = state(c)
		}
		if d.state.Tag != "" && d.unchanged() {
			d.setTag(c.Writer.Header())
			c.AbortWithStatus(http.StatusNotModified)
			return
		}
		if cache == nil || d.state.Tag == "" || d.state.Private {
			d.answer()
			return
		}
		key := cacheKey(c.Request, d.encoding)
		if kept := cache.get(key, d.state.Tag); kept != nil {
			d.send(kept)
			return
		}
		if a := d.answer(); a != nil {
			a.key, a.tag = key, d.state.Tag
			cache.put(a)
		}
	}
}

// cacheKey is the address in one form, whatever the order of its parameters. The host is part of it, since
// pages hold absolute links to themselves.
func cacheKey(r *http.Request, e encoding) string {
	query := r.URL.RawQuery
	if query != "" {
		if values, err := url.ParseQuery(query); err == nil {
			query = values.Encode()
		}
	}
	return string(e) + " " + r.Host + r.URL.Path + "?" + query
}

// delivery is one request on its way through Deliver.
type delivery struct {
	c        *gin.Context
	encoding encoding
	state    State
}

// etag is strong, as each encoding has its own.
func (d *delivery) etag() string {
	if d.encoding == plain {
		return `"` + d.state.Tag + `"`
	}
	return `"` + d.state.Tag + "-" + string(d.encoding) + `"`
}

// unchanged reports whether the client has this very answer (RFC 9110 §13.1.2, weak comparison).
func (d *delivery) unchanged() bool {
	want := d.etag()
	for _, line := range d.c.Request.Header["If-None-Match"] {
		for tag := range strings.SplitSeq(line, ",") {
			if strings.TrimPrefix(strings.TrimSpace(tag), "W/") == want {
				return true
			}
		}
	}
	return false
}

func (d *delivery) setTag(h http.Header) {
	h.Set("ETag", d.etag())
	h.Add("Vary", "Accept-Encoding")
	switch {
	case d.state.Private:
		h.Set("Cache-Control", cachePrivate)
	case h.Get("Cache-Control") == "":
		h.Set("Cache-Control", cacheShared)
	}
}

// send writes an answer from the cache.
func (d *delivery) send(a *answer) {
	h := d.c.Writer.Header()
	maps.Copy(h, a.header)
	d.c.Abort()
	d.c.Writer.WriteHeader(http.StatusOK)
	d.write(a.body)
}

// write sends headers and body.
func (d *delivery) write(body []byte) {
	d.c.Writer.WriteHeaderNow()
	if len(body) > 0 {
		writeWhole(d.c, body)
	}
}

// answer calls the handler and writes what it said. It returns the answer when that may be kept.
func (d *delivery) answer() *answer {
	w := &capture{ResponseWriter: d.c.Writer, status: http.StatusOK}
	d.c.Writer = w
	func() {
		defer func() { d.c.Writer = w.ResponseWriter }() // also when the handler panics: Recover writes to it
		d.c.Next()
	}()
	if w.through {
		return nil
	}
	h, body := d.c.Writer.Header(), w.body.Bytes()
	keep := w.status == http.StatusOK && !strings.Contains(h.Get("Cache-Control"), "no-store") && h.Get("Retry-After") == ""
	if keep && d.state.Tag != "" {
		d.setTag(h)
	}
	body = d.shrink(h, body)
	if len(body) > 0 {
		h.Set("Content-Length", strconv.Itoa(len(body)))
	}
	d.c.Writer.WriteHeader(w.status)
	d.write(body)
	if !keep || h.Get("Set-Cookie") != "" {
		return nil
	}
	kept := h.Clone()
	kept.Del(idHeader)
	return &answer{header: kept, body: body}
}

// shrink compresses body if that is wished and pays, and says so in the headers.
func (d *delivery) shrink(h http.Header, body []byte) []byte {
	if !compressible(h.Get("Content-Type")) || h.Get("Content-Encoding") != "" {
		return body
	}
	if h.Get("Vary") == "" {
		h.Set("Vary", "Accept-Encoding")
	}
	if d.encoding == plain || len(body) < minCompress {
		return body
	}
	small, err := compress(d.encoding, body)
	if err != nil || len(small) >= len(body) {
		return body
	}
	h.Set("Content-Encoding", string(d.encoding))
	return small
}
