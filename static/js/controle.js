// J and K lead to the next and previous record of the queue, unless somebody types or switched them off.
(() => {
  const box = document.getElementById("toetsen");
  document.getElementById("toetsenhulp").hidden = false;
  const KEY = "controle.toetsen";
  // A browser that keeps nothing for a site throws at the word localStorage; then the choice lasts as long as the page.
  const kept = (use) => { try { return use(window.localStorage); } catch { return null; } };
  box.checked = kept((store) => store.getItem(KEY)) !== "uit";
  box.addEventListener("change", () => kept((store) => store.setItem(KEY, box.checked ? "aan" : "uit")));
  document.addEventListener("keydown", (event) => {
    const key = event.key?.toLowerCase();
    if ((key !== "j" && key !== "k") || event.repeat || !box.checked) return;
    const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    document.querySelector(`[data-toets="${key}"]`)?.click();
  });
})();
