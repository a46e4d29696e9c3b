package index

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	index "github.com/blevesearch/bleve_index_api"
)

// Correction says that words of a query that no note has were read as words that some have, one slip away.
type Correction struct {
	From, To string // the words typed and read, several separated by spaces
	Query    string // as it was searched
	AsTyped  string // a query that is not corrected: the words in quotation marks
}

// Bounds of corrections. A slip in a shorter word, or in Hangul, leads to another word as often as to the right one.
const (
	minCorrected  = 5  // runes
	maxCandidates = 64 // terms one slip away, of each language
)

// correct replaces the words that are in no note by the most common word one slip away: a letter too many, too few,
// wrong or exchanged with its neighbour. nil when there is nothing to correct. Quoted words are meant as typed.
func (x *Index) correct(ctx context.Context, s *snapshot, p Parsed) (*Correction, Parsed, error) {
	read := Parsed{Terms: slices.Clone(p.Terms), Cut: p.Cut}
	typed := Parsed{Terms: slices.Clone(p.Terms)}
	var from, to []string
	for i, t := range p.Terms {
		if !correctable(t) {
			continue
		}
		word := strings.ToLower(t.Text)
		known, err := x.inIndex(ctx, s, word)
		if err != nil {
			return nil, p, err
		}
		if known {
			continue
		}
		best, err := s.closest(ctx, word)
		if err != nil {
			return nil, p, err
		}
		if best == "" {
			continue
		}
		read.Terms[i].Text, typed.Terms[i].Phrase = best, true
		from, to = append(from, t.Text), append(to, best)
	}
	if len(from) == 0 {
		return nil, p, nil
	}
	return &Correction{
		From: strings.Join(from, " "), To: strings.Join(to, " "), Query: read.String(), AsTyped: typed.String(),
	}, read, nil
}

// correctable reports whether a term is one long word of Latin letters.
func correctable(t Term) bool {
	return !t.Phrase && !t.Not && (t.Field == "" || t.Field == FieldTitle) && utf8.RuneCountInString(t.Text) >= minCorrected &&
		!strings.ContainsFunc(t.Text, func(r rune) bool { return !unicode.IsLetter(r) || isHangul(r) || !unicode.Is(unicode.Latin, r) })
}

// inIndex reports whether a word can be found as it is: some note has it or a form of it, or the dictionary knows it.
func (x *Index) inIndex(ctx context.Context, s *snapshot, word string) (bool, error) {
	d, err := x.words.dictionary(ctx)
	if err != nil {
		return false, err
	}
	if x.stop.has(word) || d.ordinary(word) || len(d.meanings(langCodes[langID], word, word)) > 0 {
		return true, nil
	}
	for lang := range numLangs {
		n, err := s.frequency(ctx, word, partWord, lang)
		if n > 0 || err != nil {
			return true, err
		}
		for _, t := range x.analyzers.parts[lang].Analyze([]byte(word)) {
			if n, err := s.frequency(ctx, string(t.Term), partBody, lang); n > 0 || err != nil {
				return true, err
			}
		}
	}
	return false, nil
}

// closest is the word one slip away that most notes have, of equal ones the first; "" if there is none.
func (s *snapshot) closest(ctx context.Context, word string) (string, error) {
	fuzzy, ok := s.reader.(index.IndexReaderFuzzy)
	if !ok {
		return "", nil
	}
	best, most := "", uint64(0)
	for lang := range langOther {
		if lang == langKO || s.totals.Docs[lang] == 0 {
			continue
		}
		near, err := oneSlip(fuzzy, fieldName(partWord, lang), word)
		if err != nil {
			return "", err
		}
		for _, term := range near {
			n, err := s.frequency(ctx, term, partWord, lang)
			if err != nil {
				return "", err
			}
			if n > most || n == most && n > 0 && term < best {
				best, most = term, n
			}
		}
	}
	return best, nil
}

// oneSlip lists the terms of a field that are one slip away from a word.
func oneSlip(r index.IndexReaderFuzzy, field, word string) ([]string, error) {
	dict, _, err := r.FieldDictFuzzyAutomaton(field, word, 1, "")
	if err != nil {
		return nil, err
	}
	defer dict.Close() // an open dictionary would keep Close of the index waiting for ever
	var terms []string
	for len(terms) < maxCandidates {
		e, err := dict.Next()
		if e == nil || err != nil {
			return terms, err
		}
		if e.Term != word {
			terms = append(terms, e.Term)
		}
	}
	return terms, nil
}
