// Sources and glossary words explained in place: by hover after a moment, by focus, by tap. Without this a
// citation jumps to its reference and a term to the glossary.
let open, timer;

function close() {
  clearTimeout(timer);
  open?.box.remove();
  open?.link.removeAttribute("aria-describedby");
  open = undefined;
}

// content is what the pop-over of a link shows: the reference or the glossary entry that stands in the page.
function content(link) {
  if (link.matches(".cite a")) return document.getElementById(decodeURIComponent(link.hash.slice(1)))?.querySelector(".ref");
  return document.getElementById("x-term-" + link.dataset.term);
}

function show(link) {
  if (open?.link === link) return;
  close();
  const source = content(link);
  if (!source) return;
  const box = Object.assign(document.createElement("div"), { className: "popover", id: "x-popover" });
  box.setAttribute("role", "tooltip");
  box.append(...[...source.childNodes].map((n) => n.cloneNode(true)));
  document.body.append(box);
  const at = link.getBoundingClientRect(), width = box.offsetWidth;
  const left = Math.max(16, Math.min(at.left, document.documentElement.clientWidth - width - 16));
  const below = at.bottom + box.offsetHeight + 12 < innerHeight || at.top < box.offsetHeight + 12;
  box.style.left = left + scrollX + "px";
  box.style.top = (below ? at.bottom + 8 : at.top - box.offsetHeight - 8) + scrollY + "px";
  link.setAttribute("aria-describedby", box.id);
  box.addEventListener("pointerenter", () => clearTimeout(timer));
  box.addEventListener("pointerleave", leave);
  open = { link, box };
}

function leave() {
  clearTimeout(timer);
  timer = setTimeout(close, 250);
}

const links = ".cite a, a.term";
document.addEventListener("pointerover", (e) => {
  const link = e.pointerType === "mouse" && e.target.closest?.(links);
  if (!link) return;
  clearTimeout(timer);
  timer = setTimeout(() => show(link), 300);
  link.addEventListener("pointerleave", leave, { once: true });
});
document.addEventListener("focusin", (e) => {
  const link = e.target.closest?.(links);
  if (link?.matches(":focus-visible")) show(link);
  else if (open && !open.box.contains(e.target)) close();
});
// The first tap explains, the second follows the link.
document.addEventListener("click", (e) => {
  const link = e.target.closest?.(links);
  if (link && matchMedia("(hover: none)").matches && open?.link !== link) {
    e.preventDefault();
    show(link);
  } else if (open && !link && !open.box.contains(e.target)) close();
});
document.addEventListener("keydown", (e) => { if (e.key === "Escape") close(); });
