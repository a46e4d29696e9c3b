package svg

import "slices"

// placement finds sides for the labels of dots so that no label touches another, a dot or what else is taken.
type placement struct {
	dots  []dot
	frame box
	fixed []box   // what no label may touch, besides the dots
	room  float64 // factor by which the text of labels may grow
}

// run labels the dots, the first ones first, and returns all that is taken afterwards. A dot for
// which even moving a neighbour's label makes no room stays without: it is a dot with a tooltip, and the list
// beside the map names it.
func (p placement) run() []box {
	for i := range p.dots {
		p.place(i)
	}
	for i := range p.dots {
		if !p.dots[i].labeled {
			p.push(i)
		}
	}
	taken := slices.Clone(p.fixed)
	for _, d := range p.dots {
		taken = append(taken, d.box())
		if d.labeled {
			taken = append(taken, d.label.box)
		}
	}
	return taken
}

// place gives dot i the first side that is free.
func (p *placement) place(i int) bool {
	d := &p.dots[i]
	for _, s := range sides {
		try := newLabel(d.point, p.room).at(d.at, d.outer(), s)
		if p.fits(i, try.box) && p.blockers(i, try.box) == nil {
			d.label, d.labeled = try, true
			return true
		}
	}
	return false
}

// push gives dot i a side that one other label blocks, if that label can go to another side of its own dot.
func (p *placement) push(i int) {
	d := &p.dots[i]
	for _, s := range sides {
		try := newLabel(d.point, p.room).at(d.at, d.outer(), s)
		if !p.fits(i, try.box) {
			continue
		}
		blockers := p.blockers(i, try.box)
		if len(blockers) > 1 {
			continue
		}
		d.label, d.labeled = try, true
		if len(blockers) == 0 || p.move(blockers[0]) {
			return
		}
		d.labeled = false
	}
}

// move puts the label of dot i elsewhere, or back where it was when nowhere is free.
func (p *placement) move(i int) bool {
	d := &p.dots[i]
	old := d.label
	d.labeled = false
	if p.place(i) {
		return true
	}
	d.label, d.labeled = old, true
	return false
}

// fits says whether a label of dot i lies in the frame, clear of what is fixed and of all other dots. At a
// corner it may lie in the square of its own dot, not on the circle.
func (p *placement) fits(i int, b box) bool {
	if !p.frame.holds(b) {
		return false
	}
	b = b.grown(labelAir)
	if !b.free(p.fixed) {
		return false
	}
	for k, d := range p.dots {
		if k != i && b.meets(d.box()) {
			return false
		}
	}
	return true
}

// blockers are the dots whose labels a label of dot i would touch.
func (p *placement) blockers(i int, b box) []int {
	var found []int
	b = b.grown(labelAir)
	for k, d := range p.dots {
		if k != i && d.labeled && b.meets(d.label.box) {
			found = append(found, k)
		}
	}
	return found
}
