/** The attacks of docs/threat-model.md, as its tables list them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

export interface ListedAttack {
  readonly attack: string;
  readonly defence: string;
  /** The name of its test file. */
  readonly test: string;
}

/** Every row that ends with the name of a test. */
export function listedAttacks(): ListedAttack[] {
  const page = readFileSync(join(root, 'docs/threat-model.md'), 'utf8');
  return page.split('\n').flatMap((line) => {
    const [, attack = '', defence = '', test = ''] = line.split(' | ').length === 3 ? cells(line) : [];
    const name = /^`([a-z0-9-]+)`$/u.exec(test)?.[1];
    return name === undefined ? [] : [{ attack, defence, test: name }];
  });
}

function cells(line: string): string[] {
  return line.split('|').map((cell) => cell.trim());
}
