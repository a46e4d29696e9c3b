package browsertest

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// maxTabs bounds the walk over one page.
const maxTabs = 70

// focus is what has the focus after a press of Tab.
type focus struct {
	What    string // tag and beginning of its text; "" for the page itself
	Ring    bool   // has a ring of at least 2 px
	InView  bool
	Covered bool // nothing of it can be seen, since something else lies over it
}

const focused = `(() => {
	const e = document.activeElement;
	if (!e || e === document.body || e === document.documentElement) return {What: "", Ring: true, InView: true, Covered: false};
	// A link in a drawing shows its ring as the stroke of one of its shapes.
	const ring = (e) => {
		const s = getComputedStyle(e);
		if (e.namespaceURI.endsWith("svg")) return [...e.querySelectorAll("circle, rect")].some((c) => getComputedStyle(c).stroke !== "none" && parseFloat(getComputedStyle(c).strokeWidth) >= 2);
		return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 && s.outlineColor !== "rgba(0, 0, 0, 0)";
	};
	const rects = [...e.getClientRects()].filter((r) => r.width > 0 && r.height > 0);
	const seen = rects.some((r) => r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth);
	const open = rects.some((r) => [0.1, 0.3, 0.5, 0.7, 0.9].some((part) => {
		const x = r.left + r.width * part, y = r.top + r.height / 2;
		const at = document.elementFromPoint(Math.min(Math.max(x, 0), innerWidth - 1), Math.min(Math.max(y, 0), innerHeight - 1));
		return at !== null && (e.contains(at) || at.contains(e));
	}));
	return {
		What: e.tagName.toLowerCase() + " " + (e.getAttribute("aria-label") ?? e.textContent ?? "").trim().slice(0, 40) + (e.id ? " #" + e.id : ""),
		Ring: ring(e),
		InView: seen, Covered: !open,
	};
})()`

// TestKeyboard walks through pages by Tab alone. Every stop must show its ring, be in view and not be
// covered, and the first stop must skip the masthead.
func TestKeyboard(t *testing.T) {
	for name, address := range map[string]string{
		"home": "/id/", "results": "/id/search?q=banjir&hazard=tidal-flood", "note": noteAddress,
		"compare": kinds["compare"], "tray": kinds["tray"], "hazard": kinds["hazard"],
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, desk)
			b.navigate(address)
			stops := map[string]bool{}
			for range maxTabs {
				b.key(kb.Tab)
				f := eval[focus](b, focused)
				if f.What == "" {
					break
				}
				stops[f.What] = true
				switch {
				case !f.Ring:
					t.Errorf("%s has no ring", f.What)
				case !f.InView:
					t.Errorf("%s is out of view", f.What)
				case f.Covered:
					t.Errorf("%s is covered", f.What)
				}
			}
			if len(stops) < 10 {
				t.Errorf("only %d stops: %v", len(stops), stops)
			}
		})
	}
}

// TestSkipLink goes from the top of a page to its main part.
func TestSkipLink(t *testing.T) {
	b := open(t, desk)
	b.navigate(noteAddress)
	b.key(kb.Tab)
	b.want("the first stop skips", `document.activeElement.matches("a.skip") && document.activeElement.getBoundingClientRect().top >= 0`)
	b.key("Enter")
	b.until("focus is in the main part", `location.hash === "#x-main" && document.activeElement.id === "x-main"`)
	b.key(kb.Tab)
	b.want("Tab goes on inside it", `document.querySelector("#x-main").contains(document.activeElement)`)
}

// TestNoMotion wants nothing to move for readers who asked for that.
func TestNoMotion(t *testing.T) {
	for _, address := range []string{"/id/", kinds["results"], noteAddress} {
		b := open(t, phone, media("prefers-reduced-motion", "reduce"))
		b.navigate(address)
		moving := eval[[]string](b, `[...document.querySelectorAll("*")].filter((e) => {
			const s = getComputedStyle(e), long = (d) => d.split(",").some((x) => parseFloat(x) > 0.01);
			return long(s.transitionDuration) || s.animationName !== "none" && long(s.animationDuration) || s.scrollBehavior === "smooth";
		}).map((e) => e.tagName + "." + e.className)`)
		if len(moving) > 0 {
			t.Errorf("%s: these move: %v", address, moving[:min(len(moving), 5)])
		}
	}
}

// TestForcedColours wants controls to stay visible when the reader's system sets all colours.
func TestForcedColours(t *testing.T) {
	b := open(t, desk, media("forced-colors", "active"))
	b.navigate(kinds["filtered"])
	b.want("ticks can be seen", `[...document.querySelectorAll(".filters input[type=checkbox]")].filter((e) => e.checkVisibility()).every((e) => {
		const s = getComputedStyle(e); return s.appearance !== "none" || parseFloat(s.borderTopWidth) > 0 || s.outlineStyle !== "none";
	})`)
	b.do("press Tab", chromedp.KeyEvent(kb.Tab))
	b.want("focus can be seen", `(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2; })()`)
}
