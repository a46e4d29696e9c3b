package content

import "slices"

// checkDocument lists what can be told from one file alone.
func checkDocument(rec *record, faults *faultList) {
	d := rec.doc
	checkCitations(d, faults)
	for key, fact := range d.Facts.named() {
		if fact.Anchor != "" && !rec.hasAnchor(fact.Anchor) {
			faults.errorf(fact.Line, "fact %s points to #%s, but no heading here has that anchor", key, fact.Anchor)
		}
	}
	if d.Exercise && len(d.Events) > 0 && !slices.ContainsFunc(d.Events, func(e Event) bool { return e.Exercise }) {
		faults.warnf(0, "the note is marked exercise: true, but none of its events is")
	}
}

// checkCitations compares the keys cited with the sources given.
func checkCitations(d *Document, faults *faultList) {
	given, cited := map[string]bool{}, map[string]bool{}
	for _, s := range d.Sources {
		given[s.ID] = true
	}
	for _, c := range d.Citations {
		if !cited[c.Key] && !given[c.Key] {
			faults.errorf(c.Line, "citation [@%s] has no source; add it under sources or correct the key", c.Key)
		}
		cited[c.Key] = true
	}
	for _, s := range d.Sources {
		if s.ID != "" && !cited[s.ID] {
			faults.warnf(s.Line, "source %s is not cited; cite it as [@%s] or leave it out", s.ID, s.ID)
		}
	}
}

// hasAnchor reports whether a heading of the document has this anchor.
func (rec *record) hasAnchor(anchor string) bool {
	return slices.Contains(rec.deep, anchor) ||
		slices.ContainsFunc(rec.doc.Passages, func(p Passage) bool { return p.Anchor == anchor })
}
