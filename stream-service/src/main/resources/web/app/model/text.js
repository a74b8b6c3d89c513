/** How numbers, times and wire names are said. No DOM, no clock: the time is an argument. */

const MICRO = 1_000_000;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A wire name as people say it: `round_cap` is `round cap`. */
export function words(name) {
  return String(name).toLowerCase().replaceAll('_', ' ');
}

/** With a capital letter at its beginning. */
export function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Dollars from millionths, with as many decimals as small sums need. */
export function money(microUsd) {
  const dollars = microUsd / MICRO;
  return `$${dollars.toFixed(dollars === 0 || dollars >= 1 ? 2 : 4)}`;
}

/** A part of one as a percentage. */
export function percent(part) {
  return `${Math.round(part * 100)} %`;
}

/** A number from 0 to 1 with two decimals. */
export function score(number) {
  return number.toFixed(2);
}

/** `0:42`, `12:05`, `1:02:05`. */
export function elapsed(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const two = number => String(number).padStart(2, '0');
  const minutes = `${Math.floor((seconds % HOUR) / MINUTE)}`;
  return seconds >= HOUR
    ? `${Math.floor(seconds / HOUR)}:${two(minutes)}:${two(seconds % MINUTE)}`
    : `${minutes}:${two(seconds % MINUTE)}`;
}

/** How long ago something was, in the largest whole unit. */
export function ago(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 10) return 'just now';
  if (seconds < MINUTE) return `${seconds} s ago`;
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min ago`;
  if (seconds < DAY) return `${Math.floor(seconds / HOUR)} h ago`;
  return `${Math.floor(seconds / DAY)} d ago`;
}

/** `one expert`, `3 experts`. */
export function count(number, one, many = `${one}s`) {
  return number === 1 ? `one ${one}` : `${number} ${many}`;
}

/** The initials of a name, two at most. */
export function initials(name) {
  const parts = name.split(/\s+/).filter(part => /^\p{Lu}/u.test(part));
  const chosen = parts.length > 1 ? [parts[0], parts[parts.length - 1]] : [name];
  return chosen.map(part => part.charAt(0)).join('');
}
