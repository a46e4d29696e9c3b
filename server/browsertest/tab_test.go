package browsertest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// A setting is what a tab is like before its first page.
type setting func(*tab) error

// The sizes that the site is drawn for.
var (
	desk  = viewport(1440, 900)
	phone = viewport(360, 740, chromedp.EmulateScale(2), chromedp.EmulateMobile, chromedp.EmulateTouch)
)

func viewport(width, height int64, opts ...chromedp.EmulateViewportOption) setting {
	return func(b *tab) error { return chromedp.Do(b.ctx, chromedp.EmulateViewport(width, height, opts...)) }
}

// noScript switches scripts off, as a reader's browser or a broken line may.
func noScript(b *tab) error {
	b.scriptless = true
	_, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	return err
}

// media sets media features, name and value in turn.
func media(features ...string) setting {
	return func(b *tab) error {
		var p emulation.SetEmulatedMediaParams
		for i := 0; i < len(features); i += 2 {
			p.Features = append(p.Features, &emulation.MediaFeature{Name: features[i], Value: features[i+1]})
		}
		_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, p)
		return err
	}
}

// tab is a tab of the browser with storage of its own. Its methods fail the test when the browser does
// not do as told.
type tab struct {
	t          *testing.T
	ctx        context.Context
	scriptless bool

	mu        sync.Mutex
	complains []string          // what the browser complained of since the tab was opened
	moved     float64           // bytes that came over the line, headers included
	requests  map[string]string // request → address
}

// open opens a tab. When the test ends, anything that the browser complained of fails it: a blocked
// script or style, an exception, a console error, an answer that failed.
func open(t *testing.T, settings ...setting) *tab {
	t.Helper()
	if noBrowser != "" {
		t.Skip(noBrowser)
	}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	ctx, stop := context.WithTimeout(ctx, time.Minute)
	b := &tab{t: t, ctx: ctx, requests: map[string]string{}}
	t.Cleanup(func() {
		stop()
		cancel()
		for _, c := range b.complaints() {
			t.Errorf("the browser complains: %s", c)
		}
	})
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Listen(ctx, b.listen); err != nil {
		t.Fatal(err)
	}
	b.set(settings...)
	return b
}

// set changes what the tab is like.
func (b *tab) set(settings ...setting) {
	b.t.Helper()
	for _, s := range settings {
		if err := s(b); err != nil {
			b.t.Fatal(err)
		}
	}
}

func (b *tab) listen(ev any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch ev := ev.(type) {
	case *log.EventEntryAdded:
		if ev.Entry.Level == log.EntryLevelError || ev.Entry.Level == log.EntryLevelWarning || strings.Contains(ev.Entry.Text, "Content Security Policy") {
			b.complains = append(b.complains, ev.Entry.Text+" "+ev.Entry.URL)
		}
	case *runtime.EventExceptionThrown:
		b.complains = append(b.complains, "exception: "+ev.ExceptionDetails.Text+" "+exceptionText(ev.ExceptionDetails))
	case *runtime.EventConsoleAPICalled:
		if ev.Type == runtime.ConsoleAPICalledTypeError || ev.Type == runtime.ConsoleAPICalledTypeAssert {
			b.complains = append(b.complains, fmt.Sprintf("console.%s: %s", ev.Type, arguments(ev.Args)))
		}
	case *network.EventRequestWillBeSent:
		b.requests[string(ev.RequestID)] = ev.Request.URL
	case *network.EventLoadingFinished:
		b.moved += ev.EncodedDataLength
	}
}

func exceptionText(d *runtime.ExceptionDetails) string {
	if d.Exception == nil {
		return ""
	}
	return d.Exception.Description
}

func arguments(args []*runtime.RemoteObject) string {
	var list []string
	for _, a := range args {
		list = append(list, string(a.Value)+a.Description)
	}
	return strings.Join(list, " ")
}

func (b *tab) complaints() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.complains
}

// expect drops the complaints that hold text, for pages whose answer is an error on purpose.
func (b *tab) expect(text string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	var rest []string
	for _, c := range b.complains {
		if !strings.Contains(c, text) {
			rest = append(rest, c)
		}
	}
	b.complains = rest
}

// do runs steps and fails the test when one fails.
func (b *tab) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatalf("%s: %v (on %s)", what, err, b.where())
	}
}

// navigate opens an address of the site and waits until it is loaded.
func (b *tab) navigate(path string) {
	b.t.Helper()
	b.do("open "+path, chromedp.Navigate(site+path))
	if status := eval[int](b, `performance.getEntriesByType("navigation")[0].responseStatus`); status >= 500 {
		b.t.Fatalf("%s = %d", path, status)
	}
}

// where is the address of the page, for messages.
func (b *tab) where() string {
	u, err := chromedp.Run(b.ctx, chromedp.Location())
	if err != nil {
		return err.Error()
	}
	return strings.TrimPrefix(u, site)
}

// press clicks the first element that matches, or taps it on a touch screen.
func (b *tab) press(selector string) {
	b.t.Helper()
	b.do("press "+selector, chromedp.Click(chromedp.CSS(selector)))
}

// loads does something that leads to another page and waits until that is loaded.
func (b *tab) loads(what string, step chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	before := b.where()
	if _, err := chromedp.Run(b.ctx, chromedp.WaitEvent(page.LoadEventFired, nil, step)); err != nil {
		b.t.Fatalf("%s leads nowhere from %s: %v", what, before, err)
	}
}

// follow presses an element and waits for the page that it leads to.
func (b *tab) follow(selector string) {
	b.t.Helper()
	b.loads("press "+selector, chromedp.Click(chromedp.CSS(selector)))
}

// key presses a key as a person does. Enter is one event, since a separate char event would type a line
// end whatever the page does about it.
func (b *tab) key(key string) {
	b.t.Helper()
	b.do("key", keyPress(key))
}

func keyPress(key string) chromedp.Action[chromedp.Void] {
	if key != "Enter" {
		return chromedp.KeyEvent(key)
	}
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		down := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "Enter", Code: "Enter", Text: "\r", WindowsVirtualKeyCode: 13}
		if _, err := chromedp.Call(ctx, input.DispatchKeyEvent, down); err != nil {
			return err
		}
		up := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Key: "Enter", Code: "Enter", WindowsVirtualKeyCode: 13}
		_, err := chromedp.Call(ctx, input.DispatchKeyEvent, up)
		return err
	})
}

// eval evaluates JavaScript in the page, also where the page's own scripts are off.
func eval[T any](b *tab, js string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](js))
	if err != nil {
		b.t.Fatalf("evaluate %s: %v (on %s)", js, err, b.where())
	}
	return v
}

// patience is how long a change of a page may take.
const patience = 10 * time.Second

// until waits until an expression is true.
func (b *tab) until(what, js string) {
	b.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(15 * time.Millisecond) {
		ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](js))
		if ok {
			return
		}
		if time.Now().After(end) {
			b.t.Fatalf("not within %v: %s (%s is %t, %v, on %s)", patience, what, js, ok, err, b.where())
		}
	}
}

// want fails the test when an expression is not true at once.
func (b *tab) want(what, js string) {
	b.t.Helper()
	if !eval[bool](b, js) {
		b.t.Errorf("%s: %s is false on %s", what, js, b.where())
	}
}

// text is the text of the first match, "" when there is none.
func (b *tab) text(selector string) string {
	b.t.Helper()
	return eval[string](b, fmt.Sprintf("(document.querySelector(%q)?.textContent ?? '').replace(/\\s+/g, ' ').trim()", selector))
}

// count is the number of matches.
func (b *tab) count(selector string) int {
	b.t.Helper()
	return eval[int](b, fmt.Sprintf("document.querySelectorAll(%q).length", selector))
}

// waitReady waits until the site can search.
func waitReady(address string) error {
	var last error
	for end := time.Now().Add(startTime); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		r, err := http.Get(address)
		if err != nil {
			last = err
			continue
		}
		body, err := io.ReadAll(r.Body)
		r.Body.Close()
		if err == nil && r.StatusCode == http.StatusOK && bytes.Contains(body, []byte(`"index":"ready"`)) {
			return nil
		}
		last = fmt.Errorf("%s %s", r.Status, body)
	}
	return fmt.Errorf("%s: %w", address, last)
}

// read is a file of testdata.
func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
