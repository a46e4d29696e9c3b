// Package library holds the starter library: the notes, talks, forum and region pages, glossary and
// vocabulary that a new site begins with. It is data; package content reads it.
package library

import (
	"embed"
	"io/fs"
)

//go:embed all:notes all:decks all:forums all:regions *.yaml
var files embed.FS

// FS is the starter library in the layout of DESIGN §3. Its files have no modification time.
func FS() fs.FS { return files }
