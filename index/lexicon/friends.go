package lexicon

// falseFriends are words that are spelt alike in Indonesian and English and mean something else, so that looking
// for them as written in the other language finds the wrong notes. Their Indonesian meanings are given.
var falseFriends = map[string]bool{
	"air":  true, // water
	"alas": true, // base
	"api":  true, // fire; in English a programming interface
	"ban":  true, // tyre
	"bin":  true, // son of
	"gang": true, // alley
	"jam":  true, // hour
	"liar": true, // wild
	"main": true, // to play
	"pas":  true, // fitting
	"rob":  true, // tidal flood
	"sang": true, // an article
	"sore": true, // afternoon
	"tang": true, // pliers
	"tong": true, // barrel
}

// FalseFriend reports whether a word in lower case, spelt alike in Indonesian and English, means something else in
// the two.
func FalseFriend(word string) bool { return falseFriends[word] }
