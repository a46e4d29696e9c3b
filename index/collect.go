package index

import (
	"cmp"
	"container/heap"
	"slices"
	"strings"
)

// Boosts multiply the scores of documents in one language: of texts that fit alike, those stand first that have the
// words as they were typed, then those in the reader's language, while a clearly better one in a third still stands
// above. ownBoost is the reciprocal of the 0.8 for other languages that measured best with levelled scores (see
// scorer.level).
const (
	ownBoost    = 1.25
	readerBoost = 1.2
)

// fewHits is below how many hits with all words those with some words are added: a page of them.
const fewHits = 20

// A query of questionWords words and more is a question: hardly any text has all of its words, so those with some are
// ranked among those with all, which fullBoost favours. Shorter ones have all words in every hit above the divider.
const (
	questionWords = 4
	fullBoost     = 1.2
)

// filter is the choice of a reader among the values of the facets.
type filter struct {
	wanted  uint16 // bit by facet: there is a choice
	chosen  []bool // by number of the value
	banned  []bool
	isEmpty bool
}

// newFilter looks the wanted and unwanted values up. One that no document has matches nothing.
func newFilter(t *table, want, not map[string][]string) *filter {
	f := &filter{chosen: make([]bool, len(t.values)), banned: make([]bool, len(t.values))}
	for name, values := range want {
		if facet := facetNumber(name); facet >= 0 && len(values) > 0 {
			f.wanted |= 1 << facet
			t.set(f.chosen, facet, values)
		}
	}
	for name, values := range not {
		if facet := facetNumber(name); facet >= 0 {
			t.set(f.banned, facet, values)
		}
	}
	f.isEmpty = f.wanted == 0 && len(not) == 0
	return f
}

// set marks the values that there are.
func (t *table) set(in []bool, facet int, values []string) {
	for _, v := range values {
		if n, ok := t.number(facet, v); ok {
			in[n] = true
		}
	}
}

// failed tells which facets' choices a document fails, as bits by facet.
func (f *filter) failed(t *table, doc uint32) (bits uint16, banned bool) {
	if f.isEmpty {
		return 0, false
	}
	bits = f.wanted
	for _, v := range t.of(doc) {
		if f.banned[v] {
			return 0, true
		}
		if f.chosen[v] {
			bits &^= 1 << t.facet[v]
		}
	}
	return bits, false
}

// candidate is a document, or a group of them, that may be shown.
type candidate struct {
	doc     uint32
	score   float32
	partial bool
}

// collector goes once over the scored documents: it filters, counts facets, groups translations and keeps
// the best.
type collector struct {
	snap     *snapshot
	scores   *scorer // nil: every document matches
	filter   *filter
	want     uint16 // mask of a document with all words
	loose    bool   // documents with some of the words count as well
	lang     string // the reader's
	boost    [numLangs]float32
	group    bool
	question bool // of so many words that some are enough

	total  int
	some   bool     // there are hits with only some of the words
	counts []int32  // by number of the value
	seen   []uint32 // by number of the value: the last stamp counted
	top    ranking
}

func newCollector(s *snapshot, keep int, before func(a, b candidate) bool) *collector {
	return &collector{
		snap: s, top: ranking{keep: keep, before: before},
		counts: make([]int32, len(s.facets.values)), seen: make([]uint32, len(s.facets.values)),
	}
}

// boosts sets what the scores of documents in each language are multiplied by for a query in lang.
func (c *collector) boosts(lang int) {
	for i := range c.boost {
		c.boost[i] = 1
	}
	if reader := langOf(c.lang); reader != langOther {
		c.boost[reader] = readerBoost
	}
	if lang != langOther {
		c.boost[lang] = ownBoost
	}
}

// matches gives the score of a document if the words ask for it.
func (c *collector) matches(doc uint32) (score float32, partial, ok bool) {
	if c.scores == nil {
		return 0, false, true
	}
	mask := c.scores.mask[doc]
	if mask&excluded != 0 {
		return 0, false, false
	}
	full := mask&c.want == c.want
	if !full && (!c.loose || c.scores.total[doc] == 0) {
		return 0, false, false
	}
	score = c.scores.total[doc] * c.boost[c.snap.docs[doc].field]
	if c.question && full {
		score *= fullBoost
	}
	return score, !full && !c.question, true
}

// strict counts the documents, or groups, with all words that the filter lets through, up to enough.
func (c *collector) strict(enough int) int {
	n, last := 0, noGroup
	for _, doc := range c.snap.sorted {
		if n == enough {
			break
		}
		if _, _, ok := c.matches(doc); !ok || c.group && c.snap.docs[doc].group == last {
			continue
		}
		if failed, banned := c.filter.failed(c.snap.facets, doc); failed == 0 && !banned {
			n, last = n+1, c.snap.docs[doc].group
		}
	}
	return n
}

// collect goes over all documents, or groups.
func (c *collector) collect() {
	if c.group {
		for g := range len(c.snap.groups) - 1 {
			c.collectGroup(uint32(g))
		}
		return
	}
	for _, doc := range c.snap.sorted {
		if score, partial, ok := c.matches(doc); ok && c.count(doc, doc+1) {
			c.keep(candidate{doc, score, partial})
		}
	}
}

// collectGroup takes the translations of one note as one hit. It shows the one with all words before one
// with some, then the one in the reader's language, then the best; the score is that of the best.
func (c *collector) collectGroup(g uint32) {
	var shown candidate
	var score float32
	found := false
	for _, doc := range c.snap.members(g) {
		s, partial, ok := c.matches(doc)
		if !ok || !c.count(doc, g+1) {
			continue
		}
		one := candidate{doc, s, partial}
		if !found || c.preferred(one, shown) {
			shown = one
		}
		score, found = max(score, s), true
	}
	if found {
		shown.score = score
		c.keep(shown)
	}
}

func (c *collector) keep(hit candidate) {
	c.total++
	c.some = c.some || hit.partial
	c.top.push(hit)
}

// preferred reports whether a rather than b stands for their group.
func (c *collector) preferred(a, b candidate) bool {
	own := func(x candidate) bool { return c.snap.docs[x.doc].lang == c.lang }
	switch {
	case a.partial != b.partial:
		return b.partial
	case own(a) != own(b):
		return own(a)
	}
	return a.score > b.score
}

// count adds a document to the facets and reports whether it passes all filters. A document that fails one
// facet's choice alone still counts for that facet, so that its other values say what choosing them as well
// would add. Documents with the same stamp are counted once for each value.
func (c *collector) count(doc uint32, stamp uint32) bool {
	failed, banned := c.filter.failed(c.snap.facets, doc)
	if banned || failed&(failed-1) != 0 {
		return false
	}
	for _, v := range c.snap.facets.of(doc) {
		if failed != 0 && failed != 1<<c.snap.facets.facet[v] {
			continue
		}
		if c.seen[v] != stamp {
			c.seen[v] = stamp
			c.counts[v]++
		}
	}
	return failed == 0
}

// facets lists the counts, most frequent first, equal ones by value.
func (c *collector) facets() map[string][]Count {
	out := make(map[string][]Count, numFacets)
	for facet, name := range facetNames {
		var list []Count
		for i, value := range c.snap.facets.valuesOf(facet) {
			n := c.snap.facets.first[facet] + i
			if c.counts[n] > 0 || c.filter.chosen[n] {
				list = append(list, Count{value, int(c.counts[n])})
			}
		}
		slices.SortFunc(list, func(a, b Count) int {
			return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
		})
		out[name] = list
	}
	return out
}

// ranking keeps the best candidates in a heap whose root is the worst kept.
type ranking struct {
	keep   int
	before func(a, b candidate) bool // a total order
	heap   []candidate
}

func (r *ranking) Len() int           { return len(r.heap) }
func (r *ranking) Less(i, j int) bool { return r.before(r.heap[j], r.heap[i]) }
func (r *ranking) Swap(i, j int)      { r.heap[i], r.heap[j] = r.heap[j], r.heap[i] }
func (r *ranking) Push(x any)         { r.heap = append(r.heap, x.(candidate)) }
func (r *ranking) Pop() any {
	last := r.heap[len(r.heap)-1]
	r.heap = r.heap[:len(r.heap)-1]
	return last
}

func (r *ranking) push(c candidate) {
	switch {
	case r.keep == 0:
	case len(r.heap) < r.keep:
		heap.Push(r, c)
	case r.before(c, r.heap[0]):
		r.heap[0] = c
		heap.Fix(r, 0)
	}
}

// sorted returns what was kept, best first.
func (r *ranking) sorted() []candidate {
	slices.SortFunc(r.heap, func(a, b candidate) int {
		switch {
		case r.before(a, b):
			return -1
		case r.before(b, a):
			return 1
		}
		return 0
	})
	return r.heap
}

// order is the total order in which hits stand: full matches above partial ones, then as the reader
// asked, then by ID and language.
func (s *snapshot) order(by string) func(a, b candidate) bool {
	tie := func(a, b candidate) bool { return s.docs[a.doc].key < s.docs[b.doc].key }
	full := func(a, b candidate) (before, decided bool) { return !a.partial, a.partial != b.partial }
	var compare func(a, b candidate) int
	switch by {
	case SortNew:
		compare = func(a, b candidate) int { return strings.Compare(s.docs[b.doc].date, s.docs[a.doc].date) }
	case SortTitle:
		place := s.titleOrder()
		compare = func(a, b candidate) int { return cmp.Compare(place[a.doc], place[b.doc]) }
	default:
		compare = func(a, b candidate) int { return cmp.Compare(b.score, a.score) }
	}
	return func(a, b candidate) bool {
		if before, decided := full(a, b); decided {
			return before
		}
		if c := compare(a, b); c != 0 {
			return c < 0
		}
		return tie(a, b)
	}
}
