package content

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// frontMatterCases are the folders with foreign front matter: our own small part, and the whole when
// SIAGA_SHARED names the folder that holds it.
func frontMatterCases(t *testing.T) []string {
	dirs := []string{filepath.Join("testdata", "frontmatter")}
	if shared := os.Getenv("SIAGA_SHARED"); shared != "" {
		dirs = append(dirs, filepath.Join(shared, "testdata", "conformance-frontmatter"))
	} else {
		t.Log("SIAGA_SHARED is not set: only the small part in testdata is read")
	}
	return dirs
}

// TestGrayMatter reads files with odd front matter: each must be served, and what is not read as meant
// must be listed.
func TestGrayMatter(t *testing.T) {
	want := map[string]struct{ title, fault string }{
		"all-dots.yaml":           {"File", ""},
		"all.yaml":                {"File", "never closed"},
		"autodetect-coffeescript": {"File", "front matter in coffeescript is not read"},
		"autodetect-cson-fn":      {"File", "front matter in cson is not read"},
		"autodetect-cson":         {"File", "front matter in cson is not read"},
		"basic.txt":               {"Basic", ""},
		"delims-custom":           {"File", ""}, // a code block for us
		"delims-semi-colons":      {"This page has JSON front matter!", "front matter in JSON is not read"},
		"empty":                   {"File", ""},
		"hasnt-matter":            {"This file doesn't have matter!", ""},
		"lang-coffee-bad":         {"File", "front matter in coffee is not read"},
		"lang-coffee-fn":          {"coffee functions", ""},
		"lang-cson":               {"CSON", ""},
		"lang-javascript-fn":      {"function reverse(str) { return str.split('').reverse().join(''); }", "is not key: value and is shown as text"},
		"lang-yaml":               {"YAML", ""},
		"to-json":                 {"to JSON", ""},
		"to-yaml":                 {"to YAML", ""},
	}
	for _, dir := range frontMatterCases(t) {
		files, _ := filepath.Glob(filepath.Join(dir, "gray-matter", "*"))
		if len(files) == 0 {
			t.Errorf("no cases in %s", dir)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			name := strings.TrimSuffix(filepath.Base(file), ".md")
			rec := loadOne("file.md", string(src))
			if rec.doc == nil {
				t.Errorf("%s is not served: %v", name, rec.faults)
				continue
			}
			w, known := want[name]
			faults := fmt.Sprint(rec.faults)
			if !known || rec.doc.Title != w.title || !strings.Contains(faults, w.fault) || w.fault == "" && len(rec.faults) > 0 {
				t.Errorf("%s: title %q, faults %s; want %q, %q", name, rec.doc.Title, faults, w.title, w.fault)
			}
		}
	}
}

// suiteCase is one case of the YAML test suite.
type suiteCase struct {
	Name string  `yaml:"name"`
	YAML string  `yaml:"yaml"`
	JSON *string `yaml:"json"`
	Fail bool    `yaml:"fail"`
}

// marks are the signs that stand for white space in the suite.
var marks = strings.NewReplacer("␣", " ", "»", "\t", "—", "", "←", "\r", "⇔", "\ufeff", "↵", "", "∎\n", "", "∎", "")

// lenient are the cases that the suite refuses and our YAML parser reads: misplaced comments, dashes and
// indents, and text behind the end of a document. Nothing is lost by reading them.
var lenient = []string{
	"3HFZ.yaml/0", "9C9N.yaml/0", "9HCY.yaml/0", "CVW2.yaml/0", "G5U8.yaml/0", "KS4U.yaml/0",
	"RHX7.yaml/0", "SU5Z.yaml/0", "U99R.yaml/0", "Y79Y.yaml/3", "YJV2.yaml/0",
}

// TestYAMLSuite puts each case into the front matter of a note. It must be read as the suite says, or be
// listed; in both cases the text below it is served.
func TestYAMLSuite(t *testing.T) {
	read, listed := 0, 0
	for _, dir := range frontMatterCases(t) {
		files, _ := filepath.Glob(filepath.Join(dir, "yaml-test-suite", "*.yaml"))
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var cases []suiteCase
			if err := yaml.Unmarshal(src, &cases); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			for i, c := range cases {
				name := fmt.Sprintf("%s/%d", filepath.Base(file), i)
				if cases[i].YAML == "" { // further cases change only what they name
					continue
				}
				if runSuiteCase(t, name, c) {
					read++
				} else {
					listed++
				}
			}
		}
	}
	t.Logf("%d cases read, %d listed", read, listed)
}

// runSuiteCase reports whether the case was read rather than listed.
func runSuiteCase(t *testing.T, name string, c suiteCase) bool {
	text := marks.Replace(c.YAML)
	rec := loadOne("x.md", "---\n"+text+"\n---\n\n# Served\n")
	if rec.doc == nil {
		t.Errorf("%s (%s): not served: %v", name, c.Name, rec.faults)
		return false
	}
	r := &yamlReader{firstLine: 1}
	top := r.parse([]byte(text))
	if len(r.faults) > 0 {
		return false
	}
	if c.Fail && !slices.Contains(lenient, name) {
		t.Errorf("%s (%s): read, but the suite refuses it:\n%s", name, c.Name, text)
	}
	if !c.Fail && c.JSON != nil && top != nil {
		if err := sameJSON(top, *c.JSON); err != nil {
			t.Errorf("%s (%s): %v", name, c.Name, err)
		}
	}
	return true
}

// sameJSON compares a YAML tree with the first value of a JSON text.
func sameJSON(n *yaml.Node, text string) error {
	d := json.NewDecoder(strings.NewReader(text))
	var want any
	if err := d.Decode(&want); err != nil {
		return nil // the case has no document
	}
	return same(n, want)
}

func same(n *yaml.Node, want any) error {
	switch want := want.(type) {
	case map[string]any:
		if n.Kind != yaml.MappingNode || len(n.Content) != 2*len(want) {
			return fmt.Errorf("line %d: got %q, want %v", n.Line, n.Value, want)
		}
		for i := 0; i < len(n.Content); i += 2 {
			v, ok := want[n.Content[i].Value]
			if !ok {
				return fmt.Errorf("line %d: key %q is not wanted", n.Line, n.Content[i].Value)
			}
			if err := same(n.Content[i+1], v); err != nil {
				return err
			}
		}
	case []any:
		if n.Kind != yaml.SequenceNode || len(n.Content) != len(want) {
			return fmt.Errorf("line %d: got %q, want %v", n.Line, n.Value, want)
		}
		for i := range want {
			if err := same(n.Content[i], want[i]); err != nil {
				return err
			}
		}
	case string:
		if n.Kind != yaml.ScalarNode || n.Value != want {
			return fmt.Errorf("line %d: got %q, want %q", n.Line, n.Value, want)
		}
	case nil:
		if !isNull(n) {
			return errors.New("null wanted")
		}
	}
	return nil
}
