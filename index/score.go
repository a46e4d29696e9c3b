package index

import (
	"context"
	"fmt"
	"math"
	"sync"

	index "github.com/blevesearch/bleve_index_api"
)

// Scoring is BM25F, computed here from the engine's postings rather than by its searchers. Those (1) use a
// wrong average length, (2) multiply each term once more by its idf, and (3) multiply a disjunction by the
// share of its clauses that matched, so that a query tried in 13 fields of four languages is ranked mostly
// by the number of fields. Here the frequencies of a word in the fields of a document are added with their
// weights before they saturate, as if the title stood several times in the text
// (Robertson, Zaragoza and Taylor 2004, "Simple BM25 extension to multiple weighted fields").
const (
	bm25K1 = 1.2 // how soon more occurrences stop to count; the usual value
	bm25B  = 0.75
)

// partWeights are how many times a word in a field counts as much as one in the text, and partB how far
// a field's length matters: titles and summaries differ little in length, so a long one is no fault.
var (
	partWeights = [numParts]float64{partTitle: 3, partHead: 1.5, partSum: 1.5, partBody: 1, partWord: 1}
	partB       = [numParts]float64{partTitle: 0.3, partHead: 0.5, partSum: 0.3, partBody: bm25B, partWord: bm25B}
)

// The parts that a word is looked for in.
var (
	textParts  = []int{partTitle, partHead, partSum, partBody}
	titleParts = []int{partTitle}
	wordParts  = []int{partWord}
)

// wholeWord is the weight of a Korean word found whole beside its bigrams.
const wholeWord = 0.5

// excluded is the bit of a document that has a word it must not have. Bits below belong to the units.
const excluded = 1 << 15

// scorer adds up the scores of one query, term by term, in arrays by document number. They are as long as
// the index, 1 MB at 100,000 documents, and reused.
type scorer struct {
	snap    *snapshot
	total   []float32 // score so far
	mask    []uint16  // bit i: unit i is in the document
	tf      []float32 // weighted frequency of the term being read
	touched []uint32  // documents with tf > 0
	matched []uint8   // how many terms of the unit being read the document has
	inUnit  []uint32  // documents with matched > 0
	read    int       // postings read, to look at the clock now and then

	average [numLangs][numParts]float64 // lengths of the fields
}

var scorers = sync.Pool{New: func() any { return new(scorer) }}

func newScorer(s *snapshot) *scorer {
	sc := scorers.Get().(*scorer)
	n := len(s.docs)
	if cap(sc.total) < n {
		sc.total, sc.tf = make([]float32, n), make([]float32, n)
		sc.mask, sc.matched = make([]uint16, n), make([]uint8, n)
	}
	sc.total, sc.tf, sc.mask, sc.matched = sc.total[:n], sc.tf[:n], sc.mask[:n], sc.matched[:n]
	sc.snap = s
	for lang := range numLangs {
		for part := range numParts {
			sc.average[lang][part] = s.totals.average(part, lang)
		}
	}
	return sc
}

// free gives the arrays back, cleared.
func (sc *scorer) free() {
	clear(sc.total)
	clear(sc.mask)
	clear(sc.tf)
	clear(sc.matched)
	sc.touched, sc.inUnit, sc.snap, sc.read = sc.touched[:0], sc.inUnit[:0], nil, 0
	scorers.Put(sc)
}

// score looks for all units and returns the mask that a document with all wanted units has.
func (sc *scorer) score(ctx context.Context, units []unit) (want uint16, err error) {
	bit := uint16(1)
	for i := range units {
		u := &units[i]
		mark := bit
		if u.not {
			mark = excluded
		} else {
			want |= bit
			bit <<= 1
		}
		for lang := range numLangs {
			if sc.snap.totals.Docs[lang] == 0 {
				continue
			}
			if err := sc.unit(ctx, u, lang, mark); err != nil {
				return 0, err
			}
		}
	}
	sc.level()
	return want, nil
}

// level brings the scores of the languages to one scale by dividing each by the root of its best: a word's
// rarity differs with the number of notes in a language, and without this the few notes of the smaller one
// would stand lower, or higher, whatever they say. Measured for queries in one language over texts in three,
// this beats raw scores and one rarity for all (nDCG@10 0.815, 0.781 and 0.760).
func (sc *scorer) level() {
	var best [numLangs]float32
	for n, score := range sc.total {
		if score > 0 && sc.mask[n]&excluded == 0 {
			best[sc.snap.docs[n].field] = max(best[sc.snap.docs[n].field], score)
		}
	}
	for lang := range best {
		best[lang] = float32(math.Sqrt(float64(best[lang])))
	}
	for n, score := range sc.total {
		if score > 0 && best[sc.snap.docs[n].field] > 0 {
			sc.total[n] = score / best[sc.snap.docs[n].field]
		}
	}
}

// unit looks for one unit in one language and sets mark on the documents that have all its terms.
func (sc *scorer) unit(ctx context.Context, u *unit, lang int, mark uint16) error {
	f := &u.langs[lang]
	parts := textParts
	if u.title {
		parts = titleParts
	}
	if f.phrase != nil {
		if err := sc.phrase(ctx, f.phrase, lang, parts); err != nil {
			return err
		}
		sc.settle(lang, 1)
		sc.markUnit(1, mark)
		return nil
	}
	for _, token := range f.tokens {
		if err := sc.term(ctx, token, lang, parts); err != nil {
			return err
		}
		sc.settle(lang, 1)
	}
	sc.markUnit(len(f.tokens), mark)
	if f.word != "" && !u.title && !u.not {
		if err := sc.term(ctx, f.word, lang, wordParts); err != nil {
			return err
		}
		sc.settle(lang, wholeWord)
		sc.markUnit(1, mark)
	}
	return nil
}

// term reads the postings of a term in the fields of a language into tf.
func (sc *scorer) term(ctx context.Context, term string, lang int, parts []int) error {
	for _, part := range parts {
		if err := sc.postings(ctx, []byte(term), part, lang); err != nil {
			return fmt.Errorf("field %s: %w", fieldName(part, lang), err)
		}
	}
	return nil
}

// clockEvery is after how many postings the deadline is looked at, about 0.3 ms.
const clockEvery = 1 << 12

func (sc *scorer) postings(ctx context.Context, term []byte, part, lang int) error {
	r, err := sc.snap.reader.TermFieldReader(ctx, term, fieldName(part, lang), true, true, false)
	if err != nil {
		return err
	}
	defer r.Close()
	var posting index.TermFieldDoc
	for {
		p, err := r.Next(&posting)
		if p == nil || err != nil {
			return err
		}
		if sc.read++; sc.read%clockEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		sc.add(uint32(p.ID.Value()), sc.weigh(int(p.Freq), p.Norm, part, lang))
	}
}

// weigh is a frequency in a field with the weight of the field, less in a long field than in a short one.
// The engine stores the length of a field as norm, which is 1/√length.
func (sc *scorer) weigh(freq int, norm float64, part, lang int) float64 {
	length := 1 / (norm * norm)
	b := partB[part]
	return partWeights[part] * float64(freq) / (1 - b + b*length/sc.average[lang][part])
}

// add adds a weighted frequency to a document.
func (sc *scorer) add(doc uint32, tf float64) {
	if sc.tf[doc] == 0 {
		sc.touched = append(sc.touched, doc)
	}
	sc.tf[doc] += float32(tf)
}

// imagined is how many notes without the word each language is thought to have besides its own. Otherwise a
// word in one of four Korean notes counts as common and one in one of fifty English notes as rare, and the
// Korean note stands below though both fit alike. Large languages do not notice.
const imagined = 20

// settle turns the frequencies read since the last call into scores. The rarity of the term is that in its
// language, so that a word of the only Korean note does not outweigh all others.
func (sc *scorer) settle(lang int, weight float64) {
	df, n := float64(len(sc.touched)), float64(sc.snap.totals.Docs[lang]+imagined)
	idf := weight * math.Log(1+max(0, n-df+0.5)/(df+0.5))
	for _, doc := range sc.touched {
		tf := float64(sc.tf[doc])
		sc.total[doc] += float32(idf * tf * (bm25K1 + 1) / (tf + bm25K1))
		sc.tf[doc] = 0
		if sc.matched[doc] == 0 {
			sc.inUnit = append(sc.inUnit, doc)
		}
		sc.matched[doc]++
	}
	sc.touched = sc.touched[:0]
}

// markUnit marks the documents that have as many terms as the unit consists of.
func (sc *scorer) markUnit(terms int, mark uint16) {
	for _, doc := range sc.inUnit {
		if int(sc.matched[doc]) >= terms {
			sc.mask[doc] |= mark
		}
		sc.matched[doc] = 0
	}
	sc.inUnit = sc.inUnit[:0]
}
