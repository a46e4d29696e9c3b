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
	bm25K1 = 1.0 // how soon more occurrences stop to count; id-tydiqa .7371 and id-facqa .8700, with the usual 1.2 .7352 and .8689
	bm25B  = 0.75
)

// partWeights are how many times a word in a field counts as much as one in the text, and partB how far
// a field's length matters: titles and summaries differ little in length, so a long one is no fault. With titles at 3,
// 5 and 8 the first right note of the questions of testdata/quality has a mean reciprocal rank of .711, .713, .725.
var (
	partWeights = [numParts]float64{partTitle: 8, partHead: 2, partSum: 2, partBody: 1, partWord: 1}
	partB       = [numParts]float64{partTitle: 0.3, partHead: 0.5, partSum: 0.3, partBody: bm25B, partWord: bm25B}
)

// The parts that a word is looked for in.
var (
	textParts  = []int{partTitle, partHead, partSum, partBody}
	titleParts = []int{partTitle}
	wordParts  = []int{partWord}
)

// wholeWord is the weight of a word found just as typed beside its stem or its bigrams. With 0, 0.2 and 0.5 en-xquad
// has .9701, .9722, .9730 and id-facqa .8674, .8687, .8693, but inasafe in English .774 with 0.2 and .713 with 0.4.
const wholeWord = 0.2

// moreWeight is the weight of the bigrams of a particle: ntrex in Korean has .916 with 0.2, .923 with 0.5, .920 with 1.
const moreWeight = 0.5

// excluded is the bit of a document that has a word it must not have. Bits below belong to the units.
const (
	excludedBit = 15
	excluded    = 1 << excludedBit
)

// scorer adds up the scores of one query, term by term, in arrays by document number. They are as long as
// the index, 2 MB at 100,000 documents, and reused.
type scorer struct {
	snap    *snapshot
	total   []float32 // score so far
	mask    []uint16  // bit i: unit i is in the document
	term    tally     // of the term being read
	form    tally     // of the form of an expansion being read: the least of its terms
	all     tally     // of all forms of an expansion
	matched []uint8   // how many terms of the unit being read the document has
	inUnit  []uint32  // documents with matched > 0
	read    int       // postings read, to look at the clock now and then

	average [numLangs][numParts]float64    // lengths of the fields
	rarity  [numLangs][excludedBit]float64 // inverse document frequency of each unit
	rarest  float64                        // the largest since it was last asked for
	levels  [numLangs]float64              // what the scores of each language were divided by
}

// tally is the weighted frequency of a term by document.
type tally struct {
	tf   []float32
	docs []uint32 // documents with tf > 0
}

func (t *tally) add(doc uint32, tf float32) {
	if t.tf[doc] == 0 {
		t.docs = append(t.docs, doc)
	}
	t.tf[doc] += tf
}

func (t *tally) clear() {
	for _, doc := range t.docs {
		t.tf[doc] = 0
	}
	t.docs = t.docs[:0]
}

var scorers = sync.Pool{New: func() any { return new(scorer) }}

func newScorer(s *snapshot) *scorer {
	sc := scorers.Get().(*scorer)
	n := len(s.docs)
	if cap(sc.total) < n {
		sc.total, sc.mask, sc.matched = make([]float32, n), make([]uint16, n), make([]uint8, n)
		for _, t := range sc.tallies() {
			t.tf = make([]float32, n)
		}
	}
	sc.total, sc.mask, sc.matched = sc.total[:n], sc.mask[:n], sc.matched[:n]
	for _, t := range sc.tallies() {
		t.tf = t.tf[:n]
	}
	sc.snap = s
	sc.rarity, sc.rarest = [numLangs][excludedBit]float64{}, 0
	for lang := range numLangs {
		for part := range numParts {
			sc.average[lang][part] = s.totals.average(part, lang)
		}
	}
	return sc
}

func (sc *scorer) tallies() [3]*tally { return [...]*tally{&sc.term, &sc.form, &sc.all} }

// free gives the arrays back, cleared.
func (sc *scorer) free() {
	clear(sc.total)
	clear(sc.mask)
	clear(sc.matched)
	for _, t := range sc.tallies() {
		clear(t.tf)
		t.docs = t.docs[:0]
	}
	sc.inUnit, sc.snap, sc.read = sc.inUnit[:0], nil, 0
	scorers.Put(sc)
}

// score looks for all units and returns the mask that a document with all wanted units has.
func (sc *scorer) score(ctx context.Context, p *plan) (want uint16, err error) {
	marks := make([]uint16, len(p.units))
	bit := uint16(1)
	for i := range p.units {
		if p.units[i].not {
			marks[i] = excluded
			continue
		}
		marks[i] = bit
		want |= bit
		bit <<= 1
	}
	for lang := range numLangs {
		if sc.snap.totals.Docs[lang] == 0 {
			continue
		}
		for i := range p.units {
			if p.covers(i, lang) {
				continue
			}
			if err := sc.unit(ctx, &p.units[i], lang, marks[i]); err != nil {
				return 0, err
			}
			sc.rare(lang, i)
		}
	}
	for i := range p.expansions {
		e := &p.expansions[i]
		mark := uint16(0)
		for _, unit := range e.units {
			mark |= marks[unit]
		}
		if err := sc.expansion(ctx, e, mark); err != nil {
			return 0, err
		}
		for _, unit := range e.units {
			sc.rare(e.lang, unit)
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
		sc.levels[lang] = float64(best[lang])
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
		sc.settle(&sc.term, lang, float64(len(sc.term.docs)), 1)
		sc.markUnit(1, mark)
		return nil
	}
	for _, token := range f.tokens {
		if err := sc.one(ctx, token, lang, parts, 1); err != nil {
			return err
		}
	}
	sc.markUnit(len(f.tokens), mark)
	if u.title || u.not {
		return nil
	}
	for _, token := range f.more {
		if err := sc.one(ctx, token, lang, parts, moreWeight); err != nil {
			return err
		}
	}
	sc.markUnit(len(f.tokens)+len(f.more), mark)
	for _, word := range f.words {
		if err := sc.one(ctx, word, lang, wordParts, wholeWord); err != nil {
			return err
		}
	}
	if lang != langKO {
		mark = 0 // who has the word has its stem
	}
	sc.markUnit(1, mark)
	return nil
}

// rare notes the rarity of a unit of the query in a language.
func (sc *scorer) rare(lang, unit int) {
	if unit < excludedBit {
		sc.rarity[lang][unit] = max(sc.rarity[lang][unit], sc.rarest)
	}
	sc.rarest = 0
}

// one scores one term.
func (sc *scorer) one(ctx context.Context, token string, lang int, parts []int, weight float64) error {
	if err := sc.postingsOf(ctx, token, lang, parts); err != nil {
		return err
	}
	sc.settle(&sc.term, lang, float64(len(sc.term.docs)), weight)
	return nil
}

// expansion scores all forms of an expansion as one term: frequencies, and numbers of documents, add up by their
// weights.
func (sc *scorer) expansion(ctx context.Context, e *expansion, mark uint16) error {
	df := 0.0
	for i := range e.forms {
		f := &e.forms[i]
		if err := sc.readForm(ctx, f, e.lang); err != nil {
			return err
		}
		df += f.weight * float64(len(sc.form.docs))
		for _, doc := range sc.form.docs {
			if !e.own || sc.mask[doc]&mark != mark {
				sc.all.add(doc, float32(f.weight)*sc.form.tf[doc])
			}
		}
		sc.form.clear()
	}
	df = max(1, min(df, float64(len(sc.all.docs))))
	sc.settle(&sc.all, e.lang, df, e.weight)
	sc.markUnit(1, mark)
	return nil
}

// readForm reads a form into sc.form. Of several terms a document has the form as often as the rarest of them.
func (sc *scorer) readForm(ctx context.Context, f *form, lang int) error {
	parts := textParts
	if f.whole {
		parts = wordParts
	}
	for i, token := range f.tokens {
		if err := sc.postingsOf(ctx, token, lang, parts); err != nil {
			return err
		}
		if i == 0 {
			sc.form, sc.term = sc.term, sc.form
			continue
		}
		both := sc.form.docs[:0]
		for _, doc := range sc.form.docs {
			if sc.form.tf[doc] = min(sc.form.tf[doc], sc.term.tf[doc]); sc.form.tf[doc] > 0 {
				both = append(both, doc)
			}
		}
		sc.form.docs = both
		sc.term.clear()
	}
	return nil
}

// postingsOf reads a term in the fields of a language into sc.term.
func (sc *scorer) postingsOf(ctx context.Context, term string, lang int, parts []int) error {
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
		sc.term.add(uint32(p.ID.Value()), sc.weigh(int(p.Freq), p.Norm, part, lang))
	}
}

// weigh is a frequency in a field with the weight of the field, less in a long field than in a short one.
// The engine stores the length of a field as norm, which is 1/√length.
func (sc *scorer) weigh(freq int, norm float64, part, lang int) float32 {
	length := 1 / (norm * norm)
	b := partB[part]
	return float32(partWeights[part] * float64(freq) / (1 - b + b*length/sc.average[lang][part]))
}

// imagined is how many notes without the word each language is thought to have besides its own. Otherwise a
// word in one of four Korean notes counts as common and one in one of fifty English notes as rare, and the
// Korean note stands below though both fit alike. Large languages do not notice.
const imagined = 20

// settle turns a tally of a term that df documents have into scores and clears it. The rarity of the term is that in
// its language, so that a word of the only Korean note does not outweigh all others.
func (sc *scorer) settle(t *tally, lang int, df, weight float64) {
	n := float64(sc.snap.totals.Docs[lang] + imagined)
	idf := weight * math.Log(1+max(0, n-df+0.5)/(df+0.5))
	sc.rarest = max(sc.rarest, idf)
	for _, doc := range t.docs {
		tf := float64(t.tf[doc])
		sc.total[doc] += float32(idf * tf * (bm25K1 + 1) / (tf + bm25K1))
		if sc.matched[doc] == 0 {
			sc.inUnit = append(sc.inUnit, doc)
		}
		sc.matched[doc]++
	}
	t.clear()
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
