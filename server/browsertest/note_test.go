package browsertest

import (
	"bytes"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const noteAddress = "/id/notes/tidal-flooding-bontang"

// explained are the two kinds of link that explain themselves in place.
var explained = map[string]string{
	"citation": ".article .body .cite a",
	"term":     ".article .body a.term",
}

const isOpen, isClosed = `document.querySelector(".popover") !== null`, `document.querySelector(".popover") === null`

// TestExplainedByMouse hovers over a link and leaves it.
func TestExplainedByMouse(t *testing.T) {
	for name, selector := range explained {
		t.Run(name, func(t *testing.T) {
			b := open(t, desk)
			b.navigate(noteAddress)
			b.hover(selector)
			b.until("the pop-over opens", isOpen)
			b.want("it says something", `document.querySelector(".popover").textContent.trim().length > 20`)
			b.want("it is in view", `(() => { const r = document.querySelector(".popover").getBoundingClientRect(); return r.left >= 0 && r.right <= innerWidth && r.top >= 0 && r.bottom <= innerHeight; })()`)
			b.hover(".popover")
			time.Sleep(400 * time.Millisecond) // longer than it would take to close
			b.want("it stays while the mouse is on it", isOpen)
			b.hover("h1")
			b.until("it closes", isClosed)
		})
	}
}

// TestExplainedByKeyboard reaches a link by Tab.
func TestExplainedByKeyboard(t *testing.T) {
	for name, selector := range explained {
		t.Run(name, func(t *testing.T) {
			b := open(t, desk)
			b.navigate(noteAddress)
			b.key(kb.Tab) // from here on the browser shows focus
			eval[chromedp.Void](b, `document.querySelector("`+selector+`").focus()`)
			b.until("the pop-over opens", isOpen)
			b.want("the link names it", `document.getElementById(document.activeElement.getAttribute("aria-describedby")) === document.querySelector(".popover")`)
			b.key(kb.Escape)
			b.want("Escape closes it", isClosed)
			b.want("focus stays", `document.activeElement.matches("`+selector+`")`)
		})
	}
}

// TestExplainedByTouch taps once for the explanation, twice for the link.
func TestExplainedByTouch(t *testing.T) {
	for name, selector := range explained {
		t.Run(name, func(t *testing.T) {
			b := open(t, phone)
			b.navigate(noteAddress)
			b.do("tap", chromedp.Tap(chromedp.CSS(selector)))
			b.until("the pop-over opens", isOpen)
			b.wantAt(noteAddress)
			b.want("it fits the screen", `(() => { const r = document.querySelector(".popover").getBoundingClientRect(); return r.left >= 0 && r.right <= innerWidth; })()`)
			b.do("tap beside it", chromedp.Tap(chromedp.CSS("h1")))
			b.until("it closes", isClosed)
		})
	}
}

// TestExplainedWithoutScripts follows the links instead.
func TestExplainedWithoutScripts(t *testing.T) {
	b := open(t, desk, noScript)
	b.navigate(noteAddress)
	b.press(explained["citation"])
	b.until("the reference is named", `location.hash.startsWith("#x-ref-")`)
	b.atPlace()
	b.navigate(noteAddress)
	b.follow(explained["term"])
	b.want("the glossary opens", `location.pathname === "/id/glossary"`)
	b.atPlace()
}

// hover puts the mouse over the first match.
func (b *tab) hover(selector string) {
	b.t.Helper()
	b.do("scroll", chromedp.ScrollIntoView(chromedp.CSS(selector)))
	at := eval[[]float64](b, `(() => { const r = document.querySelector("`+selector+`").getClientRects()[0]; return [r.left + r.width / 2, r.top + r.height / 2]; })()`)
	b.do("hover over "+selector, chromedp.MouseEvent("mouseMoved", at[0], at[1]))
}

// TestTray adds a passage, undoes it, adds it again, and finds it after a reload and in another language.
func TestTray(t *testing.T) {
	b := open(t, desk)
	b.navigate(noteAddress)
	button := ".article .body .tray-add button"
	b.press(button)
	b.until("the tray counts one", trayCounts("1"))
	b.want("the button says so", `document.querySelector("`+button+`").getAttribute("aria-pressed") === "true"`)
	b.want("it is announced", `document.querySelector("#x-live").textContent.includes("rak")`)
	b.press("#x-live button")
	b.until("undo empties the tray", `![...document.querySelectorAll("[data-tray-count]")].some((e) => e.checkVisibility())`)

	b.press(button)
	b.until("the tray counts one again", trayCounts("1"))
	b.do("reload", chromedp.Reload())
	b.until("it survives a reload", trayCounts("1"))
	b.press(button)
	b.until("a second press takes it out", `!document.cookie.includes("tidal")`)
	b.press(button)
	b.until("and a third puts it back", trayCounts("1"))

	b.follow(visible(b, `a[hreflang="en"]`))
	b.wantAt(strings.Replace(noteAddress, "/id/", "/en/", 1))
	b.until("it is there in English", trayCounts("1"))
	b.follow(visible(b, "a.tray-button"))
	b.want("the passage is listed in English", `document.querySelector(".tray .item-head h3 a").pathname.startsWith("/en/notes/")`)
}

// TestLanguages changes the language of a note and comes back, on a phone through the menu.
func TestLanguages(t *testing.T) {
	b := open(t, phone)
	b.navigate(noteAddress)
	for _, lang := range []string{"ko", "en", "id"} {
		b.press(".menu summary")
		b.follow(`.menu a[hreflang="` + lang + `"]`)
		b.wantAt("/" + lang + "/notes/tidal-flooding-bontang")
		b.want("the page is in it", `document.documentElement.lang === "`+lang+`"`)
		b.want("the text is in it", `document.querySelector(".article").closest("[lang]").lang === "`+lang+`"`)
	}
}

// TestPrint prints a note: a hand-out with its sources and its address, without the site around it.
func TestPrint(t *testing.T) {
	b := open(t, desk)
	b.navigate(noteAddress)
	pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground(), chromedp.PDFOutlineAndTagged()))
	if err != nil {
		t.Fatal(err)
	}
	const most = 4
	if n := len(regexp.MustCompile(`/Type\s*/Page[^s]`).FindAll(pdf, -1)); n == 0 || n > most {
		t.Errorf("%d pages, want 1 to %d", n, most)
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pages counted; install poppler-utils to look at the text too")
	}
	cmd := exec.Command("pdftotext", "-layout", "-", "-")
	cmd.Stdin = bytes.NewReader(pdf)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(out)), " ")
	for _, want := range []string{"Rujukan", noteAddress, "Fakta untuk perencana"} {
		if !strings.Contains(text, want) {
			t.Errorf("the print lacks %q", want)
		}
	}
	for _, not := range []string{"Perangkat daerah", "Tentang Siaga", "Pakai catatan ini", "Lompat"} {
		if strings.Contains(text, not) {
			t.Errorf("the print has %q, which is of use only on a screen", not)
		}
	}
}
