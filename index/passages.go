package index

import (
	"context"
	"slices"

	"github.com/blevesearch/bleve/v2/analysis"
)

// rereadHits is how many of the best hits are read again passage by passage; rereadBytes bounds their text. Reading 30
// notes of 600 words takes about 6 ms of a processor.
const (
	rereadHits  = 30
	rereadBytes = 1 << 20
)

// Weights of what a second look at the text of a hit adds to the score of the document, in units of the rarity of
// the words. Of 0, 0.3 and 0.6 for the opening, 0.3 is best overall: id-tydiqa .737, .750, .752, id-facqa .870, .867,
// .860, ntrex from Indonesian to English .886, .911, .908. Closeness hardly tells answers from other texts: more than
// these weights lowers id-tydiqa (.730 with 0.5 and 0.3) and raises inasafe (.720 to .722). The mean reciprocal rank of
// the questions of testdata/quality is .725 with 0.3 for the passage and .744 with 0.1, and .795 when the title counts
// as an opening.
const (
	passageWeight = 0.1  // of the best passage, scored as a document of its own
	openingWeight = 0.35 // of each word that stands among the first of the text
	orderedWeight = 0.05 // of two words of the query side by side in the same order
	nearWeight    = 0.02 // of two words near each other
)

// Distances in words.
const (
	sideBySide   = 2 // one stop word may stand between
	nearWords    = 8
	openingWords = 15
)

// place is where a unit of the query stands in a passage.
type place struct{ at, unit int }

// reread orders the best candidates anew by what a look at their text adds: the best passage counts, not only the
// whole note, and words that stand together count more than words apart.
func (x *Index) reread(ctx context.Context, s *snapshot, sc *scorer, p *plan, best []candidate, before func(a, b candidate) bool) error {
	best = best[:min(len(best), rereadHits)]
	markers := [numLangs]*marker{}
	bytes := 0
	for i := range best {
		if ctx.Err() != nil || bytes > rereadBytes {
			break
		}
		c := &best[i]
		e := &s.docs[c.doc]
		shown, text, err := readStored(s.reader, e.key)
		if err != nil {
			return err
		}
		bytes += len(text)
		if markers[e.field] == nil {
			markers[e.field] = newMarker(x.analyzers, e.field, p)
		}
		raw := float64(sc.total[c.doc]) * sc.levels[e.field]
		if raw > 0 {
			more := sc.secondLook(markers[e.field], e.field, shown.Title, unpackPassages(text))
			c.score *= float32(1 + more/raw)
		}
	}
	slices.SortStableFunc(best, func(a, b candidate) int {
		switch {
		case before(a, b):
			return -1
		case before(b, a):
			return 1
		}
		return 0
	})
	return nil
}

// secondLook is what the passages of a document add to its score.
func (sc *scorer) secondLook(m *marker, lang int, title string, ps []passage) float64 {
	rarity := sc.rarity[lang][:]
	near := newPairs(m.units)
	places, _ := m.places(nil, title)
	near.add(places)
	best, opening := 0.0, opens(rarity, places)
	for i, p := range ps {
		var words int
		places, words = m.places(places[:0], p.text)
		if i == 0 {
			opening = max(opening, opens(rarity, places))
		}
		near.add(places)
		if len(ps) > 1 {
			best = max(best, passageScore(rarity, places, words))
		}
	}
	return passageWeight*best + near.score(rarity) + openingWeight*opening
}

// opens adds up the rarity of the words of the query that a text begins with: it is about them.
func opens(rarity []float64, places []place) float64 {
	sum := 0.0
	seen := uint16(0)
	for _, p := range places {
		if p.at > openingWords {
			break
		}
		if seen&(1<<p.unit) == 0 {
			seen |= 1 << p.unit
			sum += rarity[p.unit]
		}
	}
	return sum
}

// passageWords is about how long a passage is; longer ones are worth less for the same words.
const passageWords = 150

// passageScore scores a passage as if it were a document.
func passageScore(rarity []float64, places []place, words int) float64 {
	var tf [excludedBit]float64
	for _, p := range places {
		tf[p.unit]++
	}
	norm := bm25K1 * (1 - bm25B + bm25B*float64(words)/passageWords)
	sum := 0.0
	for unit, n := range tf {
		sum += rarity[unit] * n * (bm25K1 + 1) / (n + norm)
	}
	return sum
}

// pairs counts how often neighbouring words of the query stand side by side and near each other.
type pairs struct{ ordered, near []float64 }

func newPairs(units int) pairs { return pairs{make([]float64, units), make([]float64, units)} }

// add counts in a passage, whose places are in order.
func (p pairs) add(places []place) {
	for i, a := range places {
		for _, b := range places[i+1:] {
			d := b.at - a.at
			if d > nearWords {
				break
			}
			switch {
			case b.unit == a.unit+1:
				p.near[a.unit]++
				if d <= sideBySide {
					p.ordered[a.unit]++
				}
			case a.unit == b.unit+1:
				p.near[b.unit]++
			}
		}
	}
}

// score weighs the pairs by the rarity of their words.
func (p pairs) score(rarity []float64) float64 {
	sum := 0.0
	for u := range min(len(p.near), len(rarity)) - 1 {
		r := min(rarity[u], rarity[u+1])
		sum += r * (orderedWeight*saturated(p.ordered[u]) + nearWeight*saturated(p.near[u]))
	}
	return sum
}

func saturated(n float64) float64 { return n * (bm25K1 + 1) / (n + bm25K1) }

// places adds where the units of the query stand in a text, in order, and tells how many words the text has.
func (m *marker) places(to []place, text string) ([]place, int) {
	stream := m.analyzer.Analyze([]byte(text))
	from := len(to)
	for _, t := range stream {
		if by, ok := m.terms[string(t.Term)]; ok && by.units[0] < excludedBit {
			to = append(to, place{t.Position, by.units[0]})
		}
	}
	for _, p := range m.phrases {
		eachPhrase(stream, p.terms, func(first, _ *analysis.Token) {
			for i, unit := range p.units {
				if unit < excludedBit {
					to = append(to, place{first.Position + i, unit})
				}
			}
		})
	}
	slices.SortStableFunc(to[from:], func(a, b place) int { return a.at - b.at })
	return to, len(stream)
}
