package middleware

import (
	"bytes"

	"github.com/gin-gonic/gin"
)

// maxCapture bounds what is held back of one answer. A longer one is a download and passes through as it
// is written.
const maxCapture = 8 << 20

// capture holds back a handler's answer so that it can be compressed, measured and kept as a whole. It
// gives up, and lets everything through, when the answer grows beyond maxCapture or is flushed.
type capture struct {
	gin.ResponseWriter
	status  int
	body    bytes.Buffer
	started bool // the handler has written
	through bool // given up
}

// Status is the status set so far, also while nothing has left yet.
func (w *capture) Status() int { return w.status }

// Written reports whether the handler has begun its body.
func (w *capture) Written() bool { return w.started }

// Size is the number of bytes the handler has written.
func (w *capture) Size() int {
	switch {
	case w.through:
		return w.ResponseWriter.Size()
	case w.started:
		return w.body.Len()
	}
	return -1
}

// WriteHeader notes the status; the last one before the body counts, as in Gin.
func (w *capture) WriteHeader(code int) {
	if code > 0 && !w.started {
		w.status = code
	}
}

// WriteHeaderNow marks the answer as begun.
func (w *capture) WriteHeaderNow() { w.started = true }

func (w *capture) Write(p []byte) (int, error) {
	w.started = true
	if !w.through && w.body.Len()+len(p) > maxCapture {
		if err := w.giveUp(); err != nil {
			return 0, err
		}
	}
	if w.through {
		return w.ResponseWriter.Write(p)
	}
	return w.body.Write(p)
}

// WriteString is Write for a string.
func (w *capture) WriteString(s string) (int, error) { return w.Write([]byte(s)) }

// Flush gives up: the handler wants its bytes to leave now.
func (w *capture) Flush() {
	if !w.through && w.giveUp() != nil {
		return
	}
	w.ResponseWriter.Flush()
}

func (w *capture) giveUp() error {
	w.through, w.started = true, true
	w.ResponseWriter.WriteHeader(w.status)
	_, err := w.ResponseWriter.Write(w.body.Bytes())
	w.body = bytes.Buffer{}
	return err
}
