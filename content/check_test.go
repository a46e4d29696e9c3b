package content

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const testVocabulary = `hazards:
  tsunami: {id: Tsunami, en: Tsunami, ko: 지진해일, concept: tsunami}
  fire: {id: Kebakaran, en: Fire, ko: 화재, concept: api}
kinds:
  case: {id: Kasus, en: Case, ko: 사례}
offices:
  mayor: {id: Wali kota, en: Mayor, ko: 시장}
`

func TestCheck(t *testing.T) {
	described := "kind: case\nsummary: x\nreviewed: 2026-11-23\nlicence: CC-BY-4.0\n"
	l := mustLoad(t, files(
		"vocabulary.yaml", testVocabulary,
		"glossary.yaml", "- {id: tsunami, terms: {id: [tsunami], en: [tsunami], ko: [지진해일]}}\n- {id: tsunami}\n- {id: rob, terms: {id: [rob]}}\n",
		"notes/a.id.md", "---\ntitle: A\n"+described+"hazards: [tsunami, banjir]\nregions: [id-bontang, id-lain]\n---\n"+
			"[[b]] [[mati]] [[b#ada]] [[b#tidak-ada]] [x](#dalam) [y](#luar)\n\n#### Dalam\n\n![](peta.png) ![](hilang.png) [berkas](hilang.pdf) [situs](/x.pdf)\n",
		"notes/a.en.md", "---\ntitle: A\n"+described+"exercise: true\ntranslation: {of: id, revision: 00000000}\n---\n[[b.id.md#ada]] [[b#ada]] [talk](../decks/x.id.md)\n",
		"notes/b.id.md", "---\ntitle: B\nkind: esai\n---\n## Ada\n",
		"notes/b.en.md", "---\ntitle: B\n"+described+"translation: {of: ko}\n---\n## There\n",
		"notes/c.en.md", "---\ntitle: C\n"+described+"---\n[@tanpa-sumber]\n",
		"notes/peta.png", "",
		"regions/id-bontang.id.md", "---\ntitle: Bontang\n"+"summary: x\nreviewed: 2026\nlicence: x\n---\n",
		"regions/id-bontang.en.md", "---\ntitle: Bontang\n"+"summary: x\nreviewed: 2026\nlicence: x\n---\n",
		"forums/f.id.md", "---\ntitle: F\nsummary: x\nreviewed: 2026\nlicence: x\ntakeaways: [a, hilang]\ndelegation: [{office: raja}]\n"+
			"challenges: [{title: x, notes: [b, hilang]}]\n---\n",
	))
	want := []string{
		"forums/f.id.md: there is no English version of this; add forums/f.en.md",
		"forums/f.id.md:6: takeaways names hilang, but there is no such note",
		`forums/f.id.md:7: delegation has office "raja", which is not in the vocabulary`,
		"forums/f.id.md:8: challenges names hilang, but there is no such note",
		"glossary.yaml:2: concept tsunami has no term in id, en, ko",
		"glossary.yaml:2: concept tsunami is given twice; the first one counts",
		"glossary.yaml:3: concept rob has no term in en, ko",
		"notes/a.en.md:7: exercise differs from that of notes/a.id.md",
		"notes/a.en.md:8: translation is behind notes/a.id.md, which has changed since; bring it up to date and set revision: " +
			l.Doc("notes/a", "id").Revision[:8],
		"notes/a.en.md:10: link to b#ada: no heading of notes/b.en.md has that anchor",
		`notes/a.id.md:7: hazards has "banjir", which is not in the vocabulary; correct it or add it to vocabulary.yaml`,
		"notes/a.id.md:8: region id-lain has no page; add regions/id-lain.id.md",
		"notes/a.id.md:10: link to #luar: no heading of notes/a.id.md has that anchor",
		"notes/a.id.md:10: link to b#tidak-ada: no heading of notes/b.id.md has that anchor",
		"notes/a.id.md:10: link to mati: no such note here; correct it or take the link away",
		"notes/a.id.md:14: hilang.pdf: there is no such file; correct the path or add the file",
		"notes/a.id.md:14: hilang.png: there is no such file; correct the path or add the file",
		"notes/b.en.md:7: translation of ko, but there is no such version",
		"notes/b.id.md:1: front matter lacks summary, reviewed, licence",
		`notes/b.id.md:3: kind has "esai", which is not in the vocabulary; correct it or add it to vocabulary.yaml`,
		"notes/c.en.md: there is no Indonesian version of this; add notes/c.id.md",
		"notes/c.en.md:8: citation [@tanpa-sumber] has no source; add it under sources or correct the key",
		"vocabulary.yaml: hazard fire names the concept api, which is not in glossary.yaml",
	}
	if diff := cmp.Diff(want, faultStrings(l.Check())); diff != "" {
		t.Errorf("Check() (-want +got):\n%s", diff)
	}
}

// TestCheckPlainFolder holds that a folder that was never meant for Siaga is not told what it lacks.
func TestCheckPlainFolder(t *testing.T) {
	vocabulary, faults := ParseVocabulary("vocabulary.yaml", []byte(testVocabulary))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	fsys := files(
		"docs/intro.md", "# Intro\n\n[next](guide/) [site](/start) ![logo]({{base}}/x.png) <a@example.org>\n",
		"docs/guide/README.md", "---\nlayout: doc\ntags: [a]\n---\n\n# Guide\n\n[intro](../intro.md)\n",
	)
	l, err := Load(t.Context(), fsys, Options{Vocabulary: vocabulary})
	if err != nil {
		t.Fatal(err)
	}
	if got := l.Check(); len(got) > 0 {
		t.Errorf("Check() = %v, want nothing", got)
	}
	if got := l.Vocabulary.Label(FacetHazard, "fire", "id"); got != "Kebakaran" {
		t.Errorf("label of fire = %q, want that of the default vocabulary", got)
	}
	if !slices.Contains(l.Backlinks("notes/docs-intro"), "notes/docs-guide") {
		t.Error("a relative link in a plain folder was not followed")
	}
}
