package index

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// crashDir is the variable that makes the test binary write the index in a directory until it is killed.
const crashDir = "SIAGA_TEST_CRASH_DIR"

// crashLibrary is a library that changes with its version: of 200 notes a tenth is new, a tenth gone and a
// tenth changed from one version to the next.
func crashLibrary(version int) fakeCorpus {
	c := fakeCorpus{}
	for i := version * 20; i < version*20+200; i++ {
		state := 0
		if i%10 == version%10 {
			state = version
		}
		c.put(fmt.Sprintf("n%05d.id", i), fmt.Sprintf("Catatan %d", i), strings.Repeat(fmt.Sprintf("banjir nomor%d keadaan%d. ", i, state), 50))
	}
	return c
}

// crashChild opens the index and updates it to one version after another until it is killed.
func crashChild(dir string) int {
	ctx := context.Background()
	x, err := Open(ctx, Config{Dir: dir, Corpus: crashLibrary(0)})
	if err == nil {
		err = x.Wait(ctx)
	}
	for version := 0; err == nil; version++ {
		err = x.Update(ctx, crashLibrary(version%50))
	}
	fmt.Fprintln(os.Stderr, err)
	return 1
}

// However a process that creates or updates the index dies, the next one opens it or builds it anew, and
// nothing is missing. SIAGA_CI=1 makes 50 rounds of it.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: kills processes for some seconds")
	}
	rounds := 10
	if os.Getenv("SIAGA_CI") == "1" {
		rounds = 50
	}
	r := rand.New(rand.NewPCG(14, 15))
	dir := filepath.Join(t.TempDir(), "index")
	for round := range rounds {
		if round%2 == 0 { // creation every other time, with the kill early
			if err := os.RemoveAll(dir); err != nil {
				t.Fatal(err)
			}
			killAfter(t, dir, time.Duration(5+r.IntN(250))*time.Millisecond)
		} else {
			killAfter(t, dir, time.Duration(50+r.IntN(600))*time.Millisecond)
		}
		c := crashLibrary(r.IntN(50))
		x := openTest(t, dir, c)
		if x.Len() != c.Len() {
			t.Errorf("round %d: %d documents, want %d", round, x.Len(), c.Len())
		}
		for file := range c {
			number := strings.TrimLeft(strings.TrimSuffix(strings.TrimPrefix(file, "n"), ".id"), "0")
			if number == "" {
				number = "0"
			}
			if got := found(t, x, Query{Text: "nomor" + number}); len(got) != 1 || got[0] != file {
				t.Fatalf("round %d: nomor%s finds %v, want %s", round, number, got, file)
			}
		}
		if err := x.Close(); err != nil {
			t.Errorf("round %d: Close: %v", round, err)
		}
	}
}

// killAfter starts this binary as a writer of the index in dir and kills it after a while.
func killAfter(t *testing.T, dir string, after time.Duration) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), crashDir+"="+dir)
	var out strings.Builder
	cmd.Stderr = &out
	if err := cmd.Start(); err != nil {
		t.Skipf("skipped: cannot start a process: %v", err)
	}
	time.Sleep(after)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatalf("the writer ended by itself: %v %s", err, out.String())
	}
	cmd.Wait()
	if out.Len() > 0 && !strings.Contains(out.String(), "got err removing file") {
		t.Errorf("the writer said: %s", out.String())
	}
}
