package content

import (
	"slices"

	"go.yaml.in/yaml/v3"
)

// The facets with controlled values, by the name they have in addresses. The plural of front matter and
// vocabulary.yaml means the same.
const (
	FacetHazard   = "hazard"
	FacetSector   = "sector"
	FacetPhase    = "phase"
	FacetMeasure  = "measure"
	FacetOffice   = "office"
	FacetKind     = "kind"
	FacetEvidence = "evidence"
	FacetPlace    = "place"
)

// labelLangs are the languages in which every value must be named.
var labelLangs = []string{"id", "en", "ko"}

// Vocabulary holds the controlled values of the facets. The zero Vocabulary has none.
type Vocabulary struct {
	facets map[string][]Value
}

// Value is one controlled value.
type Value struct {
	Value   string            // as in front matter
	Icon    string            // name of a pictogram, "" when none
	Concept string            // id of the glossary entry that defines it, "" when none
	Labels  map[string]string // by language
}

// Values are those of a facet in the order of the file; nil for an unknown facet.
func (v *Vocabulary) Values(facet string) []Value { return v.facets[singular(facet)] }

// Value finds one value of a facet.
func (v *Vocabulary) Value(facet, value string) (Value, bool) {
	values := v.Values(facet)
	i := slices.IndexFunc(values, func(x Value) bool { return x.Value == value })
	if i < 0 {
		return Value{}, false
	}
	return values[i], true
}

// Label names a value in a language, else in English, else by the value itself.
func (v *Vocabulary) Label(facet, value, lang string) string {
	x, _ := v.Value(facet, value)
	for _, l := range []string{lang, "en"} {
		if label := x.Labels[l]; label != "" {
			return label
		}
	}
	return value
}

// singular is the name of a facet in addresses: "hazards" is "hazard".
func singular(facet string) string {
	switch facet {
	case "hazards", "sectors", "phases", "measures", "offices", "kinds", "places":
		return facet[:len(facet)-1]
	}
	return facet
}

// parseVocabulary reads the file in t and adds its faults there.
func parseVocabulary(t *table) *Vocabulary {
	v := &Vocabulary{facets: map[string][]Value{}}
	r := &yamlReader{faultList: faultList{t.path, t.faults}, firstLine: 1}
	if top := r.parse(t.src); top != nil {
		r.mapping(top, "the vocabulary", func(facet string, n *yaml.Node) {
			r.mapping(n, facet, func(value string, n *yaml.Node) {
				facet := singular(facet)
				v.facets[facet] = append(v.facets[facet], r.value(value, n))
			})
		})
	}
	t.faults = r.faults
	return v
}

// value reads {id: …, en: …, icon: …, concept: …}.
func (r *yamlReader) value(value string, n *yaml.Node) Value {
	v := Value{Value: intern(value), Labels: map[string]string{}}
	r.mapping(n, value, func(key string, n *yaml.Node) {
		switch key {
		case "icon":
			v.Icon = r.text(n, key)
		case "concept":
			v.Concept = r.text(n, key)
		default:
			v.Labels[intern(key)] = r.text(n, key)
		}
	})
	for _, lang := range labelLangs {
		if v.Labels[lang] == "" {
			r.warnf(r.line(n), "%s has no label in %s", value, lang)
		}
	}
	return v
}
