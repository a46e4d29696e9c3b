package index

import (
	"os"
	"path/filepath"
	"testing"
)

// TestMain lets the test binary be the process that the crash test kills, and cleans up after benchmarks.
func TestMain(m *testing.M) {
	if dir := os.Getenv(crashDir); dir != "" {
		os.Exit(crashChild(dir))
	}
	code := m.Run()
	if s, err := benchLibrary(); err == nil {
		if s.index != nil {
			s.index.Close()
		}
		os.RemoveAll(filepath.Dir(s.dir))
	}
	os.Exit(code)
}
