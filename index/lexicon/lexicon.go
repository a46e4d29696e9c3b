// Package lexicon knows what words of Indonesian, English and Korean are in the other two languages, so that a
// question in one finds notes in another.
//
// The words are data of its own in the folder data, under a licence of its own (CC BY-SA 4.0, see NOTICE.md
// there): 93,000 rows from open dictionaries, wordnets and map vocabularies, and over them 2,200 corrections from
// concepts of disasters, industry and cities. A program built without that file works and translates nothing.
// Whoever maintains a library corrects a translation in its glossary.yaml, which stands above both.
package lexicon

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"embed"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

//go:embed all:data
var files embed.FS

const (
	dataFile   = "data/lexicon.txt.gz"
	noticeFile = "data/NOTICE.md"
)

// Notice is the licence and attribution of the data, Markdown.
func Notice() string {
	raw, err := fs.ReadFile(files, noticeFile)
	if err != nil {
		return ""
	}
	return string(raw)
}

// Weighted is a translation.
type Weighted struct {
	Text   string  // lower case, may be several words
	Weight float64 // estimate of how often the word is translated so, above 0 and at most 1
}

// Key brings a word or phrase of a language to the form in which lexicon and queries are compared: the same
// for all forms of the same words, as the index analyses them.
type Key func(lang, words string) string

// Lexicon is the list, ready to be asked. A nil Lexicon has no words. It is safe for concurrent use.
type Lexicon struct {
	key        Key
	directions map[direction][]entry
}

type direction struct{ from, to string }

// entry is a row; those of a direction are in the order of their keys.
type entry struct {
	key   uint64
	word  string // as in the list
	words string // its translations as in the list, "!" before them when corrected
}

// Open reads the list that is built into the program; nil when there is none.
func Open(key Key) (*Lexicon, error) {
	f, err := files.Open(dataFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	defer f.Close()
	unzipped, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	return Read(unzipped, key)
}

// Read reads a list: lines "# en id" that name a direction and below each lines of a word, a tab and its
// translations, "tidal flood\t!rob=62|banjir rob=37". The numbers are per cent; "!" marks a correction, which
// replaces all other rows of the same key.
func Read(r io.Reader, key Key) (*Lexicon, error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	l := &Lexicon{key: key, directions: map[direction][]entry{}}
	var d direction
	var rows []entry
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSuffix(line, "\n")
		if heading, ok := strings.CutPrefix(line, "# "); ok {
			l.add(d, rows)
			d.from, d.to, _ = strings.Cut(heading, " ")
			rows = make([]entry, 0, 1<<14)
			continue
		}
		if word, words, ok := strings.Cut(line, "\t"); ok {
			rows = append(rows, entry{hash(key(d.from, word)), word, words})
		}
	}
	l.add(d, rows)
	return l, nil
}

func (l *Lexicon) add(d direction, rows []entry) {
	if len(rows) == 0 {
		return
	}
	slices.SortStableFunc(rows, func(a, b entry) int { return cmp.Compare(a.key, b.key) })
	l.directions[d] = rows
}

func hash(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s)) // never fails
	return h.Sum64()
}

// Translations gives what a word or a phrase of up to MaxWords words in lower case is in another language, best
// first. Of rows with the same key a corrected one counts, else the one with just this spelling, else the mean of
// all.
func (l *Lexicon) Translations(from, to, word string) []Weighted {
	if l == nil {
		return nil
	}
	rows := l.rows(direction{from, to}, hash(l.key(from, word)))
	if len(rows) == 0 {
		return nil
	}
	if corrected := where(rows, func(e entry) bool { return e.words[0] == '!' }); len(corrected) > 0 {
		rows = corrected
	}
	if exact := where(rows, func(e entry) bool { return e.word == word }); len(exact) > 0 {
		rows = exact[:1]
	}
	return mean(rows)
}

// MaxWords is how many words a row of the list has at most.
const MaxWords = 4

// Has reports whether the list translates a word from a language.
func (l *Lexicon) Has(from, word string) bool {
	if l == nil {
		return false
	}
	key := hash(l.key(from, word))
	for d := range l.directions {
		if d.from == from && len(l.rows(d, key)) > 0 {
			return true
		}
	}
	return false
}

// rows are those of a key.
func (l *Lexicon) rows(d direction, key uint64) []entry {
	all := l.directions[d]
	at, _ := slices.BinarySearchFunc(all, key, func(e entry, key uint64) int { return cmp.Compare(e.key, key) })
	end := at
	for end < len(all) && all[end].key == key {
		end++
	}
	return all[at:end]
}

func where(rows []entry, is func(entry) bool) []entry {
	var some []entry
	for _, e := range rows {
		if is(e) {
			some = append(some, e)
		}
	}
	return some
}

// mean adds up the translations of rows, each row counting alike.
func mean(rows []entry) []Weighted {
	var out []Weighted
	for _, e := range rows {
		for t := range strings.SplitSeq(strings.TrimPrefix(e.words, "!"), "|") {
			text, percent, _ := strings.Cut(t, "=")
			n, err := strconv.Atoi(percent)
			if err != nil || n <= 0 {
				continue
			}
			weight := float64(n) / 100 / float64(len(rows))
			if i := slices.IndexFunc(out, func(w Weighted) bool { return w.Text == text }); i >= 0 {
				out[i].Weight += weight
			} else {
				out = append(out, Weighted{text, weight})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Weighted) int { return cmp.Compare(b.Weight, a.Weight) })
	return out
}
