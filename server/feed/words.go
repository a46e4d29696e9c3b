package feed

// words are what the machine-readable pages say to people, by interface language.
var words = map[string]struct {
	newest      string // title of the feed
	search      string // title of a search's feed
	description string // of the site's search, at most 1024 characters
}{
	"id": {"Siaga: catatan terbaru", "Pencarian di Siaga", "Cari catatan mitigasi bencana pesisir industri di Siaga"},
	"en": {"Siaga: newest notes", "Search in Siaga", "Search Siaga's notes on disaster mitigation for industrial coasts"},
	"ko": {"시아가: 새 노트", "시아가 검색", "시아가에서 산업 연안 재난 경감 노트 검색"},
}
