package content

import "testing"

func TestParseDate(t *testing.T) {
	tests := []struct {
		in   string
		want Date
		ok   bool
	}{
		{"2023", Date{2023, 0, 0}, true},
		{"2023-09", Date{2023, 9, 0}, true},
		{"2023-09-18", Date{2023, 9, 18}, true},
		{"2024-02-29", Date{2024, 2, 29}, true},
		{"2023-02-29", Date{}, false},
		{"2023-13", Date{}, false},
		{"2023-00", Date{}, false},
		{"2023-09-00", Date{}, false},
		{"2023/09/18", Date{}, false},
		{"0000", Date{}, false},
		{"23", Date{}, false},
		{"+023", Date{}, false},
		{"", Date{}, false},
		{"2023-9-18", Date{}, false},
	}
	for _, tt := range tests {
		got, err := ParseDate(tt.in)
		if got != tt.want || (err == nil) != tt.ok {
			t.Errorf("ParseDate(%q) = %v, %v, want %v, ok %v", tt.in, got, err, tt.want, tt.ok)
		}
	}
}

func TestDateOrder(t *testing.T) {
	order := []Date{{}, {2022, 12, 31}, {2023, 0, 0}, {2023, 9, 0}, {2023, 9, 18}, {2023, 10, 1}}
	for i, d := range order {
		for j, e := range order {
			if got := d.Before(e); got != (i < j) {
				t.Errorf("%q.Before(%q) = %v, want %v", d, e, got, i < j)
			}
		}
	}
	if !order[0].IsZero() || order[1].IsZero() || !order[0].Time().IsZero() {
		t.Error("only the zero Date is not stated")
	}
	if got := (Date{2023, 9, 0}).Time().Format("2006-01-02"); got != "2023-09-01" {
		t.Errorf("Date{2023, 9, 0}.Time() = %s, want 2023-09-01", got)
	}
}

// FuzzDate holds that what is accepted is written back as it was, and is a real day.
func FuzzDate(f *testing.F) {
	for _, s := range []string{"2023", "2023-09", "2023-09-18", "2023-02-30", "x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if (err == nil) != (!d.IsZero() && d.String() == s) {
			t.Errorf("ParseDate(%q) = %q, %v", s, d, err)
		}
	})
}
