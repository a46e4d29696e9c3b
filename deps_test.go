package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// homes are the only places that may name a heavy module, so that it can be exchanged there (STYLE §1.1).
// A folder stands for all below it; tests may name anything.
var homes = map[string]string{
	"github.com/gin-gonic/":       "siaga/server",
	"github.com/blevesearch/":     "siaga/index",
	"go.etcd.io/bbolt":            "siaga/index",
	"github.com/yuin/goldmark":    "siaga/content/markdown",
	"modernc.org/sqlite":          "siaga/content/store",
	"database/sql":                "siaga/content/store",
	"github.com/fsnotify/":        "siaga/server/site",
	"github.com/andybalholm/":     "siaga/server",
	"go.yaml.in/yaml/":            "siaga/content siaga/server/i18n",
	"github.com/chromedp/":        "", // tests only
	"github.com/rogpeppe/":        "", // tests only
	"github.com/google/go-cmp":    "", // tests only
	"github.com/stretchr/testify": "", // not even tests should
}

// mayImport are the packages of ours that each may import (STYLE §1.2); the folder stands for all below it,
// which also may import each other. Leaves have none.
var mayImport = []struct{ folder, allowed string }{
	{"siaga/content/markdown", ""},
	{"siaga/content/library", ""},
	{"siaga/templates", ""},
	{"siaga/static", ""},
	{"siaga/content", "siaga/content/markdown"},
	{"siaga/index", "siaga/content siaga/content/markdown"},
	{"siaga/server", "siaga/index siaga/content siaga/content/markdown siaga/templates siaga/static"},
	{"siaga", "siaga/server siaga/index siaga/content siaga/content/library"},
}

// goPackage is what go list says of a package.
type goPackage struct {
	ImportPath   string
	Imports      []string
	TestImports  []string
	XTestImports []string
}

// packages lists the packages of the module.
func packages(t *testing.T) []goPackage {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports,TestImports,XTestImports", "./...")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Skipf("skipped: the go command is not here: %v", err)
	}
	var list []goPackage
	for dec := json.NewDecoder(out); ; {
		var p goPackage
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	return list
}

func TestHeavyModulesStayAtHome(t *testing.T) {
	for _, p := range packages(t) {
		for _, imported := range p.Imports {
			for module, home := range homes {
				if strings.HasPrefix(imported, module) && !slices.ContainsFunc(strings.Fields(home), func(h string) bool { return below(p.ImportPath, h) }) {
					t.Errorf("%s imports %s, whose home is %q", p.ImportPath, imported, home)
				}
			}
		}
		for _, imported := range slices.Concat(p.TestImports, p.XTestImports) {
			if strings.HasPrefix(imported, "github.com/stretchr/testify") {
				t.Errorf("tests of %s import %s; the standard library and go-cmp do", p.ImportPath, imported)
			}
		}
	}
}

func TestImportsPointOneWay(t *testing.T) {
	for _, p := range packages(t) {
		folder, allowed := fenceOf(p.ImportPath)
		for _, imported := range p.Imports {
			if !below(imported, "siaga") {
				continue
			}
			home, _ := fenceOf(imported)
			if home != folder && !slices.Contains(strings.Fields(allowed), home) {
				t.Errorf("%s imports %s; it may import %q", p.ImportPath, imported, allowed)
			}
		}
	}
}

// fenceOf finds the entry of mayImport that a package belongs to.
func fenceOf(path string) (folder, allowed string) {
	for _, f := range mayImport {
		if below(path, f.folder) {
			return f.folder, f.allowed
		}
	}
	return "", ""
}

// below reports whether a package is folder or below it.
func below(path, folder string) bool { return path == folder || strings.HasPrefix(path, folder+"/") }
