// Filters as a query string: read from the form, carried to the list, the map's data and the address.

/** The form's entries, without empty values, as URLSearchParams. */
export function formQuery(form) {
  return tidy(new FormData(form));
}

/** Entries without empty values; the order stays. */
export function tidy(entries) {
  const query = new URLSearchParams();
  for (const [name, value] of entries) {
    const text = String(value).trim();
    if (text) query.append(name, text);
  }
  return query;
}

/** `url` with the filters of `search`, less what belongs to the list alone. */
export function withFilters(url, search, extra = {}) {
  const query = new URLSearchParams(search);
  for (const name of ["page", "page_size", "ordering"]) query.delete(name);
  for (const [name, value] of Object.entries(extra)) query.set(name, value);
  const text = query.toString();
  return text ? `${url}?${text}` : url;
}

/** Whether two query strings ask the same, whatever their order. */
export function sameQuery(a, b) {
  const sorted = (text) => [...new URLSearchParams(text)].map((pair) => pair.join("=")).sort().join("&");
  return sorted(a) === sorted(b);
}

/** bbox parameter (minlon,minlat,maxlon,maxlat) of a view, widened to whole steps so that small pans ask the same. */
export function bboxOf(view, step = 0.01) {
  const [west, north] = view.lonLat(0, 0);
  const [east, south] = view.lonLat(view.width, view.height);
  const down = (value) => Math.floor(value / step) * step;
  const up = (value) => Math.ceil(value / step) * step;
  return [down(west), down(south), up(east), up(north)].map((value) => value.toFixed(2)).join(",");
}
