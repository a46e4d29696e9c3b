package indonesian

import "strings"

// Root is the stem of a word in lower case by which Indonesian texts and queries are compared. It is StemBytes and four
// things more, each because it finds more of the judged questions or a word that matters to this product: other spellings
// of one word (resiko), doubling written short (kota2), words that only look affixed (pesisir is a coast, not a comb), and
// roots whose first letter a prefix has swallowed (menolong, pertolongan and tolong meet). It may change word; the result
// may be a part of it.
func Root(word []byte) []byte {
	if n := len(word); n > minDoubled && word[n-1] == '2' && !isDigit(word[n-2]) {
		word = word[:n-1]
	}
	if root, ok := whole[string(word)]; ok {
		return []byte(root)
	}
	stem := StemBytes(word)
	if root, ok := roots[string(stem)]; ok {
		return []byte(root)
	}
	return stem
}

// minDoubled keeps the 2 of names such as pm2 and co2.
const minDoubled = 4

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// whole are words that are not stemmed but replaced, and roots stems that are: both are made of the lists below.
var whole, roots = tables()

// protected words only look affixed.
const protected = `pesisir penduduk perahu menteri polisi industri energi kimia
	terminal teritorial penting periode permisi peta pemerintah perusahaan`

// spellings are words that are written in two ways; the second is the dictionary's.
const spellings = `resiko:risiko amoniak:amonia aktifitas:aktivitas efektifitas:efektivitas kwalitas:kualitas
	propinsi:provinsi sistim:sistem apotik:apotek nopember:november pebruari:februari jadual:jadwal analisa:analisis
	metoda:metode praktek:praktik ijin:izin jaman:zaman tehnik:teknik tehnologi:teknologi tehnis:teknis obyek:objek
	subyek:subjek karir:karier hutang:utang nasehat:nasihat antri:antre atlit:atlet kongkrit:konkret hakekat:hakikat
	sertipikat:sertifikat standarisasi:standardisasi swadana:swadana sirine:sirene sirena:sirene managemen:manajemen
	komplek:kompleks kordinasi:koordinasi kordinator:koordinator tekhnologi:teknologi
	pemukiman:permukiman kwartal:kuartal sona:zona
	memakan:makan memasak:masak meminta:minta memiliki:milik memuat:muat menyala:nyala penyala:nyala`

// swallowed are roots that begin with t or k, which the prefixes men- and pen-, meng- and peng- swallow before a vowel.
const swallowed = `tahan tanggulang tolong tutup turun tulis tanam tangan tangkap tambah tampung tanda tanggap tangis tarik
	taruh tata tawar tebang tegak tekan telan telepon teliti tempat tempel tentu tentukan terap terang teras terbang
	terbit terima tetap tiba tidur timbang timbul timbun timpa tindak tingkat tinggal tingkat tiru titip todong tolak tonton
	topang tuju tukar tular tumbuh tunda tunggu tunjuk tuntut turut tusuk tanya tengah tepat tepi tenggelam tembak
	tembus temu tendang tenun terjang tafsir takut tantang tertib tetes tinjau tular tumpuk tumpah tunjang
	kaji kali kandung kantong karang kawal kawas kebak kecam kecil kecoh kelola keluar kembali kembang kemas kemuka
	kenal kenang kendali kendara kena kepung kerah kering kering kerja kerti ketahu ketuk kikis kirim kisah klaim
	konservasi kontrol kosong kotor kuasa kuat kubur kucur kumpul kunjung kuning kurang kurung kutip kuras kuak kukuh`

// stems are what rules leave of a root in some of its forms.
const stems = `kendal:kendali endal:kendali endali:kendali isiko:risiko siapsiaga:siaga`

func tables() (whole, roots map[string]string) {
	whole, roots = map[string]string{}, map[string]string{}
	for w := range strings.FieldsSeq(swallowed) {
		stem := Stem(w)
		roots[w[1:]], roots[stem] = w, w
		if stem != w {
			roots[stem[1:]] = w
		}
	}
	for pair := range strings.FieldsSeq(stems) {
		stem, root, _ := strings.Cut(pair, ":")
		roots[stem] = root
	}
	for w := range strings.FieldsSeq(protected) {
		whole[w] = w
	}
	for pair := range strings.FieldsSeq(spellings) {
		from, to, _ := strings.Cut(pair, ":")
		stem := Stem(to)
		if root, ok := roots[stem]; ok {
			stem = root
		}
		whole[from] = stem
	}
	return whole, roots
}
