package index

// The languages with fields of their own. A document in any other language goes to the fields of langOther.
const (
	langID = iota
	langEN
	langKO
	langOther
	numLangs
)

// langCodes are the suffixes of the field names, by language number.
var langCodes = [numLangs]string{"id", "en", "ko", "xx"}

// langOf is the number of a BCP 47 language: "id" and "id-ID" are langID.
func langOf(code string) int {
	for i, c := range langCodes {
		if code == c || len(code) > 2 && code[:2] == c && code[2] == '-' {
			return i
		}
	}
	return langOther
}

// The parts of a document that are searched, each in a field per language.
const (
	partTitle = iota
	partHead  // headings of the passages
	partSum   // summary
	partBody  // text of the passages
	partWord  // whole words of all parts, for exact matches beside stems and bigrams
	numParts
)

var partNames = [numParts]string{"title", "head", "sum", "body", "word"}

// fieldName is the Bleve field of a part in a language: "title_id".
func fieldName(part, lang int) string { return partNames[part] + "_" + langCodes[lang] }

// Fields without a language.
const (
	fieldPrefix = "title_pre" // edge n-grams of the title, for suggestions
	fieldHeads  = "head_pre"  // the same of the headings
	fieldSort   = "title_key" // the title folded for sorting, doc values only
	fieldCard   = "card"      // stored: what a hit shows, JSON
	fieldText   = "text"      // stored: the passages' plain text, see text.go
)

// The facets, in the order of the site. Their names are those of addresses and of the API.
const (
	FacetHazard   = "hazard"
	FacetSector   = "sector"
	FacetPhase    = "phase"
	FacetMeasure  = "measure"
	FacetOffice   = "office"
	FacetRegion   = "region"
	FacetKind     = "kind"
	FacetForum    = "forum"
	FacetEvidence = "evidence"
	FacetIn       = "in" // content language
)

// Facets returns the names of all facets in the order of the site.
func Facets() []string { return append([]string(nil), facetNames[:]...) }

var facetNames = [...]string{
	FacetHazard, FacetSector, FacetPhase, FacetMeasure, FacetOffice,
	FacetRegion, FacetKind, FacetForum, FacetEvidence, FacetIn,
}

const numFacets = len(facetNames)

// facetField is the Bleve keyword field of a facet.
func facetField(facet int) string { return "f_" + facetNames[facet] }

// facetNumber is the position of a facet's name in facetNames, -1 if there is no such facet.
func facetNumber(name string) int {
	for i, n := range facetNames {
		if n == name {
			return i
		}
	}
	return -1
}
