package markdown

import (
	"strings"
	"testing"
)

// testRender knows the sources a, b and bpbd-2023, the note "demak", and images under "img/".
func testRender() Render {
	numbers := map[string]int{"a": 1, "b": 2, "bpbd-2023": 3}
	return Render{
		Cite: func(key string) (int, bool) { n, ok := numbers[key]; return n, ok },
		Wiki: func(slug, anchor string) (string, string, bool) {
			if slug != "demak" {
				return "", "", false
			}
			if anchor != "" {
				anchor = "#" + anchor
			}
			return "/id/notes/demak" + anchor, "Bendungan di Demak", true
		},
		Href:  func(dest string) string { return "/id/notes/" + strings.TrimSuffix(dest, ".md") },
		Image: func(dest string) (string, bool) { return "/files/" + dest, strings.HasPrefix(dest, "img/") },
	}
}

func TestInline(t *testing.T) {
	const (
		mark1 = `<sup class="cite"><a href="#x-ref-a" role="doc-biblioref">[1]</a></sup>`
		mark2 = `<sup class="cite"><a href="#x-ref-b" role="doc-biblioref">[2]</a></sup>`
	)
	tests := []struct{ name, src, want string }{
		{"plain", "Rp38 miliar & <2 m", "Rp38 miliar &amp; &lt;2 m"},
		{"no list, no heading", "1. Januari # 4", "1. Januari # 4"},
		{"line breaks are spaces", "satu\n\ndua", "satu dua"},
		{"entity and escape", `&copy; \*x\* \&amp;`, "© *x* &amp;amp;"},
		{"NUL", "a\x00b", "a\uFFFDb"},
		{"code", "`a < b`", "<code>a &lt; b</code>"},

		{"emphasis", "**a** *b* _c_", "<strong>a</strong> <em>b</em> <em>c</em>"},
		{"bold before a Korean particle", "**지진(해일)**은", "<strong>지진(해일)</strong>은"},
		{"bold after Japanese", "次**「津波」**が", "次<strong>「津波」</strong>が"},
		{"bold before Chinese", "**海啸。**次", "<strong>海啸。</strong>次"},
		{"three stars", "***셋(3)***은", "<em><strong>셋(3)</strong></em>은"},
		{"Latin as CommonMark has it", "**tide(s)**x", "**tide(s)**x"},
		{"strikethrough", "~~a~~ ~b~", "<del>a</del> <del>b</del>"},
		{"a range is not struck out", "3~5 m, 10~12 m", "3~5 m, 10~12 m"},

		{"citation", "Surut [@a].", "Surut\u2060" + mark1 + "."},
		{"citation at the start", "[@a] surut", mark1 + " surut"},
		{"two sources", "x [@a; @b]", "x\u2060" + mark1 + "\u2060" + mark2},
		{"two citations", "x [@a][@b]", "x\u2060" + mark1 + "\u2060" + mark2},
		{"locator", "x [@bpbd-2023, hlm. 4–5]", "x\u2060" + `<sup class="cite"><a href="#x-ref-bpbd-2023" role="doc-biblioref">[3, hlm. 4–5]</a></sup>`},
		{"unknown source", "x [@nobody]", "x\u2060" + `<sup class="cite cite-unknown">[nobody]</sup>`},
		{"citation in a link", "[x [@a]](https://a.id)", `<a href="https://a.id">x` + "\u2060" + `<sup class="cite">[1]</sup></a>`},
		{"link whose text begins with @", "[@a](https://a.id)", `<a href="https://a.id">@a</a>`},
		{"no key", "[@ a] [@a b; c]", "[@ a] [@a b; c]"},
		{"mail address in brackets", "[a@b.id]", "[a@b.id]"},

		{"wiki link", "[[demak]]", `<a href="/id/notes/demak">Bendungan di Demak</a>`},
		{"wiki link with place and text", "[[demak#hasil|hasilnya]]", `<a href="/id/notes/demak#hasil">hasilnya</a>`},
		{"bar written for a table", `[[demak\|hasil]]`, `<a href="/id/notes/demak">hasil</a>`},
		{"wiki link in the same text", "[[#hasil]]", `<a href="#hasil">hasil</a>`},
		{"embedded note", "![[demak]]", `<a href="/id/notes/demak">Bendungan di Demak</a>`},
		{"dead link", "[[nowhere|there]]", `<span class="dead-link">there</span>`},
		{"dead link without text", "[[nowhere]]", `<span class="dead-link">nowhere</span>`},
		{"link with brackets in its text", "[[1]](https://a.id)", `<a href="https://a.id">[1]</a>`},
		{"empty", "[[]] [[ ]] [[|x]]", "[[]] [[ ]] [[|x]]"},

		{"relative link", "[x](other.md)", `<a href="/id/notes/other">x</a>`},
		{"place in the same text", "[x](#y)", `<a href="#y">x</a>`},
		{"other host", "[x](//evil.example/a)", `<a href="https://evil.example/a">x</a>`},
		{"other host with backslashes", `[x](/\\evil.example)`, `<a href="https://evil.example">x</a>`},
		{"mail", "<a@b.id> c@d.id", `<a href="mailto:a@b.id">a@b.id</a> <a href="mailto:c@d.id">c@d.id</a>`},
		{"bare address", "(https://a.id/b_c).", `(<a href="https://a.id/b_c">https://a.id/b_c</a>).`},
		{"bare address before Hangul", "https://a.kr/b에서", `<a href="https://a.kr/b">https://a.kr/b</a>에서`},
		{"Hangul address", "[x](https://a.kr/지진)", `<a href="https://a.kr/%EC%A7%80%EC%A7%84">x</a>`},
		{"title", `[x](https://a.id "T")`, `<a href="https://a.id" title="T">x</a>`},
		{"script", "[x](javascript:alert(1))", "x"},
		{"script in capitals", "[x](JaVaScRiPt:alert(1))", "x"},
		{"script as entity", "[x](javascript&colon;alert(1))", "x"},
		{"script behind a control character", "[x](<\x01javascript:alert(1)>)", "x"},
		{"script with a tab", "[x](java&Tab;script:alert(1))", "x"},
		{"data", "[x](data:text/html,a)", "x"},
		{"feed", "[x](feed:javascript:alert(1))", "x"},
		{"autolink with another scheme", "<irc://a.id> <javascript:alert(1)>", "irc://a.id javascript:alert(1)"},

		{"image", "![Foto](img/a.jpg)", `<img src="/files/img/a.jpg" alt="Foto" loading="lazy">`},
		{"image with credit", `![Foto](img/a.jpg "BPBD")`, `<img src="/files/img/a.jpg" alt="Foto" loading="lazy"> <small class="credit">BPBD</small>`},
		{"image elsewhere", "![Foto](https://a.id/b.jpg)", `<a class="image-link" href="https://a.id/b.jpg">Foto</a>`},
		{"image that cannot be linked", "![Foto](data:image/svg+xml,x)", "Foto"},
		{"image in a link", "[![Foto](b.jpg)](https://a.id)", `<a href="https://a.id">Foto</a>`},

		{"tags", "<b>Rp38</b> miliar<br>lagi", "Rp38 miliar<br>\nlagi"},
		{"subscript", "CO<sub>2</sub>", "CO2"},
		{"cells stay apart", "<td>a</td><td>b</td>", " a  b "},
		{"placeholder", "tekan <nama file>", "tekan &lt;nama file&gt;"},
		{"comment", "a<!-- b -->c", "ac"},
		{"image tag", `<img src=x onerror=alert(1) alt="Peta &amp; foto">`, "Peta &amp; foto"},
		{"script tag", "<script>alert(1)</script>", " alert(1) "},
		{"component in a line", "a <Foo/> b", "a &lt;Foo/&gt; b"},
		{"refused", strings.Repeat("[", 2000), strings.Repeat("[", 2000)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := string(Inline(tt.src, testRender())); got != tt.want {
				t.Errorf("Inline(%q)\n got %s\nwant %s", tt.src, got, tt.want)
			}
		})
	}
}

func TestInlineZero(t *testing.T) {
	tests := []struct{ src, want string }{
		{"[x](other.md#y)", `<a href="other.md#y">x</a>`},
		{"[[demak]]", `<span class="dead-link">demak</span>`},
		{"![Foto](img/a.jpg)", `<a class="image-link" href="img/a.jpg">Foto</a>`},
		{"x [@a]", "x\u2060" + `<sup class="cite cite-unknown">[a]</sup>`},
	}
	for _, tt := range tests {
		if got := string(Inline(tt.src, Render{})); got != tt.want {
			t.Errorf("Inline(%q, Render{}) = %s, want %s", tt.src, got, tt.want)
		}
	}
}

func TestPlainInline(t *testing.T) {
	tests := []struct{ src, want string }{
		{"", ""},
		{"  2,4 m ", "2,4 m"},
		{"*Rp38* miliar [@a], kata [BPBD](https://a.id)", "Rp38 miliar, kata BPBD"},
		{"[[demak|Demak]] dan [[demak]]", "Demak dan demak"},
		{"**지진(해일)**은", "지진(해일)은"},
		{"1. Januari", "1. Januari"},
		{"a &lt; b\nc", "a < b c"},
		{`![Foto](a.jpg "BPBD")`, "Foto (BPBD)"},
		{strings.Repeat("[", 2000), strings.Repeat("[", 2000)},
	}
	for _, tt := range tests {
		if got := PlainInline(tt.src); got != tt.want {
			t.Errorf("PlainInline(%q) = %q, want %q", tt.src, got, tt.want)
		}
	}
}

func TestCiteIDs(t *testing.T) {
	r := testRender()
	d := mustParse(t, "a [@a] b [@a] c [@b]")
	for _, id := range []string{"x-cite-a-1", "x-cite-a-2", "x-cite-b-1"} {
		if got := string(d.HTML(r)); strings.Count(got, `id="`+id+`"`) != 1 {
			t.Errorf("HTML without CiteID has not one %s: %s", id, got)
		}
	}
	var asked []string
	r.CiteID = func(key string) string { asked = append(asked, key); return "" }
	if got := string(d.HTML(r)); strings.Contains(got, "x-cite") {
		t.Errorf("HTML with an empty CiteID has ids: %s", got)
	}
	if got := strings.Join(asked, " "); got != "a a b" {
		t.Errorf("CiteID was asked for %q, want %q", got, "a a b")
	}
	if got := string(Inline("x [@a]", testRender())); strings.Contains(got, " id=") {
		t.Errorf("Inline without CiteID has ids: %s", got)
	}
}

func mustParse(t testing.TB, src string) *Doc {
	t.Helper()
	d, err := Parse([]byte(src))
	if err != nil {
		t.Fatalf("Parse(%q): %v", src, err)
	}
	return d
}
