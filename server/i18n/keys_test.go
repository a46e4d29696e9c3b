package i18n

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"text/template/parse"

	"siaga/templates"
)

// families are the keys that code puts together from a beginning and a value; "*" stands for any value.
var families = map[string]string{
	"facet.":        "hazard phase sector region evidence in kind measure office forum", // search.go: facetNames
	"fact.":         "size cost duration actors legal results failures fits",            // note.go: factKeys
	"search.sort.":  "best new title",                                                   // search.go: sorts
	"home.example.": "1 2 3",                                                            // home.go: examples
	"error.":        "404 404.advice 400 400.advice 500 500.advice 503 503.advice",      // failure.go: fail
	"country.":      "*",                                                                // home.go: regionHint
	"map.place.":    "*",                                                                // places.go: namedPlaces
}

// assembled reports whether code puts key together.
func assembled(key string) bool {
	for start, values := range families {
		value, ok := strings.CutPrefix(key, start)
		if ok && (values == "*" || slices.Contains(strings.Fields(values), value)) {
			return true
		}
	}
	return false
}

// use is one place that asks for a message.
type use struct {
	where, key string
	args       int
}

// TestKeys wants every key that templates and code name to exist, with as many arguments as it has verbs,
// and every key of the messages to be named somewhere.
func TestKeys(t *testing.T) {
	messages := messagesOf(t)[Langs[0]]
	uses := append(usesInTemplates(t), usesInCode(t)...)
	if len(uses) < 200 {
		t.Fatalf("found only %d uses of messages; the scan is broken", len(uses))
	}
	for start, values := range families {
		for value := range strings.FieldsSeq(strings.Trim(values, "*")) {
			if _, ok := messages[start+value]; !ok {
				t.Errorf("no message %q", start+value)
			}
		}
	}
	used := map[string]bool{}
	for _, u := range uses {
		e, ok := messages[u.key]
		if !ok {
			t.Errorf("%s: no message %q", u.where, u.key)
			continue
		}
		used[u.key] = true
		if want := len(sortedVerbs(e.other())); u.args != want {
			t.Errorf("%s: %q is given %d arguments and has %d verbs", u.where, u.key, u.args, want)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(messages)) {
		if !used[key] && !assembled(key) {
			t.Errorf("message %q is never used", key)
		}
	}
}

// usesInTemplates finds every {{.T "key" …}} and {{$.T "key" …}}.
func usesInTemplates(t *testing.T) []use {
	t.Helper()
	var uses []use
	err := fs.WalkDir(templates.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".html") {
			return err
		}
		src, err := fs.ReadFile(templates.FS, name)
		if err != nil {
			return err
		}
		trees := map[string]*parse.Tree{}
		tree := parse.New(name)
		tree.Mode = parse.SkipFuncCheck
		if _, err := tree.Parse(string(src), "", "", trees); err != nil {
			return err
		}
		for _, tr := range trees {
			walk(tr.Root, func(c *parse.CommandNode) {
				if u, ok := useOf(c); ok {
					u.where = name
					uses = append(uses, u)
				}
			})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return uses
}

// useOf reads a command of a template as a call of T.
func useOf(c *parse.CommandNode) (use, bool) {
	if len(c.Args) < 2 {
		return use{}, false
	}
	var fields []string
	switch n := c.Args[0].(type) {
	case *parse.FieldNode:
		fields = n.Ident
	case *parse.VariableNode:
		fields = n.Ident
	}
	key, ok := c.Args[1].(*parse.StringNode)
	if len(fields) == 0 || fields[len(fields)-1] != "T" || !ok {
		return use{}, false
	}
	return use{key: key.Text, args: len(c.Args) - 2}, true
}

// walk calls visit for every command below n.
func walk(n parse.Node, visit func(*parse.CommandNode)) {
	switch n := n.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, c := range n.Nodes {
			walk(c, visit)
		}
	case *parse.ActionNode:
		walk(n.Pipe, visit)
	case *parse.TemplateNode:
		walk(n.Pipe, visit)
	case *parse.IfNode:
		walkBranch(&n.BranchNode, visit)
	case *parse.WithNode:
		walkBranch(&n.BranchNode, visit)
	case *parse.RangeNode:
		walkBranch(&n.BranchNode, visit)
	case *parse.PipeNode:
		if n == nil {
			return
		}
		for _, c := range n.Cmds {
			visit(c)
			for _, a := range c.Args {
				walk(a, visit)
			}
		}
	}
}

func walkBranch(n *parse.BranchNode, visit func(*parse.CommandNode)) {
	walk(n.Pipe, visit)
	walk(n.List, visit)
	walk(n.ElseList, visit)
}

// usesInCode finds every call of T with a literal key in the packages of the server.
func usesInCode(t *testing.T) []use {
	t.Helper()
	var uses []use
	files, err := filepath.Glob("../*.go")
	if err != nil {
		t.Fatal(err)
	}
	more, err := filepath.Glob("../*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(files, more...) {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		fset := token.NewFileSet()
		tree, err := parser.ParseFile(fset, file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if u, ok := callOf(n); ok {
				u.where = fmt.Sprint(fset.Position(n.Pos()))
				uses = append(uses, u)
			}
			return true
		})
	}
	return uses
}

// callOf reads x.T("key", …).
func callOf(n ast.Node) (use, bool) {
	call, ok := n.(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return use{}, false
	}
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "T" {
		return use{}, false
	}
	lit, ok := call.Args[0].(*ast.BasicLit)
	if !ok {
		return use{}, false
	}
	key, err := strconv.Unquote(lit.Value)
	return use{key: key, args: len(call.Args) - 1}, err == nil
}
