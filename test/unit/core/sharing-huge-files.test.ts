/** Files of settings as large and as deep as 4 MB allow, and names that are there twice. */
import { describe, expect } from 'vitest';
import { largestShared } from '../../../electron/core/sharing/shared-file.ts';
import { withoutIsolates } from '../../../electron/shared/text/isolate.ts';
import { coreTest, signedInTest } from '../../harness/fixtures.ts';
import { fileOf, imported, opened, refused } from '../../harness/settings-file.ts';

const head = '"format": "latchkey-settings", "version": 1';

describe('a name that is there twice', () => {
  coreTest.for([
    [
      `{\n  ${head},\n  "rules": [],\n  "rules": []\n}`,
      'has “rules” at line 3 and again in the same object at line 4. Nothing was changed; take one of them out.',
    ],
    [`{${head}, "settings": {\n "theme": "dark",\n "th\\u0065me": "light"}}`, 'has “theme” at line 2 and again'],
    [`{${head}, "settings": {"a": {"b": 1}, "x": [{"b": 1, "b": 2}]}}`, 'has “b” at line 1 and again'],
    [`{${head}, "__proto__": 1,\n"__proto__": 2}`, 'has “__proto__” at line 1 and again'],
    [`{"a\u202e": 1, "a\u202e": 2}`, 'has “a” at line 1 and again'],
  ] as const)('in %s refuses the file', async ([text, said], { core }) => {
    expect(refused(core, text)).toContain(said);
    await core.settle();
  });

  coreTest('is fine in two objects', async ({ core }) => {
    const text = fileOf({ settings: { theme: 'dark' }, notifications: { 'signed-in': false } });
    expect(refused(core, text)).toBe('taken');
    await core.settle();
  });
});

describe('lists in lists', () => {
  coreTest.for([
    ['100,000 of them', `{${head},\n"rules": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 2],
    ['as many as fit, without an end', '['.repeat(largestShared), 1],
    ['objects', `{${head}, "x": ${'{"x":'.repeat(100_000)}1${'}'.repeat(100_000)}}`, 1],
  ] as const)('%s are refused with their place', async ([, text, line], { core }) => {
    expect(refused(core, text)).toBe(
      `The file team.json has lists inside lists deeper than Latchkey reads, at line ${line}. Nothing was changed; export it again, or mend it there.`,
    );
    await core.settle();
  });
});

describe('4 MB', () => {
  coreTest('of one name is cut where it is shown, and left out', async ({ core }) => {
    const long = 'x'.repeat(largestShared - 200);
    const text = fileOf({ organisations: [{ name: long, startUrl: long }], [long.slice(0, 100)]: 1 });
    const { leftOut, unknown } = opened(core, text);
    expect([leftOut.map(withoutIsolates), unknown[0]?.length]).toEqual([
      ['organisations.0 has a value that does not fit.'],
      60,
    ]);
    await core.settle();
  });

  coreTest('of entries: the first 5,000 count, and the rest is told', async ({ core }) => {
    const organisations = Array.from({ length: 1_000_000 }, () => 1);
    const text = fileOf({ organisations });
    const { leftOut, leftOutMore } = opened(core, text);
    expect([withoutIsolates(leftOut[0] ?? ''), leftOutMore]).toEqual([
      'organisations: the entries after the first 5,000.',
      4981,
    ]);
    await core.settle();
  });

  coreTest('of organisations: what is taken is what was shown', async ({ core }) => {
    const organisations = Array.from({ length: 5500 }, (_, place) => ({
      name: `O${place}`,
      startUrl: `https://o${place}.awsapps.com/start`,
      region: 'eu-west-1',
    }));
    const text = fileOf({ organisations });
    expect([opened(core, text).parts[0]?.added]).toEqual([5000]);
    await core.settle();
  });

  // Each with a copy of all took a minute, in which nothing else was done.
  signedInTest('of hidden accounts is taken in one go', async ({ core }) => {
    const accounts = Array.from({ length: 5000 }, (_, place) => ({
      organisation: 'Northwind',
      accountId: String(100_000_000_000 + place),
      hidden: true,
    }));
    const result = await imported(core, fileOf({ accounts }));
    expect([result, core.latchkey.snapshot().labels.length]).toMatchObject([{ value: { changed: 5000 } }, 5000]);
  });
});
