package browsertest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestJourney goes the way of a planner: search, narrow down, open a result at its passage, put the
// passage aside, compare. It must work the same with scripts and without, on a phone and on a desk.
func TestJourney(t *testing.T) {
	for _, size := range []struct {
		name string
		set  setting
	}{{"desk", desk}, {"phone", phone}} {
		t.Run(size.name, func(t *testing.T) { planner(open(t, size.set), size.name == "phone") })
		t.Run(size.name+" without scripts", func(t *testing.T) { planner(open(t, size.set, noScript), size.name == "phone") })
	}
}

func planner(b *tab, narrow bool) {
	b.navigate("/id/")
	b.do("type", chromedp.SendKeys(chromedp.CSS("#x-q"), "banjir rob pasang"))
	b.loads("send the search", keyPress("Enter"))
	b.wantAt("/id/search?q=banjir+rob+pasang")
	before := b.number("h1")
	if before < 3 || b.count(".hits .hit") == 0 {
		b.t.Fatalf("%d results, %d shown", before, b.count(".hits .hit"))
	}
	b.narrowDown(narrow)
	if after := b.number("h1"); after == 0 || after >= before {
		b.t.Errorf("the filter leaves %d of %d results", after, before)
	}
	if chip := b.text(".results-head .chip"); chip != "Banjir rob" {
		b.t.Errorf("chip %q, want Banjir rob", chip)
	}

	value := b.openPassage()
	b.putAside(value)
	b.follow(visible(b, "a.tray-button"))
	b.want("the passage is on the tray", `document.querySelectorAll(".tray .item-head").length === 1`)
	b.want("the tray can be shared", `location.search.startsWith("?n=")`)

	b.follow(`aside a.button[href*="/compare?"]`)
	if n := b.count(".comparison thead th"); n != 1 {
		b.t.Errorf("%d columns, want 1", n)
	}
	b.follow("a.add")
	if n := b.count(".comparison thead th"); n != 2 {
		b.t.Errorf("%d columns, want 2", n)
	}
	b.follow(".comparison td small a")
	b.atPlace()
}

// narrowDown ticks the first hazard in the way that the page offers.
func (b *tab) narrowDown(narrow bool) {
	b.t.Helper()
	const tick = `.filters input[name="hazard"][value="tidal-flood"]`
	if narrow {
		b.press(".filter-button")
		b.until("the sheet opens", `document.querySelector(".filters").checkVisibility()`)
	}
	if !eval[bool](b, fmt.Sprintf(`document.querySelector(%q).checkVisibility()`, tick)) {
		b.press(`.facet:has(input[name="hazard"]) > summary`)
	}
	b.press(tick)
	if narrow || b.scriptless {
		b.follow(".filters .apply")
	}
	b.until("the address has the filter", `location.search.includes("hazard=tidal-flood")`)
	b.until("the filter is chosen", fmt.Sprintf(`document.querySelector(%q).checked && document.querySelector(".results-head .chips") !== null`, tick))
}

// openPassage opens the first result at its first passage and returns its name for the tray.
func (b *tab) openPassage() string {
	b.t.Helper()
	value := eval[string](b, `document.querySelector(".hit .passage .tray-add button").value`)
	b.follow(".hit .where a")
	b.atPlace()
	b.want("the words of the search are marked", `document.querySelector("article mark") !== null`)
	b.want("the trust line stands above the text", `document.querySelector(".trust").getBoundingClientRect().top < document.querySelector(".article .body").getBoundingClientRect().top`)
	return value
}

// atPlace wants the page to stand at the place that its address names.
func (b *tab) atPlace() {
	b.t.Helper()
	b.until("the place is in view", `(() => {
		const e = document.getElementById(decodeURIComponent(location.hash.slice(1)));
		return e !== null && e.getBoundingClientRect().top > -5 && e.getBoundingClientRect().top < innerHeight;
	})()`)
}

// putAside puts the passage on the tray: in place with scripts, else by a form that shows the tray.
func (b *tab) putAside(value string) {
	b.t.Helper()
	button := fmt.Sprintf(`.article .body .tray-add button[value="%s"]`, value)
	if b.scriptless {
		b.follow(button)
		b.wantAt("/id/tray?n=" + strings.ReplaceAll(value, "#", "%23"))
		return
	}
	here := b.where()
	b.press(button)
	b.until("the tray counts one", trayCounts("1"))
	if b.where() != here {
		b.t.Errorf("putting a passage aside leads from %s to %s", here, b.where())
	}
}

// trayCounts is true when the visible count at the tray button is n.
func trayCounts(n string) string {
	return fmt.Sprintf(`[...document.querySelectorAll("[data-tray-count]")].some((e) => e.checkVisibility() && e.textContent === %q)`, n)
}

// wantAt fails the test when the tab is elsewhere.
func (b *tab) wantAt(path string) {
	b.t.Helper()
	if got := b.where(); got != path {
		b.t.Errorf("on %s, want %s", got, path)
	}
}

// number is the first whole number in the text of an element.
func (b *tab) number(selector string) int {
	b.t.Helper()
	var n int
	digits := strings.FieldsFunc(b.text(selector), func(r rune) bool { return r < '0' || r > '9' })
	if len(digits) == 0 {
		return 0
	}
	if _, err := fmt.Sscan(digits[0], &n); err != nil {
		b.t.Fatal(err)
	}
	return n
}

// visible narrows a selector to its first match that can be seen.
func visible(b *tab, selector string) string {
	b.t.Helper()
	i := eval[int](b, fmt.Sprintf(`(() => {
		for (const e of document.querySelectorAll("[data-test-pick]")) e.removeAttribute("data-test-pick");
		const list = [...document.querySelectorAll(%q)], e = list.find((e) => e.checkVisibility());
		e?.setAttribute("data-test-pick", "");
		return list.indexOf(e);
	})()`, selector))
	if i < 0 {
		b.t.Fatalf("no visible %s on %s", selector, b.where())
	}
	return "[data-test-pick]"
}
