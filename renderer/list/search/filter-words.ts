import { folded } from './fold.ts';

/** A filter word that stands for one of several alternatives: another of its kind takes its place. */
const exclusive = /^(?:env|org|role):/u;

/** Whether a query has a filter word. */
export function hasFilterWord(query: string, word: string): boolean {
  return wordsOf(query).some((one) => folded(one) === folded(word));
}

/** The query with a filter word, or without it; of an environment, an organisation or a permission set it holds one. */
export function withFilterWord(query: string, word: string, on: boolean): string {
  const kind = exclusive.exec(word)?.[0] ?? null;
  const others = wordsOf(query).filter((one) => {
    const lower = folded(one);
    return lower !== folded(word) && (kind === null || !on || !lower.startsWith(kind));
  });
  const words = on ? [word, ...others] : others;
  // A blank at the end, so that what is typed next is a word of its own.
  return words.length === 0 ? '' : `${words.join(' ')} `;
}

/** The query without any filter word. */
export function withoutFilterWords(query: string): string {
  return wordsOf(query)
    .filter((word) => !/^(?:env|org|role|is):/u.test(folded(word)))
    .join(' ');
}

/** A name as the value of a filter word, which holds no blanks. */
export function filterValue(name: string): string {
  return folded(name).replaceAll(/\s+/gu, '');
}

function wordsOf(query: string): string[] {
  return query.split(/\s+/u).filter((word) => word !== '');
}
