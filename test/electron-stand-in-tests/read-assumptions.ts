import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * How a rule stands on the real Electron that the scenarios run on. `seen`: its check passes there. `older calls`: it
 * does, and asks members that are added there on those that this Electron has. `differs`: that older
 * Electron does otherwise than the one the product is made for. `cannot`: nothing of it can be seen there.
 */
export type Mark =
  | { readonly kind: 'seen' }
  | { readonly kind: 'older calls' }
  | { readonly kind: 'differs'; readonly how: string }
  | { readonly kind: 'cannot'; readonly why: string };

const list = fileURLToPath(new URL('../electron-stand-in/ASSUMPTIONS.md', import.meta.url));
const headingOfMarks = '## On real Electron\n';

/** The rules that ASSUMPTIONS.md lists, in its order, each as often as it is listed. */
export function listedRules(): string[] {
  return [...parts().rules.matchAll(/^\| `([a-z0-9-]+)`/gmu)].map(([, rule]) => rule ?? '');
}

/**
 * The marks of its second table, in its order.
 *
 * @throws Error naming the rule whose mark is of none of these kinds.
 */
export function listedMarks(): (readonly [rule: string, mark: Mark])[] {
  const rows = parts().marks.matchAll(/^\| `([a-z0-9-]+)` +\| (.*?) +\|$/gmu);
  return [...rows].map(([, rule = '', text = '']) => [rule, markOf(rule, text)]);
}

function markOf(rule: string, text: string): Mark {
  if (text === 'seen on real Electron 33.2.1') return { kind: 'seen' };
  if (text === 'seen on real Electron 33.2.1, through its older calls') return { kind: 'older calls' };
  const [, how] = /^differs on 33\.2\.1: (.+; on 45: .+)$/u.exec(text) ?? [];
  if (how !== undefined) return { kind: 'differs', how };
  const [, why] = /^cannot be seen here: (.+)$/u.exec(text) ?? [];
  if (why !== undefined) return { kind: 'cannot', why };
  throw new Error(`The mark of ${rule} is none that ASSUMPTIONS.md explains: ${text}`);
}

function parts(): { readonly rules: string; readonly marks: string } {
  const [rules = '', marks = ''] = readFileSync(list, 'utf8').split(headingOfMarks);
  return { rules, marks };
}
