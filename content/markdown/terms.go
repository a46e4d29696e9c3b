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
		w.text(text[pos:t.Start])
		w.str(`<a class="term" href="`)
		w.text(href)
		w.str(`" data-term="`)
		w.text(t.ID)
		w.str(`">`)
		w.text(text[t.Start:t.End])
		w.str("</a>")
		pos = t.End
	}
	w.text(text[pos:])
}
