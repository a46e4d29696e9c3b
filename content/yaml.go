package content

import (
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// yamlReader takes values out of a YAML tree. It never stops: a value of the wrong type is a fault with
// its line, and the zero value stands in for it.
type yamlReader struct {
	faultList
	firstLine int // line of the file on which the YAML text begins
}

// line is the 1-based line of a node in the file.
func (r *yamlReader) line(n *yaml.Node) int { return max(n.Line, 1) + r.firstLine - 1 }

// parse reads one YAML document and gives back its top node, or nil after a fault. Anchors, aliases
// and merge keys are refused: they are how a few hundred bytes become gigabytes.
func (r *yamlReader) parse(src []byte) *yaml.Node {
	var doc yaml.Node
	if err := yaml.Unmarshal(src, &doc); err != nil {
		line, what := yamlProblem(err)
		last := strings.Count(string(src), "\n") + 1
		r.errorf(min(max(line, 1), last)+r.firstLine-1, "YAML cannot be read: %s", what)
		return nil
	}
	if len(doc.Content) == 0 {
		return nil
	}
	if n := forbidden(&doc); n != nil {
		r.errorf(r.line(n), "YAML anchors, aliases (&, *) and merge keys (<<) are not allowed; repeat the value, or quote it")
		return nil
	}
	return doc.Content[0]
}

var yamlLine = regexp.MustCompile(`^(?:yaml: )?(?:line (\d+): )?`)

// yamlProblem takes the line out of an error of the YAML parser, which gives it only as text. Of its two
// halves the scanner counts lines from 1 and the parser, whose errors begin as below, from 0.
func yamlProblem(err error) (line int, what string) {
	m := yamlLine.FindStringSubmatch(err.Error())
	what = strings.TrimPrefix(err.Error(), m[0])
	line, _ = strconv.Atoi(m[1])
	if strings.HasPrefix(what, "did not find expected") {
		line++
	}
	return line, what
}

// forbidden finds the first anchor, alias or merge key.
func forbidden(n *yaml.Node) *yaml.Node {
	if n.Anchor != "" || n.Kind == yaml.AliasNode || n.Tag == "!!merge" {
		return n
	}
	for _, c := range n.Content {
		if f := forbidden(c); f != nil {
			return f
		}
	}
	return nil
}

// mapping calls each for every key of a mapping. A key given twice counts once, the first time.
func (r *yamlReader) mapping(n *yaml.Node, what string, each func(key string, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		if !isNull(n) {
			r.errorf(r.line(n), "%s must be written as key: value", what)
		}
		return
	}
	seen := make(map[string]bool, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			r.errorf(r.line(key), "%s has a key that is no word", what)
			continue
		}
		if seen[key.Value] {
			r.errorf(r.line(key), "%s is given twice; the first one counts", key.Value)
			continue
		}
		seen[key.Value] = true
		each(key.Value, value)
	}
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

// text reads a scalar as it stands in the file; a number or a date is its text.
func (r *yamlReader) text(n *yaml.Node, key string) string {
	if n.Kind != yaml.ScalarNode {
		r.errorf(r.line(n), "%s must be one text, not %s", key, kindOf(n))
		return ""
	}
	if isNull(n) {
		return ""
	}
	return strings.TrimSpace(n.Value)
}

func kindOf(n *yaml.Node) string {
	if n.Kind == yaml.SequenceNode {
		return "a list"
	}
	return "keys with values"
}

// items are the elements of a list; a lone value is a list of one.
func (r *yamlReader) items(n *yaml.Node) []*yaml.Node {
	switch {
	case n.Kind == yaml.SequenceNode:
		return n.Content
	case isNull(n):
		return nil
	}
	return []*yaml.Node{n}
}

// texts reads a list of scalars.
func (r *yamlReader) texts(n *yaml.Node, key string) []string {
	var list []string
	for _, item := range r.items(n) {
		if s := r.text(item, key); s != "" {
			list = append(list, s)
		}
	}
	return list
}

// words reads a list of controlled values, which repeat from note to note and are kept once.
func (r *yamlReader) words(n *yaml.Node, key string) []string {
	list := r.texts(n, key)
	for i, s := range list {
		list[i] = intern(s)
	}
	return list
}

// ints reads a list of numbers between low and high.
func (r *yamlReader) ints(n *yaml.Node, key string, low, high int) []int {
	var list []int
	for _, item := range r.items(n) {
		i, err := strconv.Atoi(r.text(item, key))
		if err != nil || i < low || i > high {
			r.errorf(r.line(item), "%s must be numbers from %d to %d", key, low, high)
			continue
		}
		list = append(list, i)
	}
	return list
}

// boolean reads true or false.
func (r *yamlReader) boolean(n *yaml.Node, key string) bool {
	switch strings.ToLower(r.text(n, key)) {
	case "true", "yes":
		return true
	case "false", "no", "":
		return false
	}
	r.errorf(r.line(n), "%s must be true or false", key)
	return false
}

// date reads a date; an empty one is not stated.
func (r *yamlReader) date(n *yaml.Node, key string) Date {
	s := r.text(n, key)
	if s == "" {
		return Date{}
	}
	d, err := ParseDate(s)
	if err != nil {
		r.errorf(r.line(n), "%s: %v", key, err)
	}
	return d
}

// number reads a decimal number between low and high.
func (r *yamlReader) number(n *yaml.Node, key string, low, high float64) (float64, bool) {
	f, err := strconv.ParseFloat(r.text(n, key), 64)
	if err != nil || !(low <= f && f <= high) { // written so that NaN is refused
		r.errorf(r.line(n), "%s must be a number from %v to %v", key, low, high)
		return 0, false
	}
	return f, true
}

// oneOf reads a scalar that must be one of a few words.
func (r *yamlReader) oneOf(n *yaml.Node, key string, words ...string) string {
	s := r.text(n, key)
	for _, w := range words {
		if s == w {
			return w
		}
	}
	if s != "" {
		r.warnf(r.line(n), "%s %q is none of %s", key, s, strings.Join(words, ", "))
	}
	return ""
}
