package content

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
)

// assembly ties single files together into a library: it tells equal slugs apart, joins the facets of
// translations and finds what links mean. Records that the previous library shares are copied before
// they change.
type assembly struct {
	*Library
	fresh []bool // by position in records: the record may be written to
	order []int  // positions in records, in the order of docs
}

// assemble fills the derived tables of a library from its records.
func (l *Library) assemble(previous *Library, fresh []bool) {
	a := &assembly{Library: l, fresh: fresh}
	a.identify()
	renamed := previous == nil || !sameNames(l, previous, a.order)
	if renamed {
		l.graph = newGraph(a.docsInOrder())
	} else {
		l.graph = previous.graph
	}
	a.shareFacets()
	a.resolveLinks(renamed)
	l.docs = a.docsInOrder()
	l.addBacklinks()
	l.Hash = l.hash()
	l.collectFaults()
}

func (a *assembly) docsInOrder() []*Document {
	docs := make([]*Document, len(a.order))
	for i, r := range a.order {
		docs[i] = a.records[r].doc
	}
	return docs
}

// sameNames reports whether all documents have the files and ids they had, so that the tables of names
// and the links of unchanged documents stand.
func sameNames(l, previous *Library, order []int) bool {
	same := func(r int, d *Document) bool {
		n := l.records[r].doc
		return n == d || compareDocs(n, d) == 0 && n.File == d.File
	}
	return slices.EqualFunc(order, previous.docs, same)
}

// writable is the record at a position, copied first when it is shared.
func (a *assembly) writable(r int) *record {
	if !a.fresh[r] {
		rec := *a.records[r]
		doc := *rec.doc
		rec.doc = &doc
		a.records[r], a.fresh[r] = &rec, true
	}
	return a.records[r]
}

// identify gives each document an id of its own. Of two files with one slug and language the first by
// path has it, the other gets a hash of its path behind the slug, and a fault.
func (a *assembly) identify() {
	for r, rec := range a.records {
		if rec.doc == nil {
			continue
		}
		a.order = append(a.order, r)
		if rec.doc.Slug != rec.slug { // told apart last time
			rec = a.writable(r)
			rec.doc.Slug = rec.slug
		}
	}
	for again := true; again; {
		again = false
		slices.SortStableFunc(a.order, func(x, y int) int { return compareDocs(a.records[x].doc, a.records[y].doc) })
		var first *Document // of those with one id and language
		for _, r := range a.order {
			if first == nil || compareDocs(first, a.records[r].doc) != 0 {
				first = a.records[r].doc
				continue
			}
			a.tellApart(r, first)
			again = true
		}
	}
}

func (a *assembly) tellApart(r int, first *Document) {
	rec := a.writable(r)
	rec.doc.Slug += "-" + shortHash(rec.path+rec.doc.Slug)
	what := fmt.Sprintf("%s has the same name and language (%s); this file is served as %s until one is renamed",
		first.File, first.Lang, rec.doc.Slug)
	a.clashes = append(a.clashes, Fault{File: rec.path, What: what})
}

// shareFacets gives the translations of a document the union of their facets.
func (a *assembly) shareFacets() {
	for g := range a.ids {
		lo, hi := int(a.first[g]), int(a.first[g+1])
		all := a.records[a.order[lo]].facets()
		if hi-lo > 1 {
			all = a.union(a.order[lo:hi])
		}
		for _, r := range a.order[lo:hi] {
			if a.records[r].doc.Facets.equal(all) {
				continue
			}
			rec := a.writable(r)
			own := *rec.facets()
			rec.own, rec.doc.Facets = &own, *all
			if own.equal(all) {
				rec.own = nil
			}
		}
	}
}

func (a *assembly) union(group []int) *Facets {
	all := *a.records[group[0]].facets()
	for _, r := range group[1:] {
		all.add(a.records[r].facets())
	}
	return &all
}

// resolveLinks finds the documents that links mean.
func (a *assembly) resolveLinks(renamed bool) {
	for r, rec := range a.records {
		if rec.doc == nil || !renamed && !a.fresh[r] {
			continue
		}
		for i := range rec.doc.Links {
			id, _ := a.Follow(rec.doc, rec.doc.Links[i].Target)
			if rec.doc.Links[i].ID == id {
				continue
			}
			if !a.fresh[r] {
				rec = a.writable(r)
				rec.doc.Links = slices.Clone(rec.doc.Links)
			}
			rec.doc.Links[i].ID = id
		}
	}
}

// hash is that of all files read. Equal hashes mean equal libraries.
func (l *Library) hash() string {
	h := sha256.New()
	for _, r := range l.records {
		if r.doc != nil {
			h.Write([]byte(r.path + "\x00" + r.doc.Revision + "\n"))
		}
	}
	for _, t := range l.tables {
		fmt.Fprintf(h, "%s\x00%x\n", t.path, sha256.Sum256(t.src))
	}
	return hex.EncodeToString(h.Sum(nil))
}

func (l *Library) collectFaults() {
	l.Faults = slices.Concat(l.skipped, l.clashes)
	for _, r := range l.records {
		l.Faults = append(l.Faults, r.faults...)
	}
	for _, t := range l.tables {
		l.Faults = append(l.Faults, t.faults...)
	}
	sortFaults(l.Faults)
}
