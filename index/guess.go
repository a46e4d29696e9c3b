package index

import (
	"context"
	"math"
	"strings"
	"unicode"
)

// Weights by which the language of a word is guessed, as differences in favour of Indonesian or English. None was
// tuned: any of them between half and twice leaves the judged collections as they are.
const (
	stopEvidence   = 3.0 // it is a stop word of the language
	knownEvidence  = 1.0 // the lexicon has it
	oftenEvidence  = 0.7 // for each unit of the logarithm of how much more often notes of the language have it
	otherWords     = 0.3 // what the other words of the query say
	readerEvidence = 0.5 // the reader's own language
)

// guesser knows what the language of a word is guessed by.
type guesser struct {
	snap *snapshot
	dict *dictionary
	stop stopWords
}

// guess tells the language of every unit: by script, by the lists of stop words, by the lexicon, by the notes that
// have the word, and, where those leave it open, by the other words and the reader. A word that nothing is known of,
// as a name, is of no language. "tsunami drill sekolah" has words of two.
func (g *guesser) guess(ctx context.Context, units []unit, reader string) error {
	say := make([]float64, len(units)) // above 0: Indonesian
	all := 0.0
	for i := range units {
		u := &units[i]
		if hasHangul(u.typed) {
			u.lang = langKO
			continue
		}
		for _, w := range u.words {
			e, err := g.evidence(ctx, w)
			if err != nil {
				return err
			}
			say[i] += e
		}
		all += say[i]
	}
	prior := map[int]float64{langID: readerEvidence, langEN: -readerEvidence}[langOf(reader)]
	for i := range units {
		u := &units[i]
		if u.lang == langKO || !g.known(u.words) {
			continue
		}
		if say[i]+otherWords*(all-say[i])+prior >= 0 {
			u.lang = langID
		} else {
			u.lang = langEN
		}
	}
	return nil
}

// known reports whether the dictionary or a list of stop words has any of the words.
func (g *guesser) known(words []string) bool {
	for _, w := range words {
		if g.stop.id[w] || g.stop.en[w] || g.dict.ordinary(w) {
			return true
		}
	}
	return false
}

// evidence says how much a word in lower case looks Indonesian rather than English.
func (g *guesser) evidence(ctx context.Context, word string) (float64, error) {
	if strings.IndexFunc(word, unicode.IsLetter) < 0 {
		return 0, nil
	}
	says := func(yes bool, weight float64) float64 {
		if yes {
			return weight
		}
		return 0
	}
	d := g.dict
	e := says(g.stop.id[word], stopEvidence) - says(g.stop.en[word], stopEvidence)
	e += says(d.ordinaryIn(langID, word), knownEvidence) - says(d.ordinaryIn(langEN, word), knownEvidence)
	var often [2]float64
	for i, lang := range []int{langID, langEN} {
		n, err := g.snap.frequency(ctx, word, partWord, lang)
		if err != nil {
			return 0, err
		}
		docs := float64(g.snap.totals.Docs[lang] + imagined)
		often[i] = (float64(n) + 0.5) / docs
	}
	if g.snap.totals.Docs[langID] == 0 || g.snap.totals.Docs[langEN] == 0 {
		return e, nil
	}
	return e + oftenEvidence*max(-2, min(2, math.Log(often[0]/often[1]))), nil
}

// frequency is the number of documents with a term in a field, deleted ones among them.
func (s *snapshot) frequency(ctx context.Context, term string, part, lang int) (uint64, error) {
	r, err := s.reader.TermFieldReader(ctx, []byte(term), fieldName(part, lang), false, false, false)
	if err != nil {
		return 0, err
	}
	defer r.Close()
	return r.Count(), nil
}
