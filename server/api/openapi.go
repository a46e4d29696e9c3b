package api

import (
	"net/http"
	"reflect"
	"strconv"
	"strings"
)

// object is a JSON object whose members keep no order of their own; encoding/json sorts them.
type object map[string]any

// openAPI describes the operations in OpenAPI 3.1. Everything in it comes from the table and from the types
// of the answers.
func openAPI(ops []operation, version string) object {
	s := schemas{object{}}
	paths := object{}
	for _, op := range ops {
		paths[op.path()] = object{"get": s.operation(op)}
	}
	s.of(reflect.TypeFor[Problem]())
	return object{
		"openapi": "3.1.0",
		"info": object{
			"title":       "Siaga",
			"version":     version,
			"description": "Notes on disaster mitigation for industrial coasts, to read without a key. Errors are problem+json (RFC 9457).",
			"license":     object{"name": "Each note names its own; the starter library is CC BY 4.0", "identifier": "CC-BY-4.0"},
		},
		"servers":    []object{{"url": "/"}},
		"paths":      paths,
		"components": object{"schemas": s.byName},
	}
}

// schemas collects the schemas of named types.
type schemas struct{ byName object }

func (s schemas) operation(op operation) object {
	params := []object{}
	for _, p := range op.params {
		params = append(params, p.schema())
	}
	responses := object{"200": object{
		"description": "The answer.",
		"content":     object{"application/json": object{"schema": s.of(reflect.TypeOf(op.shape))}},
	}}
	for _, status := range op.errors {
		responses[strconv.Itoa(status)] = object{
			"description": http.StatusText(status),
			"content":     object{problemType: object{"schema": ref("Problem")}},
		}
	}
	return object{"operationId": op.name, "summary": op.doc, "parameters": params, "responses": responses}
}

// schema is a parameter as OpenAPI describes it.
func (p param) schema() object {
	value := object{"type": "string"}
	switch {
	case p.number:
		value = object{"type": "integer", "minimum": p.low, "maximum": p.high}
		if n, err := strconv.Atoi(p.start); err == nil {
			value["default"] = n
		}
	case p.oneOf != nil:
		value["enum"] = p.oneOf
		value["default"] = p.start
	default:
		value["maxLength"] = max(p.maxRunes, 0)
		if p.maxRunes == 0 {
			value["maxLength"] = maxValueRunes
		}
	}
	out := object{"name": p.name, "in": "query", "description": p.doc, "schema": value}
	if p.inPath {
		out["in"] = "path"
	}
	if p.required {
		out["required"] = true
	}
	if p.repeat {
		out["schema"] = object{"type": "array", "items": value, "maxItems": maxValues}
		out["explode"] = true
	}
	return out
}

func ref(name string) object { return object{"$ref": "#/components/schemas/" + name} }

// of is the schema of a type of this package, by its json and doc tags.
func (s schemas) of(t reflect.Type) object {
	switch t.Kind() {
	case reflect.Pointer:
		return s.of(t.Elem())
	case reflect.String:
		return object{"type": "string"}
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Int:
		return object{"type": "integer"}
	case reflect.Float64:
		return object{"type": "number"}
	case reflect.Slice:
		return object{"type": "array", "items": s.of(t.Elem())}
	case reflect.Map:
		return object{"type": "object", "additionalProperties": s.of(t.Elem())}
	case reflect.Struct:
		if _, known := s.byName[t.Name()]; !known {
			s.byName[t.Name()] = nil // so that a type within itself ends
			s.byName[t.Name()] = s.structure(t)
		}
		return ref(t.Name())
	}
	panic("api: no schema for " + t.String())
}

func (s schemas) structure(t reflect.Type) object {
	properties, required := object{}, []string{}
	for field := range t.Fields() {
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		property := s.of(field.Type)
		if doc := field.Tag.Get("doc"); doc != "" {
			property["description"] = doc
		}
		properties[name] = property
		if options != "omitempty" {
			required = append(required, name)
		}
	}
	return object{"type": "object", "properties": properties, "required": required}
}
