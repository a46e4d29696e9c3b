package markdown

func (w *writer) figure(f *figure) {
	w.openTable(f.title)
	w.str("<tbody>\n")
	for _, r := range f.rows {
		w.str("<tr>")
		for _, cell := range r.cells {
			w.str("<td>")
			w.text(cell)
			w.str("</td>")
		}
		w.str("<td>")
		w.cites(r.cites, true)
		w.str("</td></tr>\n")
	}
	w.str("</tbody>\n")
	w.closeTable()
}
