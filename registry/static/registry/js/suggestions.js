// Suggestions under a search box, as the combobox pattern of ARIA has it: the focus stays in the box, the arrows walk
// through the list, Enter goes to what is marked and searches when nothing is, Escape closes.

const WAIT = 150; // ms after the last key
const SHORTEST = 2;

export function startSuggestions() {
  const address = document.documentElement.dataset.suggest;
  if (!address) return;
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches?.("[data-suggests]") && !target.suggesting) target.suggesting = new Suggestions(target, address);
  });
}

class Suggestions {
  constructor(box, address) {
    this.box = box;
    this.address = address;
    this.at = -1;
    this.list = element("div", { className: "suggest", hidden: true });
    this.list.id = `suggest-${box.id || box.name}`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", box.getAttribute("aria-label"));
    this.said = element("p", { className: "sr" });
    this.said.setAttribute("role", "status");
    box.parentElement.append(this.list, this.said);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id, autocomplete: "off" })) {
      box.setAttribute(name, value);
    }
    box.addEventListener("input", () => this.later());
    box.addEventListener("keydown", (event) => this.key(event));
    box.addEventListener("blur", () => this.close());
    // A press must not take the focus away before it is a click.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    const text = this.box.value.trim();
    this.asking?.abort();
    if (text.length < SHORTEST) return this.close();
    this.asking = new AbortController();
    try {
      const answer = await fetch(`${this.address}?${new URLSearchParams({ q: text })}`, { signal: this.asking.signal });
      if (answer.ok && document.activeElement === this.box) this.show((await answer.json()).groups);
    } catch (error) {
      if (error.name !== "AbortError") this.close(); // the search itself goes on working
    }
  }

  show(groups) {
    this.list.replaceChildren(...groups.map((group, at) => this.group(group, at)));
    this.options = [...this.list.querySelectorAll("[role=option]")];
    this.options.forEach((option, at) => { option.id = `${this.list.id}-${at}`; });
    this.mark(-1);
    this.list.hidden = !this.options.length;
    this.box.setAttribute("aria-expanded", String(!this.list.hidden));
    this.said.textContent = this.options.length ? this.options.length : "";
  }

  group({ title, rows }, at) {
    const part = element("div", { className: "suggest__group" });
    const head = element("p", { className: "suggest__title", textContent: title });
    head.id = `${this.list.id}-group-${at}`;
    part.setAttribute("role", "group");
    part.setAttribute("aria-labelledby", head.id);
    part.append(head, ...rows.map(option));
    return part;
  }

  key(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && this.list.hidden === false) {
      event.preventDefault();
      const number = this.options.length + 1; // one more place: none marked
      this.mark(((this.at + 1 + steps[event.key] + number) % number) - 1);
    } else if (event.key === "Enter" && this.at >= 0) {
      event.preventDefault();
      this.options[this.at].click();
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  mark(at) {
    this.at = at;
    this.options?.forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    if (at < 0) this.box.removeAttribute("aria-activedescendant");
    else {
      this.box.setAttribute("aria-activedescendant", this.options[at].id);
      this.options[at].scrollIntoView({ block: "nearest" });
    }
  }

  close() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.list.hidden = true;
    this.mark(-1);
    this.box.setAttribute("aria-expanded", "false");
    this.said.textContent = "";
  }
}

function option({ label, detail, url }) {
  const link = element("a", { className: "suggest__option", href: url, tabIndex: -1 });
  link.setAttribute("role", "option");
  link.append(element("span", { textContent: label }), element("small", { textContent: detail }));
  return link;
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}
