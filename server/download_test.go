package server

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"mime"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"siaga/content/library"
)

func TestDownloadMarkdown(t *testing.T) {
	s := sampleSite(t)
	for path, file := range map[string]string{
		"/id/notes/rob.md":       "notes/rob.id.md",
		"/en/notes/rob.md":       "notes/rob.en.md",
		"/id/notes/rob.md?in=en": "notes/rob.en.md",
		"/ko/notes/mangrove.md":  "notes/mangrove.id.md",
		"/id/notes/polos.md":     "notes/polos.md",
	} {
		a := ask(t, s, "GET", path, "")
		if want := string(sample()[file].Data); a.Body.String() != want {
			t.Errorf("%s is not %s as it stands", path, file)
		}
		_, params, err := mime.ParseMediaType(a.Header().Get("Content-Disposition"))
		if err != nil || !strings.HasSuffix(params["filename"], ".md") {
			t.Errorf("%s has the Content-Disposition %q", path, a.Header().Get("Content-Disposition"))
		}
		if a.Header().Get("Content-Language") == "" {
			t.Errorf("%s does not say its language", path)
		}
	}
}

// TestDownloadsOfEveryNote reads the citations of every note of the starter library as a reference manager
// does.
func TestDownloadsOfEveryNote(t *testing.T) {
	s := starter(t)
	names, err := fs.Glob(library.FS(), "notes/*.id.md")
	if err != nil || len(names) == 0 {
		t.Fatalf("no notes: %v", err)
	}
	for _, name := range names {
		path := "/id/" + strings.TrimSuffix(name, ".id.md")
		checkCitations(t, s, path)
	}
}

// hostile is a note whose sources try to break out of their fields.
const hostile = `---
title: "Judul {kurung \\ } @article{x, $100 # % & _ ~ ^ \" '"
authors: ["A { B", "C and D; E"]
reviewed: 2026-11-01
sources:
  - {id: "k,e}y", type: article-journal, title: "{", author: "} and {", container-title: "\\", issued: 2020, URL: "https://e.example/{x}?a=1&b=%7B"}
  - {id: same, type: report, title: "}}}", publisher: "%\\end", note: "ER  - "}
  - {id: s-ame, type: book, title: "TY  - BOOK\nER  - \nTY  - X", DOI: "10.1/{}"}
  - {id: "sa me", type: book, title: The same key once more}
  - {id: "홍수", type: webpage, title: "\u202e\u0000</title>"}
---

Teks [@same].
`

func TestHostileCitations(t *testing.T) {
	s := serve(t, fstest.MapFS{"notes/same.id.md": {Data: []byte(hostile)}})
	checkCitations(t, s, "/id/notes/same")
}

// checkCitations reads the three forms of a note's sources and wants as many records in each.
func checkCitations(t *testing.T, s *Server, path string) {
	t.Helper()
	var csl []struct {
		ID, Type, Title, URL string
		Author               []struct{ Literal string }
		Issued               struct {
			Parts [][]int `json:"date-parts"`
		}
	}
	if err := json.Unmarshal(ask(t, s, "GET", path+".csl.json", "").Body.Bytes(), &csl); err != nil {
		t.Errorf("%s.csl.json: %v", path, err)
		return
	}
	if len(csl) == 0 || csl[0].URL != "http://siaga.example"+path {
		t.Errorf("%s.csl.json does not begin with the note itself: %+v", path, csl)
	}
	ids := map[string]bool{}
	for _, c := range csl {
		if c.ID == "" || c.Type == "" || c.Title == "" || ids[c.ID] {
			t.Errorf("%s.csl.json: a record lacks id, type or title, or its id stands twice: %+v", path, c)
		}
		ids[c.ID] = true
	}
	bib, err := bibRecords(ask(t, s, "GET", path+".bib", "").Body.String())
	if err != nil {
		t.Errorf("%s.bib: %v", path, err)
	} else if len(bib) != len(csl) {
		t.Errorf("%s.bib has %d records, CSL %d", path, len(bib), len(csl))
	}
	ris, err := risRecords(ask(t, s, "GET", path+".ris", "").Body.String())
	if err != nil {
		t.Errorf("%s.ris: %v", path, err)
	} else if ris != len(csl) {
		t.Errorf("%s.ris has %d records, CSL %d", path, ris, len(csl))
	}
}

var (
	bibHead  = regexp.MustCompile(`^@([a-z]+)\{([^\s{}(),="#%'\\~]+),\n`)
	bibField = regexp.MustCompile(`^  ([a-z]+) = \{`)
)

// bibRecords reads BibTeX by the rules that BibTeX itself has: a value ends where its braces are balanced,
// and a backslash does not hide a brace.
func bibRecords(src string) (keys []string, err error) {
	for src = strings.TrimSpace(src); src != ""; src = strings.TrimSpace(src) {
		head := bibHead.FindStringSubmatch(src)
		if head == nil {
			return nil, fmt.Errorf("no record begins at %.60q", src)
		}
		for _, k := range keys {
			if k == head[2] {
				return nil, fmt.Errorf("key %q twice", k)
			}
		}
		keys = append(keys, head[2])
		src = src[len(head[0]):]
		for {
			field := bibField.FindString(src)
			if field == "" {
				return nil, fmt.Errorf("in %s no field begins at %.60q", head[2], src)
			}
			end, err := balanced(src[len(field)-1:])
			if err != nil {
				return nil, fmt.Errorf("%s, %s: %w", head[2], strings.TrimSpace(field), err)
			}
			src = src[len(field)-1+end:]
			if rest, more := strings.CutPrefix(src, ",\n"); more {
				src = rest
				continue
			}
			rest, closed := strings.CutPrefix(src, "\n}")
			if !closed {
				return nil, fmt.Errorf("in %s after a value stands %.60q", head[2], src)
			}
			src = rest
			break
		}
	}
	return keys, nil
}

// balanced is the length of the group of braces that s begins with.
func balanced(s string) (int, error) {
	depth := 0
	for i, r := range s {
		switch r {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1, nil
			}
		case '\n':
			return 0, fmt.Errorf("the value goes over a line end: %.60q", s)
		}
	}
	return 0, fmt.Errorf("the braces of %.60q are not balanced", s)
}

var risLine = regexp.MustCompile(`^[A-Z][A-Z0-9]  - `)

// risRecords counts the records of RIS.
func risRecords(src string) (n int, err error) {
	inside := false
	for line := range strings.Lines(src) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case line == "":
		case !risLine.MatchString(line):
			return 0, fmt.Errorf("no tag in %q", line)
		case strings.HasPrefix(line, "TY  - "):
			if inside {
				return 0, fmt.Errorf("a record inside another at %q", line)
			}
			inside = true
		case strings.HasPrefix(line, "ER  - "):
			if !inside {
				return 0, fmt.Errorf("an end without a record")
			}
			inside = false
			n++
		}
	}
	if inside {
		return 0, fmt.Errorf("the last record has no end")
	}
	return n, nil
}
