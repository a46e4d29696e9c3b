// Package misses keeps the queries that found nothing, for those who edit the library: what planners look for and
// nobody has written yet. It keeps the words, the filters and a count, and nothing of who asked: no address, no time
// but the day, no sequence. What looks like a person's own data is not kept at all.
package misses

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

// Miss is a query that found nothing.
type Miss struct {
	Query   string              `json:"query"`             // in lower case, spaces joined
	Filters map[string][]string `json:"filters,omitempty"` // as in the address
	Lang    string              `json:"lang"`              // of the interface
	Count   int                 `json:"count"`
	Last    string              `json:"last"` // day, 2026-11-23
}

// Limits of the list. A long text or one with many figures is more likely someone's own data than a subject.
const (
	maxMisses = 2000
	maxRunes  = 80
	maxDigits = 5
)

// Log is the list. A nil Log keeps nothing. It is safe for concurrent use.
type Log struct {
	path string

	mu   sync.Mutex
	list map[string]*Miss
}

// Open reads the list in the file path, which need not be there yet.
func Open(path string) (*Log, error) {
	l := &Log{path: path, list: map[string]*Miss{}}
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return l, nil
	}
	if err != nil {
		return nil, fmt.Errorf("queries without answers: %w", err)
	}
	var all []Miss
	if err := json.Unmarshal(raw, &all); err != nil {
		return nil, fmt.Errorf("queries without answers: %s: %w", path, err)
	}
	for _, m := range all {
		l.list[key(m)] = &m
	}
	return l, nil
}

// key tells misses apart.
func key(m Miss) string {
	raw, err := json.Marshal([]any{m.Query, m.Filters, m.Lang})
	if err != nil {
		return m.Query
	}
	return string(raw)
}

// Add counts a query and writes the list, whole or not at all.
func (l *Log) Add(query string, filters map[string][]string, lang string, now time.Time) error {
	query = strings.Join(strings.Fields(strings.ToLower(query)), " ")
	if l == nil || query == "" || personal(query) {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	m := Miss{Query: query, Filters: filters, Lang: lang}
	k := key(m)
	if l.list[k] == nil {
		if len(l.list) >= maxMisses {
			l.forget()
		}
		l.list[k] = &m
	}
	l.list[k].Count++
	l.list[k].Last = now.UTC().Format(time.DateOnly)
	return l.write()
}

// personal reports whether a query may be someone's own data: an address, a number, a long text.
func personal(query string) bool {
	digits := 0
	for _, r := range query {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	return digits > maxDigits || utf8.RuneCountInString(query) > maxRunes || strings.ContainsAny(query, "@/\\")
}

// forget makes room: the query asked least often, the oldest of them, goes.
func (l *Log) forget() {
	all := l.sorted()
	delete(l.list, key(all[len(all)-1]))
}

// List gives all misses, the most frequent first.
func (l *Log) List() []Miss {
	if l == nil {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.sorted()
}

func (l *Log) sorted() []Miss {
	all := make([]Miss, 0, len(l.list))
	for _, m := range l.list {
		all = append(all, *m)
	}
	slices.SortFunc(all, func(a, b Miss) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(b.Last, a.Last), strings.Compare(a.Query, b.Query))
	})
	return all
}

func (l *Log) write() error {
	raw, err := json.MarshalIndent(l.sorted(), "", " ")
	if err == nil {
		err = os.WriteFile(l.path+".new", append(raw, '\n'), 0o600)
	}
	if err == nil {
		err = os.Rename(l.path+".new", l.path)
	}
	if err != nil {
		return fmt.Errorf("queries without answers: %w", err)
	}
	return nil
}
