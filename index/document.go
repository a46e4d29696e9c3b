package index

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"siaga/content"
	"siaga/content/markdown"
)

// card is what a hit shows, stored with its document, and the lengths that have to be taken off the totals
// when the document goes.
type card struct {
	Title    string           `json:"t"`
	Summary  string           `json:"s,omitempty"`
	Kind     string           `json:"k,omitempty"`
	Evidence string           `json:"e,omitempty"`
	Regions  []string         `json:"r,omitempty"`
	Exercise bool             `json:"x,omitempty"`
	Status   string           `json:"st,omitempty"`
	Reviewed string           `json:"rv,omitempty"`
	Updated  string           `json:"u,omitempty"`
	Tokens   [numParts]uint64 `json:"n"`
}

// built is a document ready for a batch.
type built struct {
	doc    *document.Document
	lang   int
	tokens [numParts]uint64
	size   int // bytes of text, to bound a batch
}

// build analyses a document. It does here, on the caller's goroutine, what Bleve would do later, because
// only so are the numbers of tokens known before the batch that has to carry them.
func (a *analyzers) build(d *content.Document, body []byte) (*built, error) {
	lang := langOf(d.Lang)
	ps := passagesOf(d, body)
	title := clean(markdown.PlainInline(d.Title))
	summary := clean(markdown.PlainInline(d.Summary))
	var heads, texts strings.Builder
	for _, p := range ps {
		if p.heading != title {
			heads.WriteString(p.heading + "\n")
		}
		texts.WriteString(p.text + "\n")
	}
	parts := [numParts]string{partTitle: title, partHead: heads.String(), partSum: summary, partBody: texts.String()}
	parts[partWord] = strings.Join(parts[:partWord], "\n")

	b := &built{doc: document.NewDocument(key(d)), lang: lang, size: texts.Len()}
	for part, text := range parts {
		if text == "" {
			continue
		}
		tokens := a.of(part, lang).Analyze([]byte(text))
		b.tokens[part] = uint64(len(tokens))
		b.doc.AddField(document.NewTextFieldCustom(fieldName(part, lang), nil, []byte(text), textOptions(part), analysed(tokens)))
	}
	beginnings := analysed(a.prefix.Analyze([]byte(title)))
	b.doc.AddField(document.NewTextFieldCustom(fieldPrefix, nil, []byte(title), index.IndexField, beginnings))
	b.doc.AddField(document.NewTextFieldCustom(fieldHeads, nil, []byte(parts[partHead]), index.IndexField,
		analysed(a.prefix.Analyze([]byte(parts[partHead])))))
	b.addKeywords(d, title)
	return b, b.addStored(d, title, summary, ps)
}

func textOptions(part int) index.FieldIndexingOptions {
	if part == partWord {
		return index.IndexField // no phrases: the bigrams have them
	}
	return index.IndexField | index.IncludeTermVectors
}

// addKeywords adds the fields that are compared whole.
func (b *built) addKeywords(d *content.Document, title string) {
	keyword := func(name string, i int, value string) {
		if value != "" {
			options := index.IndexField | index.DocValues
			b.doc.AddField(document.NewTextFieldCustom(name, []uint64{uint64(i)}, []byte(value), options, nil))
		}
	}
	for facet := range numFacets {
		for i, v := range facetValues(d, facet) {
			keyword(facetField(facet), i, v)
		}
	}
	keyword(fieldSort, 0, strings.ToLower(title))
}

// addStored adds what is read back for hits that are shown.
func (b *built) addStored(d *content.Document, title, summary string, ps []passage) error {
	c := card{
		Title: title, Summary: summary, Kind: d.Kind, Evidence: d.Evidence, Regions: d.Facets.Regions,
		Exercise: d.Exercise, Status: d.Status, Reviewed: d.Reviewed.String(), Updated: sortDate(d), Tokens: b.tokens,
	}
	raw, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("%s: %w", d.File, err)
	}
	stored := func(name string, value []byte) {
		b.doc.AddField(document.NewTextFieldCustom(name, nil, value, index.StoreField, nil))
	}
	stored(fieldCard, raw)
	stored(fieldText, []byte(packPassages(ps)))
	return nil
}

// analysed is an analyser that gives the tokens already made.
type analysed analysis.TokenStream

func (a analysed) Analyze([]byte) analysis.TokenStream { return analysis.TokenStream(a) }

// readStored reads the card and, if wanted, the packed text of a document by its key.
func readStored(r index.IndexReader, k string) (c card, text string, err error) {
	doc, err := r.Document(k)
	if err != nil {
		return card{}, "", fmt.Errorf("read %q: %w", k, err)
	}
	if doc == nil {
		return card{}, "", fmt.Errorf("read %q: %w", k, errDamaged)
	}
	doc.VisitFields(func(f index.Field) {
		switch f.Name() {
		case fieldCard:
			err = json.NewDecoder(bytes.NewReader(f.Value())).Decode(&c)
		case fieldText:
			text = string(f.Value())
		}
	})
	if err != nil {
		return card{}, "", fmt.Errorf("read %q: %w: %w", k, errDamaged, err)
	}
	return c, text, nil
}
