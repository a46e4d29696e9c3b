package index

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"runtime/debug"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"
)

// newMapping describes every field explicitly. Dynamic fields, the composite field _all and doc values on
// text would make the index 42 % larger and the build three times slower.
func newMapping() *mapping.IndexMappingImpl {
	doc := bleve.NewDocumentStaticMapping()
	doc.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping())
	text := func(name, analyzer string, vectors bool) {
		f := bleve.NewTextFieldMapping()
		f.Analyzer, f.IncludeTermVectors = analyzer, vectors
		f.Store, f.IncludeInAll, f.DocValues = false, false, false
		doc.AddFieldMappingsAt(name, f)
	}
	for lang := range numLangs {
		for part := range numParts {
			text(fieldName(part, lang), analyzerFor(part, lang), part != partWord)
		}
	}
	text(fieldPrefix, analyzerPrefix, false)
	text(fieldHeads, analyzerPrefix, false)

	keyword := func(name string) {
		f := bleve.NewKeywordFieldMapping()
		f.Store, f.IncludeTermVectors, f.IncludeInAll, f.DocValues = false, false, false, true
		doc.AddFieldMappingsAt(name, f)
	}
	for facet := range numFacets {
		keyword(facetField(facet))
	}
	keyword(fieldSort)
	for _, name := range []string{fieldCard, fieldText} {
		f := bleve.NewTextFieldMapping()
		f.Index, f.IncludeTermVectors, f.IncludeInAll, f.DocValues = false, false, false, false
		doc.AddFieldMappingsAt(name, f)
	}

	m := bleve.NewIndexMapping()
	m.ScoringModel = index.BM25Scoring
	m.DefaultMapping = doc
	return m
}

// analyzers holds the analysers that documents and queries share.
type analyzers struct {
	parts  [numLangs]analysis.Analyzer
	word   analysis.Analyzer
	noun   analysis.Analyzer // of Korean words
	prefix analysis.Analyzer
}

func newAnalyzers(m *mapping.IndexMappingImpl) (*analyzers, error) {
	var a analyzers
	named := func(name string) analysis.Analyzer { return m.AnalyzerNamed(name) }
	for lang, name := range analyzerNames {
		a.parts[lang] = named(name)
	}
	a.word, a.noun, a.prefix = named(analyzerWord), named(analyzerNoun), named(analyzerPrefix)
	for lang, got := range a.parts {
		if got == nil {
			return nil, fmt.Errorf("analyser %s is not registered", analyzerNames[lang])
		}
	}
	if a.word == nil || a.noun == nil || a.prefix == nil {
		return nil, fmt.Errorf("analysers %s, %s, %s are not registered", analyzerWord, analyzerNoun, analyzerPrefix)
	}
	return &a, nil
}

// of is the analyser of a field.
func (a *analyzers) of(part, lang int) analysis.Analyzer {
	if part == partWord {
		return a.whole(lang)
	}
	return a.parts[lang]
}

// whole is the analyser of whole words.
func (a *analyzers) whole(lang int) analysis.Analyzer {
	if lang == langKO {
		return a.noun
	}
	return a.word
}

// stampKey is where an index keeps its stamp.
var stampKey = []byte("siaga.stamp")

// newStamp identifies everything but the library that decides what is in an index: the mapping, the
// version of the analysis and the version of the engine. An index with another stamp is rebuilt, because
// Bleve would silently go on with the mapping that it was made with.
func newStamp(m *mapping.IndexMappingImpl) ([]byte, error) {
	raw, err := json.Marshal(m)
	if err != nil {
		return nil, fmt.Errorf("mapping: %w", err)
	}
	h := sha256.New()
	h.Write(raw)
	fmt.Fprintf(h, "\nanalysis %d\nbleve %s\n", analysisVersion, bleveVersion())
	return []byte(hex.EncodeToString(h.Sum(nil))), nil
}

// bleveVersion is the module version of the engine in this binary, "" when the build does not say.
func bleveVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, dep := range info.Deps {
		if dep.Path == "github.com/blevesearch/bleve/v2" {
			return dep.Version
		}
	}
	return ""
}
