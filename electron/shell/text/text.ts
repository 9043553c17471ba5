import { IntlMessageFormat } from 'intl-messageformat';
import { english, type TextKey } from './en.ts';

/** Gives a text of the shell, filled in. Throws for a value that the text asks for and is not given. */
export type Text = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

/** Texts are English for now; numbers in them are written as `locale` does. */
export function createText(locale: string): Text {
  const formats = new Map<TextKey, IntlMessageFormat>();
  return (key, values = {}) => {
    const format = formats.get(key) ?? new IntlMessageFormat(english[key], locale);
    formats.set(key, format);
    const filled: unknown = format.format(values);
    return String(filled);
  };
}
