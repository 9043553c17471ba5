import { IntlMessageFormat, type Formatters } from 'intl-messageformat';
import { en } from './en.ts';
import { isEnglishOnly } from './english-only.ts';
import { isolated } from './isolate.ts';
import { isLocale, languageOf, type Language } from './languages.ts';
import type { MessageValues } from './message-values.ts';

export type TextKey = keyof typeof en;

/** What a failure says. */
export type FailureText = Extract<TextKey, `failure.${string}`>;

/** What a text is filled with. */
export type TextValues = Readonly<Record<string, string | number>>;

/** The values of each of these texts; those of tables are known to be texts only, and ask for none. */
export type ValuesOf<Key extends TextKey> = string extends (typeof en)[Key] ? unknown : MessageValues<(typeof en)[Key]>;

/** The keys of the texts that ask for no values, or for no others than these. */
export type KeyOf<Values = unknown> = { [Key in TextKey]: Values extends ValuesOf<Key> ? Key : never }[TextKey];

type ValuesOfAll<Key extends TextKey> = (Key extends TextKey ? (values: ValuesOf<Key>) => void : never) extends (
  values: infer Values,
) => void
  ? Values
  : never;

/** Texts by their keys; one that is missing is said in English. */
export type Catalogue = Readonly<Partial<Record<TextKey, string>>>;

/** A message that was read, and which of its values stand in it as they are given: those that only choose are not among them. */
interface ReadMessage {
  readonly format: IntlMessageFormat;
  readonly shown: ReadonlySet<string>;
  /** In which language it stands. */
  readonly of: Language;
}

/** Those that are read by now. English is always there; any other is a file of its own, read when it is wanted. */
const catalogues = new Map<Language, Catalogue>([['en', en]]);
const messages = new Map<TextKey, ReadMessage>();
let language: Language = 'en';
/** One or many is said by the rules of the text's language. */
let pluralRules = new Intl.PluralRules(language);
let chosen = 'en-GB';
/** Made when the first number is written: the first one of a process takes ICU some 10 ms, which no start has to wait for. */
let numberFormat: Intl.NumberFormat | null = null;
let onRead = (): void => undefined;

/** The locale of the system: times, numbers and lists are written as it does, whatever the language of the texts. */
export function locale(): string {
  onRead();
  return chosen;
}

/** Sets the locale; one that is not known is ignored. Digits of Arabic are those of ids, codes and times beside them. */
export function setLocale(tag: string): void {
  if (!isLocale(tag)) return;
  const next = languageOf(tag) === 'ar' ? new Intl.Locale(tag, { numberingSystem: 'latn' }).toString() : tag;
  if (next === chosen) return;
  chosen = next;
  numberFormat = null;
}

/** The language of the texts. */
export function shownLanguage(): Language {
  onRead();
  return language;
}

/** Whether `setLanguage` can be called. */
export function isLanguageRead(wanted: Language): boolean {
  return catalogues.has(wanted);
}

/** Reads the texts of a language from their file; rejects where it is not there. */
export async function readLanguage(wanted: Language): Promise<void> {
  if (wanted === 'ar' && !catalogues.has(wanted)) catalogues.set(wanted, (await import('./ar.ts')).ar);
}

/** All texts are in this language from now on; one that was not read is ignored. */
export function setLanguage(wanted: Language): void {
  if (wanted === language || !catalogues.has(wanted)) return;
  language = wanted;
  pluralRules = new Intl.PluralRules(wanted);
  messages.clear();
}

/** Calls back at each text and locale that is asked for, so that a page can draw again what another language changes. */
export function watchTexts(read: () => void): void {
  onRead = read;
}

/** A text, filled in. */
export function text<Key extends TextKey>(
  key: Key,
  ...[values]: unknown extends ValuesOfAll<Key> ? [values?: TextValues] : [values: ValuesOfAll<Key>]
): string {
  return filled(key, values ?? {});
}

/** A text filled in with what is known: a value that is left out shows as an ellipsis rather than as a fault. */
export function textOrEllipsis(key: TextKey, values: TextValues = {}): string {
  const missing = [...en[key].matchAll(/\{(\w+)[,}]/gu)].map(([, name = '']) => [name, '…'] as const);
  return filled(key, { ...Object.fromEntries(missing), ...values });
}

/** Throws for a value that the text asks for and is not given. */
function filled(key: TextKey, values: TextValues): string {
  onRead();
  const { format, shown, of } = messageOf(key);
  const apart = Object.entries(values).map(([name, value]): [string, string | number] =>
    typeof value === 'string' && shown.has(name) ? [name, isolated(value, of)] : [name, value],
  );
  return String(format.format(Object.fromEntries(apart)));
}

function messageOf(key: TextKey): ReadMessage {
  const known = messages.get(key);
  if (known !== undefined) return known;
  const own = isEnglishOnly(key) ? undefined : catalogues.get(language)?.[key];
  const format = new IntlMessageFormat(own ?? en[key], language, undefined, { ignoreTag: true, formatters });
  const shown: ReadonlySet<string> = isEnglishOnly(key) ? new Set() : shownIn(format.getAst());
  const read: ReadMessage = { format, shown, of: own === undefined ? 'en' : language };
  messages.set(key, read);
  return read;
}

/** The names of the values that stand in a message as they are given. */
function shownIn(elements: ReturnType<IntlMessageFormat['getAst']>): ReadonlySet<string> {
  const names = elements.flatMap((element) => {
    if ('options' in element) return Object.values(element.options).flatMap(({ value }) => [...shownIn(value)]);
    return 'value' in element && argument.includes(element.type) ? [element.value] : [];
  });
  return new Set(names);
}

/** TYPE.argument of @formatjs/icu-messageformat-parser, which intl-messageformat does not hand on. */
const argument: readonly number[] = [1];

/** No text writes a number in a form of its own, a date, or a place in an order. */
const formatters: Formatters = {
  getNumberFormat: () => (numberFormat ??= new Intl.NumberFormat(chosen)),
  getPluralRules: () => pluralRules,
  getDateTimeFormat: (...given) => new Intl.DateTimeFormat(...given),
};
