// The list beside the map: exchanged as a whole when the query changes, while the filters above it stay where they are.

export class Results {
  #running = null;

  constructor(element, form, url) {
    this.element = element;
    this.form = form;
    this.url = url;
  }

  /** Loads the list for `query`. Resolves to true when it is shown, false when a later query overtook it. */
  async load(query) {
    this.#running?.abort();
    const mine = (this.#running = new AbortController());
    this.element.setAttribute("aria-busy", "true");
    try {
      const text = await this.#fetch(query, mine.signal);
      if (mine.signal.aborted) return false;
      this.#show(text);
      return true;
    } catch (error) {
      if (mine.signal.aborted) return false;
      throw error;
    } finally {
      if (this.#running === mine) this.element.removeAttribute("aria-busy");
    }
  }

  async #fetch(query, signal) {
    const text = query.toString();
    const response = await fetch(text ? `${this.url}?${text}` : this.url, { signal, headers: { Accept: "text/html", "HX-Request": "true" } });
    if (!response.ok) throw new Error(String(response.status));
    return response.text();
  }

  #show(text) {
    const page = new DOMParser().parseFromString(text, "text/html");
    const focused = document.activeElement?.name === "ordering";
    this.element.classList.add("is-exchanged");
    this.element.replaceChildren(...[...page.body.childNodes].map((node) => document.importNode(node, true)));
    if (focused) this.element.querySelector("[name=ordering]")?.focus();
    this.#count(JSON.parse(this.element.querySelector("[data-counts]").dataset.counts));
  }

  /** Writes the new numbers into the chips; a choice that would find nothing is disabled, never hidden. */
  #count(counts) {
    for (const place of this.form.querySelectorAll("[data-count]")) {
      const [name, value] = place.dataset.count.split(" ");
      const number = counts[name]?.[value] ?? 0;
      place.textContent = String(number);
      const label = place.closest("label");
      const input = label.querySelector("input");
      input.disabled = number === 0 && !input.checked && !label.classList.contains("chip");
      label.classList.toggle("is-zero", number === 0 && !input.checked);
    }
  }

  card(slug) {
    return this.element.querySelector(`.card[data-park="${CSS.escape(slug)}"]`);
  }

  /** Marks one card, and only that one, with a class; scrolls it into the list's view when asked. */
  mark(className, slug, { scroll = false } = {}) {
    for (const card of this.element.querySelectorAll(`.${className}`)) card.classList.remove(className);
    const card = slug ? this.card(slug) : null;
    card?.classList.add(className);
    if (card && scroll) reveal(card, this.element.querySelector(".ex__list"));
  }
}

/** Scrolls the list; where the list has no scroll of its own, on a phone, the page stays. */
function reveal(card, list) {
  if (getComputedStyle(list).overflowY !== "visible") card.scrollIntoView({ block: "nearest" });
}

/** Sets the form's fields to what `query` says, without sending it. */
export function fillForm(form, query) {
  for (const field of form.elements) {
    if (!field.name || field.type === "hidden") continue;
    const values = query.getAll(field.name);
    if (field.type === "checkbox") field.checked = values.includes(field.value);
    else if (field.type === "radio") field.checked = field.value === (values[0] ?? "");
    else if (field.tagName === "SELECT") field.value = values[0] ?? field.options[0].value;
    else field.value = values[0] ?? "";
  }
  for (const pick of form.querySelectorAll("[data-pick]")) markPick(pick);
}

/** A chip that opens is marked when something in it is chosen. */
export function markPick(pick) {
  const isOn = [...pick.querySelectorAll("input")].some((field) => (field.type === "checkbox" ? field.checked : field.type === "radio" ? field.checked && field.value : field.value));
  pick.classList.toggle("is-on", isOn);
}
