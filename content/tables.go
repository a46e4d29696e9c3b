package content

// Tables are the library's words: its glossary and its vocabulary, neither nil.
func (l *Library) Tables() (*Glossary, *Vocabulary) { return l.Glossary, l.Vocabulary }
