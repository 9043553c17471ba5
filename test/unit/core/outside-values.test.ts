import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { believed } from '../../../electron/core/credentials/held-credentials.ts';
import { commandWords } from '../../../electron/core/organisations/browser-command.ts';
import { failure } from '../../../electron/core/failures/fail.ts';
import { roleArn } from '../../../electron/core/copy/role-arn.ts';
import { hour, instant, later, minute } from '../../../electron/core/time/instant.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { looksLikeRegion } from '../../../electron/core/regions/partitions.ts';
import { parseHttpDate } from '../../../electron/core/time/http-date.ts';
import { retryAfterMs } from '../../../electron/core/throttling/retry-after.ts';
import { ServerTime } from '../../../electron/core/time/server-time.ts';
import { ManualClock } from '../../harness/manual-clock.ts';

const now = Date.parse('2026-11-22T09:04:00Z');

describe('I4: an HTTP date', () => {
  it.each([
    ['Sun, 06 Nov 1994 08:49:37 GMT', '1994-11-06T08:49:37.000Z'],
    ['Sunday, 06-Nov-94 08:49:37 GMT', '1994-11-06T08:49:37.000Z'],
    ['Wednesday, 06-Nov-30 08:49:37 GMT', '2030-11-06T08:49:37.000Z'],
    ['Sun Nov  6 08:49:37 1994', '1994-11-06T08:49:37.000Z'],
    ['Sun Nov 16 08:49:37 2026', '2026-11-16T08:49:37.000Z'],
    [' Sat, 31 Dec 2016 23:59:60 GMT ', '2017-01-01T00:00:00.000Z'],
    ['Mon, 30 Feb 2026 00:00:00 GMT', null],
    ['Sun, 06 Nov 1994 24:00:00 GMT', null],
    ['Sun, 06 Nov 1994 08:49:37 +0100', null],
    ['2026-11-22T09:04:00Z', null],
    ['1', null],
    ['tomorrow', null],
    ['', null],
    [`Sun, 06 Nov 1994 08:49:37 GMT${' '.repeat(1_000_000)}`, '1994-11-06T08:49:37.000Z'],
  ])('%.40s is %s', (text, expected) => {
    const at = parseHttpDate(text, now);
    expect(at === null ? null : new Date(at).toISOString()).toBe(expected);
  });

  it('is read back from what every server writes today', () => {
    const year = fc.integer({ min: 0, max: 4_000_000_000 });
    fc.assert(fc.property(year, (at) => parseHttpDate(new Date(at * 1000).toUTCString(), now) === at * 1000));
  });
});

describe('I4: Retry-After', () => {
  const date = new Date(now).toUTCString();
  const asDate = (milliseconds: number): string => new Date(now + milliseconds).toUTCString();
  it.each([
    ['30', 30_000],
    ['0', 0],
    [' 7 ', 7000],
    ['301', 5 * minute],
    ['9'.repeat(400), 5 * minute],
    [asDate(90_000), 90_000],
    [asDate(-90_000), 0],
    [asDate(1000 * hour), 5 * minute],
    ['-1', null],
    ['1.5', null],
    ['0x10', null],
    ['3e1', null],
    ['soon', null],
    ['', null],
  ])('%.40s asks for %s ms', (text, wait) => {
    expect(retryAfterMs({ 'retry-after': text, date })).toBe(wait);
  });

  it('is nothing where it was not sent, and a date without a Date to measure it by says nothing', () => {
    expect([retryAfterMs({ date }), retryAfterMs({ 'retry-after': asDate(1000) })]).toEqual([null, null]);
  });
});

describe('I4: the Date of an answer', () => {
  const offsetAfter = (header: string): number => {
    const clock = new ManualClock();
    const time = new ServerTime(clock);
    time.observe(header, clock.now(), clock.now());
    return time.offset();
  };

  it.each([
    'Fri, 31 Dec 9999 23:59:59 GMT',
    'Fri, 01 Jan 2100 00:00:00 GMT',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    '1',
    '99999999',
    'Sun Nov 22 2026 12:04:00',
  ])('%s is not believed', (header) => {
    expect(offsetAfter(header)).toBe(0);
  });

  it('is believed where it is this computer that has lost its clock', () => {
    const clock = new ManualClock(0);
    const time = new ServerTime(clock);
    time.observe('Sun, 22 Nov 2026 09:04:00 GMT', 0, 0);
    expect(new Date(time.now()).toISOString()).toBe('2026-11-22T09:04:00.500Z');
  });

  it('is read in the forms that are no longer sent, too', () => {
    expect({
      offsetAfter: offsetAfter('Sunday, 22-Nov-26 10:04:00 GMT'),
      offsetAfterSunNov221004002026: offsetAfter('Sun Nov 22 10:04:00 2026'),
    }).toEqual({
      offsetAfter: hour + 500,
      offsetAfterSunNov221004002026: hour + 500,
    });
  });
});

describe('an instant', () => {
  it('goes no further than a Date, whatever is added', () => {
    const far = later(instant(8.64e15), hour);
    expect({ far, day: new Date(far).toISOString() }).toEqual({
      far: 8.64e15,
      day: '+275760-09-13T00:00:00.000Z',
    });
    expect(() => instant(8.64e15 + 1)).toThrow();
  });
});

describe('what a person typed', () => {
  it('stands in the sentence of a failure as one line', () => {
    const { sentence } = failure('region-invalid', { region: 'eu\n\u202ewest' });
    expect(sentence).toBe('eu west is not an AWS region. A region looks like eu-west-1.');
  });
});

describe('a program for a browser', () => {
  it.each(['" firefox" x', "'\t'", '" "'])('%j is none', (line) => {
    expect(commandWords(line)).toBe(null);
  });
});

describe('the ARN of a role', () => {
  it('is unknown where its name is longer than IAM lets one be', () => {
    const arn = (name: string) => `arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_${name}_0123456789abcdef/me`;
    expect({
      noRoleArnUsEast1: roleArn(arn('A'.repeat(64)), 'us-east-1') === null,
      roleArnUsEast1: roleArn(arn('A'.repeat(65)), 'us-east-1'),
    }).toEqual({
      noRoleArnUsEast1: false,
      roleArnUsEast1: null,
    });
  });
});

describe('I4: the end of role credentials', () => {
  it('is at most twelve hours away, the longest AWS can give', () => {
    const secret = new Secret('x');
    const ending = (expiresAt: number) =>
      believed(
        { accessKeyId: 'x', secretAccessKey: secret, sessionToken: secret, expiresAt: instant(expiresAt) },
        instant(now),
      ).expiresAt - now;
    expect([ending(now + hour), ending(8.64e15)]).toEqual([hour, 12 * hour]);
  });
});

describe('a region', () => {
  it('is none where it is longer than the name of a host lets it be', () => {
    expect(['eu-west-1', 'us-isob-east-1', `eu-${'w'.repeat(60)}-1`].map(looksLikeRegion)).toEqual([true, true, false]);
  });
});
