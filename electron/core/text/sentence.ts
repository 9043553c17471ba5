import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en.ts';
import { isolated } from './isolated.ts';

export type SentenceKey = keyof typeof en;
export type SentenceValues = Readonly<Record<string, string | number>>;

const formats = new Map<SentenceKey, IntlMessageFormat>();

/** A sentence of core with its values filled in. A value that is left out shows as an ellipsis rather than as a fault. */
export function sentence(key: SentenceKey, values: SentenceValues = {}): string {
  let format = formats.get(key);
  if (format === undefined) {
    format = new IntlMessageFormat(en[key], 'en', undefined, { ignoreTag: true });
    formats.set(key, format);
  }
  return String(format.format({ ...placeholders, ...values }));
}

/** The same for a notification: a desktop takes the direction of a line from its first letter, which can be a name's. */
export function notificationSentence(key: SentenceKey, values: SentenceValues = {}): string {
  const kept = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? isolated(value) : value,
  ]);
  return sentence(key, Object.fromEntries(kept) as SentenceValues);
}

const placeholders: SentenceValues = {
  organisation: '…',
  role: '…',
  account: '…',
  host: '…',
  region: '…',
  found: '…',
  status: '…',
  program: '…',
  lines: '…',
  address: '…',
  code: '…',
  name: '…',
  format: '…',
  port: '…',
};
