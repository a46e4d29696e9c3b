package markdown

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite golden files")

// TestFigures compares the figures of testdata/figures with the HTML beside them.
func TestFigures(t *testing.T) {
	files, err := filepath.Glob("testdata/figures/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no figures: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".md"), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			numbers := map[string]int{}
			cite := func(key string) (int, bool) {
				if numbers[key] == 0 {
					n++
					numbers[key] = n
				}
				return numbers[key], true
			}
			compareGolden(t, strings.TrimSuffix(file, ".md")+".html", string(mustParse(t, string(src)).HTML(Render{Cite: cite})))
		})
	}
}

func TestTimelineOfPage(t *testing.T) {
	events := []TimelineEvent{
		{2023, 8, 3, "Rob *Bontang Kuala* [@a]", false},
		{2017, 2, 9, "Amonia, Loktuan", true},
		{2022, 12, 0, "Amonia, Pabrik 4", true},
		{2025, 9, 15, "Banjir, 1.268 KK", false},
	}
	date := func(year, month, day int) string { return strings.ReplaceAll(isoDate(year, month, day), "-", "/") }
	r := testRender()
	r.Labels = Labels{Drill: "latihan", Event: "kejadian", Timeline: "Kejadian yang tercatat", Date: date}
	compareGolden(t, "testdata/figures/page.html", string(r.Timeline(events)))
	if got := Timeline(nil, Labels{}); got != "" {
		t.Errorf("Timeline without events = %q, want nothing", got)
	}
}

func compareGolden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got), rewrite with -update:\n%s", file, diff)
	}
}

func TestProblems(t *testing.T) {
	src, err := os.ReadFile("testdata/figures/wrong.md")
	if err != nil {
		t.Fatal(err)
	}
	want := []Problem{
		{3, `the second column has no number that can be drawn: "tinggi"; the figure is shown as a table`},
		{4, `the fourth column is "maybe", not "forecast" or empty; the figure is shown as a table`},
		{5, `the second column has no number that can be drawn: "-3"; the figure is shown as a table`},
		{9, "the row does not begin with a date such as 2022, 2022-07 or 2022-07-23; the figure is shown as a table"},
		{10, "the row does not begin with a date such as 2022, 2022-07 or 2022-07-23; the figure is shown as a table"},
		{11, "the event has no title; the figure is shown as a table"},
		{12, `the third column is "latihan", not "drill" or empty; the figure is shown as a table`},
		{17, `the first column is "bahaya", not hazard, plant, release or people; the figure is shown as a table`},
		{18, "the stage has no text; the figure is shown as a table"},
		{21, "the figure has no rows"},
	}
	if diff := cmp.Diff(want, mustParse(t, string(src)).Problems()); diff != "" {
		t.Errorf("Problems (-want +got):\n%s", diff)
	}
	many := strings.Repeat("```bars\na|1\n```\n\n", maxFigures+1)
	if got := mustParse(t, many).Problems(); len(got) != 1 || got[0].Line != 4*maxFigures+1 {
		t.Errorf("Problems of %d figures = %v, want one, at the last", maxFigures+1, got)
	}
	if got := mustParse(t, "a\n\n<script>\nx\n</script>").Problems(); len(got) != 1 || got[0].Line != 3 {
		t.Errorf("Problems of a script = %v, want one at line 3", got)
	}
}

// TestUnknownFence holds that other code stays code.
func TestUnknownFence(t *testing.T) {
	for _, src := range []string{"```barsx\na|1\n```", "```\nbars\n```", "    bars\n"} {
		if got := string(mustParse(t, src).HTML(Render{})); !strings.Contains(got, "<pre") {
			t.Errorf("HTML of %q = %s, want code", src, got)
		}
	}
}

func TestReadValue(t *testing.T) {
	tests := []struct {
		s         string
		low, high float64
		ok        bool
	}{
		{"2.4", 2.4, 2.4, true},
		{"2,4 m", 2.4, 2.4, true},
		{"> 2", 2, 2, true},
		{"± 3", 3, 3, true},
		{"~3", 3, 3, true},
		{"2.2–2.9", 2.2, 2.9, true},
		{"2,2-2,9 m", 2.2, 2.9, true},
		{"10 sampai 12 jam", 10, 12, true},
		{"10~12", 10, 12, true},
		{"12–10", 12, 12, true},
		{"1.268 KK", 1268, 1268, true},
		{"12,500", 12500, 12500, true},
		{"1.234.567", 1234567, 1234567, true},
		{"1.234,5", 1234.5, 1234.5, true},
		{"1,234.5", 1234.5, 1234.5, true},
		{"0.125", 0.125, 0.125, true},
		{"2.3256", 2.3256, 2.3256, true},
		{"191 811", 191, 191, true},
		{"191\u202f811", 191811, 191811, true},
		{"3 of 4 wards", 3, 3, true},
		{"0", 0, 0, true},
		{"-3", 0, 0, false},
		{"−3", 0, 0, false},
		{"high", 0, 0, false},
		{"", 0, 0, false},
	}
	for _, tt := range tests {
		low, high, ok := readValue(tt.s)
		if low != tt.low || high != tt.high || ok != tt.ok {
			t.Errorf("readValue(%q) = %v, %v, %v, want %v, %v, %v", tt.s, low, high, ok, tt.low, tt.high, tt.ok)
		}
	}
}

func TestScale(t *testing.T) {
	tests := []struct {
		top   float64
		comma bool
		want  string
	}{
		{3, true, "0 1 2 3"},
		{2.4, true, "0,0 0,5 1,0 1,5 2,0 2,5"},
		{12500, false, "0 5000 10\u202f000"},
		{0.03, false, "0.00 0.01 0.02 0.03"},
		{0, false, "0.0 0.2 0.4 0.6 0.8 1.0"},
		{9, false, "0 2 4 6 8"},
	}
	for _, tt := range tests {
		s := newScale(tt.top)
		var got []string
		for _, tick := range s.ticks {
			got = append(got, formatTick(tick, s.step, tt.comma))
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("ticks up to %v = %q, want %q", tt.top, got, tt.want)
		}
	}
}

// TestFlagsDoNotCross holds what the timeline is laid out for: no stem crosses a text, no two texts overlap,
// and every text ends inside the drawing.
func TestFlagsDoNotCross(t *testing.T) {
	var events []event
	for i := range 30 {
		events = append(events, event{year: 2010 + i*i%17, month: 1 + i*7%12, title: strings.Repeat("Banjir rob ", 1+i%4)})
	}
	tl := timeline{labels: Labels{}.withDefaults(), width: noteWidth, first: 2010, last: 2027}
	for _, e := range byDate(events) {
		tl.flags = append(tl.flags, newFlag(e, tl.labels))
	}
	tl.place()
	for i, f := range tl.flags {
		if f.x+f.width > tl.width+0.5 {
			t.Errorf("text of event %d ends at %.0f, outside of %.0f", i, f.x+f.width, tl.width)
		}
		for j, g := range tl.flags[i+1:] {
			if g.x <= f.x+f.width && g.bottom+g.height > f.bottom {
				t.Errorf("event %d (x %.0f, up to %.0f) runs into event %d (x %.0f-%.0f, from %.0f)",
					i+1+j, g.x, g.bottom+g.height, i, f.x, f.x+f.width, f.bottom)
			}
		}
	}
}

func TestWrapText(t *testing.T) {
	tests := []struct {
		s     string
		width float64
		want  string
	}{
		{"", 100, ""},
		{"Banjir rob Bontang", 80, "Banjir rob|Bontang"},
		{"지진해일이 덮침", 40, "지진|해일|이|덮침"},
		{"Temperature-sensitive", 110, "Temperature-|sensitive"},
		{"2–3 m/s", 30, "2–3|m/s"},
		{"aaaaaaaaaaaaaaaaaaaa", 60, "aaaaaaa|aaaaaaa|aaaaaa"},
	}
	for _, tt := range tests {
		if got := strings.Join(wrapText(tt.s, tt.width, sizeLabel, false), "|"); got != tt.want {
			t.Errorf("wrapText(%q, %v) = %q, want %q", tt.s, tt.width, got, tt.want)
		}
	}
}
