package markdown

import (
	"html/template"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHTML(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"headings shift to h2", "## A\n\n#### B", `<h2 id="a">A</h2>` + "\n" + `<h4 id="b">B</h4>`},
		{"lowest is h6", "# A\n\n# B\n\n###### C", `<h2 id="a">A</h2>` + "\n" + `<h2 id="b">B</h2>` + "\n" + `<h6 id="c">C</h6>`},
		{"lead", "Lead.\n\n## A", `<div id="x-lead">` + "\n<p>Lead.</p>\n</div>\n" + `<h2 id="a">A</h2>`},
		{"lead behind the title", "# T\n\nLead.", `<h2 id="t">T</h2>` + "\n" + `<div id="x-lead">` + "\n<p>Lead.</p>\n</div>"},
		{"call-out", "## A\n> [!NOTE]\n> Text.", `<h2 id="a">A</h2>` + `
<aside class="callout callout-note" role="note">
<p class="callout-title">Note</p>
<p>Text.</p>
</aside>`},
		{"call-out with title", "## A\n> [!warning]- Yang *gagal*\n> Text.\n>\n> - x", `<h2 id="a">A</h2>` + `
<aside class="callout callout-warning" role="note">
<p class="callout-title">Yang <em>gagal</em></p>
<p>Text.</p>
<ul>
<li>x</li>
</ul>
</aside>`},
		{"call-out of an unknown kind", "## A\n> [!hint]", `<h2 id="a">A</h2>` + `
<aside class="callout callout-note" role="note">
<p class="callout-title">Hint</p>
</aside>`},
		{"quotation", "## A\n> [NOTE] x", `<h2 id="a">A</h2>` + "\n<blockquote>\n<p>[NOTE] x</p>\n</blockquote>"},
		{"figure", "## A\n" + `![Foto](img/a.jpg "BPBD")`, `<h2 id="a">A</h2>` + "\n" +
			`<figure class="figure-image"><img src="/files/img/a.jpg" alt="Foto" loading="lazy"><figcaption class="credit">BPBD</figcaption></figure>`},
		{"table", "## A\n| x | y |\n|---|--:|\n| 1 | 2 |", `<h2 id="a">A</h2>` + `
<div class="table" role="region" tabindex="0" aria-label="Table 1: x, y">
<table>
<thead>
<tr>
<th scope="col">x</th>
<th scope="col" align="right">y</th>
</tr>
</thead>
<tbody>
<tr>
<td>1</td>
<td align="right">2</td>
</tr>
</tbody>
</table>
</div>`},
		{"tasks", "## A\n- [ ] x\n- [x] y", `<h2 id="a">A</h2>` + `
<ul>
<li class="task"><input type="checkbox" disabled aria-label="to do"> x</li>
<li class="task"><input type="checkbox" disabled checked aria-label="done"> y</li>
</ul>`},
		{"definition list", "## A\nTide\n: Sea on land", `<h2 id="a">A</h2>` + "\n<dl>\n<dt>Tide</dt>\n<dd>Sea on land</dd>\n</dl>"},
		{"footnote", "## A\nx[^n] y[^n]\n\n[^n]: Note", `<h2 id="a">A</h2>` + `
<p>x<sup class="footnote" id="x-fnref-1"><a href="#x-fn-1" role="doc-noteref">1</a></sup> y<sup class="footnote" id="x-fnref-1-2"><a href="#x-fn-1" role="doc-noteref">1</a></sup></p>
<section class="footnotes" role="doc-endnotes" aria-labelledby="x-fn">
<p class="footnotes-title" id="x-fn">Footnotes</p>
<ol>
<li id="x-fn-1"><p>Note <a class="footnote-back" href="#x-fnref-1" role="doc-backlink" aria-label="Back to the text">↩</a> <a class="footnote-back" href="#x-fnref-1-2" role="doc-backlink" aria-label="Back to the text">↩</a></p>
</li>
</ol>
</section>`},
		{"code", "## A\n```go x\na < b\n```", `<h2 id="a">A</h2>` + "\n" + `<pre tabindex="0"><code class="language-go">a &lt; b` + "\n</code></pre>"},
		{"tags around Markdown", "## A\n<div align=\"center\">\n\n**x**\n\n</div>", `<h2 id="a">A</h2>` + "\n<p><strong>x</strong></p>"},
		{"details", "## A\n<details><summary>S</summary>x\n\ny\n</details>", `<h2 id="a">A</h2>` + "\n<p>S x</p>\n<p>y</p>"},
		{"component", "## A\n<Intro>\n\nx\n\n</Intro>", `<h2 id="a">A</h2>` + "\n<p>x</p>"},
		{"component with a title", "## A\n<Recipes titleText=\"Dua cara\" id=\"x\">\n\nx\n\n</Recipes>", `<h2 id="a">A</h2>` + "\n<p>Dua cara</p>\n<p>x</p>"},
		{"component in a line", "## A\na <Step n={1}>b</Step> c <Nama>", `<h2 id="a">A</h2>` + "\n<p>a b c &lt;Nama&gt;</p>"},
		{"comment over paragraphs", "## A\n<!-- a\n\nb\n--> c\n\nd", `<h2 id="a">A</h2>` + "\n<p>c</p>\n<p>d</p>"},
		{"comment without end", "## A\n<!-- a\n\nb", `<h2 id="a">A</h2>` + "\n<p>&lt;!-- a</p>\n<p>b</p>"},
		{"script", "## A\n<script>\n\nalert(1)\n</script> c\n\nd", `<h2 id="a">A</h2>` + "\n<p>c</p>\n<p>d</p>"},
		{"style on one line", "## A\n<style>p{}</style> c", `<h2 id="a">A</h2>` + "\n<p>c</p>"},
		{"script without end", "## A\n<script>\n\nb", `<h2 id="a">A</h2>` + "\n<p>b</p>"},
		{"citation over a line break", "## A\nx\n[@a;\n@b]", `<h2 id="a">A</h2>` + "\n<p>x\u2060" +
			`<sup class="cite"><a href="#x-ref-a" id="x-cite-a-1" role="doc-biblioref">[1]</a></sup>` + "\u2060" +
			`<sup class="cite"><a href="#x-ref-b" id="x-cite-b-1" role="doc-biblioref">[2]</a></sup></p>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := strings.TrimSpace(string(mustParse(t, tt.src).HTML(testRender())))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("HTML of %q (-want +got):\n%s", tt.src, diff)
			}
		})
	}
}

func TestSkipTitle(t *testing.T) {
	tests := []struct{ name, src, skip, want string }{
		{"the title", "# Rob  di *Bontang*\n\n## A", "Rob di Bontang", `<h2 id="a">A</h2>`},
		{"another title", "# Rob\n\n## A", "Banjir", `<h2 id="rob">Rob</h2>` + "\n" + `<h3 id="a">A</h3>`},
		{"no title", "## A", "A", `<h2 id="a">A</h2>`},
		{"later heading of level 1", "## A\n\n# Rob", "Rob", `<h3 id="a">A</h3>` + "\n" + `<h2 id="rob">Rob</h2>`},
		{"behind a comment", "<!-- x -->\n\n# Rob\n\n## A", "Rob", `<h2 id="a">A</h2>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := strings.TrimSpace(string(mustParse(t, tt.src).HTML(Render{SkipTitle: tt.skip})))
			if got != tt.want {
				t.Errorf("HTML of %q without title %q\n got %s\nwant %s", tt.src, tt.skip, got, tt.want)
			}
		})
	}
}

func TestHeadingTail(t *testing.T) {
	r := Render{HeadingTail: func(anchor, text string) template.HTML {
		return template.HTML("<b>" + anchor + "|" + text + "</b>")
	}}
	got := string(mustParse(t, "# T\n\n## A *b*\n\n#### C").HTML(r))
	want := `<h2 id="t">T</h2>
<div class="heading heading-3"><h3 id="a-b">A <em>b</em></h3><b>a-b|A b</b></div>
<h5 id="c">C</h5>
`
	if got != want {
		t.Errorf("HTML with HeadingTail\n got %s\nwant %s", got, want)
	}
}

func TestTerms(t *testing.T) {
	find := func(text string) []TermSpan {
		var spans []TermSpan
		for _, word := range []string{"rob", "pasang naik", "<"} {
			if i := strings.Index(text, word); i >= 0 {
				spans = append(spans, TermSpan{Start: i, End: i + len(word), Href: "/id/glossary#" + word[:1], ID: word})
			}
		}
		return spans
	}
	tests := []struct{ name, src, want string }{
		{"first use only", "rob rob\n\nrob", "<p>[rob] rob</p>\n<p>rob</p>"},
		{"over a line break", "saat pasang\nnaik", "<p>saat pasang\nnaik</p>"},
		{"inside emphasis", "**rob**", "<p><strong>[rob]</strong></p>"},
		{"again in the next section", "rob\n\n## rob\n\nrob\n\n#### x\n\nrob", "<p>[rob]</p>\n</div>\n" +
			`<h2 id="rob">rob</h2>` + "\n<p>[rob]</p>\n" + `<h4 id="x">x</h4>` + "\n<p>rob</p>"},
		{"not in links and code", "[rob](/x) `rob` rob", `<p><a href="/x">rob</a> <code>rob</code> [rob]</p>`},
		{"not in figures", "```chain\nplant | rob\n```\nrob", "[rob]</p>"},
		{"escaped", "a < b", `<p>a <a class="term" href="/id/glossary#%3C" data-term="&lt;">&lt;</a> b</p>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := string(mustParse(t, tt.src).HTML(Render{Terms: find}))
			got = strings.ReplaceAll(got, `<a class="term" href="/id/glossary#r" data-term="rob">rob</a>`, "[rob]")
			if !strings.Contains(got, tt.want) {
				t.Errorf("HTML of %q\n got %s\nwant %s", tt.src, got, tt.want)
			}
			if strings.Count(got, "<text") > 0 && strings.Contains(got, `<text class="chain-text"><a`) {
				t.Errorf("a drawing has a link: %s", got)
			}
		})
	}
}
