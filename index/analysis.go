package index

import (
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/cjk"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/registry"
)

// analysisVersion is part of the stamp of an index. Raise it whenever a change in this package makes the
// same document give other terms or other stored data; every index is then rebuilt at its next start.
const analysisVersion = 2

// maxTokenRunes bounds one word. A single word of 10 MB took 18.7 s and 1.6 GB to index; no word that a
// person searches for is longer than this.
const maxTokenRunes = 64

// Names under which the analysers stand in the mapping.
const (
	analyzerWord   = "siaga_word"   // whole words, lower-case
	analyzerNoun   = "siaga_noun"   // the same, Korean ones also without their particle
	analyzerPrefix = "siaga_prefix" // edge n-grams
)

// analyzerNames are the analysers of title, headings, summary and body, by language number.
var analyzerNames = [numLangs]string{"siaga_id", "siaga_en", "siaga_ko", "siaga_xx"}

// analyzerFor is the name of the analyser of a field.
func analyzerFor(part, lang int) string {
	switch {
	case part == partWord && lang == langKO:
		return analyzerNoun
	case part == partWord:
		return analyzerWord
	}
	return analyzerNames[lang]
}

// Bleve finds the analysers of a mapping by name in a registry that has to be filled before any index is
// opened; this is the only work that the package does at start-up.
func init() {
	chains := map[string]func(*registry.Cache) ([]analysis.TokenFilter, error){
		analyzerNames[langID]:    indonesianFilters,
		analyzerNames[langEN]:    englishFilters,
		analyzerNames[langKO]:    koreanFilters,
		analyzerNames[langOther]: otherFilters,
		analyzerWord:             wordFilters,
		analyzerNoun:             nounFilters,
		analyzerPrefix:           prefixFilters,
	}
	for name, chain := range chains {
		build := func(_ map[string]any, cache *registry.Cache) (analysis.Analyzer, error) {
			filters, err := chain(cache)
			if err != nil {
				return nil, err
			}
			return &analysis.DefaultAnalyzer{
				Tokenizer:    newTokenizer(),
				TokenFilters: append([]analysis.TokenFilter{longWords{}}, filters...),
			}, nil
		}
		if err := registry.RegisterAnalyzer(name, build); err != nil {
			panic(err) // two analysers of one name: a mistake in this file
		}
	}
}

// indonesianFilters keep every word, also stop words, so that phrases match exactly; stop words are left
// out of a query instead (see terms.go).
func indonesianFilters(*registry.Cache) ([]analysis.TokenFilter, error) {
	return []analysis.TokenFilter{lowercase.NewLowerCaseFilter(), indonesianStems{}}, nil
}

// englishFilters are those of Bleve's analyser "en" with the stemmer that Snowball puts in place of Porter's.
func englishFilters(cache *registry.Cache) ([]analysis.TokenFilter, error) {
	stop, err := cache.TokenFilterNamed(en.StopName)
	if err != nil {
		return nil, err
	}
	return []analysis.TokenFilter{
		en.NewPossessiveFilter(), lowercase.NewLowerCaseFilter(), stop, englishStems{},
	}, nil
}

// koreanFilters cut Hangul into bigrams: Bleve's own analyser "cjk" leaves Korean words whole with their
// particles, so that 훈련 would not find 훈련을.
func koreanFilters(*registry.Cache) ([]analysis.TokenFilter, error) {
	return []analysis.TokenFilter{
		hangulBigrams{}, cjk.NewCJKWidthFilter(), lowercase.NewLowerCaseFilter(), cjk.NewCJKBigramFilter(false),
	}, nil
}

func otherFilters(*registry.Cache) ([]analysis.TokenFilter, error) {
	return []analysis.TokenFilter{
		cjk.NewCJKWidthFilter(), lowercase.NewLowerCaseFilter(), cjk.NewCJKBigramFilter(false),
	}, nil
}

func wordFilters(*registry.Cache) ([]analysis.TokenFilter, error) {
	return []analysis.TokenFilter{cjk.NewCJKWidthFilter(), lowercase.NewLowerCaseFilter()}, nil
}

func nounFilters(*registry.Cache) ([]analysis.TokenFilter, error) {
	return []analysis.TokenFilter{cjk.NewCJKWidthFilter(), lowercase.NewLowerCaseFilter(), nouns{}}, nil
}

func prefixFilters(*registry.Cache) ([]analysis.TokenFilter, error) {
	return []analysis.TokenFilter{cjk.NewCJKWidthFilter(), lowercase.NewLowerCaseFilter(), edges{}}, nil
}

// longWords drops words of more than maxTokenRunes.
type longWords struct{}

func (longWords) Filter(in analysis.TokenStream) analysis.TokenStream {
	out := in[:0]
	for _, t := range in {
		if len(t.Term) <= maxTokenRunes || utf8.RuneCount(t.Term) <= maxTokenRunes {
			out = append(out, t)
		}
	}
	return out
}

// hangulBigrams cuts every run of Hangul in a word into overlapping pairs of syllables, a run of one
// syllable into itself, and leaves what else the word holds (LNG선 → LNG, 선) as words of their own.
// Positions run on from pair to pair, so that a phrase query matches pairs in order.
type hangulBigrams struct{}

func (hangulBigrams) Filter(in analysis.TokenStream) analysis.TokenStream {
	out := make(analysis.TokenStream, 0, len(in)*2)
	pos := 0
	emit := func(from *analysis.Token, start, end int, typ analysis.TokenType) {
		pos++
		out = append(out, &analysis.Token{
			Term: from.Term[start:end], Start: from.Start + start, End: from.Start + end, Position: pos, Type: typ,
		})
	}
	for _, t := range in {
		for start := 0; start < len(t.Term); {
			end, hangul := run(t.Term, start)
			if !hangul {
				emit(t, start, end, t.Type)
			} else {
				bigrams(t.Term[start:end], func(s, e int) { emit(t, start+s, start+e, analysis.AlphaNumeric) })
			}
			start = end
		}
	}
	return out
}

// run returns the end of the run of Hangul, or of anything else, that starts at start.
func run(term []byte, start int) (end int, hangul bool) {
	r, n := utf8.DecodeRune(term[start:])
	hangul = unicode.Is(unicode.Hangul, r)
	for end = start + n; end < len(term); end += n {
		r, n = utf8.DecodeRune(term[end:])
		if unicode.Is(unicode.Hangul, r) != hangul {
			break
		}
	}
	return end, hangul
}

// bigrams calls emit with the byte range of each pair of runes of s, or of s itself if it is one rune.
func bigrams(s []byte, emit func(start, end int)) {
	_, first := utf8.DecodeRune(s)
	if first == len(s) {
		emit(0, len(s))
		return
	}
	for start, mid := 0, first; mid < len(s); {
		_, n := utf8.DecodeRune(s[mid:])
		emit(start, mid+n)
		start, mid = mid, mid+n
	}
}

// Lengths of the edge n-grams, in runes. One syllable of Hangul is already a useful beginning.
const (
	minEdge       = 2
	minEdgeHangul = 1
	maxEdge       = 15
)

// startMark stands before the n-grams of a title's first word once more, so that titles beginning with the
// typed text can be put first without looking at positions.
const startMark = "^"

// edges turns each word into its beginnings.
type edges struct{}

func (edges) Filter(in analysis.TokenStream) analysis.TokenStream {
	out := make(analysis.TokenStream, 0, len(in)*8)
	for i, t := range in {
		shortest := minEdge
		if r, _ := utf8.DecodeRune(t.Term); unicode.Is(unicode.Hangul, r) {
			shortest = minEdgeHangul
		}
		runes := 0
		for end := 0; end < len(t.Term) && runes < maxEdge; {
			_, n := utf8.DecodeRune(t.Term[end:])
			end += n
			if runes++; runes < shortest {
				continue
			}
			edge := *t
			edge.Term = t.Term[:end]
			out = append(out, &edge)
			if i == 0 {
				first := edge
				first.Term = append([]byte(startMark), edge.Term...)
				out = append(out, &first)
			}
		}
	}
	return out
}
