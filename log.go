package main

import (
	"bufio"
	"context"
	"io"
	"log/slog"
	"sync"
	"time"
)

// logDelay is how long lines of the log may wait to be written together with others. One write for each
// request is a tenth of the work of answering it from the cache.
const logDelay = 100 * time.Millisecond

// newLog returns a log on w, and a function that writes what still waits, to be called at the end.
func newLog(w io.Writer) (*slog.Logger, func()) {
	late := &lateWriter{out: bufio.NewWriterSize(w, 32<<10)}
	return slog.New(urgent{slog.NewTextHandler(late, nil), late}), late.flush
}

// urgent writes warnings and errors at once, with all that waits before them.
type urgent struct {
	slog.Handler
	late *lateWriter
}

func (h urgent) Handle(ctx context.Context, r slog.Record) error {
	err := h.Handler.Handle(ctx, r)
	if r.Level >= slog.LevelWarn {
		h.late.flush()
	}
	return err
}

func (h urgent) WithAttrs(attrs []slog.Attr) slog.Handler {
	return urgent{h.Handler.WithAttrs(attrs), h.late}
}

func (h urgent) WithGroup(name string) slog.Handler { return urgent{h.Handler.WithGroup(name), h.late} }

// lateWriter holds what is written for at most logDelay.
type lateWriter struct {
	mu      sync.Mutex
	out     *bufio.Writer
	waiting bool // a flush is due
}

func (l *lateWriter) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.waiting {
		l.waiting = true
		time.AfterFunc(logDelay, l.flush)
	}
	return l.out.Write(p)
}

func (l *lateWriter) flush() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.waiting = false
	_ = l.out.Flush() // where the log cannot be written there is no place to say so
}
