// Folds what is long: the contents on small screens, references beyond the first. Without this everything
// stands open. What a link leads to opens again, and everything opens for print.
const wide = matchMedia("(min-width: 64em)");
const folded = document.querySelectorAll("details[data-fold]");

function fold() {
  for (const d of folded) d.open = d.dataset.fold === "narrow" && wide.matches;
}

// reveal opens the fold around the target of the address and scrolls to it.
function reveal() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const around = target && target.closest("details[data-fold]");
  if (!around || around.open) return;
  around.open = true;
  target.scrollIntoView();
}

fold();
reveal();
wide.addEventListener("change", fold);
addEventListener("hashchange", reveal);

// A hand-out is found again by its whole address.
for (const b of document.querySelectorAll("[data-address]")) b.textContent = location.host + location.pathname;

let before = [];
addEventListener("beforeprint", () => {
  before = [...document.querySelectorAll("details[data-fold]:not([open])")];
  for (const d of before) d.open = true;
});
addEventListener("afterprint", () => {
  for (const d of before) d.open = false;
});

for (const b of document.querySelectorAll("[data-print]")) {
  b.closest("li").hidden = false;
  b.addEventListener("click", () => print());
}
