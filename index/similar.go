package index

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of what stands for a note when others like it are looked for.
const (
	similarWords = maxUnits // its most telling words
	similarBytes = 16 << 10 // of its text; the beginning of a long note says what it is about
	minTelling   = 4        // letters of a word in Latin script
)

// Similar finds notes, in any language, that share the most telling words of a document: rare in the library and
// frequent in it. It returns at most n paths without language, the best first, and not the document's own.
func (x *Index) Similar(ctx context.Context, id, lang string, n int) ([]string, error) {
	ctx, cancel := context.WithTimeout(ctx, searchTime)
	defer cancel()
	var paths []string
	err := x.reading(ctx, func(s *snapshot) error {
		words, err := x.telling(ctx, s, id, lang)
		if err != nil || len(words) == 0 {
			return err
		}
		q := Query{Text: strings.Join(words, " "), Lang: lang, Size: n + 1, Group: true}
		res, err := x.search(ctx, s, q.limited())
		for _, h := range res.Hits {
			if h.ID != id && len(paths) < n {
				paths = append(paths, h.ID)
			}
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("similar to %s: %w", id, err)
	}
	return paths, nil
}

// telling lists the words of a document by how often it has them times how rare they are.
func (x *Index) telling(ctx context.Context, s *snapshot, id, lang string) ([]string, error) {
	at := slices.IndexFunc(s.docs, func(e entry) bool { return e.group != noGroup && e.id == id && e.lang == lang })
	if at < 0 {
		return nil, nil
	}
	e := &s.docs[at]
	c, text, err := readStored(s.reader, e.key)
	if err != nil {
		return nil, err
	}
	var all strings.Builder
	all.WriteString(strings.Repeat(c.Title+"\n", 3) + c.Summary + "\n")
	for _, p := range unpackPassages(text) {
		if all.Len() > similarBytes {
			break
		}
		all.WriteString(p.heading + "\n" + p.text + "\n")
	}
	often := map[string]int{}
	for _, t := range x.analyzers.word.Analyze([]byte(all.String())) {
		if word := string(t.Term); x.isTelling(word) {
			often[word]++
		}
	}
	type scored struct {
		word  string
		score float64
	}
	var list []scored
	docs := float64(s.totals.Docs[e.field])
	for word, n := range often {
		df, err := s.frequency(ctx, word, partWord, e.field)
		if err != nil {
			return nil, err
		}
		if df > 1 { // a word of this note alone finds no other
			list = append(list, scored{word, float64(n) * math.Log(1+docs/float64(df))})
		}
	}
	slices.SortFunc(list, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), strings.Compare(a.word, b.word))
	})
	var words []string
	for _, w := range list[:min(len(list), similarWords)] {
		words = append(words, w.word)
	}
	return words, nil
}

func (x *Index) isTelling(word string) bool {
	if x.stop.has(word) || strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return false
	}
	return hasHangul(word) && utf8.RuneCountInString(word) >= minNoun || utf8.RuneCountInString(word) >= minTelling
}
