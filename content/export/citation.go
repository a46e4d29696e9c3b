// Package export writes parts of a library in the formats of other programs.
package export

import (
	"encoding/json"
	"fmt"
	"strings"

	"siaga/content"
)

// works lists the note itself, by its address, and then its sources, so that a reference manager takes all
// in one go.
func works(d *content.Document, address string) []content.Source {
	self := content.Source{
		ID: strings.ReplaceAll(d.Slug, "_", "-"), Type: "webpage", Title: d.Title, Author: strings.Join(d.Authors, "; "),
		Container: "Siaga", Issued: d.Reviewed, URL: address, Lang: d.Lang,
	}
	used := map[string]bool{}
	for _, s := range d.Sources {
		used[s.ID] = true
	}
	self.ID = unused(self.ID, used)
	return append([]content.Source{self}, d.Sources...)
}

// bibTypes maps CSL types to BibTeX's; what is missing is misc.
var bibTypes = map[string]string{
	"article-journal": "article", "book": "book", "chapter": "incollection", "report": "techreport",
	"thesis": "phdthesis", "paper-conference": "inproceedings",
}

// BibTeX writes a document and its sources as BibTeX in UTF-8. Titles are in double braces, so that no
// style changes their capitals.
func BibTeX(d *content.Document, address string) []byte {
	var b strings.Builder
	used := map[string]bool{}
	for i, w := range works(d, address) {
		if i > 0 {
			b.WriteByte('\n')
		}
		kind := bibTypes[w.Type]
		if kind == "" {
			kind = "misc"
		}
		fmt.Fprintf(&b, "@%s{%s", kind, unused(bibKey(w.ID), used))
		field := func(name, value string) {
			if value != "" {
				fmt.Fprintf(&b, ",\n  %s = {%s}", name, value)
			}
		}
		field("title", "{"+bibText(w.Title)+"}")
		field("author", bibAuthors(w.Author))
		if kind == "article" {
			field("journal", bibText(w.Container))
		} else {
			field("howpublished", bibText(w.Container))
		}
		if kind == "techreport" || kind == "phdthesis" {
			field("institution", bibText(w.Publisher))
		} else {
			field("publisher", bibText(w.Publisher))
		}
		if w.Issued.Year > 0 {
			field("year", fmt.Sprint(w.Issued.Year))
			field("date", w.Issued.String())
		}
		field("url", bibURL(w.URL))
		field("doi", bibText(w.DOI))
		if !w.Accessed.IsZero() {
			field("urldate", w.Accessed.String())
		}
		field("language", bibText(w.Lang))
		field("note", bibText(w.Note))
		b.WriteString("\n}\n")
	}
	return []byte(b.String())
}

// unused is key, or the first of key-2, key-3, … that no record has yet.
func unused(key string, used map[string]bool) string {
	free := key
	for n := 2; used[free]; n++ {
		free = fmt.Sprintf("%s-%d", key, n)
	}
	used[free] = true
	return free
}

// bibKey keeps of a key what BibTeX allows.
func bibKey(id string) string {
	key := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`{}(),="#%'\~ `, r) {
			return -1
		}
		return r
	}, id)
	if key == "" {
		return "source"
	}
	return key
}

var bibEscapes = strings.NewReplacer(`\`, `{\textbackslash}`, `{`, `{\textbraceleft}`, `}`, `{\textbraceright}`, `&`, `\&`, `%`, `\%`, `$`, `\$`, `#`, `\#`, `_`, `\_`, `~`, `{\textasciitilde}`, `^`, `{\textasciicircum}`, "\n", " ")

func bibText(s string) string { return bibEscapes.Replace(s) }

// bibURL keeps an address as it is but for braces, which would end the field.
func bibURL(u string) string { return strings.NewReplacer("{", "%7B", "}", "%7D").Replace(u) }

// bibAuthors keeps each author whole: names are as the sources give them, not split in parts.
func bibAuthors(s string) string {
	var names []string
	for name := range strings.SplitSeq(s, ";") {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, "{"+bibText(name)+"}")
		}
	}
	return strings.Join(names, " and ")
}

// risTypes maps CSL types to those of RIS; what is missing is a web page.
var risTypes = map[string]string{
	"article-journal": "JOUR", "article-newspaper": "NEWS", "article-magazine": "MGZN", "book": "BOOK", "chapter": "CHAP",
	"report": "RPRT", "thesis": "THES", "legislation": "STAT", "paper-conference": "CONF", "webpage": "ELEC",
}

// RIS writes a document and its sources for reference managers that read RIS.
func RIS(d *content.Document, address string) []byte {
	var b strings.Builder
	line := func(tag, value string) {
		if value = strings.Join(strings.Fields(value), " "); value != "" {
			fmt.Fprintf(&b, "%s  - %s\r\n", tag, value)
		}
	}
	for _, w := range works(d, address) {
		kind := risTypes[w.Type]
		if kind == "" {
			kind = "ELEC"
		}
		line("TY", kind)
		line("ID", w.ID)
		line("TI", w.Title)
		for name := range strings.SplitSeq(w.Author, ";") {
			line("AU", name)
		}
		line("T2", w.Container)
		line("PB", w.Publisher)
		if w.Issued.Year > 0 {
			line("PY", fmt.Sprint(w.Issued.Year))
			line("DA", strings.ReplaceAll(w.Issued.String(), "-", "/"))
		}
		line("UR", w.URL)
		line("DO", w.DOI)
		line("LA", w.Lang)
		line("N1", w.Note)
		b.WriteString("ER  - \r\n\r\n")
	}
	return []byte(b.String())
}

// cslItem is a record of CSL-JSON (citationstyles.org).
type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Title     string    `json:"title,omitempty"`
	Author    []cslName `json:"author,omitempty"`
	Container string    `json:"container-title,omitempty"`
	Publisher string    `json:"publisher,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	Accessed  *cslDate  `json:"accessed,omitempty"`
	URL       string    `json:"URL,omitempty"`
	DOI       string    `json:"DOI,omitempty"`
	Language  string    `json:"language,omitempty"`
	Note      string    `json:"note,omitempty"`
}

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

func cslDateOf(d content.Date) *cslDate {
	if d.IsZero() {
		return nil
	}
	parts := []int{d.Year}
	if d.Month > 0 {
		parts = append(parts, d.Month)
		if d.Day > 0 {
			parts = append(parts, d.Day)
		}
	}
	return &cslDate{[][]int{parts}}
}

// CSLJSON writes a document and its sources as CSL-JSON.
func CSLJSON(d *content.Document, address string) ([]byte, error) {
	var items []cslItem
	for _, w := range works(d, address) {
		it := cslItem{
			ID: w.ID, Type: w.Type, Title: w.Title, Container: w.Container, Publisher: w.Publisher,
			Issued: cslDateOf(w.Issued), Accessed: cslDateOf(w.Accessed), URL: w.URL, DOI: w.DOI, Language: w.Lang, Note: w.Note,
		}
		if it.Type == "" {
			it.Type = "document"
		}
		for name := range strings.SplitSeq(w.Author, ";") {
			if name = strings.TrimSpace(name); name != "" {
				it.Author = append(it.Author, cslName{name})
			}
		}
		items = append(items, it)
	}
	return json.MarshalIndent(items, "", "  ")
}
