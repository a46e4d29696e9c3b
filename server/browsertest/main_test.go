package browsertest

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// site is the address of the program under test, without the last slash; "" when the tests are skipped.
var site string

// browser is the context of the one browser.
var browser context.Context

// why the tests are skipped.
var noBrowser string

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	path, err := findBrowser()
	if err != nil {
		noBrowser = err.Error() + "; install chromium to run the browser tests"
		if os.Getenv("SIAGA_CI") == "1" {
			fmt.Fprintln(os.Stderr, noBrowser)
			return 1
		}
		return m.Run()
	}
	dir, err := os.MkdirTemp("", "siaga-browsertest-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	stop, err := startSite(dir)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer stop()
	quit, err := startBrowser(path, dir)
	if err != nil {
		fmt.Fprintln(os.Stderr, "chromium:", err)
		return 1
	}
	defer quit()
	return m.Run()
}

// findBrowser looks for chromium or chrome under its usual names.
func findBrowser() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("no chromium in PATH")
}

// startTime is how long building and starting the program may take on a busy machine.
const startTime = 3 * time.Minute

// startSite builds the program and starts it with the starter library. stop ends it and tells when it had
// ended by itself.
func startSite(dir string) (stop func(), err error) {
	program := filepath.Join(dir, "siaga-under-test")
	if out, err := exec.Command("go", "build", "-o", program, "siaga").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build: %w\n%s", err, out)
	}
	var said bytes.Buffer
	cmd := exec.Command(program, "serve", "--addr", "localhost:0", "--data", filepath.Join(dir, "data"))
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	stop = func() {
		gone := cmd.Process.Signal(syscall.SIGTERM)
		if err := cmd.Wait(); err != nil || gone != nil {
			fmt.Fprintf(os.Stderr, "siaga serve: %v, %v\n%s", gone, err, said.Bytes())
		}
	}
	if site, err = printedAddress(out); err == nil {
		err = waitReady(site + "/readyz")
	}
	if err != nil {
		stop()
		return nil, err
	}
	return stop, nil
}

// printedAddress reads the address that the program prints when it has started.
func printedAddress(out io.Reader) (string, error) {
	found := make(chan string, 1)
	go func() {
		address := regexp.MustCompile(`http://[^/\s]+`)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if a := address.FindString(lines.Text()); a != "" {
				found <- a
				break
			}
		}
		_, _ = io.Copy(io.Discard, out) // until the program ends
	}()
	select {
	case a := <-found:
		return a, nil
	case <-time.After(startTime):
		return "", errors.New("siaga serve printed no address")
	}
}

// startBrowser starts chromium without a window.
func startBrowser(path, dir string) (quit func(), err error) {
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path), chromedp.Headless, chromedp.DisableGPU, chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck,
		chromedp.UserDataDir(filepath.Join(dir, "profile")), chromedp.WindowSize(1440, 900),
		chromedp.Flag("disable-dev-shm-usage", true), chromedp.Flag("lang", "id"),
	}
	if os.Getuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	all, cancelAll := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(all)
	quit = func() { cancel(); cancelAll() }
	if err := chromedp.Do(ctx); err != nil {
		quit()
		return nil, err
	}
	browser = ctx
	return quit, nil
}
