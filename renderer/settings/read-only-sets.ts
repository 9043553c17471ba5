import { text } from '../../electron/shared/text/text.ts';
import { nameList } from '../ui/name-list.ts';

/** As `roleNameSchema` has it; main decides. */
const roleName = /^[\w+=,.@-]{1,64}$/u;

/** So many are named in one line. */
const mostNamed = 3;

/** The first names, and how many there are besides. */
export function namesInShort(names: readonly string[]): string {
  if (names.length === 0) return text('guard-settings.none');
  if (names.length <= mostNamed) return nameList([...names]);
  return text('guard-settings.some', {
    names: names.slice(0, mostNamed).join(', '),
    count: names.length - mostNamed,
  });
}

/** The names of what was written, one a line, each once; or what is wrong with it. */
export function namesIn(written: string): { readonly names: string[] } | { readonly problem: string } {
  const names = written
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const wrong = names.find((name) => !roleName.test(name));
  if (wrong !== undefined) return { problem: text('guard-settings.no-name', { name: wrong.slice(0, 80) }) };
  const once = [...new Set(names)];
  return once.length > 100 ? { problem: text('guard-settings.too-many') } : { names: once };
}
