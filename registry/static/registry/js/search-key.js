// The key "/" puts the cursor into the page's search box, unless the reader is writing already.

/** Whether a press of a key asks for the search box. `target` is what has the focus. */
export function asksForSearch({ key, ctrlKey, metaKey, altKey, defaultPrevented, target }) {
  if (key !== "/" || ctrlKey || metaKey || altKey || defaultPrevented) return false;
  return !target?.closest?.("input, textarea, select, [contenteditable]");
}

export function startSearchKey() {
  document.addEventListener("keydown", (event) => {
    const box = document.querySelector("[data-search]");
    if (!box || !asksForSearch(event)) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}
