/** When to try again what failed. Pure: chance is an argument. */

const FIRST_MILLIS = 500;
const LONGEST_MILLIS = 20_000;

/**
 * Exponential, and spread so that not all pages come at the same moment; never sooner than the server asked for.
 *
 * @param {number} failures in a row, from 1
 * @param {number} chance from 0 to 1
 * @param {number} asked milliseconds that the server wants; 0 if it didn't say
 */
export function delayMillis(failures, chance, asked = 0) {
  const middle = Math.min(LONGEST_MILLIS, FIRST_MILLIS * 2 ** (failures - 1));
  return asked + middle * (0.5 + chance);
}

/** The milliseconds of a Retry-After header, which names seconds or a date; 0 if there is none to be read. */
export function retryAfterMillis(header, now) {
  if (!header) {
    return 0;
  }
  const millis = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(millis) && millis > 0 ? millis : 0;
}
