import { existsSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import { root, textOf } from './pages.ts';

/** A link of a page, in Markdown or in HTML. */
export interface Link {
  readonly page: string;
  readonly target: string;
}

const inMarkdown = /\]\(([^()\s]+)\)/gu;
const inHtml = /\b(?:href|src)="([^"]+)"/gu;
const bare = /https?:\/\/[^\s`"'<>()|]+/gu;

/** The links of a page; what stands in its blocks and its code is none. */
export function linksIn(page: string, text: string): Link[] {
  const prose = text.replaceAll(/^```.*?^```$/gmsu, '').replaceAll(/`[^`\n]*`/gu, '');
  const found = [inMarkdown, inHtml].flatMap((pattern) =>
    [...prose.matchAll(pattern)].map(([, target = '']) => target),
  );
  const outside = [...prose.matchAll(bare)].map(([target]) => target);
  return [...new Set([...found, ...outside])].map((target) => ({ page, target }));
}

export function leadsOutside({ target }: Link): boolean {
  return /^(?:https?|mailto):/u.test(target);
}

/** Why a link within the repository leads nowhere; null: it leads to what is there. */
export function deadEnd({ page, target }: Link): string | null {
  const [path = '', heading] = target.split('#');
  const file = path === '' ? page : posix.normalize(posix.join(posix.dirname(page), path));
  if (file.startsWith('..')) return `${page}: ${target} is outside the repository`;
  if (!existsSync(join(root, file))) return `${page}: there is no ${file}`;
  if (heading === undefined) return null;
  const isThere = extname(file) === '.md' && anchorsIn(textOf(file)).includes(heading);
  return isThere ? null : `${page}: ${file} has no heading ${heading}`;
}

/** The anchors that GitHub gives to the headings of a page, those with at least so many `#`. */
export function anchorsIn(markdown: string, least = 1): string[] {
  const seen = new Map<string, number>();
  return [...markdown.replaceAll(/^```.*?^```/gmsu, '').matchAll(/^(#+) +(.+)$/gmu)].flatMap(
    ([, marks = '', text = '']) => {
      const plain = text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
        .trim()
        .replaceAll(' ', '-');
      const before = seen.get(plain) ?? 0;
      seen.set(plain, before + 1);
      return marks.length < least ? [] : [before === 0 ? plain : `${plain}-${before}`];
    },
  );
}
