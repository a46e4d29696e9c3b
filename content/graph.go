package content

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
)

// graph holds the tables derived from the documents. Documents and ids are named by their position,
// because a hundred thousand maps and slices of strings would cost more than the documents.
type graph struct {
	docs  []*Document // sorted by folder, slug and language
	ids   []string    // sorted
	first []uint32    // translations of ids[g] are docs[first[g]:first[g+1]]
	byID  map[string]uint32

	linkFirst []uint32 // documents linking to ids[g] are linkFrom[linkFirst[g]:linkFirst[g+1]]
	linkFrom  []uint32 // positions in ids

	short func() map[string]string // last part of a nested slug to its id, where only one has it
}

// compareDocs orders documents by id, then by language.
func compareDocs(a, b *Document) int {
	return cmp.Or(cmp.Compare(a.Folder, b.Folder), cmp.Compare(a.Slug, b.Slug), compareLangs(a.Lang, b.Lang))
}

// newGraph groups documents, which are sorted by compareDocs.
func newGraph(docs []*Document) graph {
	x := graph{docs: docs, byID: make(map[string]uint32, len(docs))}
	for i, d := range docs {
		if i > 0 && docs[i-1].Slug == d.Slug && docs[i-1].Folder == d.Folder {
			continue
		}
		id := within(d.File, d.ID())
		x.byID[id] = uint32(len(x.ids))
		x.ids = append(x.ids, id)
		x.first = append(x.first, uint32(i))
	}
	x.first = append(x.first, uint32(len(docs)))
	// Only links that lead nowhere else need these names.
	x.short = sync.OnceValue(func() map[string]string { return shortNames(x.ids, docs, x.first) })
	return x
}

// shortNames maps the last part of each nested slug to its id, as [[Tidal flooding]] is written in a
// folder tree of any depth. A name that two documents have maps to "".
func shortNames(ids []string, docs []*Document, first []uint32) map[string]string {
	short := map[string]string{}
	for g, id := range ids {
		d := docs[first[g]]
		last := nameOf(path.Base(d.File)).slug
		if len(last) >= len(d.Slug) {
			continue
		}
		if _, twice := short[last]; twice {
			id = ""
		}
		short[last] = id
	}
	return short
}

// addBacklinks turns the links of all documents around. Each target lists a source once, and never itself.
func (x *graph) addBacklinks() {
	type edge struct{ to, from uint32 }
	var edges []edge
	last := make([]uint32, len(x.ids)) // per target the source seen last, counted from 1
	for g := range uint32(len(x.ids)) {
		for _, d := range x.docs[x.first[g]:x.first[g+1]] {
			for i := range d.Links {
				to, ok := x.byID[d.Links[i].ID]
				if ok && to != g && last[to] != g+1 {
					last[to] = g + 1
					edges = append(edges, edge{to, g})
				}
			}
		}
	}
	x.linkFirst = make([]uint32, len(x.ids)+1)
	for _, e := range edges {
		x.linkFirst[e.to+1]++
	}
	for g := range x.ids {
		x.linkFirst[g+1] += x.linkFirst[g]
	}
	x.linkFrom = make([]uint32, len(edges))
	next := slices.Clone(x.linkFirst)
	for _, e := range edges { // sources come in order, so each list ends up sorted
		x.linkFrom[next[e.to]] = e.from
		next[e.to]++
	}
}

// within gives the equal part of a longer string that is kept anyway, else s itself, so that a hundred
// thousand names take no room of their own.
func within(longer, s string) string {
	if i := strings.Index(longer, s); i >= 0 {
		return longer[i : i+len(s)]
	}
	return s
}

// shortHash is a few digits that tell two strings apart in an address.
func shortHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:4])
}

// Resolve finds the document that a link means: "slug", "notes/slug", "slug.id.md", "../notes/slug.id.md",
// or a title that makes a slug. An anchor is no part of target.
func (l *Library) Resolve(target string) (id string, ok bool) {
	if _, ok := l.byID[target]; ok {
		return target, true
	}
	target = strings.TrimLeft(path.Clean("/"+target), "/")
	if id, ok := l.idAt(target); ok {
		return id, true
	}
	n := nameOf(target)
	if _, isFile := cutMarkdownExt(target); !isFile && n.lang != "" {
		// "mkfs.de" as a wiki link may be a name; the file's name counts first.
		if id, ok := l.lookup(n.folder, Slug(target)); ok {
			return id, true
		}
	}
	return l.lookup(n.folder, n.slug)
}

// lookup finds a slug in its folder, then in the others, then as the last part of a nested one.
func (l *Library) lookup(folder, slug string) (id string, ok bool) {
	for _, f := range []string{folder, Notes, Forums, Regions} {
		if g, ok := l.byID[f+"/"+slug]; ok {
			return l.ids[g], true
		}
	}
	if id := l.short()[slug]; id != "" {
		return id, true
	}
	return "", false
}

// Follow finds the document that a destination in the text of d means, read as a path beside d's file
// first and as Resolve does second.
func (l *Library) Follow(d *Document, target string) (id string, ok bool) {
	if target == "" {
		return d.ID(), true
	}
	target = unescapePath(target)
	if id, ok := l.idAt(beside(d.File, target)); ok {
		return id, true
	}
	return l.Resolve(target)
}

// unescapePath undoes the %20 of a destination, where it is well-formed, and drops a query.
func unescapePath(target string) string {
	if decoded, err := url.PathUnescape(target); err == nil {
		target = decoded
	}
	file, _, _ := strings.Cut(target, "?")
	return file
}

// beside reads a relative destination as a path of the library; a leading slash means its root.
func beside(file, target string) string {
	if strings.HasPrefix(target, "/") {
		return strings.TrimLeft(path.Clean(target), "/")
	}
	return path.Join(path.Dir(file), target)
}

// idAt is the id of the document in a file.
func (l *Library) idAt(file string) (id string, ok bool) {
	r := l.recordAt(file)
	if r == nil || r.doc == nil {
		return "", false
	}
	g, ok := l.byID[r.doc.ID()]
	return l.ids[g], ok
}

// recordAt is the record of a file, nil if there is none.
func (l *Library) recordAt(file string) *record {
	byPath := func(r *record, path string) int { return strings.Compare(r.path, path) }
	i, ok := slices.BinarySearchFunc(l.records, file, byPath)
	if !ok {
		return nil
	}
	return l.records[i]
}
