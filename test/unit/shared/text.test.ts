import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { afterEach, describe, expect, it } from 'vitest';
import { copyFormatTexts } from '../../../electron/shared/tables/copy-formats.ts';
import { notificationTexts } from '../../../electron/shared/tables/notification-kinds.ts';
import { settingTexts } from '../../../electron/shared/tables/settings.ts';
import { en } from '../../../electron/shared/text/en.ts';
import { isEnglishOnly } from '../../../electron/shared/text/english-only.ts';
import { setLocale, text, textOrEllipsis, type TextKey } from '../../../electron/shared/text/text.ts';

const root = join(import.meta.dirname, '../../..');

describe('the catalogue', () => {
  /** Those of tables are used by the table, and a name stands there as often as it is needed. */
  const ofTables = Object.keys({ ...copyFormatTexts, ...notificationTexts, ...settingTexts });
  const keys = Object.keys(en).filter((key) => !ofTables.includes(key));

  it('has keys in one style: an area, a dot, a name, in lower-case words', () => {
    const word = '[a-z0-9]+(?:-[a-z0-9]+)*';
    expect(keys.filter((key) => !new RegExp(`^${word}(?:\\.${word})+$`, 'u').test(key))).toEqual([]);
  });

  it('has no sentence twice but where one of them is English in every language', () => {
    const sentences = keys.map((key) => `${String(isEnglishOnly(key))} ${en[key as TextKey]}`);
    expect(keys.filter((_, index) => sentences.indexOf(sentences[index] ?? '') !== index)).toEqual([]);
  });

  it('has no key that nobody uses', () => {
    const source = sources();
    /** Keys that are put together where they are used. */
    const templates = [
      /^failure\./u,
      /^notice\.(?:catalogue|chained-roles|personal|secrets|settings)-(?:damaged|newer|partly)(?:-used)?$/u,
      /^notification\.sign-in-ends(?:-about)?(?:-title)?$/u,
      /^(?:callback|link|link-news)\..*-title$/u,
      /^menu\.(?:quit-\w+|sign-in.*-title)$/u,
      /^link\.(?:name|file|disk|undo)-/u,
      /^(?:environment|section|time\.long)\./u,
      /^command\.check-/u,
      /^guard\.(?:ask|do|safer)-/u,
      /^rule-form\.(?:kind-\w+|\w+-hint)$/u,
      /^look\./u,
      /^actions\.(?:console|credentials|role|environment)$/u,
    ];
    const unused = keys.filter((key) => !source.includes(`'${key}'`) && !templates.some((one) => one.test(key)));
    expect(unused).toEqual([]);
  });
});

/** All code that can name a key, without the catalogue. */
function sources(): string {
  return ['electron', 'renderer']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
    )
    .filter((path) => /\.(?:ts|svelte)$/u.test(path) && !path.startsWith(join('electron', 'shared', 'text', 'en')))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');
}

describe('a text', () => {
  afterEach(() => setLocale('en-GB'));

  it.each([
    ['en-GB', '1 account', '1,234 accounts'],
    ['de', '1 account', '1.234 accounts'],
    ['ja', '1 account', '1,234 accounts'],
    ['fr', '1 account', '1\u202f234 accounts'],
  ])('says one and many by its own language, and writes numbers as %s does', (tag, one, many) => {
    setLocale(tag);
    expect([1, 1234].map((count) => text('notification.signed-in', { count }))).toEqual([`${one}.`, `${many}.`]);
  });

  it.each([
    [0, 'less than a minute'],
    [1, 'about 1 minute'],
    [8, 'about 8 minutes'],
  ])('says of %i minutes that are left about that they are %s', (minutes, said) => {
    const title = text('notification.sign-in-ends-about-title', { organisation: 'Northwind', minutes });
    const banner = text('banner.ends-about', { minutes });
    expect([title, banner]).toEqual([`Sign-in to Northwind ends in ${said}`, `Sign-in ends in ${said}`]);
  });

  it('stays as it was with a locale that is none', () => {
    setLocale('de');
    setLocale('not a locale');
    expect(text('notification.signed-in', { count: 1234 })).toBe('1.234 accounts.');
  });

  it('throws for a value that it is not given, or says an ellipsis where that is asked for', () => {
    const values = {} as { organisation: string };
    expect(() => text('failure.sign-in-needed', values)).toThrow();
    expect(textOrEllipsis('failure.sign-in-needed')).toBe('The sign-in to … has ended. Sign in again.');
  });

  it('is refused by the compiler without its values, or with others', () => {
    // @ts-expect-error A count is missing.
    expect(() => text('role.count')).toThrow();
    // @ts-expect-error A count is a number.
    expect(text('role.count', { count: 'two' })).toBe('NaN roles');
    // @ts-expect-error A value within a branch is missing.
    expect(() => text('row.role', { name: '', environment: '', several: 'yes' })).toThrow();
    expect(text('header.signed-in-to', { signedIn: 1, count: 2 })).toBe('1 of 2 signed in');
  });

  it('can be read, whatever the message', () => {
    const unreadable = Object.entries(en).filter(([, message]) => !canBeRead(message));
    expect(unreadable).toEqual([]);
  });

  it('takes braces in apostrophes as they are', () => {
    expect(text('settings.command-hint')).toContain('or stands where {url} does');
  });
});

function canBeRead(message: string): boolean {
  try {
    new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true });
    return true;
  } catch {
    return false;
  }
}
