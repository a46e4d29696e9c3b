package index

import (
	"bytes"

	"github.com/blevesearch/bleve/v2/analysis"
	bleveunicode "github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
)

// tokenizer finds words as the engine's tokenizer "unicode" does, by the rules of Unicode Standard Annex
// 29, and gives the same tokens. Because white space always parts words, it looks at one run without white
// space at a time, and reads runs of plain ASCII, which are nearly all of Indonesian and English text, by
// itself: the engine's general rules take five times as long, which was 60 % of a page of snippets.
type tokenizer struct {
	rest analysis.Tokenizer // for all other runs
}

func newTokenizer() tokenizer { return tokenizer{bleveunicode.NewUnicodeTokenizer()} }

// bytesPerToken is what a word with its space takes, to guess the number of tokens.
const bytesPerToken = 6

// Tokenize implements analysis.Tokenizer.
func (z tokenizer) Tokenize(text []byte) analysis.TokenStream {
	tokens := make([]analysis.Token, 0, len(text)/bytesPerToken+1)
	for start := 0; start < len(text); {
		if isSpace(text[start]) {
			start++
			continue
		}
		end, plain := start, true
		for ; end < len(text) && !isSpace(text[end]); end++ {
			plain = plain && classes[text[end]] != other
		}
		if plain {
			tokens = asciiWords(tokens, text, start, end)
		} else {
			for _, t := range z.rest.Tokenize(text[start:end]) {
				tokens = append(tokens, analysis.Token{
					Term: t.Term, Start: start + t.Start, End: start + t.End, Type: t.Type,
				})
			}
		}
		start = end
	}
	stream := make(analysis.TokenStream, len(tokens))
	for i := range tokens {
		tokens[i].Position = i + 1
		stream[i] = &tokens[i]
	}
	return stream
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// class is what a byte can do in a word.
type class byte

const (
	other     class = iota // not plain: the engine's rules decide
	mark                   // parts words
	letter                 //
	digit                  //
	midLetter              // joins letters: a:b
	midNumber              // joins digits: 2,5
	midBoth                // joins either: e.g, 2.5, don't
)

var classes = asciiClasses()

func asciiClasses() (table [256]class) {
	for c := byte('!'); c <= '~'; c++ {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
			table[c] = letter
		case '0' <= c && c <= '9':
			table[c] = digit
		case c == ':':
			table[c] = midLetter
		case bytes.IndexByte([]byte(",;"), c) >= 0:
			table[c] = midNumber
		case bytes.IndexByte([]byte(".'"), c) >= 0:
			table[c] = midBoth
		case c != '_': // joins whatever stands beside it; rare
			table[c] = mark
		}
	}
	return table
}

// asciiWords adds the words of text[start:end], which is plain.
func asciiWords(tokens []analysis.Token, text []byte, start, end int) []analysis.Token {
	for start < end {
		c := classes[text[start]]
		if c != letter && c != digit {
			start++
			continue
		}
		typ := analysis.Numeric
		at := start
		for ; at < end; at++ {
			c := classes[text[at]]
			if c == letter {
				typ = analysis.AlphaNumeric
			}
			if c != letter && c != digit && !joins(text, at, end) {
				break
			}
		}
		tokens = append(tokens, analysis.Token{Term: text[start:at:at], Start: start, End: at, Type: typ})
		start = at
	}
	return tokens
}

// joins reports whether the mark at text[at] holds the word around it together.
func joins(text []byte, at, end int) bool {
	if at+1 >= end {
		return false
	}
	before, after := classes[text[at-1]], classes[text[at+1]]
	switch classes[text[at]] {
	case midLetter:
		return before == letter && after == letter
	case midNumber:
		return before == digit && after == digit
	case midBoth:
		return before == after && (before == letter || before == digit)
	}
	return false
}
