package svg

// The drawing itself, in the coordinates of the section's view box: x from the sea inland, y down, the
// sheet of labels below y 280. One path a material, so that the style sheet colours four things.

// sectionLowWater is the sea below low tide, under the ground that is drawn over it.
const sectionLowWater = `<path class="section-water" d="M0 185h540l-54 31.5L190 253 0 263z"/>`

// sectionGround is the ground with the water of the polder in it: seabed, foreshore, levee, road, polder,
// industrial area, slope, high ground.
const sectionGround = `<path class="section-ground" d="M0 263l190-10 296-36.5 94-55.5 17.5-48H622l14 40h70l13.5 44.5h87L820 153h200l116-72h64v239H0z"/>` +
	`<path class="section-water" d="M714.3 180.5h97.4l-5.2 17h-87z"/>` +
	`<path class="section-level" d="M714.3 180.5h97.4"/>` +
	`<path class="section-line" d="M0 263l190-10 296-36.5 94-55.5 17.5-48H622l14 40h70l13.5 44.5h87L820 153h200l116-72h64"/>`

// sectionArt is what stands on it.
const sectionArt = sectionStaff + sectionDam + sectionMangroves + sectionVillage + sectionRoad + sectionPlant + sectionRefuge

// A tide staff in the sea.
const sectionStaff = `<path class="section-line" d="M30 82v179M30 87h14M30 103h8M30 119h14M30 135h8M30 151h14M30 167h8M30 183h14M30 199h8M30 215h14M30 231h8"/>`

// A permeable dam of brushwood before the mangroves.
const sectionDam = `<path class="section-line" d="M190 161v92M202 161v90.5M184 173h24M184 184h24M184 195h24M184 206h24M184 217h24M184 228h24"/>`

// Three mangroves on stilt roots: trunks and roots, then the crowns over them.
const sectionMangroves = `<path class="section-line" d="M278 203.5v14q-7 16-16.5 31.5M278 217.5q-4 16-6 31.5M278 217.5q4 16 6 31M278 217.5q7 15 16 30` +
	`M330 186.5v16q-9 19-19.5 38.5M330 202.5q-5 19-7.5 38M330 202.5q5 19 7.5 37.5M330 202.5q9 18 19 36.5` +
	`M384 188v14.5q-8 17-17 33.5M384 202.5q-4 17-6 33.5M384 202.5q5 17 7 32.5M384 202.5q8 16 17 31.5"/>` +
	`<path class="section-solid" d="M260 203.5a7.5 7.5 0 0 1-1-14.9 10 10 0 0 1 19-9.1 10 10 0 0 1 19 9.1 7.5 7.5 0 0 1-1 14.9z` +
	`M308.5 186.5a9 9 0 0 1-.9-17.9 11.5 11.5 0 0 1 22.4-10 11.5 11.5 0 0 1 22.4 10 9 9 0 0 1-.9 17.9z` +
	`M365 188a7.8 7.8 0 0 1-1-15.5 10.3 10.3 0 0 1 20-8.8 10.3 10.3 0 0 1 20 8.8 7.8 7.8 0 0 1-1 15.5z"/>`

// Two houses of the stilt village, with ladders.
const sectionVillage = `<path class="section-line" d="M441.5 108 469 88l27.5 20zM450.5 108v19M488 108v19M443.5 127h50M464 127v-12h10v12M452 127v93.5M486 127v89.5M469 127v34` +
	`M505.5 108 533 88l27.5 20zM514.5 108v19M552 108v19M507.5 127h50M528 127v-12h10v12M516 127v72M550 127v51.5M533 127v34"/>`

// The raised road behind the levee.
const sectionRoad = `<path class="section-line" d="M640 107h71M640 113h71M654 113v40M694 113v40"/>`

// The pump house of the polder, then tank, chimney and hall of the industrial area, and its well.
const sectionPlant = `<path class="section-line" d="M826 153v-22h28v22M832 131v-8h16v8M826 145h-12l-4 30M854 141h12"/>` +
	`<path class="section-solid" d="M886 153v-44a28 12 0 0 1 56 0v44zM956 153V69h12v84zM976 153v-36h22v36z"/>` +
	`<path class="section-line" d="M886 109a28 12 0 0 0 56 0M962 69V54q0-4 5-6.5 5-2.5 5-7M1024 142.5h25"/>`

// A refuge on high ground.
const sectionRefuge = `<path class="section-line" d="M1143 60l26-20 26 20zM1150 60v21M1188 60v21M1163 81V69h12v12"/>`
