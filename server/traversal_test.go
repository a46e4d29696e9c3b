package server

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// secret stands in files that lie outside the library.
const secret = "OUTSIDE-THE-LIBRARY"

// TestTraversal asks for files outside the library in every way that an address has.
func TestTraversal(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"library/notes/rob.id.md": "# Rob\n\nAir pasang.\n",
		"secret.md":               "# " + secret + "\n",
		"etc/passwd":              "root:x:0:0 " + secret + "\n",
		"boot.ini":                secret,
		"library.png":             "\x89PNG\r\n\x1a\n" + secret,
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("../../secret.md", filepath.Join(dir, "library/notes/link.id.md")); err != nil {
		t.Log("no symbolic links here:", err)
	}
	root, err := os.OpenRoot(filepath.Join(dir, "library"))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	s := serve(t, root.FS())
	sent := 0
	for _, line := range traversals(t) {
		for _, target := range targets(line) {
			a, ok := try(s, "GET", target, "")
			if !ok {
				continue // net/http refuses it before the site sees it
			}
			sent++
			if a.Code >= 500 {
				t.Errorf("%.150s = %d", a.asked, a.Code)
			}
			for _, not := range []string{secret, "root:x:", "[boot loader]", "[fonts]"} {
				if strings.Contains(a.Body.String(), not) {
					t.Fatalf("%.150s answers with a file from outside", a.asked)
				}
			}
			if to := a.Header().Get("Location"); to != "" && !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.HasPrefix(to, `/\`) {
				t.Errorf("%.150s leads to %q", a.asked, to)
			}
		}
	}
	t.Logf("%d requests", sent)
}

// targets are the addresses that a line is tried in, as it is and escaped.
func targets(line string) []string {
	var list []string
	for _, p := range []string{strings.TrimPrefix(line, "/"), url.PathEscape(line)} {
		list = append(list, "/"+p, "/id/notes/"+p, "/id/notes/"+p+".md", "/pictures/"+p, "/static/"+p, "/api/v1/notes/"+p, "/id/regions/"+p)
	}
	q := url.QueryEscape(line)
	return append(list, "/id/notes/rob?in="+q, "/id/notes/rob.md?in="+q, "/id/search?q="+q+"&in="+q, "/id/compare?n="+q, "/id/tray?n="+q+"%23"+q, "/api/v1/notes/rob?lang="+q)
}

// traversals lists the lines of testdata/traversal, or of the whole collection that SIAGA_SHARED names.
func traversals(t *testing.T) []string {
	t.Helper()
	pattern := "testdata/traversal/sample.txt"
	if shared := os.Getenv("SIAGA_SHARED"); shared != "" {
		pattern = shared + "/testdata/security-traversal/payloads/*.txt"
	}
	var all []string
	for _, line := range lines(t, pattern) {
		for _, file := range []string{"etc/passwd", "secret.md"} {
			all = append(all, strings.ReplaceAll(line, "{FILE}", file))
			if !strings.Contains(line, "{FILE}") {
				break
			}
		}
	}
	return append(all, "../secret", "..%2fsecret", "../../secret.md", "link", "%2e%2e/secret", "notes/../../secret", "\x00", "%00", "..", ".", "...", "....//secret")
}
