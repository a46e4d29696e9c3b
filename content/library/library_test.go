package library_test

import (
	"io/fs"
	"testing"

	"siaga/content/library"
)

func TestFS(t *testing.T) {
	for _, pattern := range []string{"notes/*.id.md", "notes/*.en.md", "notes/*.ko.md", "decks/*.md", "forums/*.md", "regions/*.md", "glossary.yaml", "vocabulary.yaml"} {
		names, err := fs.Glob(library.FS(), pattern)
		if err != nil || len(names) == 0 {
			t.Errorf("Glob(%s) = %v, %v, want at least one file", pattern, names, err)
			continue
		}
		if b, err := fs.ReadFile(library.FS(), names[0]); err != nil || len(b) == 0 {
			t.Errorf("ReadFile(%s) = %d bytes, %v", names[0], len(b), err)
		}
	}
}
