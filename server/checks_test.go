package server

import (
	"net/http/httptest"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestDangers shows the check of payloads what it must find, so that its silence means something.
func TestDangers(t *testing.T) {
	for src, found := range map[string]bool{
		`<p>banjir <mark>rob</mark></p>`:                                   false,
		`<a href="/id/">x</a><a href="https://a.id/?b=javascript:">`:       false,
		`<script type="module" src="/static/js/a.js"></script>`:            false,
		`<form action="/id/tray" method="post"></form>`:                    false,
		`<script>alert(1)</script>`:                                        true,
		`<script src="/static/js/a.js">alert(1)</script>`:                  true,
		`<script src="//evil.example/static/js/a.js"></script>`:            true,
		`<img src=x onerror=alert(1)>`:                                     true,
		`<a href="javascript:alert(1)">`:                                   true,
		`<a href="&#1;java&Tab;script&colon;alert(1)">`:                    true,
		`<a href="data:text/html,x">`:                                      true,
		`<a href="//evil.example">`:                                        true,
		`<a href="\\evil.example">`:                                        true,
		`<p style="x">`:                                                    true,
		`<svg><a xlink:href="javascript:alert(1)">`:                        true,
		`<svg><foreignObject><p>`:                                          true,
		`<math><mi>`:                                                       true,
		`<!-- x -->`:                                                       true,
		`<form action="https://evil.example/">`:                            true,
		`<button formaction="/x">`:                                         true,
		`<iframe srcdoc="x"></iframe>`:                                     true,
		`<meta http-equiv="refresh" content="0;url=https://evil.example">`: true,
		`<base href="/x/">`:                                                true,
	} {
		doc, err := html.Parse(strings.NewReader(src))
		if err != nil {
			t.Fatal(err)
		}
		if d := dangers(doc); (len(d) > 0) != found {
			t.Errorf("dangers of %s: %q, want some: %t", src, d, found)
		}
	}
}

// TestMarkupFaults shows the check of pages what it must find.
func TestMarkupFaults(t *testing.T) {
	const good = `<!doctype html><html lang="id"><head><title>x</title><link rel="canonical" href="/id/">` +
		`<link rel="alternate" hreflang="id" href="/id/"><link rel="alternate" hreflang="en" href="/en/"><link rel="alternate" hreflang="ko" href="/ko/">` +
		`</head><body><main><h1 id="a">x</h1><p>BODY</p></main></body></html>`
	for body, want := range map[string]string{
		`x`:                                     "",
		`<a href="#a">x</a>`:                    "",
		`<label>x <input name="q"></label>`:     "",
		`<b id="a">x</b>`:                       "twice",
		`<a href="#b">x</a>`:                    "not on the page",
		`<b>x<i>y</b></i>`:                      "closes nothing",
		`<b>x`:                                  "closes nothing",
		`<div>x</div>`:                          "the browser reads",
		`<input name="q">`:                      "no label",
		`<a href="/id/"><svg></svg></a>`:        "no name",
		`<a href="/a">x <a href="/b">y</a></a>`: "the browser",
		`<b style="x">x</b>`:                    "attribute style",
		`<img src="/x">`:                        "no alt",
		`%!d(string=x)`:                         "wrong arguments",
		`<b aria-labelledby="zz">x</b>`:         "names nothing",
	} {
		w := httptest.NewRecorder()
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteString(strings.Replace(good, "BODY", body, 1))
		got := strings.Join(markupFaults(answer{w, "test"}.page(t)), "; ")
		if (got != "") != (want != "") || !strings.Contains(got, want) {
			t.Errorf("faults of %s: %q, want %q", body, got, want)
		}
	}
}
