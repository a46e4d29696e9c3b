package api

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gin-gonic/gin"
)

// maxValues is how often a repeatable parameter may be given; there are not that many hazards.
const maxValues = 50

// maxValueRunes bounds a parameter for which nothing narrower is said.
const maxValueRunes = 128

// param is one parameter of an operation: what it may be, for requests and for openapi.json alike.
type param struct {
	name     string
	doc      string
	inPath   bool
	required bool
	repeat   bool     // may be given several times
	number   bool     // whole, from low to high
	low      int      // of a number
	high     int      // of a number
	start    string   // what holds when it is not given
	oneOf    []string // the values it may have; nil for any
	maxRunes int      // of a text; 0 stands for maxValueRunes
}

// values are the parameters of one request, checked and with their defaults.
type values map[string][]string

func (v values) text(name string) string {
	if len(v[name]) == 0 {
		return ""
	}
	return v[name][0]
}

// number is a parameter that check has found to be one.
func (v values) number(name string) int {
	n, err := strconv.Atoi(v.text(name))
	if err != nil {
		return 0
	}
	return n
}

// read collects and checks the parameters of a request.
func (op operation) read(c *gin.Context) (values, error) {
	query, err := url.ParseQuery(c.Request.URL.RawQuery)
	if err != nil {
		return nil, badf("query", "of the address cannot be read: %v", err)
	}
	return op.check(query, c.Param)
}

// check holds the values of a query, and of the path by name, against the table.
func (op operation) check(query url.Values, path func(string) string) (values, error) {
	for name := range query {
		if !slices.ContainsFunc(op.params, func(p param) bool { return p.name == name && !p.inPath }) {
			return nil, badf(strconv.Quote(name), "is no parameter here; there are %s", op.queryNames())
		}
	}
	in := values{}
	for _, p := range op.params {
		given := query[p.name]
		if p.inPath {
			given = []string{path(p.name)}
		}
		checked, err := p.check(given)
		if err != nil {
			return nil, err
		}
		in[p.name] = checked
	}
	return in, nil
}

func (op operation) queryNames() string {
	var names []string
	for _, p := range op.params {
		if !p.inPath {
			names = append(names, p.name)
		}
	}
	return strings.Join(names, ", ")
}

// check returns the values given for p, or its default.
func (p param) check(given []string) ([]string, error) {
	if !p.repeat || p.number {
		given = slices.DeleteFunc(slices.Clone(given), func(s string) bool { return s == "" && p.start != "" })
	}
	switch {
	case len(given) == 0 && p.required:
		return nil, badf(p.name, "is missing")
	case len(given) == 0 && p.start != "":
		return []string{p.start}, nil
	case len(given) > 1 && !p.repeat:
		return nil, badf(p.name, "is given %d times; it may be given once", len(given))
	case len(given) > maxValues:
		return nil, badf(p.name, "is given %d times; at most %d", len(given), maxValues)
	}
	for _, s := range given {
		if fault := p.fault(s); fault != "" {
			return nil, badf(p.name, "%s", fault)
		}
	}
	return given, nil
}

// fault says what is wrong with one value, "" for nothing.
func (p param) fault(s string) string {
	most := p.maxRunes
	if most == 0 {
		most = maxValueRunes
	}
	n, err := strconv.Atoi(s)
	switch {
	case !utf8.ValidString(s):
		return "is not UTF-8"
	case p.number && (err != nil || n < p.low || n > p.high):
		return fmt.Sprintf("must be a whole number from %d to %d", p.low, p.high)
	case p.oneOf != nil && !slices.Contains(p.oneOf, s):
		return "must be one of " + strings.Join(p.oneOf, ", ")
	case !p.number && utf8.RuneCountInString(s) > most:
		return fmt.Sprintf("has %d characters; at most %d", utf8.RuneCountInString(s), most)
	}
	return ""
}
