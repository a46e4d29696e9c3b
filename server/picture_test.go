package server

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"
)

// withPictures is a library with a picture, and with files that only say that they are one.
func withPictures(t *testing.T) *Server {
	t.Helper()
	var dot bytes.Buffer
	if err := png.Encode(&dot, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	return serve(t, fstest.MapFS{
		"notes/rob.id.md": {Data: []byte("---\ntitle: Rob\n---\n\n![Tanggul](img/tanggul.png \"Foto: Dinas PU\")\n\n" +
			"![Jahat](img/html.png)\n\n![Luar](https://evil.example/x.png)\n\n![Naik](../../etc/passwd.png)\n")},
		"notes/img/tanggul.png": {Data: dot.Bytes()},
		"notes/img/html.png":    {Data: []byte("<html><script>alert(1)</script>")},
		"notes/img/a.svg":       {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`)},
		"notes/img/a.txt":       {Data: dot.Bytes()},
	})
}

func TestPictures(t *testing.T) {
	s := withPictures(t)
	p := get(t, s, "/id/notes/rob")
	img := one(p.Node, "figure img")
	if attr(img, "src") != "/pictures/notes/img/tanggul.png" || attr(img, "alt") != "Tanggul" || !strings.Contains(textOf(one(p.Node, "figcaption")), "Dinas PU") {
		t.Errorf("the picture is %q, alt %q, credit %q", attr(img, "src"), attr(img, "alt"), textOf(one(p.Node, "figcaption")))
	}
	for _, n := range all(p.Node, "img") {
		if !strings.HasPrefix(attr(n, "src"), "/pictures/") {
			t.Errorf("a picture from elsewhere: %q", attr(n, "src"))
		}
	}
	a := ask(t, s, "GET", attr(img, "src"), "")
	if a.Code != 200 || a.Header().Get("Content-Type") != "image/png" || !strings.Contains(a.Header().Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("the picture = %d %v", a.Code, a.Header())
	}
	if again := ask(t, s, "GET", attr(img, "src"), "", "If-None-Match", a.Header().Get("ETag")); again.Code != 304 {
		t.Errorf("the picture again = %d, want 304", again.Code)
	}
}

// TestNoPictures serves nothing whose bytes are no picture, nor a note under the address of pictures.
func TestNoPictures(t *testing.T) {
	s := withPictures(t)
	for _, path := range []string{
		"notes/img/html.png", "notes/img/a.svg", "notes/img/a.txt", "notes/rob.id.md", "notes/img/none.png", "", "notes", "notes/../notes/img/tanggul.png/..",
	} {
		if a := ask(t, s, "GET", "/pictures/"+path, ""); a.Code != 404 {
			t.Errorf("GET /pictures/%s = %d, want 404", path, a.Code)
		}
	}
}

// TestSaveData loads no picture unasked where the reader saves data, and keeps that apart in caches.
func TestSaveData(t *testing.T) {
	s := withPictures(t)
	p := get(t, s, "/id/notes/rob", "Save-Data", "on")
	if one(p.Node, "article img") != nil || one(p.Node, "a[href=/pictures/notes/img/tanggul.png]") == nil {
		t.Error("the picture should be a link where data is saved")
	}
	full := get(t, s, "/id/notes/rob")
	if one(full.Node, "article img") == nil {
		t.Error("a reader who saves no data got the page of one who does")
	}
	if p.Header().Get("ETag") == full.Header().Get("ETag") || !strings.Contains(strings.Join(p.Header().Values("Vary"), ","), "Save-Data") {
		t.Errorf("both pages have the ETag %s, Vary is %q", p.Header().Get("ETag"), p.Header().Values("Vary"))
	}
}
