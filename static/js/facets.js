// Applies each tick of the filters at once on wide screens; Back undoes one tick. Without this the button
// below the filters applies them.
const wide = matchMedia("(min-width: 1024px)");
let request;

function form() { return document.querySelector(".filters"); }

function prepare() {
  const apply = form()?.querySelector(".apply");
  if (apply) apply.hidden = wide.matches;
}

function address() {
  const q = new URLSearchParams(new FormData(form()));
  return form().getAttribute("action") + "?" + q;
}

// load swaps the results in. XMLHttpRequest parses HTML into a document by itself, which the page's
// Trusted Types policy would refuse to a string.
function load(url, push) {
  request?.abort();
  request = new XMLHttpRequest();
  request.open("GET", url);
  request.responseType = "document";
  request.onload = () => {
    const fresh = request.response?.querySelector(".results-page");
    if (request.status !== 200 || !fresh) return location.assign(url);
    const focus = document.activeElement?.name && { name: document.activeElement.name, value: document.activeElement.value };
    const openNow = new Set([...document.querySelectorAll(".facet, .more")].map((d, i) => d.open && i));
    document.querySelector(".results-page").replaceWith(document.adoptNode(fresh));
    document.title = request.response.title;
    for (const [i, d] of document.querySelectorAll(".facet, .more").entries()) if (openNow.has(i)) d.open = true;
    if (push) history.pushState({ results: true }, "", url);
    if (focus) [...form().elements].find((e) => e.name === focus.name && e.value === focus.value)?.focus();
    prepare();
    document.dispatchEvent(new Event("siaga:results"));
  };
  request.onerror = () => location.assign(url);
  request.send();
}

document.addEventListener("change", (e) => {
  if (wide.matches && e.target.matches(".filters input[type=checkbox]")) load(address(), true);
});
addEventListener("popstate", () => { if (document.querySelector(".results-page")) load(location.href, false); });
wide.addEventListener("change", prepare);
prepare();
