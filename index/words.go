package index

import "strings"

// Words are the words of a text, to ask which terms it holds in whatever form.
type Words struct{ keys map[string]string }

// Words takes a text apart.
func (x *Index) Words(text string) Words {
	text = strings.ToLower(clean(text))
	w := Words{map[string]string{}}
	for _, lang := range langCodes[:langOther] {
		words := strings.Fields(text)
		if lang == langCodes[langKO] {
			for i, word := range words {
				words[i], _ = withoutParticle(word, minNoun)
			}
		}
		w.keys[lang] = " " + wordKey(lang, strings.Join(words, " ")) + " "
	}
	return w
}

// Have reports whether the text holds a term of a language, in any form of its words.
func (w Words) Have(lang, term string) bool {
	key := wordKey(lang, strings.ToLower(clean(term)))
	return key != "" && strings.Contains(w.keys[lang], " "+key+" ")
}
