// The tray without leaving the page. The list is the same cookie that the server reads, so nothing is lost
// when scripts fail half-way: the forms then post as they are.
const max = 60, maxBytes = 3800, live = document.getElementById("x-live");

function read() {
  const c = document.cookie.split("; ").find((c) => c.startsWith("tray="));
  try { return c ? decodeURIComponent(c.slice(5).replaceAll("+", " ")).split(" ").filter(Boolean) : []; } catch { return []; }
}

function write(list) {
  const value = encodeURIComponent(list.join(" "));
  if (list.length > max || value.length > maxBytes) return false;
  document.cookie = `tray=${value}; path=/; max-age=${180 * 24 * 3600}; samesite=lax`;
  refresh();
  return true;
}

function refresh() {
  const list = read();
  for (const n of document.querySelectorAll("[data-tray-count]")) {
    n.textContent = list.length;
    n.hidden = list.length === 0;
  }
  for (const b of document.querySelectorAll(".tray-add button")) {
    const here = list.includes(b.value), word = b.querySelector("span");
    word.dataset.out ??= word.textContent;
    b.setAttribute("aria-pressed", String(here));
    word.textContent = here ? word.dataset.in : word.dataset.out;
    b.dataset.label ??= b.ariaLabel ?? "";
    if (b.dataset.label) b.ariaLabel = here ? word.dataset.in + ". " + b.dataset.label : b.dataset.label; // what is read begins with what is seen
  }
}

// say announces a change; the notice stays until it is undone or closed, or the next one comes.
function say(text, undo) {
  const p = Object.assign(document.createElement("div"), { className: undo ? "notice" : "notice warn" });
  p.append(Object.assign(document.createElement("span"), { textContent: text.replace("{n}", read().length) }));
  if (undo) p.append(button("quiet", live.dataset.undo, undo));
  const close = button("close", "×", () => {});
  close.setAttribute("aria-label", live.dataset.close);
  p.append(close);
  live.replaceChildren(p);
}

function button(className, textContent, act) {
  const b = Object.assign(document.createElement("button"), { className, textContent, type: "button" });
  b.addEventListener("click", () => { act(); live.replaceChildren(); });
  return b;
}

document.addEventListener("submit", (e) => {
  const form = e.target.closest(".tray-add");
  if (!form) return;
  e.preventDefault();
  const value = form.querySelector("button").value, before = read();
  const had = before.includes(value);
  const after = had ? before.filter((v) => v !== value) : [...before, value];
  if (write(after)) say(had ? live.dataset.removed : live.dataset.added, () => write(before));
  else say(live.dataset.full);
});

for (const b of document.querySelectorAll("[data-copy]")) {
  b.hidden = !navigator.clipboard;
  b.addEventListener("click", async () => {
    await navigator.clipboard.writeText(new URL(document.getElementById(b.dataset.copy).value, location.href).href);
    b.textContent = b.dataset.done;
  });
}

addEventListener("pageshow", refresh);
document.addEventListener("siaga:results", refresh);
refresh();
