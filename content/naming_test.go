package content

import (
	"fmt"
	"testing"
)

func TestSlug(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Gempa & Tsunami 2018", "gempa-tsunami-2018"},
		{"지진 해일", "지진-해일"},
		{"\u110c\u1175\u110c\u1175\u11ab", "지진"}, // decomposed, as macOS writes names
		{"--Rob--", "rob"},
		{"Évacuation_à_pied", "évacuation-à-pied"},
		{"!!", ""},
		{"नमस्ते", "नमस्ते"},
	}
	for _, tt := range tests {
		if got := Slug(tt.in); got != tt.want {
			t.Errorf("Slug(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestNameOf(t *testing.T) {
	tests := []struct{ file, want string }{
		{"notes/tidal-flooding.id.md", "notes/tidal-flooding id"},
		{"notes/banjir/rob.en.md", "notes/banjir-rob en"},
		{"forums/incheon-2023.ko.md", "forums/incheon-2023 ko"},
		{"regions/id-bontang.id.md", "regions/id-bontang id"},
		{"id/banjir/rob.md", "notes/banjir-rob id"},
		{"docs/pt_BR/rob.md", "notes/docs-rob pt-BR"},
		{"docs/zh-hans/rob.md", "notes/docs-rob zh-Hans"},
		{"id/rob.en.md", "notes/rob en"},
		{"docs/Guide/README.md", "notes/docs-guide "},
		{"docs/guide/index.id.md", "notes/docs-guide id"},
		{"README.md", "notes/readme "},
		{"id/index.md", "notes/index id"},
		{"common/acme.sh.md", "notes/common-acme-sh "},
		{"linux/mkfs.btrfs.md", "notes/linux-mkfs-btrfs "},
		{"node.js.md", "notes/node-js "},
		{"ID/rob.md", "notes/id-rob "},
		{"a.md/b.MD", "notes/a-md-b "},
		{"notes.md", "notes/notes "},
	}
	for _, tt := range tests {
		n := nameOf(tt.file)
		if got := fmt.Sprintf("%s/%s %s", n.folder, n.slug, n.lang); got != tt.want {
			t.Errorf("nameOf(%q) = %q, want %q", tt.file, got, tt.want)
		}
	}
	if a, b := nameOf("common/!.md").slug, nameOf("common/%.md").slug; a == b || a == "common-" {
		t.Errorf("slugs of names of signs = %q, %q, want two different ones", a, b)
	}
}

func TestGuessLang(t *testing.T) {
	tests := []struct{ text, want string }{
		{"The wall along the coast is not high enough for this tide.", "en"},
		{"Tanggul di sepanjang pantai tidak cukup tinggi untuk pasang ini.", "id"},
		{"해안 방벽은 이번 만조에 충분히 높지 않다. LNG terminal.", "ko"},
		{"`docker run --rm` \n\n- Jalankan kontainer dan hapus setelah selesai:", "id"},
		{"12345", "id"},
		{"", "id"},
	}
	for _, tt := range tests {
		if got := guessLang(tt.text); got != tt.want {
			t.Errorf("guessLang(%q) = %s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestLangTag(t *testing.T) {
	tests := []struct {
		in, want string
		ok       bool
	}{
		{"id", "id", true}, {"ID", "id", true}, {"en_us", "en-US", true}, {"jv", "jv", true}, {"min", "min", true},
		{"so", "so", true}, {"english", "", false}, {"", "", false}, {"e", "", false}, {"en-!!", "", false},
	}
	for _, tt := range tests {
		if got, ok := langTag(tt.in); got != tt.want || ok != tt.ok {
			t.Errorf("langTag(%q) = %q, %v, want %q, %v", tt.in, got, ok, tt.want, tt.ok)
		}
	}
}
