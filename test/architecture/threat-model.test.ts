import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { edited } from '../security/defence.ts';
import { attacks } from '../security/defences.ts';
import { listedAttacks, root } from '../security/threat-model.ts';

const listed = listedAttacks().map(({ test }) => test);

describe('docs/threat-model.md', () => {
  it('names each test of test/security once, and no other', () => {
    const files = readdirSync(join(root, 'test/security')).filter((name) => name.endsWith('.test.ts'));
    expect(listed.toSorted()).toEqual(files.map((name) => name.slice(0, -'.test.ts'.length)).toSorted());
  });

  it('names attacks each of which has a defence that can be taken out', () => {
    expect(listed.toSorted()).toEqual(Object.keys(attacks).toSorted());
  });
});

const edits = Object.entries(attacks).flatMap(([attack, { defences }]) =>
  defences.flatMap(({ name, without }) => without.map((edit) => ({ attack, name, edit }))),
);

it.each(edits)('$attack: what takes out "$name" is where it is looked for', ({ edit }) => {
  const text = readFileSync(join(root, edit.file), 'utf8');
  expect(edited(text, edit)).not.toBe(text);
});
