package content_test

import (
	"errors"
	"testing"
	"testing/fstest"

	"siaga/content"
)

func TestPicture(t *testing.T) {
	files := fstest.MapFS{
		"a.md":         {Data: []byte("# A\n\n![Peta](img/peta.png)\n")},
		"img/peta.png": {Data: []byte("\x89PNG\r\n\x1a\n")},
		"img/x.svg":    {Data: []byte("<svg/>")},
		"big.jpg":      {Data: make([]byte, content.MaxPicture+1)},
	}
	lib, err := content.Load(t.Context(), files, content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		file string
		ok   bool
	}{
		{"img/peta.png", true}, {"img/x.svg", false}, {"big.jpg", false}, {"a.md", false},
		{"img/none.png", false}, {"../a.png", false}, {"", false},
	}
	for _, tt := range tests {
		b, err := lib.Picture(tt.file)
		if (err == nil) != tt.ok || tt.ok && len(b) == 0 {
			t.Errorf("Picture(%q) = %d bytes, %v; want ok %v", tt.file, len(b), err, tt.ok)
		}
		if err != nil && !errors.Is(err, content.ErrNotFound) {
			t.Errorf("Picture(%q): error %v does not match ErrNotFound", tt.file, err)
		}
	}
}
