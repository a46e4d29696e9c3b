package index

import (
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"

	"siaga/index/indonesian"
)

// indonesianStems puts the root of each word in its place, in the bytes that are being analysed, which are a copy.
type indonesianStems struct{}

func (indonesianStems) Filter(in analysis.TokenStream) analysis.TokenStream {
	for _, t := range in {
		t.Term = indonesian.Root(t.Term)
	}
	return in
}

// englishStems does the same for English.
type englishStems struct{}

func (englishStems) Filter(in analysis.TokenStream) analysis.TokenStream {
	for _, t := range in {
		t.Term = []byte(englishStem(string(t.Term)))
	}
	return in
}

// nouns adds behind each Korean word what it is without its particle, at the same position.
type nouns struct{}

func (nouns) Filter(in analysis.TokenStream) analysis.TokenStream {
	out := make(analysis.TokenStream, 0, len(in)*2)
	for _, t := range in {
		out = append(out, t)
		if r, _ := utf8.DecodeRune(t.Term); !isHangul(r) {
			continue
		}
		if noun, ok := withoutParticle(string(t.Term), 1); ok {
			bare := *t
			bare.Term = []byte(noun)
			out = append(out, &bare)
		}
	}
	return out
}
