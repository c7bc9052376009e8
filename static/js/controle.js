// J and K lead to the next and previous record of the queue, unless somebody types or switched them off.
(() => {
  const box = document.getElementById("toetsen");
  document.getElementById("toetsenhulp").hidden = false;
  const KEY = "controle.toetsen";
  box.checked = localStorage.getItem(KEY) !== "uit";
  box.addEventListener("change", () => localStorage.setItem(KEY, box.checked ? "aan" : "uit"));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (typing || !box.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    document.querySelector(`[data-toets="${event.key.toLowerCase()}"]`)?.click();
  });
})();
