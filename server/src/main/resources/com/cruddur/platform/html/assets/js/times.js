// Times in the reader's zone and language, and the time that posts have left.
import { now } from "./clock.js";
import { locale, text } from "./words.js";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const exact = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "medium" });
const phrase = new Intl.RelativeTimeFormat(locale, { numeric: "always" });
const narrow = Object.fromEntries(["second", "minute", "hour", "day"].map(unit =>
  [unit, new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "narrow" })]));

/** The number and unit that people would say; the server renders by the same rules (RelativeTime). */
function distance(milliseconds, round) {
  const units = [["minute", MINUTE, HOUR], ["hour", HOUR, DAY], ["day", DAY, Infinity]];
  const [unit, length] = units.find(([, size, next]) => round(milliseconds / size) * size < next);
  return [round(milliseconds / length), unit];
}

function age(milliseconds) {
  const [count, unit] = distance(milliseconds, Math.floor);
  return count < 1 ? null : [narrow[unit].format(count), phrase.format(-count, unit)];
}

function left(milliseconds) {
  const [count, unit] = milliseconds < MINUTE
    ? [Math.max(0, Math.ceil(milliseconds / SECOND)), "second"]
    : distance(milliseconds, Math.round);
  return [narrow[unit].format(count), text("script.expires", { time: phrase.format(count, unit) })];
}

function write(element, text) {
  if (text && element.textContent !== text) {
    element.textContent = text;
  }
}

/** Writes what an element of relative-time.jte says now. */
export function tell(time) {
  const then = Date.parse(time.dateTime);
  const [brief, spoken] = (time.dataset.time === "left" ? left(then - now()) : age(now() - then)) ?? [];
  write(time.firstElementChild, brief);
  write(time.lastElementChild, spoken);
  if (!time.dataset.local) {
    time.dataset.local = "true";
    time.title = `${time.dataset.label ?? ""} ${exact.format(then)}`.trim();
  }
}

/** When something ends, as people say it: "today, 14:05", "Wednesday, 14:05" or "Wednesday, 3 December, 14:05". */
export function end(instant) {
  const days = Math.round((new Date(instant).setHours(0, 0, 0, 0) - new Date(now()).setHours(0, 0, 0, 0)) / DAY);
  const hour = { hour: "numeric", minute: "2-digit" };
  if (days === 0) {
    const today = new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(0, "day");
    return text("script.today", { day: today, time: new Intl.DateTimeFormat(locale, hour).format(instant) });
  }
  const date = days < 7 ? {} : { day: "numeric", month: "long" };
  return text("script.on", { time: new Intl.DateTimeFormat(locale, { weekday: "long", ...date, ...hour }).format(instant) });
}
