// What this browser keeps of parks: { slug: { note, seen } }. Private windows and full disks keep nothing, and say no more.

const NAME = "shortlist";
export const MOST = 20;

/** The parks kept, in the order in which they were kept. */
export function kept(storage = localStorage) {
  try {
    const read = JSON.parse(storage.getItem(NAME) ?? "{}");
    return read && typeof read === "object" && !Array.isArray(read) ? read : {};
  } catch {
    return {};
  }
}

export function store(parks, storage = localStorage) {
  try {
    storage.setItem(NAME, JSON.stringify(parks));
  } catch {
    // nothing to be done
  }
}

/** Keep a park, or no more. Whether it is kept then; there is room for MOST. */
export function toggle(slug, storage = localStorage) {
  const parks = kept(storage);
  const was = slug in parks;
  if (was) delete parks[slug];
  else if (Object.keys(parks).length < MOST) parks[slug] = { note: "", seen: new Date().toISOString() };
  store(parks, storage);
  return !was && slug in parks;
}

/** Change what is kept of a park. */
export function note(slug, values, storage = localStorage) {
  const parks = kept(storage);
  parks[slug] = { note: "", ...parks[slug], ...values };
  store(parks, storage);
}

/** The query string that names the parks. */
export function address(slugs) {
  return slugs.length ? `?${new URLSearchParams(slugs.map((slug) => ["park", slug]))}` : "";
}
