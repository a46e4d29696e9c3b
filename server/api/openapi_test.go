package api

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite golden files")

// TestOpenAPIGolden shows every change of the interface to reviewers.
func TestOpenAPIGolden(t *testing.T) {
	w := ask(t, newTest(t, true), "GET", "/api/openapi.json", nil)
	var got bytes.Buffer
	if err := json.Indent(&got, w.Body.Bytes(), "", "  "); err != nil {
		t.Fatal(err)
	}
	const golden = "testdata/openapi.json"
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("/api/openapi.json differs from %s; if that is meant, run go test ./server/api -update", golden)
	}
}

// TestOpenAPIIsTrue holds answers against the description: no member that is not described, none missing
// that is required, each of its type.
func TestOpenAPIIsTrue(t *testing.T) {
	h := newTest(t, false)
	var spec map[string]any
	ask(t, h, "GET", "/api/openapi.json", &spec)
	for target, path := range map[string]string{
		"/api/v1/search?q=rob":        "/api/v1/search",
		"/api/v1/suggest?q=ban":       "/api/v1/suggest",
		"/api/v1/notes/rob":           "/api/v1/notes/{slug}",
		"/api/v1/regions/id-bontang":  "/api/v1/regions/{slug}",
		"/api/v1/forums/incheon-2023": "/api/v1/forums/{slug}",
		"/api/v1/notes/none":          "/api/v1/notes/{slug}",
		"/api/v1/search?size=-1":      "/api/v1/search",
	} {
		var answer any
		w := ask(t, h, "GET", target, &answer)
		mediaType, _, _ := strings.Cut(w.Header().Get("Content-Type"), ";")
		schema := dig(spec, "paths", path, "get", "responses", fmt.Sprint(w.Code), "content", mediaType, "schema")
		if schema == nil {
			t.Errorf("GET %s = %d %s, which %s does not describe", target, w.Code, mediaType, path)
			continue
		}
		for _, fault := range conform(spec, schema, answer, "answer") {
			t.Errorf("GET %s: %s", target, fault)
		}
	}
}

// dig follows names into a decoded object.
func dig(v any, names ...string) any {
	for _, name := range names {
		m, ok := v.(map[string]any)
		if !ok {
			return nil
		}
		v = m[name]
	}
	return v
}

// conform lists where v is not as the schema says. It knows what openapi.go writes.
func conform(spec, schema, v any, at string) (faults []string) {
	if ref, ok := dig(schema, "$ref").(string); ok {
		name := ref[strings.LastIndex(ref, "/")+1:]
		return conform(spec, dig(spec, "components", "schemas", name), v, at+" "+name)
	}
	kind := fmt.Sprint(dig(schema, "type"))
	switch v := v.(type) {
	case map[string]any:
		for _, name := range required(schema) {
			if _, ok := v[name]; !ok {
				faults = append(faults, at+" lacks "+name)
			}
		}
		for name, member := range v {
			below := dig(schema, "properties", name)
			if below == nil {
				below = dig(schema, "additionalProperties")
			}
			if below == nil {
				faults = append(faults, at+" has "+name)
				continue
			}
			faults = append(faults, conform(spec, below, member, at+"."+name)...)
		}
		kind = strings.Replace(kind, "object", "", 1)
	case []any:
		for i, item := range v {
			faults = append(faults, conform(spec, dig(schema, "items"), item, fmt.Sprintf("%s[%d]", at, i))...)
		}
		kind = strings.Replace(kind, "array", "", 1)
	case string:
		kind = strings.Replace(kind, "string", "", 1)
	case bool:
		kind = strings.Replace(kind, "boolean", "", 1)
	case float64:
		if slices.Contains([]string{"integer", "number"}, kind) {
			kind = ""
		}
	}
	if kind != "" {
		faults = append(faults, fmt.Sprintf("%s is %v, want %s", at, v, kind))
	}
	return faults
}

func required(schema any) []string {
	var names []string
	list, _ := dig(schema, "required").([]any)
	for _, name := range list {
		names = append(names, fmt.Sprint(name))
	}
	return names
}
