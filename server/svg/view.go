package svg

import "math"

// kmPerDegree is the length of one degree of latitude on a sphere of 6,371 km radius.
const kmPerDegree = 111.195

// view is a plate carrée map: degrees are pixels times a constant, the middle latitude is true to scale, north
// is up. Its origin is the upper left corner.
type view struct {
	west, north    float64 // degrees at the origin
	perLon, perLat float64 // pixels a degree
	width, height  float64 // pixels
}

// newView is a view of that size around a centre with perDegree pixels a degree of latitude. It is moved
// where it would reach over a pole.
func newView(centre XY, width, height, perDegree float64) view {
	half := height / perDegree / 2
	lat := min(90-half, max(half-90, centre.Y))
	v := view{
		perLon: perDegree * math.Cos(lat*math.Pi/180),
		perLat: perDegree,
		width:  width,
		height: height,
	}
	v.west = centre.X - width/v.perLon/2
	v.north = lat + half
	return v
}

// pixel is where a position in degrees lies in the view; it may be outside.
func (v view) pixel(p XY) XY {
	return XY{X: (p.X - v.west) * v.perLon, Y: (v.north - p.Y) * v.perLat}
}

// nearPixel is pixel for the copy of the position, whole turns of the globe away, that lies nearest to the
// middle of the view: a map of Fiji shows 179° W.
func (v view) nearPixel(p XY) XY {
	middle := v.west + v.width/v.perLon/2
	p.X -= 360 * math.Round((p.X-middle)/360)
	return v.pixel(p)
}

// frame is the view's own box, in pixels.
func (v view) frame() box {
	return box{0, 0, v.width, v.height}
}

// degrees is the box of the view, in degrees.
func (v view) degrees() box {
	return box{v.west, v.north - v.height/v.perLat, v.west + v.width/v.perLon, v.north}
}
