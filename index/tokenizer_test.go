package index

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2/analysis"
	bleveunicode "github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
)

func writeStream(stream analysis.TokenStream) string {
	var b strings.Builder
	for _, t := range stream {
		fmt.Fprintf(&b, "%q %d-%d @%d type %d\n", t.Term, t.Start, t.End, t.Position, t.Type)
	}
	return b.String()
}

// sameTokens compares our tokenizer with the engine's.
func sameTokens(t *testing.T, text string) {
	t.Helper()
	got := writeStream(newTokenizer().Tokenize([]byte(text)))
	want := writeStream(bleveunicode.NewUnicodeTokenizer().Tokenize([]byte(text)))
	if got != want {
		t.Fatalf("Tokenize(%q) =\n%sthe engine's tokenizer has\n%s", text, got, want)
	}
}

func TestTokenizer(t *testing.T) {
	for _, text := range []string{
		"", "Kota-kota di Pesisir.", "Rp 2,5 miliar; 3.000.000,50", "don't 'quote' e.g. a.b.c. 1.a a.1 1'2", "a:b 10:30 http://x.org/a?b=c",
		"snake_case _x_ __", "LNG선 2척, 훈련을", "naïve café", "大阪港の津波 テスト", "a\u200bb", "tab\tand\r\nline", "x\u0301y", "100% (a/b)",
	} {
		sameTokens(t, text)
	}
	r := rand.New(rand.NewPCG(16, 17))
	alphabet := []rune("ab19 .,:;'\"-_/!\n훈련é大の")
	for range 20000 {
		text := make([]rune, r.IntN(12))
		for i := range text {
			text[i] = alphabet[r.IntN(len(alphabet))]
		}
		sameTokens(t, string(text))
	}
	for _, list := range readParagraphs(t) {
		for _, p := range list {
			sameTokens(t, p)
		}
	}
}
