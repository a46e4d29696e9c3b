package index

// Marks returns a function that finds, in texts of one language, the words that answer a query: pairs of
// byte offsets, in order, none overlapping. It is what keeps the words of a search marked on the page that a
// result leads to. The function is for one goroutine; it is nil when the query has no words.
func (x *Index) Marks(query, lang string) func(text string) [][2]int {
	s, err := x.hold()
	if err != nil {
		return nil
	}
	defer s.done()
	p, err := x.plan(x.ctx, s, Parse(query).Terms, lang)
	if err != nil {
		return nil
	}
	m := newMarker(x.analyzers, langOf(lang), p)
	if m == nil {
		return nil
	}
	return func(text string) [][2]int {
		var found [][2]int
		for _, s := range m.spans(text) {
			found = append(found, [2]int{s.start, s.end})
		}
		return found
	}
}
