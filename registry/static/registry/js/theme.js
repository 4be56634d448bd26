// Light or dark: follows the system until the reader presses the button, then remembers.

/** The theme that is shown: what was chosen, else what the system wants. */
export function shownTheme(chosen, systemIsDark) {
  return chosen || (systemIsDark ? "dark" : "light");
}

/** What to remember after a press: the other theme, or nothing where that is what the system wants anyway. */
export function nextChoice(chosen, systemIsDark) {
  const wanted = shownTheme(chosen, systemIsDark) === "dark" ? "light" : "dark";
  return wanted === shownTheme("", systemIsDark) ? "" : wanted;
}

function remember(choice) {
  try {
    if (choice) localStorage.setItem("theme", choice);
    else localStorage.removeItem("theme");
  } catch {
    // Storage may be forbidden; the choice then lasts for this page.
  }
}

function show(root, choice) {
  if (choice) root.dataset.theme = choice;
  else delete root.dataset.theme;
}

export function startTheme(root = document.documentElement) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const buttons = document.querySelectorAll("[data-theme-toggle]"); // one in the bar, one in the phone's menu
  const mark = () => {
    const isDark = String(shownTheme(root.dataset.theme, system.matches) === "dark");
    // The one in the menu says in words what it will do; a state beside that would contradict it.
    for (const button of buttons) if (button.hasAttribute("aria-pressed")) button.setAttribute("aria-pressed", isDark);
  };
  const turn = () => {
    const choice = nextChoice(root.dataset.theme, system.matches);
    remember(choice);
    show(root, choice);
    mark();
  };
  for (const button of buttons) button.addEventListener("click", turn);
  system.addEventListener("change", mark);
  mark();
}
