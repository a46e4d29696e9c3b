package svg

import (
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
)

// landFile is where the static folder keeps the coastlines; mapdata writes it.
const landFile = "map/land.bin.gz"

// landUnit is the step of a stored position: 1/500 degree, 0.2 px on a region map and at most 222 m.
const landUnit = 1.0 / 500

// maxLandBytes bounds what is unpacked from landFile; the world at 1:10 million takes a sixth of it.
const maxLandBytes = 4 << 20

// errLand is why a file of coastlines cannot be read.
var errLand = errors.New("not a file of coastlines")

// ring is one closed coastline, without the repeated last point, and the box around it. Lakes as large as
// the Caspian are rings inside others.
type ring struct {
	points []XY // degrees
	box    box
}

// EncodeLand writes coastlines as: the number of rings, then for each ring the number of its points and the
// differences from point to point in landUnits, first from 0, 0; the closing point is left out. All numbers are
// varints of encoding/binary, the differences signed. The rings of input are closed and in degrees.
func EncodeLand(rings [][]XY) []byte {
	b := binary.AppendUvarint(nil, uint64(len(rings)))
	for _, r := range rings {
		r = r[:len(r)-1]
		b = binary.AppendUvarint(b, uint64(len(r)))
		var x, y int64
		for _, p := range r {
			px, py := int64(math.Round(p.X/landUnit)), int64(math.Round(p.Y/landUnit))
			b = binary.AppendVarint(b, px-x)
			b = binary.AppendVarint(b, py-y)
			x, y = px, py
		}
	}
	return b
}

// readLand unpacks the coastlines of the static folder.
func readLand(fsys fs.FS) ([]ring, error) {
	f, err := fsys.Open(landFile)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", landFile, err)
	}
	b, err := io.ReadAll(io.LimitReader(z, maxLandBytes))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", landFile, err)
	}
	rings, err := decodeLand(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", landFile, err)
	}
	return rings, nil
}

func decodeLand(b []byte) ([]ring, error) {
	d := landDecoder{rest: b}
	rings := make([]ring, d.count())
	for i := range rings {
		rings[i] = d.ring()
	}
	if d.failed || len(d.rest) > 0 {
		return nil, errLand
	}
	return rings, nil
}

// landDecoder takes numbers off the front of rest; after a failure all are 0.
type landDecoder struct {
	rest   []byte
	failed bool
}

// count is a number of things that follow, each of at least two bytes; more than can follow is a failure,
// so that a broken file cannot ask for memory.
func (d *landDecoder) count() int {
	n, size := binary.Uvarint(d.rest)
	if size <= 0 || n > uint64(len(d.rest))/2 {
		d.fail()
		return 0
	}
	d.rest = d.rest[size:]
	return int(n)
}

func (d *landDecoder) difference() int64 {
	n, size := binary.Varint(d.rest)
	if size <= 0 {
		d.fail()
		return 0
	}
	d.rest = d.rest[size:]
	return n
}

func (d *landDecoder) ring() ring {
	r := ring{points: make([]XY, d.count()), box: emptyBox()}
	var x, y int64
	for i := range r.points {
		x, y = x+d.difference(), y+d.difference()
		r.points[i] = XY{X: float64(x) * landUnit, Y: float64(y) * landUnit}
		r.box = r.box.with(r.points[i])
	}
	return r
}

func (d *landDecoder) fail() {
	d.rest, d.failed = nil, true
}
