import { IntlMessageFormat } from 'intl-messageformat';
import { english, type MessageId } from './en.ts';

export type { MessageId };
export type MessageValues = Readonly<Record<string, string | number>>;

const formats = new Map<MessageId, IntlMessageFormat>();
let chosenLocale = 'en-GB';

/** The locale of the system as main reports it: words are English for now, numbers and times follow it. */
export function locale(): string {
  return chosenLocale;
}

/** Sets the locale; one that the browser does not know is ignored. */
export function setLocale(tag: string): void {
  if (tag === chosenLocale || !isLocale(tag)) return;
  chosenLocale = tag;
  formats.clear();
}

/** One message of the file with its values filled in. */
export function text(id: MessageId, values: MessageValues = {}): string {
  let format = formats.get(id);
  if (format === undefined) {
    format = new IntlMessageFormat(english[id], chosenLocale, undefined, { ignoreTag: true });
    formats.set(id, format);
  }
  const formatted: unknown = format.format(values);
  return String(formatted);
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
