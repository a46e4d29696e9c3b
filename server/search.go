package server

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"siaga/content"
	"siaga/index"
)

// pageSize is how many groups of translations a results page shows.
const pageSize = 20

// facetNames are the facets of the results page in their order, as addresses name them.
var facetNames = []string{"hazard", "phase", "sector", "region", "evidence", "in", "kind", "measure", "office", "forum"}

// openFacets stand open on the results page; the others are folded.
const openFacets = 6

type searchPage struct {
	base
	Result    index.Result
	Hits      []hit
	Facets    []facet
	Chips     []chip
	ClearURL  string
	Sort      string
	Sorts     []option
	Pages     []pageLink
	First     int // number of the first and last group shown, 1-based
	Last      int
	Read      []understood
	Subjects  []subjectLink
	Looser    []looser
	Corrected *corrected
	Situation []situation
	Preparing bool
	Query     url.Values
	Filtered  int // number of active filters

	OnlyPartial bool // no note has all the words
}

// facet is one group of the filter column.
type facet struct {
	Name, Label string
	Values      []facetValue // shown at once
	More        []facetValue // behind "n others"
	Chosen      int
	Open        bool
}

type facetValue struct {
	Value, Label string
	Count        int
	Chosen       bool
}

// chip is one active filter with the address that removes it.
type chip struct{ Label, RemoveURL string }

// option is one choice of a list.
type option struct {
	Value, Label, URL string
	Current           bool
}

type pageLink struct {
	Number  int
	URL     string
	Current bool
	Gap     bool // numbers left out
}

// hit is one group of translations in the list.
type hit struct {
	Row
	Snips []snip
	Why   []index.Why

	Divider bool // from here on the hits have only some of the words
}

// snip is a passage of a hit.
type snip struct {
	index.Snippet
	URL string
}

// searchResults is the results page.
func (s *Server) searchResults(c *gin.Context) error {
	snap := s.cfg.Site.Current()
	b := s.base(c, snap)
	b.Section = "search"
	b.NoIndex = true
	b.CSS = []string{"css/search.css"}
	b.JS = []string{"js/facets.js"}
	b.Title = b.T("search.title")
	if b.Q != "" {
		b.Title = b.T("search.title-for", b.Q)
	}
	b.Feed = b.URL("/search.atom?", b.query.Encode())
	q := queryOf(b)
	p := searchPage{base: b, Query: b.query, Sort: q.Sort}
	res, err := s.search(c, snap, q)
	switch {
	case isBuilding(err):
		p.Preparing = true
		c.Header("Retry-After", "2")
		return s.render(c, 200, "search", p)
	case err != nil:
		return err
	}
	p.Result = res
	if res.Total == 0 {
		s.missed(q)
	}
	s.fillSearch(c, &p, q)
	return s.render(c, 200, "search", p)
}

// missed keeps a query that found nothing for the editors, unless the site writes nothing.
func (s *Server) missed(q index.Query) {
	if s.cfg.ReadOnly {
		return
	}
	filters := maps.Clone(q.Filters)
	if len(q.In) > 0 {
		filters["in"] = q.In
	}
	if err := s.cfg.Misses.Add(q.Text, filters, q.Lang, time.Now()); err != nil {
		s.cfg.Log.Warn("a query without answer was not kept", "err", err)
	}
}

// queryOf reads the query of a results page; what is out of bounds is brought into them.
func queryOf(b base) index.Query {
	q := index.Query{Text: b.Q, Lang: b.Lang, Size: pageSize, Group: true, Filters: map[string][]string{}}
	for _, f := range facetNames {
		values := slices.DeleteFunc(slices.Clone(b.query[f]), func(v string) bool { return v == "" })
		if len(values) == 0 {
			continue
		}
		if f == "in" {
			q.In = values
		} else {
			q.Filters[f] = values
		}
	}
	if from, err := strconv.Atoi(b.query.Get("from")); err == nil {
		q.From = max(0, min(from, index.MaxFrom))
	}
	if s := b.query.Get("sort"); s == "new" || s == "title" {
		q.Sort = s
	}
	return q
}

func (s *Server) fillSearch(c *gin.Context, p *searchPage, q index.Query) {
	p.OnlyPartial = len(p.Result.Hits) > 0 && p.Result.Hits[0].Partial && q.From == 0 && q.Sort == ""
	partial := q.From > 0
	for _, h := range p.Result.Hits {
		x := p.hit(h)
		x.Divider = h.Partial && !partial
		partial = partial || h.Partial
		p.Hits = append(p.Hits, x)
	}
	p.Facets = p.facets(q)
	p.Chips, p.ClearURL = p.chips(q)
	p.Filtered = len(p.Chips)
	p.Sorts = p.sorts(q)
	p.Pages = p.pager(q)
	p.First, p.Last = q.From+1, q.From+len(p.Hits)
	p.Corrected = p.corrected()
	p.Situation = p.situation(q)
	p.Read = p.understood()
	p.Subjects = p.subjects()
	if (p.Result.Total <= 1 || p.OnlyPartial) && (p.Q != "" || p.Filtered > 0) {
		p.Looser = s.looser(c, p.base, q)
	}
}

func (b base) hit(h index.Hit) hit {
	r, ok := b.row(h.ID)
	if !ok {
		r = Row{Title: h.Title, URL: b.NoteURL(h.ID), Doc: &content.Document{Lang: h.Lang}}
	}
	if d := b.snap.Library.Doc(h.ID, h.Lang); d != nil && d != r.Doc {
		r.Doc, r.Title, r.URL, r.Foreign = d, d.Title, b.InURL(d), d.Lang != b.Lang
		r.Others = slices.DeleteFunc(slices.Clone(b.snap.Library.Translations(h.ID)), func(o *content.Document) bool { return o == d })
	}
	out := hit{Row: r, Why: h.Why}
	if b.Q != "" {
		out.URL = withQuery(r.URL, "q", b.Q)
	}
	for _, sn := range h.Snippets {
		if sn.Heading == "" {
			sn.Heading = b.T("facts.title")
		}
		out.Snips = append(out.Snips, snip{sn, out.URL + "#" + sn.Anchor})
	}
	return out
}

// withQuery adds a parameter to an address.
func withQuery(addr, key, value string) string {
	u, err := url.Parse(addr)
	if err != nil {
		return addr
	}
	q := u.Query()
	q.Set(key, value)
	u.RawQuery = q.Encode()
	return u.String()
}

// with gives the address of this search with a parameter changed; from is dropped, since the list changes.
func (b base) with(change func(url.Values)) string {
	q := url.Values{}
	for k, v := range b.query {
		q[k] = slices.Clone(v)
	}
	q.Del("from")
	change(q)
	return b.URL("/search?", q.Encode())
}

func (p *searchPage) chips(q index.Query) (chips []chip, clear string) {
	for _, f := range facetNames {
		values := q.Filters[f]
		if f == "in" {
			values = q.In
		}
		for _, v := range values {
			chips = append(chips, chip{p.Label(f, v), p.with(func(u url.Values) {
				u[f] = slices.DeleteFunc(u[f], func(x string) bool { return x == v })
			})})
		}
	}
	return chips, p.with(func(u url.Values) {
		for _, f := range facetNames {
			u.Del(f)
		}
	})
}

func (p *searchPage) sorts(q index.Query) []option {
	var list []option
	for _, v := range []string{"", "new", "title"} {
		if v == "" && p.Q == "" {
			continue // nothing to be relevant to
		}
		list = append(list, option{v, p.T("search.sort." + orDefault(v, "best")), p.with(func(u url.Values) {
			u.Del("sort")
			if v != "" {
				u.Set("sort", v)
			}
		}), q.Sort == v || (v == "new" && q.Sort == "" && p.Q == "")})
	}
	return list
}

func orDefault(v, d string) string {
	if v == "" {
		return d
	}
	return v
}

// pager links the pages around the current one, and the first and last.
func (p *searchPage) pager(q index.Query) []pageLink {
	last := (min(p.Result.Total, index.MaxFrom+pageSize) + pageSize - 1) / pageSize
	if last <= 1 {
		return nil
	}
	now := q.From/pageSize + 1
	var links []pageLink
	for n := 1; n <= last; n++ {
		if n != 1 && n != last && (n < now-1 || n > now+1) {
			if !links[len(links)-1].Gap {
				links = append(links, pageLink{Gap: true})
			}
			continue
		}
		links = append(links, pageLink{Number: n, Current: n == now, URL: p.with(func(u url.Values) {
			if n > 1 {
				u.Set("from", strconv.Itoa((n-1)*pageSize))
			}
		})})
	}
	return links
}

// Next is the address of the following page, or "".
func (p searchPage) Next() string {
	for i, l := range p.Pages {
		if l.Current && i+1 < len(p.Pages) {
			return p.Pages[i+1].URL
		}
	}
	return ""
}
