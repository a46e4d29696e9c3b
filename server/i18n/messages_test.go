package i18n

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// categories are the CLDR plural categories that a message with a number must give; "other" is always one.
var categories = map[string][]string{"id": {"other"}, "en": {"one", "other"}, "ko": {"other"}}

// verb finds the places of arguments in a message: %d, %s, %v, %[2]s.
var verb = regexp.MustCompile(`%(\[\d+\])?[a-z]`)

func messagesOf(t *testing.T) map[string]map[string]entry {
	t.Helper()
	all := map[string]map[string]entry{}
	for _, lang := range Langs {
		m, err := read(lang)
		if err != nil {
			t.Fatal(err)
		}
		all[lang] = m
	}
	return all
}

func TestEveryKeyInEveryLanguage(t *testing.T) {
	all := messagesOf(t)
	want := slices.Sorted(maps.Keys(all[Langs[0]]))
	for _, lang := range Langs[1:] {
		if diff := cmp.Diff(want, slices.Sorted(maps.Keys(all[lang]))); diff != "" {
			t.Errorf("keys of %s and %s differ (-%[1]s +%[2]s):\n%s", Langs[0], lang, diff)
		}
	}
}

// TestSameVerbs wants the arguments of a message to be the same kinds in every language, so that no
// language prints %!d(string=…). The form for one may leave the number out: "Cited once".
func TestSameVerbs(t *testing.T) {
	all := messagesOf(t)
	for key, first := range all[Langs[0]] {
		want := sortedVerbs(first.other())
		for _, lang := range Langs {
			e := all[lang][key]
			if got := sortedVerbs(e.other()); !slices.Equal(got, want) {
				t.Errorf("%s: %s has the verbs %q, %s %q", key, lang, got, Langs[0], want)
			}
			one := sortedVerbs(e.forms["one"])
			if e.forms["one"] != "" && !slices.Equal(one, want) && !slices.Equal(append(one, "%d"), want) {
				t.Errorf("%s: %s has the verbs %q for one, %q for more", key, lang, one, want)
			}
		}
	}
}

func TestPluralForms(t *testing.T) {
	for lang, messages := range messagesOf(t) {
		for key, e := range messages {
			if e.forms == nil {
				continue
			}
			if got, want := slices.Sorted(maps.Keys(e.forms)), categories[lang]; !slices.Equal(got, want) {
				t.Errorf("%s: %s has the forms %q, want %q", key, lang, got, want)
			}
			if first := verb.FindString(e.other()); first != "%d" {
				t.Errorf("%s: %s chooses its form by %q, the first argument; want a number", key, lang, first)
			}
		}
	}
}

// TestNumbersHavePlurals looks in English for a noun after a number that has no form for one.
func TestNumbersHavePlurals(t *testing.T) {
	counted := regexp.MustCompile(`%d [a-z]+s\b`)
	for key, e := range messagesOf(t)["en"] {
		if e.forms == nil && counted.MatchString(e.text) {
			t.Errorf("%s: %q has no form for one", key, e.text)
		}
	}
}

func TestMessagesAreClean(t *testing.T) {
	for lang, messages := range messagesOf(t) {
		for key, e := range messages {
			for _, text := range append(slices.Collect(maps.Values(e.forms)), e.text) {
				if text != strings.TrimSpace(text) || strings.Contains(text, "  ") || strings.ContainsAny(text, "<>\n") {
					t.Errorf("%s: %s has stray spaces, line ends or markup: %q", key, lang, text)
				}
			}
			if e.other() == "" {
				t.Errorf("%s: %s is empty", key, lang)
			}
		}
	}
}

// TestHangul wants Korean messages in Korean, but for names and forms that are the same everywhere.
func TestHangul(t *testing.T) {
	all := messagesOf(t)
	for key, e := range all["ko"] {
		if same := e.other() == all["en"][key].other(); same && len(e.other()) > 12 && !strings.HasPrefix(key, "home.example") {
			t.Errorf("%s: Korean is the same as English: %q", key, e.other())
		}
	}
}

// other is the text of a message for most numbers.
func (e entry) other() string {
	if e.forms != nil {
		return e.forms["other"]
	}
	return e.text
}

func sortedVerbs(text string) []string {
	text = strings.ReplaceAll(text, "%%", "")
	var list []string
	for _, v := range verb.FindAllString(text, -1) {
		list = append(list, "%"+v[len(v)-1:])
	}
	slices.Sort(list)
	return list
}
