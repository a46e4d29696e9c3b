// Package i18n speaks to readers in their interface language: Indonesian, English or Korean.
//
// Messages live in messages/<lang>.yaml under keys such as "note.sources"; a message with a number in it
// may give one form per CLDR plural category. Numbers in messages follow the language ("1.234" in
// Indonesian, "1,234" in English and Korean).
package i18n

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"
)

//go:embed messages/*.yaml
var files embed.FS

// Langs are the interface languages; the first is used when nothing else is known.
var Langs = []string{"id", "en", "ko"}

// Catalog holds the printers of all interface languages. It is safe for concurrent use.
type Catalog struct {
	printers map[string]*Printer
	matcher  language.Matcher
}

// entry is a message: a plain text, or one text per plural category ("one", "other") of its first number.
type entry struct {
	text  string
	forms map[string]string
}

func (e *entry) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.MappingNode {
		return n.Decode(&e.forms)
	}
	return n.Decode(&e.text)
}

// message is what the catalogue of x/text stores for e.
func (e entry) message() catalog.Message {
	if e.forms == nil {
		return catalog.String(e.text)
	}
	var cases []any
	for _, form := range slices.Sorted(maps.Keys(e.forms)) {
		if form != "other" {
			cases = append(cases, form, e.forms[form])
		}
	}
	return plural.Selectf(1, "%d", append(cases, "other", e.forms["other"])...)
}

// read returns the messages of one language by key.
func read(lang string) (map[string]entry, error) {
	b, err := files.ReadFile("messages/" + lang + ".yaml")
	if err != nil {
		return nil, err
	}
	var m map[string]entry
	if err := yaml.Unmarshal(b, &m); err != nil {
		return nil, fmt.Errorf("messages/%s.yaml: %w", lang, err)
	}
	return m, nil
}

// Load reads the embedded messages.
func Load() (*Catalog, error) {
	b := catalog.NewBuilder(catalog.Fallback(language.English))
	c := &Catalog{printers: map[string]*Printer{}}
	var tags []language.Tag
	for _, lang := range Langs {
		msgs, err := read(lang)
		if err != nil {
			return nil, err
		}
		tag := language.Make(lang)
		tags = append(tags, tag)
		for key, e := range msgs {
			if err := b.Set(tag, key, e.message()); err != nil {
				return nil, fmt.Errorf("messages/%s.yaml: %s: %w", lang, key, err)
			}
		}
		c.printers[lang] = &Printer{Lang: lang, keys: msgs}
	}
	for _, lang := range Langs {
		c.printers[lang].p = message.NewPrinter(language.Make(lang), message.Catalog(b))
	}
	c.matcher = language.NewMatcher(tags)
	return c, nil
}

// Fingerprint changes with any message.
func Fingerprint() string {
	sum := sha256.New()
	for _, lang := range Langs {
		b, _ := files.ReadFile("messages/" + lang + ".yaml") // embedded
		sum.Write(b)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// Printer returns the printer of an interface language, or nil when lang is none.
func (c *Catalog) Printer(lang string) *Printer { return c.printers[lang] }

// Match chooses the interface language for an Accept-Language header, Indonesian when in doubt.
func (c *Catalog) Match(acceptLanguage string) string {
	tags, _, err := language.ParseAcceptLanguage(acceptLanguage)
	if err != nil || len(tags) == 0 {
		return Langs[0]
	}
	_, i, conf := c.matcher.Match(tags...)
	if conf == language.No {
		return Langs[0]
	}
	return Langs[i]
}
