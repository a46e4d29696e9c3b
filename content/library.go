// Package content knows the words of Siaga (DESIGN §2) and reads a library: a folder of Markdown files
// with front matter, a glossary and a vocabulary. It knows neither the web nor the search engine.
//
// Load walks any fs.FS once and returns a Library, an immutable value that holds what lists, links and
// facets need, and every fault it met. Bodies are not kept: Library.Body reads them when asked for, so
// that a library of 100,000 notes fits in memory. To follow changes, Load again with Options.Previous:
// files with the same size and time are taken over without being read. To start at once, write the
// library to a catalogue and read it back with ReadCatalogue.
package content

import (
	"bytes"
	"fmt"
	"io/fs"
	"iter"
	"slices"
	"sort"
	"strings"
)

// Library is a loaded folder. It is never changed after Load has returned it, so that any number of
// goroutines may read it, and what its methods return must not be changed either.
type Library struct {
	Glossary   *Glossary   // never nil
	Vocabulary *Vocabulary // never nil
	Faults     []Fault     // met while loading, sorted; Check finds more
	Hash       string      // SHA-256 of the names and contents of all files read, hexadecimal

	fsys    fs.FS
	records []*record // sorted by path
	others  []string  // paths of files that are no documents, sorted
	skipped []Fault   // of the walk
	clashes []Fault   // of files with the same slug and language
	tables  []*table  // the glossary and the vocabulary, as far as the folder has them
	graph
}

// Len is the number of documents, translations counted one by one.
func (l *Library) Len() int { return len(l.docs) }

// All are the documents by ID, then by language: id, en, ko, others.
func (l *Library) All() iter.Seq[*Document] { return slices.Values(l.docs) }

// IDs are the ids of all documents, sorted; translations share one.
func (l *Library) IDs() iter.Seq[string] { return slices.Values(l.ids) }

// In are the ids of one folder, sorted.
func (l *Library) In(folder string) iter.Seq[string] {
	lo := sort.SearchStrings(l.ids, folder+"/")
	hi := sort.SearchStrings(l.ids, folder+"0") // "0" follows "/"
	return slices.Values(l.ids[lo:hi])
}

// Translations are the documents of one id: Indonesian, English, Korean, then others. They are nil for
// an unknown id.
func (l *Library) Translations(id string) []*Document {
	g, ok := l.byID[id]
	if !ok {
		return nil
	}
	return slices.Clip(l.docs[l.first[g]:l.first[g+1]])
}

// Doc is the document with this id in this language, nil if there is none.
func (l *Library) Doc(id, lang string) *Document {
	for _, d := range l.Translations(id) {
		if d.Lang == lang {
			return d
		}
	}
	return nil
}

// Pick is the document in the first of the languages that it has, else in any. It is nil for an unknown
// id.
func (l *Library) Pick(id string, langs ...string) *Document {
	all := l.Translations(id)
	for _, lang := range langs {
		for _, d := range all {
			if d.Lang == lang {
				return d
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	return all[0]
}

// Backlinks are the ids of the documents that link to this one in any language, sorted.
func (l *Library) Backlinks(id string) []string {
	g, ok := l.byID[id]
	if !ok {
		return nil
	}
	from := l.linkFrom[l.linkFirst[g]:l.linkFirst[g+1]]
	ids := make([]string, len(from))
	for i, f := range from {
		ids[i] = l.ids[f]
	}
	return ids
}

// Behind reports whether a translation was made from an older revision of its original, and gives that
// original. A translation that names no revision is not behind.
func (l *Library) Behind(d *Document) (by *Document, ok bool) {
	if d.Translation == nil || d.Translation.Revision == "" {
		return nil, false
	}
	by = l.Doc(d.ID(), d.Translation.Lang)
	if by == nil || by == d || strings.HasPrefix(by.Revision, d.Translation.Revision) {
		return nil, false
	}
	return by, true
}

// Raw reads the file of a document as it is now, which may be newer than the document.
func (l *Library) Raw(d *Document) ([]byte, error) {
	if l.fsys == nil {
		return nil, fmt.Errorf("%s: the library has no files yet; use WithFS", d.File)
	}
	src, err := readFile(l.fsys, d.File, maxNoteBytes)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", d.File, err)
	}
	return src, nil
}

// Body reads the Markdown of a document, without front matter.
func (l *Library) Body(d *Document) ([]byte, error) {
	src, err := l.Raw(d)
	if err != nil {
		return nil, err
	}
	if d.BodyLine == 1 { // also where what looks like front matter is text
		return bytes.TrimPrefix(src, byteOrderMark), nil
	}
	return split(src, &faultList{}).body, nil
}

// WithFS gives a copy of the library that reads its files from fsys.
func (l *Library) WithFS(fsys fs.FS) *Library {
	c := *l
	c.fsys = fsys
	return &c
}
