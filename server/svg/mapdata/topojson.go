package main

import (
	"encoding/json"
	"fmt"
	"math"

	"siaga/server/svg"
)

// topology is what is needed of a TopoJSON file: quantised arcs and the objects made of them.
// Format: https://github.com/topojson/topojson-specification.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]int // each arc is a first position and differences to the one before, in quantised units
	Objects   map[string]object
}

// object is a geometry: a collection of others, or polygons as indices of arcs; ^i is arc i backwards.
type object struct {
	Type       string
	Geometries []object
	Arcs       json.RawMessage // shape depends on Type
}

// rings resolves an object to closed rings in degrees, outer ones and holes alike.
func (t *topology) rings(name string) ([][]svg.XY, error) {
	o, ok := t.Objects[name]
	if !ok {
		return nil, fmt.Errorf("no object %q", name)
	}
	return t.object(o)
}

func (t *topology) object(o object) ([][]svg.XY, error) {
	var polygons [][][]int
	switch o.Type {
	case "GeometryCollection":
		var all [][]svg.XY
		for _, g := range o.Geometries {
			rings, err := t.object(g)
			if err != nil {
				return nil, err
			}
			all = append(all, rings...)
		}
		return all, nil
	case "MultiPolygon":
		if err := json.Unmarshal(o.Arcs, &polygons); err != nil {
			return nil, err
		}
	case "Polygon":
		var one [][]int
		if err := json.Unmarshal(o.Arcs, &one); err != nil {
			return nil, err
		}
		polygons = append(polygons, one)
	default:
		return nil, fmt.Errorf("geometry %q is not land", o.Type)
	}
	var all [][]svg.XY
	for _, polygon := range polygons {
		for _, arcs := range polygon {
			all = append(all, t.ring(arcs))
		}
	}
	return all, nil
}

// ring joins arcs; each begins where the one before ended, so that point is taken once. A ring across the
// 180th meridian, where the source jumps by a whole turn, goes on beyond 180° instead.
func (t *topology) ring(arcs []int) []svg.XY {
	var ring []svg.XY
	for _, i := range arcs {
		arc := t.arc(i)
		if len(ring) > 0 {
			arc = arc[1:]
		}
		ring = append(ring, arc...)
	}
	for i := 1; i < len(ring); i++ {
		ring[i].X -= 360 * math.Round((ring[i].X-ring[i-1].X)/360)
	}
	return ring
}

func (t *topology) arc(i int) []svg.XY {
	backwards := i < 0
	if backwards {
		i = ^i
	}
	arc := make([]svg.XY, len(t.Arcs[i]))
	x, y := 0, 0
	for k, d := range t.Arcs[i] {
		x, y = x+d[0], y+d[1]
		at := k
		if backwards {
			at = len(arc) - 1 - k
		}
		arc[at] = svg.XY{
			X: float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0],
			Y: float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1],
		}
	}
	return arc
}
