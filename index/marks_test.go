package index

import "testing"

func TestMarks(t *testing.T) {
	x := openTest(t, "", smallLibrary())
	tests := []struct{ query, lang, text, want string }{
		{"banjir rob", "id", "Tiga jenis banjir di Bontang, rob salah satunya", "Tiga jenis [banjir] di Bontang, [rob] salah satunya"},
		{"flooding", "en", "It floods at spring tide", "It [floods] at spring tide"},
		{"훈련", "ko", "훈련을 했다", "[훈련]을 했다"},
		{"-rob banjir", "id", "banjir rob", "[banjir] rob"},
		{"", "id", "banjir", "banjir"},
	}
	for _, tt := range tests {
		got := tt.text
		if mark := x.Marks(tt.query, tt.lang); mark != nil {
			found := mark(tt.text)
			for i := len(found) - 1; i >= 0; i-- {
				f := found[i]
				got = got[:f[0]] + "[" + got[f[0]:f[1]] + "]" + got[f[1]:]
			}
		}
		if got != tt.want {
			t.Errorf("Marks(%q, %q) in %q = %q, want %q", tt.query, tt.lang, tt.text, got, tt.want)
		}
	}
}
