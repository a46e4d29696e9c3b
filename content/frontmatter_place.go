package content

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// regionKey reads a key that only region pages have.
func (f *frontMatter) regionKey(key string, v *yaml.Node) {
	g := f.doc.Region
	switch key {
	case "code":
		if code := f.text(v, key); code != "" && Slug(code) != f.doc.Slug {
			f.errorf(f.line(v), "code %s differs from the file's name; the region is %s", code, f.doc.Slug)
		}
	case "country":
		g.Country = intern(strings.ToUpper(f.text(v, key)))
	case "province":
		g.Province = intern(f.text(v, key))
	case "coordinates":
		f.coordinates(v)
	case "population":
		g.Population = f.fact(v, key)
	}
}

// coordinates reads [lat, lon], {lat: …, lon: …} or "lat, lon", in degrees.
func (f *frontMatter) coordinates(v *yaml.Node) {
	var lat, lon *yaml.Node
	switch v.Kind {
	case yaml.SequenceNode:
		if len(v.Content) == 2 {
			lat, lon = v.Content[0], v.Content[1]
		}
	case yaml.MappingNode:
		f.mapping(v, "coordinates", func(key string, v *yaml.Node) {
			switch key {
			case "lat":
				lat = v
			case "lon", "lng":
				lon = v
			}
		})
	default:
		if a, b, ok := strings.Cut(v.Value, ","); ok {
			lat = &yaml.Node{Kind: yaml.ScalarNode, Value: a, Line: v.Line}
			lon = &yaml.Node{Kind: yaml.ScalarNode, Value: b, Line: v.Line}
		}
	}
	if lat == nil || lon == nil {
		f.errorf(f.line(v), "coordinates must be [latitude, longitude] in degrees")
		return
	}
	y, yOK := f.number(lat, "latitude", -90, 90)
	x, xOK := f.number(lon, "longitude", -180, 180)
	if yOK && xOK {
		g := f.doc.Region
		g.Lat, g.Lon, g.HasPoint = y, x, true
	}
}

// forumKey reads a key that only forum pages have.
func (f *frontMatter) forumKey(key string, v *yaml.Node) {
	g := f.doc.Forum
	switch key {
	case "place":
		g.Place = f.text(v, key)
	case "dates", "date":
		for _, item := range f.items(v) {
			g.Dates = append(g.Dates, f.forumDate(item))
		}
	case "organiser", "organizer":
		g.Organiser = f.cited(v, key)
	case "invitation":
		g.Invitation = f.cited(v, key)
	case "delegation":
		for _, item := range f.items(v) {
			g.Delegation = append(g.Delegation, f.delegate(item))
		}
	case "sessions":
		for _, item := range f.items(v) {
			g.Sessions = append(g.Sessions, f.session(item))
		}
	case "challenges":
		for _, item := range f.items(v) {
			g.Challenges = append(g.Challenges, f.challenge(item))
		}
	case "takeaways":
		g.Takeaways = f.texts(v, key)
	}
}

// cited reads a text and notes its citations.
func (f *frontMatter) cited(v *yaml.Node, key string) string {
	s := f.text(v, key)
	f.cite(s, f.line(v))
	return s
}

// forumDate reads {from, to, text, source, note} or a date alone. What is no date is kept as text.
func (f *frontMatter) forumDate(item *yaml.Node) ForumDate {
	var g ForumDate
	set := func(d *Date, v *yaml.Node) {
		s := f.text(v, "dates")
		if parsed, err := ParseDate(s); err == nil {
			*d = parsed
		} else if g.Text == "" {
			g.Text = s
		}
	}
	if item.Kind != yaml.MappingNode {
		set(&g.From, item)
		return g
	}
	f.mapping(item, "a date", func(key string, v *yaml.Node) {
		switch key {
		case "from", "date":
			set(&g.From, v)
		case "to":
			set(&g.To, v)
		case "text":
			g.Text = f.text(v, key)
		case "source":
			g.Source = f.sourceKey(v)
		case "note":
			g.Note = f.cited(v, key)
		}
	})
	return g
}

func (f *frontMatter) delegate(item *yaml.Node) Delegate {
	var g Delegate
	f.mapping(item, "a member of the delegation", func(key string, v *yaml.Node) {
		switch key {
		case "office":
			g.Office = intern(f.text(v, key))
		case "role":
			g.Role = f.cited(v, key)
		case "name":
			g.Name = f.text(v, key)
		case "source":
			g.Source = f.sourceKey(v)
		}
	})
	return g
}

func (f *frontMatter) session(item *yaml.Node) Session {
	if item.Kind == yaml.ScalarNode {
		return Session{Title: f.cited(item, "sessions")}
	}
	var g Session
	f.mapping(item, "a session", func(key string, v *yaml.Node) {
		switch key {
		case "title":
			g.Title = f.cited(v, key)
		case "speakers":
			g.Speakers = f.texts(v, key)
		case "deck":
			g.Deck = f.text(v, key)
		case "source":
			g.Source = f.sourceKey(v)
		}
	})
	return g
}

func (f *frontMatter) challenge(item *yaml.Node) Challenge {
	if item.Kind == yaml.ScalarNode {
		return Challenge{Title: f.cited(item, "challenges")}
	}
	var g Challenge
	f.mapping(item, "a challenge", func(key string, v *yaml.Node) {
		switch key {
		case "title":
			g.Title = f.cited(v, key)
		case "text":
			g.Text = f.cited(v, key)
		case "notes":
			g.Notes = f.texts(v, key)
		}
	})
	return g
}
