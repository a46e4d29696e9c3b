// Mapdata cuts the coastlines of the world out of Natural Earth into static/map/land.bin.gz, the file that
// package svg draws its maps from. It is run by hand when the source changes:
//
//	npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
//	go run ./server/svg/mapdata -o static/map/land.bin.gz package/land-10m.json
//
// The source is the land of the world at 1:10 million as TopoJSON: no borders, so none that are disputed.
// It is simplified to what a region map can show (about 100 px a degree) and written as rings of small
// differences; package svg documents the format at its reader.
package main

import (
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"

	"siaga/server/svg"
)

// tolerance is how far a simplified coastline may lie from the true one, in degrees: 0.35 px at 100 px a degree.
const tolerance = 0.0035

// smallest is the longer side an island needs to be kept, in degrees: 1 px at 100 px a degree.
const smallest = 0.01

// southernmost is the latitude below which land is left out: only Antarctica lies there.
const southernmost = -60

func main() {
	out := flag.String("o", "static/map/land.bin.gz", "file to write")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: mapdata [-o FILE] land-10m.json")
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *out); err != nil {
		fmt.Fprintln(os.Stderr, "mapdata:", err)
		os.Exit(1)
	}
}

func run(in, out string) error {
	src, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(src, &t); err != nil {
		return fmt.Errorf("%s: %w", in, err)
	}
	rings, err := t.rings("land")
	if err != nil {
		return fmt.Errorf("%s: %w", in, err)
	}
	kept := cut(rings)
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := write(f, kept); err != nil {
		return fmt.Errorf("%s: %w", out, err)
	}
	points := 0
	for _, r := range kept {
		points += len(r)
	}
	fmt.Printf("%d rings of %d, %d points\n", len(kept), len(rings), points)
	return f.Close()
}

// cut simplifies the rings and leaves out those too small or too far south to be drawn.
func cut(rings [][]svg.XY) [][]svg.XY {
	var kept [][]svg.XY
	for _, r := range rings {
		west, east, south, north := extent(r)
		if north < southernmost || max(east-west, north-south) < smallest {
			continue
		}
		if s := svg.Simplify(r, tolerance); len(s) >= 4 {
			kept = append(kept, s)
		}
	}
	return kept
}

func extent(r []svg.XY) (west, east, south, north float64) {
	west, east, south, north = r[0].X, r[0].X, r[0].Y, r[0].Y
	for _, p := range r {
		west, east = min(west, p.X), max(east, p.X)
		south, north = min(south, p.Y), max(north, p.Y)
	}
	return west, east, south, north
}

func write(w io.Writer, rings [][]svg.XY) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(svg.EncodeLand(rings)); err != nil {
		return err
	}
	return z.Close()
}
