package main

import (
	"runtime/debug"
	"slices"
	"strings"

	"siaga/content"
	"siaga/server/site"
)

// loaded says what is served: "38 notes (18 id, 18 en, 2 ko) from data/library".
func loaded(lib *content.Library, src *source) string {
	perLang := map[string]int{}
	var langs []string
	for d := range lib.All() {
		if perLang[d.Lang] == 0 {
			langs = append(langs, d.Lang)
		}
		perLang[d.Lang]++
	}
	slices.SortStableFunc(langs, func(a, b string) int { return perLang[b] - perLang[a] })
	var parts []string
	for _, l := range langs {
		parts = append(parts, site.Thousands(perLang[l])+" "+l)
	}
	line := count(lib.Len(), "note")
	if len(parts) > 0 {
		line += " (" + strings.Join(parts, ", ") + ")"
	}
	line += " from " + src.name()
	faults := 0
	for _, f := range lib.Faults {
		if !f.Warning {
			faults++
		}
	}
	if faults > 0 {
		line += "; " + count(faults, "fault") + ", listed by: siaga check " + src.dir
	}
	return line
}

// version is the version of the program as it was built.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "devel"
	}
	return strings.Trim(info.Main.Version, "()")
}
