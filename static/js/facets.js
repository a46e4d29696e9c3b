// Applies each tick of the filters: at once on wide screens, where Back undoes one tick; in the sheet of a
// small screen the button tells how many notes it will show. Without this the button applies the ticks.
const wide = matchMedia("(min-width: 64em)");
let request;

function form() { return document.querySelector(".filters"); }

// prepare fits the filters to the width: no button on wide screens; in the sheet only what is chosen open.
function prepare() {
  const apply = form()?.querySelector(".apply");
  if (!apply) return;
  apply.hidden = wide.matches;
  if (wide.matches) return;
  apply.textContent = apply.dataset.show;
  for (const f of form().querySelectorAll(".facet")) f.open = f.dataset.chosen !== "0";
}

function address() {
  const q = new URLSearchParams(new FormData(form()));
  return form().getAttribute("action") + "?" + q;
}

// ask fetches a page of results. XMLHttpRequest parses HTML into a document by itself, which the page's
// Trusted Types policy would refuse to a string.
function ask(url, use) {
  request?.abort();
  request = new XMLHttpRequest();
  request.open("GET", url);
  request.responseType = "document";
  request.onload = () => {
    if (request.status === 200 && request.response?.querySelector(".results-page")) use(request.response);
    else location.assign(url);
  };
  request.onerror = () => location.assign(url);
  request.send();
}

// swap puts fresh results in the place of the old ones; open groups and the focus stay.
function swap(url, push) {
  ask(url, (fresh) => {
    const focus = document.activeElement?.name && { name: document.activeElement.name, value: document.activeElement.value };
    const open = [...form().querySelectorAll("details")].map((d) => d.open);
    document.querySelector(".results-page").replaceWith(document.adoptNode(fresh.querySelector(".results-page")));
    document.title = fresh.title;
    for (const [i, d] of form().querySelectorAll("details").entries()) d.open = open[i] ?? d.open;
    if (push) history.pushState({ results: true }, "", url);
    if (focus) [...form().elements].find((e) => e.name === focus.name && e.value === focus.value)?.focus();
    prepare();
    document.dispatchEvent(new Event("siaga:results"));
  });
}

// preview brings the counts of the sheet up to date without leaving it.
function preview() {
  ask(address(), (fresh) => {
    const counts = new Map([...fresh.querySelectorAll(".facet-value")].map((l) => [l.control.name + "=" + l.control.value, l.querySelector(".n").textContent]));
    for (const l of form().querySelectorAll(".facet-value")) l.querySelector(".n").textContent = counts.get(l.control.name + "=" + l.control.value) ?? "0";
    form().querySelector(".apply").textContent = fresh.querySelector(".apply").dataset.show;
    form().querySelector(".sheet-head h2").textContent = fresh.querySelector(".sheet-head h2").textContent;
  });
}

document.addEventListener("change", (e) => {
  if (!e.target.matches(".filters input[type=checkbox]")) return;
  e.target.closest(".facet-value").classList.toggle("on", e.target.checked);
  if (wide.matches) swap(address(), true);
  else preview();
});
addEventListener("popstate", (e) => { if (e.state?.results || wide.matches && !location.hash) swap(location.href, false); });
wide.addEventListener("change", prepare);
prepare();

// While the sheet is open the rest of the page is out of reach; Escape closes it.
function sheet() {
  const open = location.hash === "#x-filters" && !wide.matches && form();
  for (const part of document.querySelectorAll(".masthead, .results, .aside, .footer")) part.inert = Boolean(open);
  if (open) form().querySelector(".close").focus();
}
addEventListener("hashchange", sheet);
wide.addEventListener("change", sheet);
document.addEventListener("keydown", (e) => {
  if (e.key === "Escape" && location.hash === "#x-filters") location.hash = "x-results";
});
sheet();
