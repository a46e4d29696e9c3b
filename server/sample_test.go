package server

import (
	"fmt"
	"testing"
	"testing/fstest"
)

// sample is a small library in which each note differs from the others in a way that a page shows.
func sample() fstest.MapFS {
	fsys := fstest.MapFS{}
	add := func(name, text string) { fsys[name] = &fstest.MapFile{Data: []byte(text)} }

	add("notes/rob.id.md", `---
title: Banjir rob & pasang di Bontang
summary: Air pasang **memasuki** kampung setiap bulan.
kind: case
hazards: [tidal-flood]
sectors: [settlement]
phases: [mitigation]
offices: [public-works]
measures: [structural]
regions: [id-bontang]
forums: [incheon-2023]
evidence: institutional
facts:
  size: "1,6 ha | kolam retensi [@p1] | #polder"
  cost: "Rp 2 miliar | untuk pompa [@p2] | #tidak-ada"
  actors: "| Dinas pekerjaan umum [@p1]"
events:
  - {date: 2022-07-23, title: Pasang tertinggi, source: p1}
sources:
  - {id: p1, type: report, title: "Laporan rob 50% & {kurung", author: "BPBD Bontang; Dinas PU", publisher: Pemkot, issued: 2023-08, URL: "https://example.org/a?b=1&c=2", accessed: 2026-11-23}
  - {id: p2, type: article-newspaper, title: Pompa tiba, container-title: Pos, issued: 2022, URL: "https://www.example.com/p2", accessed: 2026-11-23}
  - {id: p3, type: book, title: Tidak dikutip}
authors: [Penyusun Siaga]
reviewed: 2026-11-01
licence: CC-BY-4.0
---

Air pasang naik dua kali sehari [@p1, hlm. 4].

## Polder

Polder dan pompa menahan banjir rob [@p1; @p2]. Lihat [[mangrove]] dan [[tidak-ada|catatan hilang]].

## Tanggul 방조제

Tanggul menahan rob.
`)
	add("notes/rob.en.md", `---
title: Tidal flooding in Bontang
kind: case
hazards: [tidal-flood]
evidence: institutional
reviewed: 2026-11-01
licence: CC-BY-4.0
sources:
  - {id: p1, type: report, title: Report, URL: "https://example.org/a"}
translation: {of: id, revision: 0000000000000000}
---

The tide rises twice a day [@p1].

## Polder

A polder and pumps hold the tidal flood.

## Dike

The dike holds the tide.
`)
	add("notes/mangrove.id.md", `---
title: Sabuk mangrove
kind: strategy
hazards: [tidal-flood, coastal-erosion]
phases: [mitigation, prevention]
measures: [nature-based]
regions: [id-bontang, id-demak]
evidence: peer-reviewed
reviewed: 2026-10-01
licence: CC-BY-SA-4.0
facts:
  cost: "Rp 40 juta | per hektare"
---

Bakau menahan ombak dan banjir rob.
`)
	add("notes/latihan.id.md", `---
title: Latihan amonia Loktuan
summary: Ini latihan.
kind: case
hazards: [toxic-release]
offices: [disaster-agency, plant]
phases: [preparedness]
regions: [id-bontang]
evidence: press
exercise: true
reviewed: 2019-03-01
---

Ini latihan kebocoran amonia.
`)
	add("notes/draf.id.md", "---\ntitle: Draf tanggul laut\nkind: guideline\nhazards: [storm-surge]\nstatus: draft\n---\n\nTanggul laut menahan rob.\n")
	add("notes/anggaran.id.md", "---\ntitle: Menyusun anggaran\nkind: guideline\noffices: [finance]\n---\n\nDana siap pakai.\n")
	add("notes/dams.en.md", "---\ntitle: Permeable dams\nkind: strategy\nhazards: [coastal-erosion]\nregions: [id-demak]\nevidence: practice\nreviewed: 2026-09-01\n---\n\nBrushwood dams catch sediment.\n")
	add("notes/polos.md", "# Catatan polos\n\nTanpa kepala berkas, tentang banjir rob.\n")
	add("notes/adaptasi.id.md", "---\ntitle: Rambu evakuasi\norigin: {site: \"https://bontang.example\", id: notes/rambu, revision: abc, licence: CC-BY-4.0, adapted: 2026-11-02}\n---\n\nRambu.\n")
	add("regions/id-bontang.id.md", "---\ntitle: Kota Bontang\ncode: id-bontang\ncountry: ID\ncoordinates: [0.13, 117.5]\nhazards: [tidal-flood]\nsectors: [lng]\nfacts:\n  population: \"189.968 | jiwa, 2024 [@b]\"\nsources:\n  - {id: b, type: webpage, title: BPS, URL: \"https://bps.example\"}\nevents:\n  - {date: 2019-03-01, title: Latihan besar, exercise: true}\n---\n\nKota industri di pesisir.\n")
	add("forums/incheon-2023.id.md", `---
title: Forum Incheon 2023
place: Incheon
dates:
  - {from: 2023-09-18, to: 2023-09-19, source: f1}
  - {from: 2023-09-20, to: 2023-09-21, source: f2, note: menurut panitia}
organiser: "UNDRR [@f1]"
regions: [id-bontang]
delegation:
  - {office: public-works, role: "Kepala dinas [@f1]", name: Rahman, source: f1}
sessions:
  - {title: "Sesi *pembuka*", speakers: [Lee, Kim], source: f1}
challenges:
  - {title: Sudah dijawab, text: Rob, notes: [rob]}
  - {title: Belum dijawab, text: Amonia}
takeaways: [mangrove]
sources:
  - {id: f1, type: webpage, title: Undangan, URL: "https://f.example/1"}
  - {id: f2, type: webpage, title: Berita, URL: "https://f.example/2"}
---

Forum tentang kota tangguh.
`)
	for i := range 30 {
		add(fmt.Sprintf("notes/seri-%02d.id.md", i), fmt.Sprintf("---\ntitle: Seri %02d\nkind: profile\nreviewed: 2025-01-%02d\n---\n\nGelombang panjang nomor %d.\n", i, i+1, i))
	}
	return fsys
}

// sampleSite serves sample.
func sampleSite(t testing.TB, change ...func(*Config)) *Server {
	t.Helper()
	return serve(t, sample(), change...)
}
