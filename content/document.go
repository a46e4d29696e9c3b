package content

import "time"

// The folders of a library, which are also the first part of a document's ID.
const (
	Notes   = "notes"
	Forums  = "forums"
	Regions = "regions"
	Decks   = "decks"
)

// The kinds of a note (DESIGN §2). A forum page has KindForum and a region page KindRegion, so that
// every document can be listed and counted by kind.
const (
	KindStrategy  = "strategy"
	KindCase      = "case"
	KindGuideline = "guideline"
	KindProfile   = "profile"
	KindTakeaway  = "takeaway"
	KindForum     = "forum"
	KindRegion    = "region"
)

// Document is one Markdown file of a library: a note, a forum page or a region page in one language.
// It holds what lists, links, facets and the trust line need; the text itself stays on disk and is read
// with Library.Body when asked for. A Document is never changed after Load has returned it.
type Document struct {
	Folder string // Notes, Forums, Regions
	Slug   string // from the file's path, without slashes: "tidal-flooding-bontang"
	Lang   string // BCP 47 language: "id", "en", "ko", …
	File   string // path in the library, slash-separated

	Title    string
	Summary  string // as written, may hold inline Markdown; "" when the author gave none
	Kind     string
	Evidence string // vocabulary value; "" when not stated
	Exercise bool   // the event described was a drill
	Status   string // "draft", "review" or "published" (the default)
	Licence  string // as written, CC-BY-4.0; "" when not stated
	Authors  []string

	Facets Facets
	Facts  Facts
	Events []Event
	Local  []string // passages of text that a region adapting this note must replace

	Sources     []Source // in the order of the front matter
	Origin      *Origin
	Translation *TranslationOf
	Reviewed    Date
	Forum       *Forum  // only in the Forums folder
	Region      *Region // only in the Regions folder

	Passages  []Passage  // in the order of the text; the first has Anchor LeadAnchor when text stands before any heading
	Links     []Link     // outgoing links to other documents of the library
	Citations []Citation // every [@key] of facts, front matter and body
	Words     int        // words of the body, without front matter

	Revision string    // SHA-256 of the file's bytes, 64 hexadecimal digits
	Size     int64     // bytes of the file
	ModTime  time.Time // of the file; zero in an embedded library
	BodyLine int       // 1-based line of the file on which the body begins
}

// ID is the path without language, "notes/tidal-flooding-bontang". Translations share it.
func (d *Document) ID() string { return d.Folder + "/" + d.Slug }

// Facets are the controlled values of a document, each listed in vocabulary.yaml (regions and forums by
// their own pages). Translations of one document share them: Load gives each the union of all.
type Facets struct {
	Hazards, Sectors, Phases, Offices, Measures, Places []string
	Regions, Forums                                     []string
	Sendai, Essentials                                  []int // Sendai priorities 1-4, Ten Essentials 1-10
}

// Facts are the cells of the facts table and of the comparison (DESIGN §3). Every cell is optional.
type Facts struct {
	Size, Cost, Duration, Actors, LegalBasis, Results, Failures, Fits Fact
	More                                                              []NamedFact // region pages may add rows of their own
}

// Fact is one cell, written "figure | condition | #passage"; the first and last part may be left out.
type Fact struct {
	Figure string // "1.6 ha", inline Markdown; "" when the fact is only a sentence
	Text   string // inline Markdown with its [@key]
	Anchor string // anchor of the passage it comes from, without #; "" when not given
	Line   int    // 1-based line in the file
}

// IsZero reports whether the author stated nothing.
func (f Fact) IsZero() bool { return f.Figure == "" && f.Text == "" }

// NamedFact is a row of a region's facts table with a label of its own.
type NamedFact struct {
	Name string
	Fact
}

// Event is an entry of a timeline.
type Event struct {
	Date     Date
	Title    string // inline Markdown
	Exercise bool   // a drill, drawn as an open square
	Source   string // key of a source; "" when not given
}

// Date is a day, a month or a year: "2023-09-18", "2023-09", "2023". The zero Date is "not stated".
type Date struct {
	Year, Month, Day int // Month and Day are 0 when not known
}

// Source is a bibliographic record with the field names of CSL (citationstyles.org), so that BibTeX, RIS
// and CSL-JSON are a mapping.
type Source struct {
	ID        string // citation key
	Type      string // CSL type: report, article-newspaper, legislation, …
	Title     string
	Author    string // as written; several separated by ";"
	Publisher string
	Container string // container-title: newspaper, journal, site
	Issued    Date
	Accessed  Date
	URL       string // http or https, else ""
	DOI       string
	Note      string
	Lang      string
	Line      int // 1-based line in the file
}

// Origin says where an adapted note came from.
type Origin struct {
	Site, ID, Revision, Licence string
	Adapted                     Date
}

// TranslationOf says from which language and revision a translation was made.
type TranslationOf struct {
	Lang     string
	Revision string // revision of that file, or a prefix of at least 8 digits; "" when not stated
}

// LeadAnchor is the anchor of the text before the first heading.
const LeadAnchor = "x-lead"

// Passage is the part of a document under one heading: the unit that is found, cited and put on a slide.
type Passage struct {
	Anchor  string // stable id of the heading on the page
	Heading string // plain text; the document's title for the lead passage
	Level   int    // 2 or 3; the lead passage has 1
	Line    int    // 1-based line in the file
	Words   int
}

// Link is an outgoing link to another document of the library.
type Link struct {
	ID     string // "notes/slug"; "" when no such document exists (a dead link)
	Target string // as written
	Anchor string // without #
	Line   int    // 1-based line in the file
}

// Citation is one use of a source.
type Citation struct {
	Key     string
	Locator string // "p. 4"; "" when none
	Line    int    // 1-based line in the file
}

// Forum is what a forum page adds (DESIGN §3).
type Forum struct {
	Place      string
	Dates      []ForumDate // more than one when reports differ
	Organiser  string      // inline Markdown
	Invitation string      // inline Markdown
	Delegation []Delegate
	Sessions   []Session
	Challenges []Challenge
	Takeaways  []string // slugs of notes
}

// ForumDate is a date as one source gives it.
type ForumDate struct {
	From, To Date
	Text     string // as written when it is no date
	Source   string
	Note     string // inline Markdown: why it differs
}

// Delegate is one member of a delegation, by office.
type Delegate struct {
	Office string // vocabulary value of offices, or ""
	Role   string // inline Markdown
	Name   string // "" when the sources give none
	Source string
}

// Session is one part of a forum's programme.
type Session struct {
	Title    string // inline Markdown
	Speakers []string
	Deck     string // slug of a deck, "" when none
	Source   string
}

// Challenge is something raised for the years ahead, tied to notes or left open.
type Challenge struct {
	Title string
	Text  string   // inline Markdown
	Notes []string // slugs of notes; empty when nothing answers it yet
}

// Region is what a region page adds (DESIGN §3). Its slug is the code.
type Region struct {
	Country    string  // ISO 3166-1 alpha-2, "ID"
	Province   string  // province, prefecture or state; "" when it is none
	Lat, Lon   float64 // degrees, WGS 84
	HasPoint   bool    // whether Lat and Lon were given
	Population Fact
}
