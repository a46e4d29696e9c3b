// Lists behind a button (the menu, the order of the results) close on Escape and when the reader goes elsewhere.
const menus = "details.menu, details.sort";

function closeAll(but) {
  for (const d of document.querySelectorAll(menus)) if (d.open && d !== but) d.open = false;
}

document.addEventListener("click", (e) => closeAll(e.target.closest?.(menus)));
document.addEventListener("focusin", (e) => closeAll(e.target.closest?.(menus)));
document.addEventListener("keydown", (e) => {
  const open = e.key === "Escape" && document.activeElement?.closest(menus);
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
