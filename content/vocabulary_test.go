package content

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestVocabulary(t *testing.T) {
	v, faults := ParseVocabulary("vocabulary.yaml", []byte(`hazards:
  tsunami: {id: Tsunami, en: Tsunami, ko: 지진해일, icon: wave, concept: tsunami}
  fire: {id: Kebakaran, en: Fire}
  fire: {id: Api, en: Fire, ko: 화재}
evidence: {press: {id: pers, en: press, ko: 언론}}
sectors: [port]
`))
	want := []string{
		"vocabulary.yaml:3: fire has no label in ko",
		"vocabulary.yaml:4: fire is given twice; the first one counts",
		"vocabulary.yaml:6: sectors must be written as key: value",
	}
	if diff := cmp.Diff(want, faultStrings(faults)); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
	values := []string{}
	for _, x := range v.Values("hazards") {
		values = append(values, x.Value)
	}
	if diff := cmp.Diff([]string{"tsunami", "fire"}, values); diff != "" {
		t.Errorf("hazards (-want +got):\n%s", diff)
	}
	for _, tt := range []struct{ facet, value, lang, want string }{
		{"hazard", "tsunami", "ko", "지진해일"}, {"hazards", "fire", "ko", "Fire"}, {"hazard", "rob", "id", "rob"}, {"evidence", "press", "id", "pers"},
		{"nothing", "x", "id", "x"},
	} {
		if got := v.Label(tt.facet, tt.value, tt.lang); got != tt.want {
			t.Errorf("Label(%s, %s, %s) = %q, want %q", tt.facet, tt.value, tt.lang, got, tt.want)
		}
	}
	if x, ok := v.Value(FacetHazard, "tsunami"); !ok || x.Icon != "wave" || x.Concept != "tsunami" {
		t.Errorf("Value(hazard, tsunami) = %+v, %v", x, ok)
	}
	if got := (&Vocabulary{}).Values(FacetHazard); got != nil {
		t.Errorf("values of the zero Vocabulary = %v, want nil", got)
	}
}
