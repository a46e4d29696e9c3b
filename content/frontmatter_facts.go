package content

import (
	"iter"
	"strings"

	"go.yaml.in/yaml/v3"
)

func (f *frontMatter) facts(v *yaml.Node) {
	facts := &f.doc.Facts
	f.mapping(v, "facts", func(key string, v *yaml.Node) {
		fact := f.fact(v, key)
		switch key {
		case "size":
			facts.Size = fact
		case "cost":
			facts.Cost = fact
		case "duration":
			facts.Duration = fact
		case "actors":
			facts.Actors = fact
		case "legal_basis":
			facts.LegalBasis = fact
		case "results":
			facts.Results = fact
		case "failures":
			facts.Failures = fact
		case "fits":
			facts.Fits = fact
		default:
			if f.doc.Folder != Regions {
				f.warnf(f.line(v), "facts has no cell %q; it is shown under that name and not compared", key)
			}
			facts.More = append(facts.More, NamedFact{Name: key, Fact: fact})
		}
	})
}

// fact reads "figure | condition | #passage".
func (f *frontMatter) fact(v *yaml.Node, key string) Fact {
	text := f.text(v, key)
	if text == "" {
		return Fact{}
	}
	if v.LineComment != "" && v.Style == 0 {
		f.errorf(f.line(v), "what stands behind # is a comment in YAML; put %s in quotes", key)
	}
	fact := parseFact(text)
	fact.Line = f.line(v)
	f.cite(text, fact.Line)
	return fact
}

func parseFact(s string) Fact {
	var fact Fact
	if i := strings.LastIndexByte(s, '|'); i >= 0 {
		if a, ok := strings.CutPrefix(strings.TrimSpace(s[i+1:]), "#"); ok {
			fact.Anchor, s = a, s[:i]
		}
	}
	if figure, text, ok := strings.Cut(s, "|"); ok {
		fact.Figure, s = strings.TrimSpace(figure), text
	}
	fact.Text = strings.TrimSpace(s)
	return fact
}

// named lists the facts that are stated, each with its key in the front matter.
func (f *Facts) named() iter.Seq2[string, Fact] {
	return func(yield func(string, Fact) bool) {
		all := []NamedFact{
			{"size", f.Size}, {"cost", f.Cost}, {"duration", f.Duration}, {"actors", f.Actors},
			{"legal_basis", f.LegalBasis}, {"results", f.Results}, {"failures", f.Failures}, {"fits", f.Fits},
		}
		for _, n := range append(all, f.More...) {
			if !n.IsZero() && !yield(n.Name, n.Fact) {
				return
			}
		}
	}
}

// citations are the marks [@key], [@key, p. 4] and [@a; @b] of a line of text.
func citations(text string) iter.Seq[Citation] {
	return func(yield func(Citation) bool) {
		for {
			_, rest, ok := strings.Cut(text, "[@")
			if !ok {
				return
			}
			mark, after, ok := strings.Cut(rest, "]")
			if !ok {
				return
			}
			for part := range strings.SplitSeq("@"+mark, ";") {
				key, locator, _ := strings.Cut(strings.TrimSpace(part), ",")
				key, ok := strings.CutPrefix(strings.TrimSpace(key), "@")
				if ok && key != "" && !yield(Citation{Key: key, Locator: strings.TrimSpace(locator)}) {
					return
				}
			}
			text = after
		}
	}
}
