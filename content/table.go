package content

import "slices"

// table is one of the YAML files at the root of a library.
type table struct {
	found
	src    []byte
	failed bool // could not be read, which may pass without a change of its time
	faults []Fault
}

// readTables reads the glossary and the vocabulary, or takes over those of the previous library or of
// the options.
func (l *Library) readTables(files []found, opt Options) {
	for _, f := range files {
		t, old := l.readTable(f, opt)
		l.tables = append(l.tables, t)
		switch {
		case f.path == glossaryFile && old:
			l.Glossary = opt.Previous.Glossary
		case f.path == glossaryFile:
			l.Glossary = parseGlossary(t)
		case old:
			l.Vocabulary = opt.Previous.Vocabulary
		default:
			l.Vocabulary = parseVocabulary(t)
		}
	}
	l.addDefaults(opt)
}

// addDefaults puts the tables of the options where the folder has none.
func (l *Library) addDefaults(opt Options) {
	if l.Glossary == nil {
		if l.Glossary = opt.Glossary; l.Glossary == nil {
			l.Glossary = &Glossary{}
		}
	}
	if l.Vocabulary == nil {
		if l.Vocabulary = opt.Vocabulary; l.Vocabulary == nil {
			l.Vocabulary = &Vocabulary{}
		}
	}
}

// readTable reads one file, or gives back the table of the previous library when it has not changed.
func (l *Library) readTable(f found, opt Options) (t *table, old bool) {
	if opt.Previous != nil {
		for _, t := range opt.Previous.tables {
			hinted := slices.ContainsFunc(opt.Only, func(hint string) bool { return isBelow(f.path, hint) })
			sameTime := !f.modTime.IsZero() && f.modTime.Equal(t.modTime) && f.size == t.size
			if t.path == f.path && !t.failed && !hinted && (sameTime || opt.Only != nil) {
				return t, true
			}
		}
	}
	t = &table{found: f}
	src, err := readFile(l.fsys, f.path, maxTableBytes)
	if err != nil {
		t.failed = true
		t.faults = []Fault{{File: f.path, What: "file cannot be read: " + reason(err)}}
	}
	t.src = src
	return t, false
}

// has reports whether the folder itself has a file of this name, rather than a default from the options.
func (l *Library) has(file string) bool {
	return slices.ContainsFunc(l.tables, func(t *table) bool { return t.path == file })
}

// ParseVocabulary reads the YAML of a vocabulary; file is the name that faults carry.
func ParseVocabulary(file string, src []byte) (*Vocabulary, []Fault) {
	t := &table{found: found{path: file}, src: src}
	v := parseVocabulary(t)
	return v, t.faults
}

// ParseGlossary reads the YAML of a glossary; file is the name that faults carry.
func ParseGlossary(file string, src []byte) (*Glossary, []Fault) {
	t := &table{found: found{path: file}, src: src}
	g := parseGlossary(t)
	return g, t.faults
}
