package svg

// Coastlines are cut this far outside of a map, in pixels, so that the cut does not show as a shore.
const bleed = 4

// detail says how finely a coastline is drawn.
type detail struct {
	tolerance float64 // how far the drawn line may lie from the true one, in pixels
	smallest  float64 // longer side of the smallest island shown, in pixels
	step      int     // positions are rounded to this many tenths of a pixel
}

// coast draws the land within a view as the data of one path, to be filled by the even-odd rule: a lake is a
// ring inside another.
func coast(rings []ring, v view, d detail) string {
	window := v.degrees().grown(bleed / v.perLon)
	frame := v.frame().grown(bleed)
	p := pathData{step: d.step}
	for _, r := range rings {
		for _, turn := range []float64{-360, 0, 360} {
			if !r.box.moved(turn, 0).meets(window) {
				continue
			}
			p.ring(visible(r.points, turn, v, frame, d))
		}
	}
	return p.String()
}

// visible is what a ring, turned round the globe by turn degrees, shows in the view: in pixels, simplified;
// nothing when it is too small.
func visible(points []XY, turn float64, v view, frame box, d detail) []XY {
	line := make([]XY, len(points))
	for i, p := range points {
		line[i] = v.pixel(XY{X: p.X + turn, Y: p.Y})
	}
	line = clip(line, frame)
	if len(line) < 3 {
		return nil
	}
	size := emptyBox()
	for _, p := range line {
		size = size.with(p)
	}
	if max(size.width(), size.height()) < d.smallest {
		return nil
	}
	closed := Simplify(append(line, line[0]), d.tolerance)
	return closed[:len(closed)-1]
}
