package middleware

import (
	"container/list"
	"net/http"
	"sync"
)

// maxEntryShare is the part of a cache that one answer may take, so that a few big pages do not drive out
// all the small ones.
const maxEntryShare = 16

// Cache keeps finished answers, compressed and with their headers, up to a number of bytes; the ones not
// asked for the longest go first. An answer belongs to one tag, that is to one state of the library: under
// another tag it counts as absent and is replaced. Safe for concurrent use.
type Cache struct {
	mu      sync.Mutex
	entries map[string]*list.Element // of *answer
	order   *list.List               // most recently used first
	size    int
	max     int
	stats   CacheStats
}

// CacheStats counts what a Cache did since it was made, and what it holds.
type CacheStats struct {
	Hits, Misses   uint64
	Entries, Bytes int
}

// answer is a finished response. Header and body are shared by all who are given it: read only.
type answer struct {
	key, tag string
	header   http.Header
	body     []byte
}

// overhead is about what an entry costs besides key, headers and body.
const overhead = 512

func (a *answer) cost() int {
	n := overhead + len(a.key) + len(a.body)
	for name, values := range a.header {
		n += len(name)
		for _, v := range values {
			n += len(v)
		}
	}
	return n
}

// NewCache returns a cache of at most maxBytes, 0 for one that keeps nothing.
func NewCache(maxBytes int) *Cache {
	return &Cache{entries: map[string]*list.Element{}, order: list.New(), max: maxBytes}
}

// Stats returns the counts so far.
func (c *Cache) Stats() CacheStats {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.stats
	s.Entries, s.Bytes = len(c.entries), c.size
	return s
}

// get returns the answer kept under key for tag, nil when there is none.
func (c *Cache) get(key, tag string) *answer {
	c.mu.Lock()
	defer c.mu.Unlock()
	el, ok := c.entries[key]
	if !ok || el.Value.(*answer).tag != tag {
		c.stats.Misses++
		return nil
	}
	c.stats.Hits++
	c.order.MoveToFront(el)
	return el.Value.(*answer)
}

// put keeps a, driving out the oldest until it fits.
func (c *Cache) put(a *answer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if el, ok := c.entries[a.key]; ok {
		c.remove(el)
	}
	if a.cost() > c.max/maxEntryShare {
		return
	}
	c.entries[a.key] = c.order.PushFront(a)
	c.size += a.cost()
	for c.size > c.max {
		c.remove(c.order.Back())
	}
}

func (c *Cache) remove(el *list.Element) {
	a := c.order.Remove(el).(*answer)
	delete(c.entries, a.key)
	c.size -= a.cost()
}
