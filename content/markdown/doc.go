// Package markdown turns the text of a note into HTML, passages, links and citations. It is the only
// home of goldmark; no type of goldmark leaves it. It knows nothing of notes: what a link, a source or a
// glossary word means is told to it by the functions of Render.
package markdown
