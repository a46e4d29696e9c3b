package markdown

// terms writes a stretch of plain text with the glossary words in it as links, each concept once in a
// section. Spans that overlap an earlier one or reach outside the text are left out.
func (w *writer) terms(text string) {
	pos := 0
	for _, t := range w.opt.Terms(text) {
		if t.Start < pos || t.End <= t.Start || t.End > len(text) || w.seen[t.ID] {
			continue
		}
		href, ok := destination(t.Href)
		if !ok {
			continue
		}
		w.seen[t.ID] = true
		w.words(text[pos:t.Start])
		w.str(`<a class="term" href="`)
		w.text(href)
		w.str(`" data-term="`)
		w.text(t.ID)
		w.str(`">`)
		w.words(text[t.Start:t.End])
		w.str("</a>")
		pos = t.End
	}
	w.words(text[pos:])
}

// words writes plain text with the words that Marks finds in it marked.
func (w *writer) words(text string) {
	pos := 0
	if w.opt.Marks != nil {
		for _, m := range w.opt.Marks(text) {
			if m[0] < pos || m[1] <= m[0] || m[1] > len(text) {
				continue
			}
			w.text(text[pos:m[0]])
			w.str("<mark>")
			w.text(text[m[0]:m[1]])
			w.str("</mark>")
			pos = m[1]
		}
	}
	w.text(text[pos:])
}
