package index

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// particles are the endings that Korean writes together with a noun, the longest first.
var particles = []string{
	"이라는", "에서의", "으로의", "에서는", "에서도", "으로는", "에게서",
	"라는", "까지", "부터", "에서", "으로", "에게", "이나", "처럼", "보다", "마다", "들이", "들을", "들은", "들의",
	"이", "가", "을", "를", "은", "는", "의", "에", "로", "과", "와", "도", "만", "나", "들",
}

// minNoun is how many syllables a particle must leave to be taken off a word that is looked for as bigrams: 회의 is
// a meeting, not a possessive.
const minNoun = 2

// withoutParticle takes one particle off a Korean word; ok is false when there is none or less than shortest
// syllables would be left.
func withoutParticle(word string, shortest int) (noun string, ok bool) {
	for _, p := range particles {
		if noun, found := strings.CutSuffix(word, p); found && utf8.RuneCountInString(noun) >= shortest {
			return noun, true
		}
	}
	return word, false
}

// koreanForms are a word and what it may be without its particles, at most two of them, the longest first.
func koreanForms(word string) []string {
	forms := []string{word}
	for range 2 {
		noun, ok := withoutParticle(word, 1)
		if !ok {
			break
		}
		forms = append(forms, noun)
		word = noun
	}
	return forms
}

// koreanRoot takes the ending of the dictionary form off a verb or adjective: 대피하다 is 대피.
func koreanRoot(word string) string {
	for _, ending := range []string{"시키다", "하다", "되다"} {
		if root, ok := strings.CutSuffix(word, ending); ok && utf8.RuneCountInString(root) >= minNoun {
			return root
		}
	}
	if root, ok := strings.CutSuffix(word, "다"); ok && utf8.RuneCountInString(root) >= minNoun {
		return root
	}
	return word
}

// koreanStopWords say nothing in a query that has other words.
var koreanStopWords = strings.Fields(`이 그 저 것 수 등 및 위해 위하여 위한 대한 대해 때문 그리고 그러나 또는 또한 매우 더 가장
	모든 각 어떤 무엇 누구 언제 어디 왜 어떻게 하는 있는 없는 되는`)

func isHangul(r rune) bool { return unicode.Is(unicode.Hangul, r) }

func hasHangul(s string) bool { return strings.ContainsFunc(s, isHangul) }
