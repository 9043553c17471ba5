import { IntlMessageFormat, type Formatters } from 'intl-messageformat';
import { en } from './en.ts';
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

const language = 'en';
const formats = new Map<TextKey, IntlMessageFormat>();
/** One or many is said by the rules of the text's language. */
const pluralRules = new Intl.PluralRules(language);
let chosen = 'en-GB';
let numberFormat = new Intl.NumberFormat(chosen);

/** The locale of the system: texts are English for now, times and numbers in them are written as it does. */
export function locale(): string {
  return chosen;
}

/** Sets the locale; one that is not known is ignored. */
export function setLocale(tag: string): void {
  if (tag === chosen || !isLocale(tag)) return;
  chosen = tag;
  numberFormat = new Intl.NumberFormat(tag);
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
  let format = formats.get(key);
  if (format === undefined) {
    format = new IntlMessageFormat(en[key], language, undefined, { ignoreTag: true, formatters });
    formats.set(key, format);
  }
  return String(format.format(values));
}

/** No text writes a number in a form of its own, a date, or a place in an order. */
const formatters: Formatters = {
  getNumberFormat: () => numberFormat,
  getPluralRules: () => pluralRules,
  getDateTimeFormat: (...given) => new Intl.DateTimeFormat(...given),
};

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
