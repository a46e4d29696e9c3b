package middleware

import (
	"fmt"
	"testing"
)

func TestCacheIsBounded(t *testing.T) {
	c := NewCache(64 << 10)
	for i := range 100 {
		c.put(&answer{key: fmt.Sprint("page ", i), tag: "s1", body: make([]byte, 2000)})
		c.get("page 0", "s1") // asked for again and again, so it stays
	}
	s := c.Stats()
	if s.Bytes > 64<<10 || s.Entries == 0 || s.Entries >= 100 {
		t.Errorf("Stats() = %+v, want some entries within 64 KB", s)
	}
	if c.get("page 0", "s1") == nil {
		t.Error("the page asked for most was driven out")
	}
	if c.get("page 1", "s1") != nil {
		t.Error("the oldest page was kept")
	}
	if c.get("page 0", "s2") != nil {
		t.Error("a page of another state was given out")
	}
	c.put(&answer{key: "big", tag: "s1", body: make([]byte, 32<<10)})
	if c.get("big", "s1") != nil {
		t.Error("a page of half the cache was kept")
	}
}
