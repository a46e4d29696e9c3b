package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// openTable opens the frame in which a table scrolls by itself when it is wider than the page. The frame
// takes the focus so that it can be scrolled by keyboard, and therefore has a name.
func (w *writer) openTable(name string) {
	w.tables++
	w.str(`<div class="table" role="region" tabindex="0" aria-label="`)
	w.text(w.labels.Table + " " + strconv.Itoa(w.tables))
	if name != "" {
		w.text(": " + name)
	}
	w.str(`">`, "\n<table>\n")
}

func (w *writer) closeTable() { w.str("</table>\n</div>\n") }

func (w *writer) table(n *extast.Table) {
	header, _ := n.FirstChild().(*extast.TableHeader)
	w.openTable(w.doc.headerText(header))
	w.str("<thead>\n")
	w.withoutTerms(func() { w.row(header, "th", ` scope="col"`) })
	w.str("</thead>\n")
	if row := header.NextSibling(); row != nil {
		w.str("<tbody>\n")
		for ; row != nil; row = row.NextSibling() {
			w.row(row, "td", "")
		}
		w.str("</tbody>\n")
	}
	w.closeTable()
}

// row writes the cells. Their alignment is an attribute: a style would be dropped by the site's content
// security policy.
func (w *writer) row(row ast.Node, tag, attributes string) {
	w.str("<tr>\n")
	for n := row.FirstChild(); n != nil; n = n.NextSibling() {
		cell, ok := n.(*extast.TableCell)
		if !ok {
			continue
		}
		w.str("<", tag, attributes)
		if cell.Alignment != extast.AlignNone {
			w.str(` align="`, cell.Alignment.String(), `"`)
		}
		w.str(">")
		w.inlines(cell)
		w.str("</", tag, ">\n")
	}
	w.str("</tr>\n")
}

// headerText is the header of a table as one line, which names it.
func (d *Doc) headerText(header ast.Node) string {
	var cells []string
	for n := header.FirstChild(); n != nil; n = n.NextSibling() {
		if text := strings.TrimSpace(d.plainInline(n)); text != "" {
			cells = append(cells, text)
		}
	}
	return strings.Join(cells, ", ")
}
