package browsertest

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestSuggestions works the list under the search box by keyboard.
func TestSuggestions(t *testing.T) {
	b := open(t, desk)
	b.navigate("/id/")
	b.do("type", chromedp.SendKeys(chromedp.CSS("#x-q"), "mangro"))
	b.until("the list opens", `document.querySelector("#x-q").getAttribute("aria-expanded") === "true"`)
	b.want("it lists titles", `[...document.querySelectorAll("#x-q-list [role=option]")].some((o) => /mangro/i.test(o.textContent))`)
	b.want("what is typed is bold", `document.querySelector("#x-q-list b").textContent.toLowerCase() === "mangro"`)
	b.want("nothing is chosen", `document.querySelector("#x-q-list [aria-selected=true]") === null`)

	chosen := func(which string) string {
		return `(() => {
			const list = [...document.querySelectorAll("#x-q-list [role=option]")], now = list.filter((o) => o.getAttribute("aria-selected") === "true");
			return now.length === 1 && now[0] === ` + which + ` && document.querySelector("#x-q").getAttribute("aria-activedescendant") === now[0].id;
		})()`
	}
	b.key(kb.ArrowDown)
	b.want("Down chooses the first", chosen("list[0]"))
	b.key(kb.ArrowUp)
	b.want("Up from the first goes back to the box", `document.querySelector("#x-q-list [aria-selected=true]") === null && !document.querySelector("#x-q").hasAttribute("aria-activedescendant")`)
	b.key(kb.ArrowUp)
	b.want("Up from the box chooses the last", chosen("list.at(-1)"))

	b.key(kb.Escape)
	b.want("Escape closes the list", `document.querySelector("#x-q-list").hidden && document.querySelector("#x-q").getAttribute("aria-expanded") === "false"`)
	b.want("the text and the focus stay", `document.activeElement.id === "x-q" && document.activeElement.value === "mangro"`)

	b.do("type", chromedp.KeyEvent("v"))
	b.until("the list opens again", `document.querySelector("#x-q").getAttribute("aria-expanded") === "true"`)
	b.key(kb.ArrowDown)
	href := eval[string](b, `document.querySelector("#x-q-list [aria-selected=true]").dataset.href`)
	b.loads("Enter on a suggestion", keyPress("Enter"))
	b.wantAt(href)
}

// TestEnterSearches wants Enter to search for what was typed when no suggestion is chosen.
func TestEnterSearches(t *testing.T) {
	b := open(t, desk)
	b.navigate("/id/about")
	b.do("type", chromedp.SendKeys(chromedp.CSS("#x-q"), "amonia"))
	b.until("the list opens", `document.querySelector("#x-q").getAttribute("aria-expanded") === "true"`)
	b.loads("Enter", keyPress("Enter"))
	b.wantAt("/id/search?q=amonia")
	b.want("the box keeps the words", `document.querySelector("#x-q").value === "amonia"`)
}

// TestKoreanIsComposed types Hangul as an input method does: Enter that ends a syllable must not send the
// form.
func TestKoreanIsComposed(t *testing.T) {
	b := open(t, desk)
	b.navigate("/ko/")
	b.do("focus", chromedp.Focus(chromedp.CSS("#x-q")))
	for _, part := range []string{"ㅎ", "호", "홍"} {
		if _, err := chromedp.Call(b.ctx, input.ImeSetComposition, input.ImeSetCompositionParams{Text: part, SelectionStart: 1, SelectionEnd: 1}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := chromedp.Call(b.ctx, input.InsertText, input.InsertTextParams{Text: "홍수"}); err != nil {
		t.Fatal(err)
	}
	b.want("the box has the word", `document.querySelector("#x-q").value === "홍수"`)
	b.loads("Enter", keyPress("Enter"))
	b.want("the search is for it", `new URLSearchParams(location.search).get("q") === "홍수"`)
}

// TestFilters ticks filters in place: the address follows, the page is not loaded anew, focus stays, and
// Back undoes one tick.
func TestFilters(t *testing.T) {
	b := open(t, desk)
	b.navigate("/id/search?q=banjir")
	all := b.number("h1")
	eval[chromedp.Void](b, `window.same = true`)
	first, second := `.filters input[name=hazard][value=tidal-flood]`, `.filters input[name=in][value=en]`

	b.press(first)
	b.until("the address follows", `location.search === "?q=banjir&hazard=tidal-flood"`)
	b.until("the results follow", `document.querySelector(".results-head .chips") !== null`)
	some := b.number("h1")
	b.want("focus stays at the tick", `document.activeElement.value === "tidal-flood"`)
	b.press(second)
	b.until("the address has both", `location.search.includes("hazard=tidal-flood") && location.search.includes("in=en")`)
	b.until("both are chips", `document.querySelectorAll(".results-head .chip").length === 2`)

	back := func() { eval[chromedp.Void](b, `history.back()`) }
	back()
	b.until("Back takes the second away", `location.search === "?q=banjir&hazard=tidal-flood" && document.querySelectorAll(".results-head .chip").length === 1`)
	if n := b.number("h1"); n != some {
		t.Errorf("after Back %d results, before %d", n, some)
	}
	b.want("the tick is gone", `!document.querySelector("`+second+`").checked`)
	back()
	b.until("Back takes the first away", `location.search === "?q=banjir" && document.querySelector(".results-head .chips") === null`)
	if n := b.number("h1"); n != all {
		t.Errorf("after Back %d results, before %d", n, all)
	}
	b.want("the page was never loaded anew", `window.same === true`)
}

// TestTrayOnResults wants the tray buttons of results that were swapped in to know what is on the tray.
func TestTrayOnResults(t *testing.T) {
	b := open(t, desk)
	b.navigate("/id/search?q=banjir&hazard=tidal-flood")
	b.press(".hit .tray-add button")
	b.until("the tray counts one", trayCounts("1"))
	b.press(`.filters input[name=in][value=id]`)
	b.until("the results follow", `document.querySelectorAll(".results-head .chip").length === 2`)
	b.until("the button knows", `[...document.querySelectorAll(".hit .tray-add button")].filter((e) => e.getAttribute("aria-pressed") === "true").length === 1`)
}

// TestSheet opens the filters on a phone: the page behind is out of reach, the button tells what it will
// show, and Escape closes.
func TestSheet(t *testing.T) {
	b := open(t, phone)
	b.navigate("/id/search?q=banjir")
	b.press(".filter-button")
	b.until("focus goes into the sheet", `document.querySelector(".filters").contains(document.activeElement)`)
	b.want("the page behind is out of reach", `document.querySelector(".results").closest("[inert]") !== null`)
	before := b.number(".apply")
	b.press(`.facet:has(input[name="hazard"]) > summary`)
	b.press(`.filters input[name="hazard"][value="tidal-flood"]`)
	b.until("the button counts anew", fmt.Sprintf(`parseInt(document.querySelector(".apply").textContent.match(/\d+/)) < %d`, before))
	promised := b.number(".apply")
	b.wantAt("/id/search?q=banjir#x-filters")

	b.key(kb.Escape)
	b.until("Escape closes the sheet", `!document.querySelector(".filters").checkVisibility() || document.querySelector(".filters").getBoundingClientRect().top >= innerHeight`)
	b.want("the page is in reach again", `document.querySelector(".results").closest("[inert]") === null`)
	b.press(".filter-button")
	b.follow(".apply")
	if n := b.number("h1"); n != promised {
		t.Errorf("the button promised %d results, there are %d", promised, n)
	}
}

// TestMenu opens and closes the menu of a phone by keyboard.
func TestMenu(t *testing.T) {
	b := open(t, phone)
	b.navigate("/id/")
	b.do("focus", chromedp.Focus(chromedp.CSS(".menu summary")))
	b.key("Enter")
	b.until("the menu opens", `document.querySelector(".menu").open`)
	b.key(kb.Tab)
	b.want("Tab goes into it", `document.querySelector(".menu nav").contains(document.activeElement)`)
	b.key(kb.Escape)
	b.until("Escape closes it", `!document.querySelector(".menu").open`)
	b.want("focus is on its button", `document.activeElement.matches(".menu summary")`)
}
