import { textOrEllipsis } from '../../shared/text/text.ts';
import { oneLine } from '../safe-text/one-line.ts';
import type { Mistake } from './read-role-arn.ts';

/** How long (characters) a name may be in a sentence, and a way of several names. */
const longestName = 64;
const longestWay = 200;

/** What is said of a mistake; what a person has typed is cut and cleaned. */
export function sentenceOf({ key, values }: Mistake): string {
  const shown = Object.entries(values).map(([name, value]) => {
    const most = name === 'way' ? longestWay : longestName;
    return [name, typeof value === 'number' ? value : (oneLine(value, most) ?? '…')] as const;
  });
  return textOrEllipsis(key, Object.fromEntries(shown));
}
