package content

import (
	"cmp"
	"strings"
	"unicode"
)

// languages are the two-letter codes of ISO 639-1 that may stand in a path ("rob.id.md", "/id/rob.md").
// Left out are those better known as file extensions or plain words, which foreign folders are full
// of: am, as, be, he, io, is, it, my, no, or, sh, so, to, ts. Such a language can still be given as
// "lang:" in front matter.
const languages = " af ar az bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu hi hr hu hy id ig " +
	"ja jv ka kk km kn ko ky lo lt lv mk ml mn mr ms nb ne nl nn pa pl ps pt ro ru si sk sl sq sr su sv sw " +
	"ta te tg th tk tl tr uk ur uz vi yo zh zu "

// langCode reads a language code of a path: "id", "pt-BR", "zh_Hans". It gives it the usual form of
// BCP 47.
func langCode(s string) (lang string, ok bool) {
	primary, rest, more := strings.Cut(strings.ReplaceAll(s, "_", "-"), "-")
	if !strings.Contains(languages, " "+strings.ToLower(primary)+" ") || primary == "" || strings.Contains(primary, " ") {
		return "", false
	}
	if !more {
		// Upper case alone is rather an abbreviation: ID, KO.
		return primary, primary == strings.ToLower(primary)
	}
	switch {
	case len(rest) == 2 && isASCIILetters(rest):
		return strings.ToLower(primary) + "-" + strings.ToUpper(rest), true
	case len(rest) == 4 && isASCIILetters(rest):
		return strings.ToLower(primary) + "-" + strings.ToUpper(rest[:1]) + strings.ToLower(rest[1:]), true
	}
	return "", false
}

// langTag reads a language given in front matter, where any code of two or three letters is believed.
func langTag(s string) (lang string, ok bool) {
	if lang, ok := langCode(s); ok {
		return lang, true
	}
	primary, rest, more := strings.Cut(strings.ToLower(strings.ReplaceAll(s, "_", "-")), "-")
	if len(primary) < 2 || len(primary) > 3 || !isASCIILetters(primary) || len(rest) > 8 || more && !isASCIILetters(rest) {
		return "", false
	}
	if more && len(rest) == 2 {
		return primary + "-" + strings.ToUpper(rest), true
	}
	return primary, true
}

func isASCIILetters(s string) bool {
	for _, c := range []byte(s) {
		if c|0x20 < 'a' || c|0x20 > 'z' {
			return false
		}
	}
	return s != ""
}

// langOrder puts the languages of the site first, in their order, and all others after them.
func langOrder(lang string) int {
	switch lang {
	case "id":
		return 0
	case "en":
		return 1
	case "ko":
		return 2
	}
	return 3
}

func compareLangs(a, b string) int {
	return cmp.Or(cmp.Compare(langOrder(a), langOrder(b)), cmp.Compare(a, b))
}

// The commonest words of running text that the other language does not have.
const (
	stopWordsID = " yang dan di dari untuk dengan pada adalah ini itu dalam tidak akan atau ke oleh sebagai juga " +
		"dapat bisa ada anda jika saat karena lebih telah sudah seperti harus bagi kami kita mereka secara tersebut " +
		"antara setelah baru "
	stopWordsEN = " the and of to in is that for it with as was on are by this be or from at an which you can not " +
		"have has will your if when more than their they we were how use using "
)

// guessBytes is how much of a text is looked at: enough for some hundred words.
const guessBytes = 8 << 10

// guessLang guesses between Korean, Indonesian and English: by the share of Hangul, then by which
// language's stop words stand more often. Indonesian is the answer when nothing tells.
func guessLang(text string) string {
	if len(text) > guessBytes {
		text = text[:guessBytes]
	}
	letters, hangul := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
			if unicode.Is(unicode.Hangul, r) {
				hangul++
			}
		}
	}
	// A Korean syllable is worth two or three Latin letters, so a fifth is already mostly Korean.
	if hangul*5 > letters {
		return "ko"
	}
	id, en := 0, 0
	notLetter := func(r rune) bool { return !unicode.IsLetter(r) }
	for w := range strings.FieldsFuncSeq(text, notLetter) {
		w = " " + strings.ToLower(w) + " "
		if strings.Contains(stopWordsID, w) {
			id++
		}
		if strings.Contains(stopWordsEN, w) {
			en++
		}
	}
	if en > id {
		return "en"
	}
	return "id"
}
