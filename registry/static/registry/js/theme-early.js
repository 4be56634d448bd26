// Runs before the first paint: a remembered choice of light or dark must not flash. Kept tiny, because it blocks.
try {
  const chosen = localStorage.getItem("theme");
  if (chosen === "dark" || chosen === "light") {
    document.documentElement.dataset.theme ??= chosen;
  }
} catch {
  // Storage may be forbidden; the system's wish stands then.
}
document.documentElement.classList.add("js");
