/**
 * An HTTP date (RFC 9110, 5.6.7): the one form that is sent today and the two that a recipient must still read. Nothing
 * else is a date here, unlike for `Date.parse`, to which "1" is a day of the year 2001.
 *
 * @param now ms since the epoch; of the two digits of an RFC 850 year it tells the century.
 * @returns ms since the epoch; null: not a date.
 */
export function parseHttpDate(text: string, now: number): number | null {
  const trimmed = text.slice(0, longest).trim();
  const found = imfFixdate.exec(trimmed) ?? rfc850.exec(trimmed) ?? asctime.exec(trimmed);
  if (found?.groups === undefined) return null;
  const { day = '', month = '', year = '', hour = '', minute = '', second = '' } = found.groups;
  const whole = year.length === 2 ? withCentury(Number(year), now) : Number(year);
  // A leap second is written as 60, which `Date.UTC` takes for the next one.
  const at = Date.UTC(whole, months.indexOf(month), Number(day), Number(hour), Number(minute), Number(second));
  return new Date(at).getUTCDate() === Number(day) || second === '60' ? at : null;
}

const longest = 40;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthName = `(?<month>${months.join('|')})`;
const clock = '(?<hour>[01]\\d|2[0-3]):(?<minute>[0-5]\\d):(?<second>[0-5]\\d|60)';

/** `Sun, 06 Nov 1994 08:49:37 GMT` */
const imfFixdate = new RegExp(
  `^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?<day>\\d{2}) ${monthName} (?<year>\\d{4}) ${clock} GMT$`,
  'u',
);
/** `Sunday, 06-Nov-94 08:49:37 GMT` */
const rfc850 = new RegExp(`^[A-Z][a-z]{2,5}day, (?<day>\\d{2})-${monthName}-(?<year>\\d{2}) ${clock} GMT$`, 'u');
/** `Sun Nov  6 08:49:37 1994` */
const asctime = new RegExp(
  `^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ${monthName} (?<day>[\\d ]\\d) ${clock} (?<year>\\d{4})$`,
  'u',
);

/** A year that would lie more than 50 years ahead is the latest one before with these digits (RFC 9110, 5.6.7). */
function withCentury(twoDigits: number, now: number): number {
  const thisYear = new Date(now).getUTCFullYear();
  const year = thisYear - (thisYear % 100) + twoDigits;
  return year > thisYear + 50 ? year - 100 : year;
}
