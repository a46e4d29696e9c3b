package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"strings"
)

// iconFolders are the places of pictograms under static/icons. A name is unique over all of them.
var iconFolders = []string{"icons", "icons/hazard", "icons/ui"}

// errNotIcon is why a file under static/icons is refused: it could not be put into a page as it stands.
var errNotIcon = errors.New("not a pictogram")

// iconHead begins every icon: lines 1.75 wide with round ends (the design's rule for 24 px). Inline icons add
// 0.9 KB gzipped to a page of 14 hazards; a sprite of all hazards is 1.4 KB and one request more.
const iconHead = `<svg class="icon" aria-hidden="true" focusable="false" width="24" height="24" viewBox="0 0 24 24"` +
	` fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">`

// Icons holds the pictograms by name, ready to be put into a page. It is safe for concurrent use.
//
// Classes: icon on the svg element; mark-upper and mark-lower on the two blocks of "mark". The stroke stands in
// the drawing, so that an icon looks right before and without a style sheet; size and colour are the page's.
type Icons struct {
	byName map[string]template.HTML
}

// LoadIcons reads icons/*.svg, icons/hazard/*.svg and icons/ui/*.svg of fsys, the static folder. A file's
// name without ".svg" is the icon's name; a hazard's is its icon value in vocabulary.yaml. It is an error when
// a file is not plain drawing on a 24 × 24 grid or a name occurs twice.
func LoadIcons(fsys fs.FS) (*Icons, error) {
	ic := &Icons{byName: make(map[string]template.HTML)}
	for _, dir := range iconFolders {
		files, err := fs.Glob(fsys, dir+"/*.svg")
		if err != nil {
			return nil, fmt.Errorf("icons in %s: %w", dir, err)
		}
		for _, file := range files {
			if err := ic.load(fsys, file); err != nil {
				return nil, fmt.Errorf("icon %s: %w", file, err)
			}
		}
	}
	if len(ic.byName) == 0 {
		return nil, fmt.Errorf("icons: %w", fs.ErrNotExist)
	}
	return ic, nil
}

func (ic *Icons) load(fsys fs.FS, file string) error {
	src, err := fs.ReadFile(fsys, file)
	if err != nil {
		return err
	}
	name := strings.TrimSuffix(path.Base(file), ".svg")
	if ic.Has(name) {
		return fmt.Errorf("second icon named %q", name)
	}
	inner, err := iconBody(src)
	if err != nil {
		return err
	}
	ic.byName[name] = template.HTML(iconHead + inner + `</svg>`)
	return nil
}

// Has says whether there is an icon of that name.
func (ic *Icons) Has(name string) bool {
	_, ok := ic.byName[name]
	return ok
}

// Icon is the inline drawing of an icon, hidden from screen readers because a word always stands beside it.
// It is empty for an unknown name; a caller that takes names from outside asks Has first.
func (ic *Icons) Icon(name string) template.HTML {
	return ic.byName[name]
}

// iconElements are the elements an icon may consist of. All else, above all scripts, links and text, has
// no place in a pictogram and would be let into every page.
var iconElements = map[string]bool{"svg": true, "g": true, "path": true, "rect": true, "circle": true}

// iconBody checks an icon file and returns what stands inside its svg element.
func iconBody(src []byte) (string, error) {
	d := xml.NewDecoder(bytes.NewReader(src))
	var start, end int64
	for depth := 0; ; {
		at := d.InputOffset()
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return "", err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if err := checkIconElement(tok, depth); err != nil {
				return "", err
			}
			if depth++; depth == 1 {
				start = d.InputOffset()
			}
		case xml.EndElement:
			if depth--; depth == 0 {
				end = at
			}
		case xml.CharData:
			if len(bytes.TrimSpace(tok)) > 0 {
				return "", fmt.Errorf("text %q: %w", tok, errNotIcon)
			}
		default:
			return "", fmt.Errorf("%T: %w", tok, errNotIcon)
		}
	}
	if end <= start {
		return "", fmt.Errorf("nothing drawn: %w", errNotIcon)
	}
	return string(src[start:end]), nil
}

// checkIconElement refuses elements and attributes that do not draw. The outermost element must be an svg
// element on the 24 grid.
func checkIconElement(e xml.StartElement, depth int) error {
	if !iconElements[e.Name.Local] || (depth == 0) != (e.Name.Local == "svg") {
		return fmt.Errorf("element %s: %w", e.Name.Local, errNotIcon)
	}
	grid := ""
	for _, a := range e.Attr {
		name := strings.ToLower(a.Name.Local)
		if name == "style" || name == "href" || strings.HasPrefix(name, "on") {
			return fmt.Errorf("attribute %s: %w", name, errNotIcon)
		}
		if name == "viewbox" {
			grid = a.Value
		}
	}
	if depth == 0 && grid != "0 0 24 24" {
		return fmt.Errorf("viewBox %q, want the 24 grid: %w", grid, errNotIcon)
	}
	return nil
}
