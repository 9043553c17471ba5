/** The worked examples of CONTRIBUTING.md, each kept as a patch. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** With the most files that each may touch. */
export const examples = [
  { name: 'copy-format', heading: 'Add a copy format', most: 2 },
  { name: 'browser', heading: 'Add a browser', most: 3 },
  { name: 'organisation-setting', heading: "Add an organisation's setting", most: 4 },
  { name: 'global-setting', heading: 'Add a global setting', most: 3 },
  { name: 'ipc-command', heading: 'Add an IPC command', most: 4 },
  { name: 'port', heading: 'Add a port', most: 5 },
] as const;
export type Example = (typeof examples)[number];

export function patchOf({ name }: Example): string {
  return join(import.meta.dirname, 'examples', `${name}.patch`);
}

/** The files that an example touches. */
export function touchedBy(example: Example): string[] {
  return [...readFileSync(patchOf(example), 'utf8').matchAll(/^diff --git a\/(\S+)/gmu)].map(([, file = '']) => file);
}

/** The files that CONTRIBUTING.md lists for it. */
export function listedFor({ heading }: Example): string[] {
  const [, section = ''] = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').split(`### ${heading}\n`);
  const [own = ''] = section.split('\n### ');
  return [...own.matchAll(/^- `(\S+)`$/gmu)].map(([, file = '']) => file);
}
