package content

import "slices"

// add joins the values of g to f. It makes new slices, because those of f may be another document's.
func (f *Facets) add(g *Facets) {
	into, from := f.words(), g.words()
	for i := range into {
		*into[i] = union(*into[i], *from[i])
	}
	f.Sendai = union(f.Sendai, g.Sendai)
	f.Essentials = union(f.Essentials, g.Essentials)
}

func union[T comparable](a, b []T) []T {
	a = slices.Clip(a) // so that append copies
	for _, v := range b {
		if !slices.Contains(a, v) {
			a = append(a, v)
		}
	}
	return a
}

func (f *Facets) equal(g *Facets) bool {
	a, b := f.words(), g.words()
	for i := range a {
		if !slices.Equal(*a[i], *b[i]) {
			return false
		}
	}
	return slices.Equal(f.Sendai, g.Sendai) && slices.Equal(f.Essentials, g.Essentials)
}

// words are the facets whose values are words, in a fixed order.
func (f *Facets) words() [8]*[]string {
	return [...]*[]string{&f.Hazards, &f.Sectors, &f.Phases, &f.Offices, &f.Measures, &f.Places, &f.Regions, &f.Forums}
}
