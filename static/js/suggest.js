// Suggestions under the search box, from the third letter, of Hangul from the second. Without this the box
// is a plain form.
for (const input of document.querySelectorAll("input[data-suggest]")) attach(input);

function attach(input) {
  const form = input.form;
  const list = Object.assign(document.createElement("div"), { className: "suggestions", id: input.id + "-list", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.querySelector("label").textContent);
  form.append(list);
  for (const [k, v] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" })) input.setAttribute(k, v);

  const kinds = new Map(input.dataset.kinds.split(";").map((k) => k.split("=")));
  let pending, timer, options = [], current = -1;
  const close = () => { list.hidden = true; current = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const choose = (i) => {
    options[current]?.setAttribute("aria-selected", "false");
    current = i;
    const o = options[i];
    o?.setAttribute("aria-selected", "true");
    o?.scrollIntoView({ block: "nearest" });
    if (o) input.setAttribute("aria-activedescendant", o.id); else input.removeAttribute("aria-activedescendant");
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    pending?.abort();
    const q = input.value.trim();
    if (q.length < (/[가-힣]/.test(q) ? 2 : 3)) return close();
    timer = setTimeout(() => ask(q), 80);
  });
  input.addEventListener("keydown", (e) => {
    if (e.key === "Escape" && !list.hidden) { e.preventDefault(); return close(); }
    if (list.hidden || e.isComposing) return;
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      const n = options.length, step = e.key === "ArrowDown" ? 1 : -1;
      choose((current + 1 + step + n + 1) % (n + 1) - 1); // past either end the cursor is in the box again
    } else if (e.key === "Enter" && current >= 0) {
      e.preventDefault();
      location.assign(options[current].dataset.href);
    }
  });
  form.addEventListener("focusout", (e) => { if (!form.contains(e.relatedTarget)) close(); });

  async function ask(q) {
    pending = new AbortController();
    try {
      const answer = await fetch(input.dataset.suggest + "&size=8&q=" + encodeURIComponent(q), { signal: pending.signal });
      if (answer.ok) show(q, (await answer.json()).suggestions ?? []);
    } catch (e) {
      if (e.name !== "AbortError") close(); // the line is dead: the form still works when it is back
    }
  }

  function show(q, found) {
    list.replaceChildren();
    options = [];
    current = -1;
    let group;
    for (const s of found) {
      if (s.group !== group) list.append(heading(input.dataset[group = s.group]));
      const o = document.createElement("div");
      o.id = list.id + "-" + options.length;
      o.setAttribute("role", "option");
      o.setAttribute("aria-selected", "false");
      o.dataset.href = s.url;
      const title = document.createElement("span");
      if (s.lang) title.lang = s.lang;
      title.append(...bold(s.title, q));
      o.append(title);
      const what = kinds.get(s.kind) ?? s.kind_label;
      if (what) o.append(Object.assign(document.createElement("small"), { textContent: what }));
      o.addEventListener("mousedown", (e) => { e.preventDefault(); location.assign(s.url); });
      options.push(o);
      list.append(o);
    }
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
  }
}

// heading names a group of suggestions; it cannot be chosen.
function heading(text) {
  const p = Object.assign(document.createElement("p"), { textContent: text });
  p.setAttribute("role", "presentation");
  return p;
}

// bold marks the typed part of a title.
function bold(title, q) {
  const at = title.toLowerCase().indexOf(q.toLowerCase());
  if (at < 0) return [title];
  const b = Object.assign(document.createElement("b"), { textContent: title.slice(at, at + q.length) });
  return [title.slice(0, at), b, title.slice(at + q.length)];
}
