package content_test

import (
	"testing"

	"siaga/content"
	"siaga/content/library"
)

// TestStarterLibrary holds that what the binary carries has no fault, and warnings only of the kinds that
// are known and honest.
func TestStarterLibrary(t *testing.T) {
	l, err := content.Load(t.Context(), library.FS(), content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range l.Check() {
		if !f.Warning {
			t.Error(f)
		}
	}
	if got := len(l.Glossary.Concepts); got != 197 {
		t.Errorf("glossary has %d concepts, want 197", got)
	}
	for _, c := range l.Glossary.Concepts {
		for _, lang := range []string{"id", "en"} {
			if c.Term(lang) == "" || c.Definition[lang] == "" {
				t.Errorf("concept %s has no term or definition in %s", c.ID, lang)
			}
		}
		if c.Source == "" {
			t.Errorf("concept %s has no source", c.ID)
		}
	}
}
