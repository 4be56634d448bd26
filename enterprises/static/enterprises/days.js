// Days of the calendar as `YYYY-MM-DD`, counted without time zones.

const DAY = 86_400_000;

const parse = (iso) => Date.parse(`${iso}T00:00:00Z`);
const format = (time) => new Date(time).toISOString().slice(0, 10);

/** How many days `iso` lies after `first`. */
export function daysAfter(first, iso) {
  return Math.round((parse(iso) - parse(first)) / DAY);
}

/** The day that lies `days` after `first`. */
export function dayAfter(first, days) {
  return format(parse(first) + days * DAY);
}

/** `iso` moved by whole months; the 31st becomes the last day of a shorter month. */
export function shiftMonths(iso, months) {
  const [year, month, day] = iso.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return format(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}

/** `iso`, or the nearer end where it lies outside. */
export function clampDay(iso, first, last) {
  if (iso < first) return first;
  return iso > last ? last : iso;
}

/** Whether the text is a day of the calendar. */
export function isDay(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = parse(text);
  return !Number.isNaN(time) && format(time) === text;
}

const MONTHS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 12, PageDown: -12 };

/** Where a key on the slider leads from `iso`, or null for any other key. */
export function dayByKey(key, iso, first, last) {
  if (key === "Home") return first;
  if (key === "End") return last;
  return key in MONTHS ? clampDay(shiftMonths(iso, MONTHS[key]), first, last) : null;
}
