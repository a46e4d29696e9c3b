package index

import (
	"bufio"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"siaga/content"
	"siaga/content/library"
)

// judged is one question of testdata/quality with the notes that answer it.
type judged struct {
	file, name, lang, query string
	line                    int
	want                    []string // slugs
}

// Ranks within which the notes of a judged question must stand.
const (
	firstWithin  = 5
	othersWithin = 10
)

// readJudged reads a script of blocks: a name, "[lang] query", slugs. Lines that begin with # are remarks.
func readJudged(t *testing.T, file string) []judged {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []judged
	var one judged
	end := func() {
		if one.query != "" {
			list = append(list, one)
		}
		one = judged{file: filepath.Base(file)}
	}
	end()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		lang, query, isQuery := strings.Cut(strings.TrimPrefix(line, "["), "] ")
		switch {
		case strings.HasPrefix(line, "#"):
		case line == "":
			end()
		case strings.HasPrefix(line, "[") && isQuery:
			one.lang, one.query, one.line = lang, query, n
		case one.query == "":
			one.name = line
		default:
			one.want = append(one.want, line)
		}
	}
	end()
	return list
}

// TestJudged asks the starter library what planners ask.
func TestJudged(t *testing.T) {
	lib, err := content.Load(t.Context(), library.FS(), content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	x := openWith(t, Config{Corpus: lib})
	files, err := filepath.Glob("testdata/quality/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d scripts: %v", len(files), err)
	}
	reciprocal, n := 0.0, 0
	for _, file := range files {
		for _, j := range readJudged(t, file) {
			n++
			res, err := x.Search(t.Context(), Query{Text: j.query, Lang: j.lang, Group: true, Size: othersWithin})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, h := range res.Hits {
				got = append(got, path.Base(h.ID))
			}
			for i, slug := range j.want {
				within := othersWithin
				if i == 0 {
					within = firstWithin
				}
				at := slices.Index(got, slug)
				if i == 0 && at >= 0 {
					reciprocal += 1 / float64(at+1)
				}
				if at < 0 || at >= within {
					t.Errorf("%s:%d: %s: [%s] %s: %s is not among the first %d: %v", j.file, j.line, j.name, j.lang, j.query, slug, within, got)
				}
			}
		}
	}
	t.Logf("%d questions, mean reciprocal rank of the first note %.3f", n, reciprocal/float64(n))
}
