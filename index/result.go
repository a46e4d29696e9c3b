package index

import "time"

// Result answers a Query.
type Result struct {
	Query     Query // with its limits applied
	Parsed    Parsed
	Total     int // hits in all: notes if Query.Group, else documents
	Took      time.Duration
	Hits      []Hit
	Facets    map[string][]Count // by facet name, most frequent first; a chosen value is there even with count 0
	Corrected *Correction        // words that no note has were read as others; nil when none were
	Loosened  bool               // few hits had all words, so hits with some of them stand below
}

// Hit is one document found.
type Hit struct {
	ID       string // path without language, "notes/tidal-flooding-bontang"
	Lang     string
	Title    string // plain text
	Kind     string
	Evidence string
	Status   string
	Regions  []string
	Exercise bool
	Reviewed string // date as content.Date prints it, "" when not stated
	Updated  string // the date that SortNew goes by
	Score    float64
	Partial  bool // has only some of the words
	Snippets []Snippet
	Others   []string // other languages that this note exists in, in the order id, en, ko, others
	Why      []Why    // words found in another form than typed
}

// Snippet is a piece of a passage.
type Snippet struct {
	Anchor   string // of the passage, "" for the top of the page
	Heading  string // "" when the passage has none of its own
	Segments []Segment
}

// Segment is a piece of plain text.
type Segment struct {
	Text   string
	Marked bool // answers the query
}

// Why says that a word of the query was found in another form.
type Why struct {
	Typed   string
	Matched string
	Concept string // of the glossary, "" when it was only the form of the word
}

// Count says how many hits a value of a facet has.
type Count struct {
	Value string
	Count int
}
