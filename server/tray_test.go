package server

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// trayOfAnswer reads the list that an answer puts in the cookie, nil when it sets none.
func trayOfAnswer(t *testing.T, a answer) []string {
	t.Helper()
	for _, c := range a.Result().Cookies() {
		if c.Name != trayCookie {
			continue
		}
		if c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.MaxAge <= 0 {
			t.Errorf("the cookie is %+v, want SameSite=Lax, Path=/, kept for months", c)
		}
		if c.Value == "" {
			return []string{}
		}
		r := &http.Request{Header: http.Header{"Cookie": {c.Name + "=" + c.Value}}}
		return trayOf(r)
	}
	return nil
}

func cookie(values ...string) []string {
	return []string{"Cookie", trayCookie + "=" + url.QueryEscape(strings.Join(values, " "))}
}

func TestChangeTray(t *testing.T) {
	s := sampleSite(t)
	tests := []struct {
		name string
		has  []string
		form url.Values
		want []string
	}{
		{"add the first", nil, url.Values{"add": {"rob#polder"}}, []string{"rob#polder"}},
		{"add another", []string{"rob#polder"}, url.Values{"add": {"mangrove#x-lead"}}, []string{"rob#polder", "mangrove#x-lead"}},
		{"add it again", []string{"rob#polder"}, url.Values{"add": {"rob#polder"}}, []string{"rob#polder"}},
		{"add Hangul", nil, url.Values{"add": {"rob#tanggul-방조제"}}, []string{"rob#tanggul-방조제"}},
		{"remove", []string{"rob#polder", "mangrove#x-lead"}, url.Values{"remove": {"rob#polder"}}, []string{"mangrove#x-lead"}},
		{"remove the last", []string{"rob#polder"}, url.Values{"remove": {"rob#polder"}}, []string{}},
		{"remove what is not there", []string{"rob#polder"}, url.Values{"remove": {"x#y"}}, []string{"rob#polder"}},
		{"clear", []string{"rob#polder", "mangrove#x-lead"}, url.Values{"clear": {"1"}}, []string{}},
		{"take over", []string{"rob#polder"}, url.Values{"take": {"1"}, "n": {"mangrove#x-lead", "dams#x-lead"}}, []string{"mangrove#x-lead", "dams#x-lead"}},
		{"nothing", []string{"rob#polder"}, url.Values{}, []string{"rob#polder"}},
	}
	for _, tt := range tests {
		var header []string
		if tt.has != nil {
			header = cookie(tt.has...)
		}
		a := post(t, s, "/id/tray", tt.form, header...)
		if got := trayOfAnswer(t, a); !slices.Equal(got, tt.want) {
			t.Errorf("%s: the tray is %q, want %q", tt.name, got, tt.want)
		}
		to, err := url.Parse(a.Header().Get("Location"))
		if err != nil || to.Path != "/id/tray" || !slices.Equal(to.Query()["n"], tt.want) && len(tt.want) > 0 {
			t.Errorf("%s: leads to %q", tt.name, a.Header().Get("Location"))
		}
	}
}

// TestTrayPage shows the passages under their notes, in the reader's language.
func TestTrayPage(t *testing.T) {
	s := sampleSite(t)
	p := get(t, s, "/id/tray?n=rob%23polder&n=mangrove%23x-lead&n=rob%23tanggul-%EB%B0%A9%EC%A1%B0%EC%A0%9C", cookie("rob#polder", "mangrove#x-lead", "rob#tanggul-방조제")...)
	if got := texts(p.Node, "h2 a"); !slices.Equal(got, []string{"Banjir rob & pasang di Bontang", "Sabuk mangrove"}) {
		t.Errorf("notes %q", got)
	}
	if got := texts(p.Node, ".item-head h3"); !slices.Equal(got, []string{"Polder", "Tanggul 방조제", "Sabuk mangrove"}) {
		t.Errorf("passages %q", got)
	}
	if got := texts(p.Node, ".snippet"); !strings.HasPrefix(got[0], "Polder dan pompa menahan") {
		t.Errorf("texts %q", got)
	}
	if one(p.Node, "button[name=clear]") == nil || one(p.Node, "button[name=take]") != nil {
		t.Error("the reader's own tray should be cleared, not taken over")
	}
	if got := attr(one(p.Node, `a[href=/id/compare?n=rob&n=mangrove]`), "href"); got == "" {
		t.Error("the tray does not lead to the comparison of its notes")
	}
	if got := len(all(p.Node, ".refs-small li")); got != 2 {
		t.Errorf("%d sources, want the 2 that the passages cite", got)
	}

	english := get(t, s, "/en/tray?n=rob%23polder&n=rob%23tanggul-%EB%B0%A9%EC%A1%B0%EC%A0%9C")
	if got := texts(english.Node, ".item-head h3"); !slices.Equal(got, []string{"Polder", "Dike"}) {
		t.Errorf("passages in English %q, want the same ones by their place", got)
	}
}

// TestSharedTray is a list that came by a link: it can be taken over, and looking at it changes nothing.
func TestSharedTray(t *testing.T) {
	s := sampleSite(t)
	p := get(t, s, "/id/tray?n=rob%23polder&n=mangrove%23x-lead", cookie("dams#x-lead")...)
	if p.Header().Get("Set-Cookie") != "" {
		t.Error("looking at a shared tray sets a cookie")
	}
	form := closest(one(p.Node, "button[name=take]"), "form")
	var list []string
	for _, n := range all(form, "input[name=n]") {
		list = append(list, attr(n, "value"))
	}
	if !slices.Equal(list, []string{"rob#polder", "mangrove#x-lead"}) {
		t.Errorf("taking over takes %q", list)
	}
	if got := attr(one(p.Node, ".item-head a.quiet"), "href"); got != "/id/tray?n=mangrove%23x-lead" {
		t.Errorf("removing from a shared list leads to %q", got)
	}
}

func TestOwnTrayGoesToItsAddress(t *testing.T) {
	s := sampleSite(t)
	a := ask(t, s, "GET", "/id/tray", "", cookie("rob#polder")...)
	if a.Code != 303 || a.Header().Get("Location") != "/id/tray?n=rob%23polder" {
		t.Errorf("GET /id/tray = %d to %q", a.Code, a.Header().Get("Location"))
	}
	p := get(t, s, "/id/tray")
	if one(p.Node, "main a[href=/id/hazards]") == nil || one(p.Node, "aside") != nil {
		t.Error("an empty tray should offer ways to begin and nothing else")
	}
}

// TestUnknownPassages says how many are gone, and shows the note's beginning for a heading that is gone.
func TestUnknownPassages(t *testing.T) {
	p := get(t, sampleSite(t), "/id/tray?n=hilang%23x&n=rob%23tidak-ada&n=..%2F..%2Fetc%23x&n=%23&n=rob")
	if got := texts(p.Node, ".notice.warn"); len(got) != 1 || !strings.Contains(got[0], "3") {
		t.Errorf("notices %q, want that 3 are gone", got)
	}
	if got := len(all(p.Node, ".item-head")); got == 0 {
		t.Error("a passage whose heading is gone is not shown at all")
	}
}

// TestOnlyPostChangesTray sends everything that changes the tray by GET.
func TestOnlyPostChangesTray(t *testing.T) {
	s := sampleSite(t)
	for _, query := range []string{"add=rob%23polder", "clear=1", "remove=rob%23polder", "take=1&n=mangrove%23x-lead"} {
		a := ask(t, s, "GET", "/id/tray?"+query, "", cookie("rob#polder")...)
		if a.Header().Get("Set-Cookie") != "" {
			t.Errorf("%s sets %q", a.asked, a.Header().Get("Set-Cookie"))
		}
	}
	a := post(t, s, "/id/tray?add=mangrove%23x-lead", url.Values{}, cookie("rob#polder")...)
	if got := trayOfAnswer(t, a); !slices.Equal(got, []string{"rob#polder"}) {
		t.Errorf("a POST takes its change from the address: %q", got)
	}
}

// TestCrossSite refuses a form that another site sends.
func TestCrossSite(t *testing.T) {
	s := sampleSite(t)
	form := url.Values{"clear": {"1"}}.Encode()
	tests := []struct {
		name   string
		header []string
		code   int
	}{
		{"this site", []string{"Sec-Fetch-Site", "same-origin"}, 303},
		{"this site by its origin", []string{"Origin", "http://siaga.example"}, 303},
		{"typed", []string{"Sec-Fetch-Site", "none"}, 303},
		{"no browser", nil, 303},
		{"another site", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"a sister site", []string{"Sec-Fetch-Site", "same-site"}, 403},
		{"another origin", []string{"Origin", "https://evil.example"}, 403},
		{"no origin", []string{"Origin", "null"}, 403},
	}
	for _, tt := range tests {
		a := ask(t, s, "POST", "/id/tray", form, append(tt.header, cookie("rob#polder")...)...)
		if a.Code != tt.code || (a.Code == 403) != (a.Header().Get("Set-Cookie") == "") {
			t.Errorf("a form from %s = %d with Set-Cookie %q, want %d", tt.name, a.Code, a.Header().Get("Set-Cookie"), tt.code)
		}
	}
}

// TestTrayLimits fills the tray beyond what a cookie holds.
func TestTrayLimits(t *testing.T) {
	s := sampleSite(t)
	var many []string
	for i := range 500 {
		many = append(many, fmt.Sprintf("rob#bagian-%d", i))
	}
	got := trayOfAnswer(t, post(t, s, "/id/tray", url.Values{"take": {"1"}, "n": many}))
	if len(got) != maxTray {
		t.Errorf("500 passages leave %d, want %d", len(got), maxTray)
	}
	long := strings.Repeat("방", 300)
	for i := range many {
		many[i] = fmt.Sprintf("rob#%s-%d", long, i)
	}
	a := post(t, s, "/id/tray", url.Values{"take": {"1"}, "n": many[:10]})
	if c := a.Header().Get("Set-Cookie"); len(c) > 4096 {
		t.Errorf("the cookie has %d bytes, which browsers drop", len(c))
	}
	if a := ask(t, s, "POST", "/id/tray", "add="+strings.Repeat("x", maxBody)); a.Code != 413 {
		t.Errorf("a body beyond the limit = %d, want 413", a.Code)
	}
	if a := ask(t, s, "POST", "/id/tray", "add=%zz"); a.Code != 400 {
		t.Errorf("a body that is no form = %d, want 400", a.Code)
	}
	p := get(t, s, "/id/tray?"+url.Values{"n": many}.Encode())
	if got := len(all(p.Node, ".item-head")); got > maxTray {
		t.Errorf("the page shows %d passages, want at most %d", got, maxTray)
	}
	for _, bad := range []string{"tray=%zz", "tray=" + strings.Repeat("%20", 2000), "tray=\"", "tray=a; tray=b", "tray=" + strings.Repeat("x%20", 5000)} {
		if a := ask(t, s, "GET", "/id/tray", "", "Cookie", bad); a.Code >= 400 {
			t.Errorf("GET /id/tray with the cookie %.30q = %d", bad, a.Code)
		}
	}
}
