// Marks the passage that is being read in the contents list.
const links = new Map([...document.querySelectorAll(".contents a")].map((a) => [decodeURIComponent(a.hash.slice(1)), a]));

let now;
const seen = new IntersectionObserver((entries) => {
  const first = entries.filter((e) => e.isIntersecting).sort((a, b) => a.boundingClientRect.top - b.boundingClientRect.top)[0];
  if (!first) return;
  now?.removeAttribute("aria-current");
  now = links.get(first.target.id);
  now?.setAttribute("aria-current", "true");
}, { rootMargin: "0px 0px -70% 0px" });
for (const id of links.keys()) {
  const target = document.getElementById(id);
  if (target) seen.observe(target);
}
