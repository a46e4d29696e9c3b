// Package markdown turns the text of a note into HTML, passages, links and citations. It is the only
// home of goldmark; no type of goldmark leaves it. It knows nothing of notes: what a link, a source or a
// glossary word means is told to it by the functions of Render.
//
// # Syntax
//
// CommonMark with tables, task lists, strikethrough, footnotes, definition lists and bare addresses of
// GFM, and of our own:
//
//	[@key]  [@key, p. 4]  [@a; @b]              citation
//	[[slug]]  [[slug#anchor]]  [[slug|text]]    link to a note
//	> [!NOTE] Title                             call-out (NOTE, WARNING, EVIDENCE, and those of GitHub)
//	![alternative](file.jpg "credit")           image with its credit
//	```bars  ```timeline  ```chain              figures
//
// The guide for writers, docs/writing-notes.md, has all of it with examples; the figures in it are parsed
// by a test. What differs from CommonMark and GFM on purpose stands in testdata/conformance/differs.txt. No
// HTML of a text reaches the page; rawhtml.go says what becomes of it.
//
// # From text to page
//
// Parse checks the text against the limits of admission.go, has goldmark parse it, and collects headings,
// links, citations and figures in one walk. HTML and Passages only read, so a Doc can be shared. The HTML
// is written by our own writer, node by node, and not by goldmark's renderers: then there is no
// element, attribute or address on the page that this package does not name.
//
// # Ids
//
// Headings have the anchors that Anchor describes. All other ids begin with "x-": x-lead round the text
// before the first heading, x-cite-KEY-n on citation marks, which link to #x-ref-KEY, x-fn, x-fn-n and
// x-fnref-n of footnotes, x-fig-n-… inside figures, x-timeline-… inside Timeline.
//
// # Classes for the style sheet
//
//	div.heading.heading-2 (-3, -4)     round a heading that has a tail
//	aside.callout.callout-note (-warning, -evidence) > p.callout-title
//	sup.cite (.cite-unknown)           citation mark, with its brackets
//	sup.footnote, section.footnotes, p.footnotes-title, a.footnote-back
//	a.term[data-term]                  first use of a glossary word in a section
//	span.dead-link                     link to a note that does not exist
//	div.table > table                  scrolls by itself; cells may have align
//	li.task                            item with a check box
//	figure.figure-image > img + figcaption.credit; inside text img + small.credit
//	a.image-link                       image that is not shown
//
// Figures:
//
//	figure.figure.figure-bars (-timeline, -chain) > figcaption.figure-title, div.figure-drawing > svg,
//	  p.figure-note, details.figure-text > summary + div.table | ol.timeline-list | ol.chain-list
//	div.figure.figure-timeline         of Timeline, without title
//	svg.bars: .staff .staff-mark .staff-mark-long .grid .axis .axis-unit .axis-number .bar.bar-happened
//	  .bar.bar-forecast .hatch-ground .hatch-line .whisker .bar-value .bar-label .bar-detail .legend
//	svg.timeline: .axis .axis-mark .axis-mark-long .axis-number .stem .event-dot .event-drill .event-title
//	  .event-date .legend
//	svg.chain (.chain-wide, .chain-narrow): .chain-box .chain-edge (each with -hazard, -plant, -release,
//	  -people) .chain-title .chain-text .chain-arrow .chain-head
//	span.badge.badge-drill             in the list of a timeline
//
// Of a chain of up to four stages the page has both a wide and a narrow drawing, and the style sheet must
// hide one. A .bar-forecast is filled with a pattern by its fill attribute, so its class must not set fill.
// .bar-value, .bar-label, .event-title and .chain-title are measured as bold.
package markdown
