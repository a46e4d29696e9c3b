//go:build unix

package content

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// hostileFolder makes a folder with everything that must not stop a site.
func hostileFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	notes := filepath.Join(dir, Notes)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	write := func(name, text string) {
		t.Helper()
		must(os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755))
		must(os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	write("notes/baik.id.md", "# Baik\n\nIsi.\n")
	write("notes/Twin.id.md", "# Satu\n")
	write("notes/twin.id.md", "# Dua\n")
	write("notes/latin1.id.md", "# Judul\n\nBaris kedua\nk\xe9tiga\n")
	write("notes/bad\x1bname.md", "# Escape\n")
	write("notes/bad\xffname.md", "# Not UTF-8\n")
	write("notes/bomb.id.md", "---\ntitle: x\na: &a [1, 2]\nb: [*a, *a]\n---\n\nMasih terbaca.\n")
	write("notes/table.id.md", strings.Repeat("a|", 60)+"\n"+strings.Repeat("-|", 60)+"\n")
	write(".git/config.md", "# hidden\n")
	write("node_modules/x/readme.md", "# hidden\n")
	write("locked/rahasia.md", "# Rahasia\n")
	must(os.Symlink("/etc/passwd", filepath.Join(notes, "passwd.id.md")))
	must(os.Symlink("..", filepath.Join(notes, "loop")))
	must(os.Symlink("gone.md", filepath.Join(notes, "dangling.md")))
	must(syscall.Mkfifo(filepath.Join(notes, "pipe.id.md"), 0o644))
	huge := filepath.Join(notes, "huge.id.md")
	write("notes/huge.id.md", "")
	must(os.Truncate(huge, 1<<30)) // sparse, so it takes no room
	must(os.Chmod(filepath.Join(dir, "locked", "rahasia.md"), 0))
	return dir
}

func TestLoadHostileFolder(t *testing.T) {
	root := openRoot(t, hostileFolder(t))
	done := make(chan *Library)
	go func() {
		l, err := Load(t.Context(), root.FS(), Options{})
		if err != nil {
			t.Error(err)
		}
		done <- l
	}()
	var l *Library
	select {
	case l = <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("Load hangs") // most likely in the FIFO
	}
	got := []string{}
	for d := range l.All() {
		got = append(got, d.ID()+" "+d.Title)
	}
	want := []string{"notes/baik Baik", "notes/bomb Bomb", "notes/twin Satu", "notes/twin-5bdceba7 Dua"}
	faults := []string{
		`notes/bad\xffname.md: file name is not plain UTF-8 text; rename it`,
		`notes/bad\x1bname.md: file name is not plain UTF-8 text; rename it`,
		`notes/bomb.id.md:3: YAML anchors, aliases (&, *) and merge keys (<<) are not allowed; repeat the value, or quote it`,
		`notes/dangling.md: a symbolic link is not followed; only plain files are served`,
		`notes/huge.id.md: file cannot be read: file is too large: 1048576 KB, at most 512 KB are read; split it`,
		`notes/latin1.id.md:4: not UTF-8 text; save the file as UTF-8`,
		`notes/loop: a symbolic link is not followed; only plain files are served`,
		`notes/passwd.id.md: a symbolic link is not followed; only plain files are served`,
		`notes/pipe.id.md: a named pipe; only plain files are served`,
		`notes/table.id.md:2: text cannot be shown`,
		`notes/twin.id.md: name differs from "Twin.id.md" only in case; such a folder cannot be copied to Windows or macOS`,
		`notes/twin.id.md: notes/Twin.id.md has the same name and language (id); this file is served as twin-5bdceba7 until one is renamed`,
	}
	if os.Geteuid() != 0 { // nothing is locked to root
		faults = append(faults, "locked/rahasia.md: file cannot be read: permission denied")
	} else {
		want = slices.Insert(want, 2, "notes/locked-rahasia Rahasia")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("documents (-want +got):\n%s", diff)
	}
	all := strings.Join(faultStrings(l.Faults), "\n")
	for _, f := range faults {
		if !strings.Contains(all, f) {
			t.Errorf("no fault %q", f)
		}
	}
	if t.Failed() {
		t.Logf("faults:\n%s", all)
	}
}

// TestBodyOfSwappedFile replaces a note by a FIFO after it was loaded.
func TestBodyOfSwappedFile(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "rob.id.md")
	if err := os.WriteFile(file, []byte("# Rob\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	l, err := Load(t.Context(), openRoot(t, dir).FS(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(file, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Body(l.Pick("notes/rob")); err == nil {
		t.Error("Body of a FIFO = nil error, want one")
	}
}
