package svg

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite golden files")

// regions are sixteen places as a full library has them, some of them close together.
var regions = []Point{
	{Lat: 0.13, Lon: 117.50, Name: "Bontang", Note: "13 catatan", Href: "/id/regions/id-bontang", Size: 13, Current: true},
	{Lat: -6.02, Lon: 106.05, Name: "Cilegon", Href: "/id/regions/id-cilegon", Size: 2},
	{Lat: -6.89, Lon: 110.64, Name: "Demak", Href: "/id/regions/id-demak", Size: 2},
	{Lat: -6.97, Lon: 110.42, Name: "Semarang", Href: "/id/regions/id-semarang", Size: 1},
	{Lat: -6.88, Lon: 109.67, Name: "Pekalongan", Href: "/id/regions/id-pekalongan", Size: 1},
	{Lat: -0.90, Lon: 119.87, Name: "Palu", Href: "/id/regions/id-palu", Size: 1},
	{Lat: 2.60, Lon: 96.10, Name: "Simeulue", Href: "/id/regions/id-simeulue", Size: 1},
	{Lat: 1.29, Lon: 103.85, Name: "Singapura", Href: "/id/regions/sg", Size: 1},
	{Lat: 14.60, Lon: 120.98, Name: "Manila", Href: "/id/regions/ph-manila", Size: 1},
	{Lat: 16.05, Lon: 108.20, Name: "Da Nang", Href: "/id/regions/vn-da-nang", Size: 1},
	{Lat: 22.30, Lon: 114.17, Name: "Hong Kong", Href: "/id/regions/hk", Size: 1},
	{Lat: 37.45, Lon: 126.70, Name: "Incheon", Href: "/id/regions/kr-incheon", Size: 3},
	{Lat: 35.54, Lon: 129.31, Name: "Ulsan", Href: "/id/regions/kr-ulsan", Size: 2},
	{Lat: 34.76, Lon: 127.66, Name: "Yeosu", Href: "/id/regions/kr-yeosu", Size: 1},
	{Lat: 35.53, Lon: 139.70, Name: "Kawasaki", Href: "/id/regions/jp-kawasaki", Size: 1},
	{Lat: 34.97, Lon: 136.62, Name: "Yokkaichi", Href: "/id/regions/jp-yokkaichi", Size: 1},
}

func testMaps(t testing.TB) *Maps {
	t.Helper()
	m, err := LoadMaps(static)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestOnlyCurrentHasNote: callers may give every region its number of notes.
func TestOnlyCurrentHasNote(t *testing.T) {
	all := slices.Clone(regions)
	for i := range all {
		all[i].Note = "13 catatan"
	}
	got := string(testMaps(t).HomeMap(all, MapOptions{}))
	if n := strings.Count(got, "13 catatan"); n != 1 {
		t.Errorf("the home map shows %d notes under names, want 1", n)
	}
}

func TestHomeMap(t *testing.T) {
	got := string(testMaps(t).HomeMap(regions, MapOptions{Title: "Wilayah yang punya catatan"}))
	checkMarkup(t, "home map", got)
	if size := gzipped(t, got); size > 6<<10 {
		t.Errorf("home map is %d bytes gzipped, want at most 6 KB", size)
	}
	for _, want := range []string{`role="group"`, `href="/id/regions/kr-ulsan"`, `>13 catatan<`, `class="map-ring"`} {
		if !strings.Contains(got, want) {
			t.Errorf("home map lacks %s", want)
		}
	}
	far := []Point{{Lat: 51.9, Lon: 4.4, Name: "Rotterdam"}}
	if got := string(testMaps(t).HomeMap(far, MapOptions{})); strings.Contains(got, "Rotterdam") || !strings.Contains(got, `role="img"`) {
		t.Error("a home map with nothing in its window draws a point or is no image")
	}
}

// TestLabelsDoNotCollide looks at the home map of sixteen regions: no label on another, on a dot or over
// the edge, and nearly all there.
func TestLabelsDoNotCollide(t *testing.T) {
	v := homeView()
	all := dots(regions, v, radiusBySize)
	if len(all) != len(regions) {
		t.Fatalf("the window shows %d of %d regions", len(all), len(regions))
	}
	placement{dots: all, frame: v.frame(), room: 1}.run()
	without := 0
	for i, d := range all {
		if !d.labeled {
			without++
			continue
		}
		if !v.frame().holds(d.label.box) {
			t.Errorf("label of %s reaches over the edge", d.point.Name)
		}
		for k, o := range all {
			if k != i && d.label.box.meets(o.box()) {
				t.Errorf("label of %s covers the dot of %s", d.point.Name, o.point.Name)
			}
			if k != i && o.labeled && d.label.box.meets(o.label.box) {
				t.Errorf("labels of %s and %s collide", d.point.Name, o.point.Name)
			}
		}
	}
	if !all[0].labeled || without > 1 {
		t.Errorf("%d regions have no label, want at most 1 (Semarang lies 2 px from Demak)", without)
	}
}

func TestRegionMap(t *testing.T) {
	m := testMaps(t)
	tests := []struct {
		name     string
		lat, lon float64
		minLand  int // bytes of coastline at least: the place is known to have one
	}{
		{"Bontang", 0.13, 117.50, 1500},
		{"Incheon", 37.45, 126.70, 3000},
		{"Singapura", 1.29, 103.85, 3000},
		{"Rotterdam", 51.92, 4.40, 2000},
		{"Beirut", 33.90, 35.50, 500},
		{"Texas City", 29.38, -94.90, 1000},
		{"Suva", -18.14, 178.44, 2000},
		{"Pacific", 0, -140, 0},
		{"North Pole", 90, 0, 0},
	}
	for _, tt := range tests {
		got := string(m.RegionMap(Point{Lat: tt.lat, Lon: tt.lon, Name: tt.name}, regions, MapOptions{Title: tt.name}))
		checkMarkup(t, tt.name, got)
		if size := gzipped(t, got); size > 5<<10 {
			t.Errorf("%s: %d bytes gzipped, want at most 5 KB", tt.name, size)
		}
		_, land, _ := strings.Cut(got, `map-land`)
		land, _, _ = strings.Cut(land, "/>")
		if len(land) < tt.minLand {
			t.Errorf("%s: coastline of %d bytes, want at least %d", tt.name, len(land), tt.minLand)
		}
		if !strings.Contains(got, "100 km") {
			t.Errorf("%s: no scale bar of 100 km", tt.name)
		}
	}
	if got := m.RegionMap(Point{Lat: 91}, nil, MapOptions{}); got != "" {
		t.Errorf("RegionMap beyond the pole draws %.60s", got)
	}
}

func TestRegionMapGolden(t *testing.T) {
	opt := MapOptions{Title: "Peta Bontang", Places: []Place{
		{Lat: -0.6, Lon: 118.6, Name: "Selat Makassar", Sea: true},
		{Lat: 1.1, Lon: 116, Name: "Kalimantan Timur"},
	}}
	got := string(testMaps(t).RegionMap(regions[0], regions[1:], opt)) + "\n"
	golden := filepath.Join("testdata", "bontang.svg")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("RegionMap(Bontang) differs from %s, -want +got:\n%s", golden, diff)
	}
}

// TestMapEscapes feeds what a hostile region page could hold.
func TestMapEscapes(t *testing.T) {
	m := testMaps(t)
	evil := Point{Lat: 0, Lon: 118, Name: `"><script>alert(1)</script>`, Note: "<b>", Href: "javascript:alert(1)", Current: true}
	opt := MapOptions{Title: `" onload="alert(1)`, Places: []Place{{Lat: 1, Lon: 118, Name: "<script>"}}}
	for name, got := range map[string]string{
		"home":   string(m.HomeMap([]Point{evil}, opt)),
		"region": string(m.RegionMap(evil, []Point{evil}, opt)),
	} {
		checkMarkup(t, name, got)
		if strings.Contains(got, "javascript:") {
			t.Errorf("%s map links to a script", name)
		}
	}
}

func BenchmarkLoadMaps(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		testMaps(b)
	}
}

func BenchmarkRegionMap(b *testing.B) {
	m := testMaps(b)
	b.ReportAllocs()
	for b.Loop() {
		m.RegionMap(regions[0], regions[1:], MapOptions{Title: "Bontang"})
	}
}

func BenchmarkHomeMap(b *testing.B) {
	m := testMaps(b)
	m.HomeMap(nil, MapOptions{}) // draws the land, once
	b.ReportAllocs()
	for b.Loop() {
		m.HomeMap(regions, MapOptions{Title: "Wilayah"})
	}
}
