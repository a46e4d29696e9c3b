package content

import (
	"encoding/binary"
	"errors"
	"math"
	"time"
)

var errCatalogue = errors.New("catalogue is damaged or of another version; load the library anew")

// coder writes values to a shard or reads them from one. One walk over the fields serves both, so that
// writing and reading cannot disagree. Strings stand once in a table, whatever repeats them; those read
// share the memory of the shard.
type coder struct {
	writing bool
	buf     []byte            // the values, when writing
	known   map[string]uint64 // positions in table, when writing
	table   []string
	src     string // what is left of the values, when reading
	failed  bool
}

func newWriter() *coder {
	return &coder{writing: true, known: map[string]uint64{"": 0}, table: []string{""}}
}

// newReader reads the string table at the head of a shard.
func newReader(shard string) *coder {
	c := &coder{src: shard}
	var lengths []int
	slice(c, &lengths, c.int)
	c.table = make([]string, len(lengths))
	for i, n := range lengths {
		c.table[i] = c.take(n)
	}
	return c
}

// shard is everything written: the string table, then the values.
func (c *coder) shard() []byte {
	head := newWriter()
	lengths := make([]int, len(c.table))
	total := len(c.buf)
	for i, s := range c.table {
		lengths[i] = len(s)
		total += len(s) + 2
	}
	head.buf = make([]byte, 0, total)
	slice(head, &lengths, head.int)
	for _, s := range c.table {
		head.buf = append(head.buf, s...)
	}
	return append(head.buf, c.buf...)
}

// take cuts n bytes off what is left to read.
func (c *coder) take(n int) string {
	if n < 0 || n > len(c.src) {
		c.failed, c.src = true, ""
		return ""
	}
	s := c.src[:n]
	c.src = c.src[n:]
	return s
}

func (c *coder) uint(v *uint64) {
	if c.writing {
		c.buf = binary.AppendUvarint(c.buf, *v)
		return
	}
	*v = 0
	for shift := 0; shift < 64 && shift/7 < len(c.src); shift += 7 {
		b := c.src[shift/7]
		*v |= uint64(b&0x7f) << shift
		if b < 0x80 {
			c.src = c.src[shift/7+1:]
			return
		}
	}
	c.failed, c.src, *v = true, "", 0
}

func (c *coder) int(v *int) {
	u := uint64(*v)<<1 ^ uint64(*v>>63)
	c.uint(&u)
	*v = int(u>>1) ^ -int(u&1)
}

func (c *coder) int64(v *int64) {
	i := int(*v)
	c.int(&i)
	*v = int64(i)
}

func (c *coder) bool(v *bool) {
	u := uint64(0)
	if *v {
		u = 1
	}
	c.uint(&u)
	*v = u == 1
}

func (c *coder) float(v *float64) {
	u := math.Float64bits(*v)
	c.uint(&u)
	*v = math.Float64frombits(u)
}

func (c *coder) str(v *string) {
	if c.writing {
		at, ok := c.known[*v]
		if !ok {
			at = uint64(len(c.table))
			c.known[*v] = at
			c.table = append(c.table, *v)
		}
		c.uint(&at)
		return
	}
	var at uint64
	c.uint(&at)
	if at >= uint64(len(c.table)) {
		c.failed, c.src, *v = true, "", ""
		return
	}
	*v = c.table[at]
}

// time keeps an instant to the nanosecond; the zero Time stays zero.
func (c *coder) time(v *time.Time) {
	sec, nano := v.Unix(), int64(v.Nanosecond())
	c.int64(&sec)
	c.int64(&nano)
	if !c.writing {
		if *v = time.Unix(sec, nano); v.Equal(time.Time{}) {
			*v = time.Time{}
		}
	}
}

// slice codes the length of a slice and each of its elements; an empty one is read as nil.
func slice[T any](c *coder, v *[]T, each func(*T)) {
	n := len(*v)
	c.int(&n)
	if !c.writing {
		*v = nil
		if n < 0 || n > len(c.src) { // an element takes a byte at least
			c.failed, c.src = true, ""
			return
		}
		if n > 0 {
			*v = make([]T, n)
		}
	}
	for i := range *v {
		each(&(*v)[i])
	}
}

// pointer codes a value that may be absent.
func pointer[T any](c *coder, v **T, each func(*T)) {
	is := *v != nil
	c.bool(&is)
	if !is {
		*v = nil
		return
	}
	if !c.writing {
		*v = new(T)
	}
	each(*v)
}

func (c *coder) strs(v *[]string) { slice(c, v, c.str) }
func (c *coder) ints(v *[]int)    { slice(c, v, c.int) }
