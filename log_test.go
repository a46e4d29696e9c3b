package main

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// lockedBuffer may be read while the log writes.
type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *lockedBuffer) lines() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return strings.Count(b.buf.String(), "\n")
}

func TestLogWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out lockedBuffer
		log, flush := newLog(&out)
		want := func(when string, lines int) {
			t.Helper()
			synctest.Wait()
			if got := out.lines(); got != lines {
				t.Errorf("%s: %d lines written, want %d", when, got, lines)
			}
		}
		log.Info("request")
		log.With("id", 1).Info("request")
		want("at once", 0)
		time.Sleep(logDelay)
		want("a moment later", 2)
		log.Info("request")
		log.WithGroup("site").Warn("disk full")
		want("after a warning", 4)
		log.Info("stopping")
		flush()
		want("at the end", 5)
	})
}
