// Package quality measures how well a search answers questions that people have judged. A judged collection is a
// folder with three files:
//
//	corpus.jsonl   {"id", "title", "text", "lang"}, one document a line
//	queries.jsonl  {"id", "text", "lang"}, one query a line
//	qrels.tsv      query-id, doc-id, grade; a header line first
//
// Its documents become notes in files, as a planner would write them, so that all of the product is measured:
// reading the files, analysing them, searching and ranking.
package quality

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Doc is a document of a collection.
type Doc struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Text  string `json:"text"`
	Lang  string `json:"lang"`
}

// Query is a question to a collection.
type Query struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	Lang string `json:"lang"`
}

// Collection is documents with questions whose answers are known.
type Collection struct {
	Name    string
	Docs    []Doc
	Queries []Query
	Grades  map[string]map[string]int // query ID → document ID → grade, 1 or more
}

// Read reads the collection of a folder. A folder of queries and judgements alone shares the documents of another,
// named by corpus; "" takes the folder's own.
func Read(dir, corpus string) (*Collection, error) {
	if corpus == "" {
		corpus = dir
	}
	c := &Collection{Name: filepath.Base(dir), Grades: map[string]map[string]int{}}
	return c, errors.Join(
		readLines(filepath.Join(corpus, "corpus.jsonl"), &c.Docs),
		readLines(filepath.Join(dir, "queries.jsonl"), &c.Queries),
		c.readGrades(filepath.Join(dir, "qrels.tsv")),
	)
}

// maxLine is the longest line of a collection's files, in bytes.
const maxLine = 16 << 20

// eachLine calls do with every line of a file and its number from 1.
func eachLine(path string, do func(n int, line string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		if err := do(n, lines.Text()); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// readLines reads a file of one JSON object a line.
func readLines[T Doc | Query](path string, to *[]T) error {
	return eachLine(path, func(_ int, line string) error {
		if strings.TrimSpace(line) == "" {
			return nil
		}
		var one T
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			return err
		}
		*to = append(*to, one)
		return nil
	})
}

func (c *Collection) readGrades(path string) error {
	return eachLine(path, func(n int, line string) error {
		fields := strings.Split(line, "\t")
		if n == 1 || len(fields) < 3 {
			return nil
		}
		grade, err := strconv.Atoi(strings.TrimSpace(fields[2]))
		if err != nil {
			return err
		}
		if grade > 0 {
			c.grade(fields[0], fields[1], grade)
		}
		return nil
	})
}

func (c *Collection) grade(query, doc string, grade int) {
	if c.Grades[query] == nil {
		c.Grades[query] = map[string]int{}
	}
	c.Grades[query][doc] = grade
}

// Langs are the languages of the documents, in order.
func (c *Collection) Langs() []string {
	langs := map[string]bool{}
	for _, d := range c.Docs {
		langs[d.Lang] = true
	}
	return slices.Sorted(maps.Keys(langs))
}

// IsCollection reports whether a folder holds queries with judgements.
func IsCollection(dir string) bool {
	for _, name := range []string{"queries.jsonl", "qrels.tsv"} {
		if _, err := os.Stat(filepath.Join(dir, name)); errors.Is(err, fs.ErrNotExist) {
			return false
		}
	}
	return true
}
