package markdown

import (
	"math"
	"strings"
)

// noteWidth is the widest that a drawing in the text column may be, in pixels, before it scrolls.
const noteWidth = 640

const (
	barsTop     = 42  // from the upper edge to the top of the tallest bar: unit, value
	barsHeight  = 230 // of the tallest bar
	staffWidth  = 20
	slotMin     = 68 // of a bar with its texts
	slotMax     = 128
	barWidthMax = 44
	lineHeight  = 18
	manyBars    = 7 // from which on labels are set smaller
)

// barChart is the layout of bars on a tide staff.
type barChart struct {
	drawing
	f      *figure
	labels Labels
	scale  scale
	comma  bool    // numbers are written with a decimal comma
	left   float64 // where the bars begin
	slot   float64
	label  float64 // size of labels
	width  float64
	base   float64 // y of zero
}

// drawBars draws the bars of f: solid for what happened, hatched for what was forecast, a range with its
// upper end as a whisker. The axis is a graduated staff.
func (w *writer) drawBars(id string, f *figure) string {
	c := barChart{f: f, labels: w.labels, base: barsTop + barsHeight}
	top := 0.0
	for _, b := range f.bars {
		top = max(top, b.high)
		c.comma = c.comma || usesDecimalComma(b.written)
	}
	c.scale = newScale(top)
	c.layOut()
	c.hatch(id)
	c.staff()
	for i, b := range f.bars {
		c.bar(id, b, c.left+c.slot*(float64(i)+0.5))
	}
	c.line("axis", c.left-6, c.base, c.width, c.base)
	height := c.texts()
	height = c.legend(id, height)
	return c.svg("bars", id, w.figureName(f), w.describeBars(f), c.width, height)
}

// layOut gives every bar as much room as its texts need on one line, within bounds, and the whole not
// more than the text column unless a word would have to be broken.
func (c *barChart) layOut() {
	c.label = sizeLabel
	if len(c.f.bars) >= manyBars {
		c.label = sizeSmall
	}
	c.left = 14 + staffWidth
	for _, tick := range c.scale.ticks {
		c.left = max(c.left, textWidth(c.number(tick), sizeSmall, false)+22+staffWidth)
	}
	need, word := 0.0, 0.0
	for _, b := range c.f.bars {
		value := textWidth(b.written, sizeValue, true)
		need = max(need, value, textWidth(b.label, c.label, true), textWidth(b.detail, sizeSmall, false))
		word = max(word, value, widestPart(b.label, c.label, true), widestPart(b.detail, sizeSmall, false))
	}
	n := float64(len(c.f.bars))
	c.slot = min(max(slotMin, need+14), slotMax, max(slotMin, (noteWidth-c.left)/n))
	c.slot = max(c.slot, min(word+6, slotMax))
	c.width = c.left + n*c.slot
}

// widestPart is the width of the widest piece that wrapText does not break.
func widestPart(s string, size float64, bold bool) float64 {
	width := 0.0
	for part := range textParts(s) {
		width = max(width, textWidth(strings.TrimSpace(part), size, bold))
	}
	return width
}

func (c *barChart) y(v float64) float64 { return c.base - v/c.scale.top*barsHeight }

func (c *barChart) number(v float64) string { return formatTick(v, c.scale.step, c.comma) }

// hatch defines the pattern of forecasts.
func (c *barChart) hatch(id string) {
	c.str(`<defs><pattern id="` + id + `-hatch" class="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
		`<rect class="hatch-ground" width="7" height="7"/><line class="hatch-line" x1="0" y1="0" x2="0" y2="7"/></pattern></defs>` + "\n")
}

// staff draws the axis: a graduated pole, long marks with numbers and lines across, nine short ones between.
func (c *barChart) staff() {
	x := c.left - staffWidth - 6
	minor := c.scale.step / 10
	topMark := c.y(c.scale.top) - 14
	c.rect("staff", x, topMark, staffWidth, c.base-topMark+8, "")
	if textWidth(c.f.unit, sizeSmall, false)/2 < x+staffWidth/2 {
		c.text("axis-unit", atMiddle, x+staffWidth/2, topMark-10, sizeSmall, c.f.unit)
	} else {
		c.text("axis-unit", atStart, 0, topMark-10, sizeSmall, c.f.unit)
	}
	for i := 0; ; i++ {
		v := float64(i) * minor
		y := c.y(v)
		if y < topMark+2 {
			break
		}
		switch {
		case i%10 == 0:
			if i > 0 {
				c.line("grid", x+staffWidth+6, y, c.width, y)
			}
			c.line("staff-mark staff-mark-long", x, y, x+staffWidth, y)
			c.text("axis-number", atEnd, x-8, y+5, sizeSmall, c.number(v))
		case i%5 == 0:
			c.line("staff-mark", x, y, x+staffWidth*0.7, y)
		case c.y(0)-c.y(minor) >= 4:
			c.line("staff-mark", x, y, x+staffWidth*0.4, y)
		}
	}
}

func (c *barChart) bar(id string, b bar, x float64) {
	width := min(barWidthMax, c.slot*0.55)
	top := c.y(b.low)
	if b.forecast {
		c.rect("bar bar-forecast", x-width/2, top, width, c.base-top, ` fill="url(#`+id+`-hatch)"`)
	} else {
		c.rect("bar bar-happened", x-width/2, top, width, c.base-top, "")
	}
	if b.high > b.low {
		end := c.y(b.high)
		c.line("whisker", x, top, x, end)
		c.line("whisker", x-8, end, x+8, end)
		top = end
	}
	c.text("bar-value", atMiddle, x, top-9, sizeValue, b.written)
}

// texts writes label and detail below the bars and returns the y below them.
func (c *barChart) texts() float64 {
	lowest := c.base
	for i, b := range c.f.bars {
		x := c.left + c.slot*(float64(i)+0.5)
		y := c.base + 20
		for _, line := range wrapText(b.label, c.slot-6, c.label, true) {
			c.text("bar-label", atMiddle, x, y, c.label, line)
			y += lineHeight
		}
		for _, line := range wrapText(b.detail, c.slot-6, sizeSmall, false) {
			c.text("bar-detail", atMiddle, x, y, sizeSmall, line)
			y += lineHeight
		}
		lowest = max(lowest, y)
	}
	return lowest
}

// legend explains the hatching where there is any, and returns the height of the drawing.
func (c *barChart) legend(id string, y float64) float64 {
	happened, forecast := false, false
	for _, b := range c.f.bars {
		happened = happened || !b.forecast
		forecast = forecast || b.forecast
	}
	if !forecast {
		return y
	}
	y += 20
	x := 1.0
	if happened {
		c.rect("bar bar-happened", x, y-12, 14, 14, "")
		c.text("legend", atStart, x+20, y, sizeLabel, c.labels.Happened)
		x += 20 + textWidth(c.labels.Happened, sizeLabel, false) + 16
	}
	c.rect("bar bar-forecast", x, y-12, 14, 14, ` fill="url(#`+id+`-hatch)"`)
	c.text("legend", atStart, x+20, y, sizeLabel, c.labels.Forecast)
	c.width = max(c.width, x+20+textWidth(c.labels.Forecast, sizeLabel, false))
	return y + 8
}

// scale is an axis from zero with round numbers.
type scale struct {
	top   float64 // the greatest value, which the tallest bar reaches
	step  float64 // between two numbers
	ticks []float64
}

// newScale chooses a step of 1, 2 or 5 times a power of ten that gives two to five numbers above zero.
func newScale(top float64) scale {
	if top <= 0 || math.IsInf(top, 0) || math.IsNaN(top) {
		top = 1
	}
	power := math.Pow(10, math.Floor(math.Log10(top)))
	step := power
	for _, try := range []float64{power / 5, power / 2, power, power * 2} {
		step = try
		if top/try <= 5 {
			break
		}
	}
	s := scale{top: top, step: step}
	for i := 0; float64(i)*step <= top*1.05; i++ {
		s.ticks = append(s.ticks, float64(i)*step)
	}
	return s
}

// formatTick writes a number of the axis with as many decimals as the step needs, thousands parted by a
// thin space, which no language reads as a decimal sign.
func formatTick(v, step float64, comma bool) string {
	decimals := max(0, int(math.Ceil(-math.Log10(step)-1e-9)))
	s := formatDecimals(v, decimals)
	whole, fraction, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0 && len(whole) > 4; i -= 3 {
		whole = whole[:i] + "\u202f" + whole[i:]
	}
	if fraction == "" {
		return whole
	}
	if comma {
		return whole + "," + fraction
	}
	return whole + "." + fraction
}
