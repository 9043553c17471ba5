import { IntlMessageFormat } from 'intl-messageformat';
import { afterEach, describe, expect, it } from 'vitest';
import { ar } from '../../../electron/shared/text/ar.ts';
import { en } from '../../../electron/shared/text/en.ts';
import { isEnglishOnly } from '../../../electron/shared/text/english-only.ts';
import { directionOf, languageFor, languageSetting } from '../../../electron/shared/text/languages.ts';
import {
  locale,
  readLanguage,
  setLanguage,
  setLocale,
  text,
  type TextKey,
} from '../../../electron/shared/text/text.ts';

const translated = (Object.keys(en) as TextKey[]).filter((key) => !isEnglishOnly(key));
/** Names of products, shells, files and examples, which are no words of a language. */
const names =
  /^(?:app\.name|chain-sheet\.arn-example|organisations\.gov-cloud|copy-format\.|setting\.(?:copyFormat|terminal)\.options\.)/u;
const sixForms = ['few', 'many', 'one', 'other', 'two', 'zero'];

type Elements = ReturnType<IntlMessageFormat['getAst']>;

describe('Arabic', () => {
  it('has each text, and none that English has not', () => {
    expect({
      missing: translated.filter((key) => ar[key] === undefined),
      unknown: Object.keys(ar).filter((key) => !(key in en) || isEnglishOnly(key)),
    }).toEqual({ missing: [], unknown: [] });
  });

  it('asks for the same values as English', () => {
    const others = translated.filter((key) => valuesOf(ar[key] ?? en[key]) !== valuesOf(en[key]));
    expect(others).toEqual([]);
  });

  it('has all six forms in each plural', () => {
    const short = translated.filter((key) =>
      pluralsIn(new IntlMessageFormat(ar[key] ?? '', 'ar', undefined, { ignoreTag: true }).getAst()).some(
        (forms) => forms.join() !== sixForms.join(),
      ),
    );
    expect(short).toEqual([]);
  });

  it('leaves nothing in English but names', () => {
    const left = translated.filter(
      (key) => ar[key] === en[key] && /\p{L}/u.test(en[key].replaceAll(/\{[^{}]*\}/gu, '')) && !names.test(key),
    );
    expect(left).toEqual([]);
  });

  it('has no word that the interface does not use', () => {
    const forbidden = /من فضلك|يرجى|رمز مميز|SSO|[!]/u;
    const session = /جلسة/u;
    const found = translated.filter(
      (key) => forbidden.test(ar[key] ?? '') || (session.test(ar[key] ?? '') && !/session/iu.test(en[key])),
    );
    expect(found).toEqual([]);
  });
});

describe('a language', () => {
  afterEach(() => {
    setLanguage('en');
    setLocale('en-GB');
  });

  it.each([
    ['system', 'ar-EG', 'ar', 'rtl'],
    ['system', 'de-AT', 'en', 'ltr'],
    ['system', 'not a locale', 'en', 'ltr'],
    ['ar', 'de', 'ar', 'rtl'],
    ['en', 'ar-EG', 'en', 'ltr'],
  ] as const)('%s with the system in %s is %s, %s', (setting, system, language, direction) => {
    const chosen = languageFor(setting, system);
    expect({ chosen, direction: directionOf(chosen) }).toEqual({ chosen: language, direction });
  });

  it('that this version does not know is that of the system', () => {
    expect([{ language: 'ar' }, { language: 'xx' }, {}].map(languageSetting)).toEqual(['ar', 'system', 'system']);
  });

  it('has its own plurals, the digits of ids, and isolates names', async () => {
    await readLanguage('ar');
    setLanguage('ar');
    setLocale('ar-EG');
    expect({
      counts: [0, 1, 2, 3, 11, 100].map((count) => text('role.count', { count })),
      number: new Intl.NumberFormat(locale()).format(123),
      name: text('sign-in.title', { name: 'Northwind' }),
      command: text('command.version', { version: '1' }),
    }).toEqual({
      counts: ['لا أدوار', 'دور واحد', 'دوران', '3 أدوار', '11 دورًا', '100 دور'],
      number: '123',
      name: 'تسجيل الدخول إلى \u2068Northwind\u2069',
      command: 'Latchkey 1',
    });
  });

  it('from left to right isolates only names that are written the other way', () => {
    expect(['Northwind', 'نورث'].map((name) => text('sign-in.title', { name }))).toEqual([
      'Sign in to Northwind',
      'Sign in to \u2068نورث\u2069',
    ]);
  });
});

/** The names and kinds of the values, in order. */
function valuesOf(message: string): string {
  const values = namedIn(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  return [...new Set(values)].sort().join();
}

function namedIn(elements: Elements): string[] {
  return elements.flatMap((element) => {
    if ('options' in element) {
      return [element.value, ...Object.values(element.options).flatMap(({ value }) => namedIn(value))];
    }
    return 'value' in element && ![0].includes(element.type) ? [element.value] : [];
  });
}

/** The forms of each plural, without those for one exact number. */
function pluralsIn(elements: Elements): string[][] {
  return elements.flatMap((element) => {
    if (!('options' in element)) return [];
    const inner = Object.values(element.options).flatMap(({ value }) => pluralsIn(value));
    return 'pluralType' in element ? [Object.keys(element.options).sort(), ...inner] : inner;
  });
}
