package browsertest

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// kinds has one address of every kind of page, also of the states that look different.
var kinds = map[string]string{
	"home":          "/id/",
	"results":       "/id/search?q=banjir+rob",
	"filtered":      "/id/search?q=banjir&hazard=tidal-flood&in=id&sort=new",
	"one result":    "/id/search?q=title:pengerasan+pasir",
	"nothing":       "/id/search?q=bollard+anti+tsunami+zzz&kind=case",
	"note":          "/id/notes/tidal-flooding-bontang",
	"note missing":  "/ko/notes/mangroves-bontang",
	"note from q":   "/id/notes/tidal-flooding-bontang?q=pasang",
	"drill":         "/id/notes/ammonia-drills-bontang",
	"hazards":       "/id/hazards",
	"hazard":        "/id/hazards/tidal-flood",
	"empty hazard":  "/id/hazards/extreme-heat",
	"regions":       "/id/regions",
	"region":        "/id/regions/id-bontang",
	"offices":       "/id/offices",
	"office":        "/id/offices/public-works",
	"forums":        "/id/forums",
	"forum":         "/id/forums/incheon-2023",
	"glossary":      "/id/glossary",
	"compare":       "/id/compare?n=tidal-flooding-bontang&n=demak-permeable-dams&n=mangroves-bontang",
	"compare empty": "/id/compare",
	"tray":          "/id/tray?n=tidal-flooding-bontang%23x-lead&n=demak-permeable-dams%23x-lead",
	"tray empty":    "/id/tray",
	"about":         "/id/about",
	"missing":       "/id/notes/banjir-rob-bontang",
	"home en":       "/en/",
	"home ko":       "/ko/",
	"results en":    "/en/search?q=tidal+flood",
	"results ko":    "/ko/search?q=%ED%99%8D%EC%88%98",
	"note en":       "/en/notes/tidal-flooding-bontang",
	"note ko":       "/ko/notes/tidal-flooding-bontang",
	"hazard ko":     "/ko/hazards/tidal-flood",
}

// maxWeight is the budget of a first visit, all of it (DESIGN §10).
const maxWeight = 40 << 10

// TestPages opens every kind of page on an empty cache and looks at its weight, its accessibility in light
// and dark, and whether it fits a narrow screen and big letters.
func TestPages(t *testing.T) {
	for name, address := range kinds {
		t.Run(name, func(t *testing.T) {
			b := open(t, desk, media("prefers-color-scheme", "light"))
			b.navigate(address)
			if name == "missing" {
				b.expect("404")
			}
			b.weighs(maxWeight)
			b.accessible("light", "")
			b.set(media("prefers-color-scheme", "dark"))
			b.want("the page turns dark", `parseInt(getComputedStyle(document.body).backgroundColor.match(/\d+/)) < 64`)
			b.accessible("dark", "color-contrast")
			b.set(viewport(320, 640))
			b.fits("at 320 px")
			b.set(viewport(360, 740))
			b.accessible("on a phone", "target-size,scrollable-region-focusable")
			b.bigLetters()
			for _, width := range []int64{1440, 768} {
				b.set(viewport(width, 900))
				b.fits(fmt.Sprintf("with letters of 200 %% at %d px", width))
			}
		})
	}
}

// weighs wants all that came over the line for this page to be at most n bytes.
func (b *tab) weighs(n float64) {
	b.t.Helper()
	b.until("the scripts have come", `performance.getEntriesByType("resource").every((e) => e.responseEnd > 0)`)
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.moved > n || b.moved == 0 {
		b.t.Errorf("%.1f KB over the line, want at most %.0f", b.moved/1024, n/1024)
	}
	b.t.Logf("%.1f KB, %d requests", b.moved/1024, len(b.requests))
	for _, address := range b.requests {
		if !strings.HasPrefix(address, site+"/") && !strings.HasPrefix(address, "data:") {
			b.t.Errorf("asks another site: %s", address)
		}
	}
}

// fits wants nothing to stick out at the side of the page.
func (b *tab) fits(how string) {
	b.t.Helper()
	wide := eval[string](b, `(() => {
		const page = document.documentElement;
		if (page.scrollWidth <= page.clientWidth) return "";
		const out = [...document.querySelectorAll("body *")].filter((e) => {
			if (e.getBoundingClientRect().right <= page.clientWidth + 1) return false;
			for (let p = e.parentElement; p; p = p.parentElement) if (getComputedStyle(p).overflowX !== "visible") return false;
			return true;
		});
		return page.scrollWidth + " of " + page.clientWidth + " px; sticks out: " +
			out.slice(0, 5).map((e) => e.tagName.toLowerCase() + (e.className.baseVal ?? e.className ? "." + (e.className.baseVal ?? e.className) : "")).join(", ");
	})()`)
	if wide != "" {
		b.t.Errorf("%s the page scrolls sideways: %s", how, wide)
	}
}

// bigLetters doubles the reader's letter size, as the browser's settings do.
func (b *tab) bigLetters() {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, page.SetFontSizes, page.SetFontSizesParams{FontSizes: &page.FontSizes{Standard: 32, Fixed: 26}})
	if err != nil {
		b.t.Fatal(err)
	}
	b.until("the letters grow", `parseFloat(getComputedStyle(document.documentElement).fontSize) === 32`)
}

// violation is a fault that axe-core found.
type violation struct {
	ID    string
	Help  string
	Nodes []struct {
		HTML           string
		FailureSummary string
	}
}

// accessible runs axe-core by the rules of WCAG 2.2 AA; rules names some of them, "" stands for all.
func (b *tab) accessible(how, rules string) {
	b.t.Helper()
	if !eval[bool](b, `typeof axe === "object"`) {
		eval[chromedp.Void](b, read(b.t, "axe/axe.min.js")+";undefined")
	}
	only := `{type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}`
	if rules != "" {
		names, err := json.Marshal(strings.Split(rules, ","))
		if err != nil {
			b.t.Fatal(err)
		}
		only = fmt.Sprintf(`{type: "rule", values: %s}`, names)
	}
	run := fmt.Sprintf(`axe.run(document, {runOnly: %s, rules: {"target-size": {enabled: %t}}, resultTypes: ["violations"]}).then((r) => JSON.stringify(r.violations))`,
		only, rules == "" || strings.Contains(rules, "target-size"))
	out, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](run, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("axe: %v", err)
	}
	var found []violation
	if err := json.Unmarshal([]byte(out), &found); err != nil {
		b.t.Fatal(err)
	}
	for _, v := range found {
		n := v.Nodes[0]
		b.t.Errorf("%s: %s: %s (%d×)\n\t%.300s\n\t%s", how, v.ID, v.Help, len(v.Nodes), n.HTML, strings.ReplaceAll(n.FailureSummary, "\n", "\n\t"))
	}
}

// TestAxeIsUnmodified compares axe-core with the sum in its README.
func TestAxeIsUnmodified(t *testing.T) {
	sum := sha256.Sum256([]byte(read(t, "axe/axe.min.js")))
	if got := hex.EncodeToString(sum[:]); !strings.Contains(read(t, "axe/README.md"), got) {
		t.Errorf("testdata/axe/axe.min.js has the SHA-256 %s, which its README does not name", got)
	}
}
