// Package svg draws the pictures of the site as inline SVG: pictograms, the evidence staff, the maps of
// the home and region pages and the cross-section of a coast. Every function is pure: what it draws follows
// from its arguments and from the files given to [LoadIcons] and [LoadMaps].
//
// The drawings carry classes and no colours, so that static/css/figures.css paints them from the tokens in
// light, dark and print, and no style attribute, which the Content-Security-Policy would drop. Text from
// outside is escaped; nothing else of the arguments reaches the output but numbers.
package svg
