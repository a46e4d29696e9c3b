package index

import (
	"crypto/sha256"
	"encoding/hex"
	"iter"
	"strconv"
	"strings"

	"siaga/content"
)

// Corpus is what the index needs of a library; *content.Library is one.
type Corpus interface {
	All() iter.Seq[*content.Document]
	Len() int
	Body(d *content.Document) ([]byte, error) // Markdown after the front matter
}

// keySep separates the parts of a key. Slugs and language tags cannot hold it.
const keySep = "\x1f"

// fingerprintBytes of SHA-256, 80 bits, tell two states of a document apart.
const fingerprintBytes = 10

// key names one state of one document in the index: its ID, language, date and fingerprint. Because the
// state is part of the name, comparing the index with a library is comparing two sets of names, and an
// interrupted or repeated update heals itself: what should not be there is deleted, what is missing is
// added. The date is in it because names are read first of all, and dates take many values.
func key(d *content.Document) string {
	return d.ID() + keySep + d.Lang + keySep + sortDate(d) + keySep + fingerprint(d)
}

// splitKey is the reverse of key; ok is false for a name that key did not make.
func splitKey(k string) (id, lang, date string, ok bool) {
	parts := strings.SplitN(k, keySep, 4)
	if len(parts) != 4 {
		return "", "", "", false
	}
	return parts[0], parts[1], parts[2], true
}

// fingerprint covers all that the index takes from a document. The file's hash alone would not do: facets
// are shared between translations, so one file can change what is indexed for another.
func fingerprint(d *content.Document) string {
	var b []byte
	for _, s := range []string{
		d.Revision, d.Title, d.Summary, d.Kind, d.Evidence, d.Status, strconv.FormatBool(d.Exercise),
	} {
		b = append(append(b, s...), 0)
	}
	for facet := range numFacets {
		for _, v := range facetValues(d, facet) {
			b = append(append(b, v...), 0)
		}
		b = append(b, 0)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:fingerprintBytes])
}

// sortDate is the day by which "newest first" orders: the last review, else the file's own date; "" when
// neither is known.
func sortDate(d *content.Document) string {
	if !d.Reviewed.IsZero() {
		return d.Reviewed.String()
	}
	if d.ModTime.IsZero() {
		return ""
	}
	return d.ModTime.UTC().Format("2006-01-02")
}

// facetValues are a document's values of a facet, by its number in facetNames.
func facetValues(d *content.Document, facet int) []string {
	one := func(s string) []string {
		if s == "" {
			return nil
		}
		return []string{s}
	}
	switch facetNames[facet] {
	case FacetHazard:
		return d.Facets.Hazards
	case FacetSector:
		return d.Facets.Sectors
	case FacetPhase:
		return d.Facets.Phases
	case FacetMeasure:
		return d.Facets.Measures
	case FacetOffice:
		return d.Facets.Offices
	case FacetRegion:
		return d.Facets.Regions
	case FacetForum:
		return d.Facets.Forums
	case FacetKind:
		return one(d.Kind)
	case FacetEvidence:
		return one(d.Evidence)
	default:
		return one(d.Lang)
	}
}
