import { describe, expect, it } from 'vitest';
import { nameAsBotocore, readAsBotocore, splitAsShell } from '../../../electron/core/export/as-botocore.ts';
import { headersAsCliWriter } from '../../../electron/core/export/as-cli-writer.ts';
import { readAsJsSdk } from '../../../electron/core/export/as-js-sdk.ts';
import { openAwsFile } from '../../../electron/core/export/aws-file-editor.ts';
import { linesOf } from '../../../electron/core/export/aws-lines.ts';
import { planEdits, type Refusal } from '../../../electron/core/export/profile-plan.ts';
import { grammar, type Row } from '../../aws-files/grammar.ts';

function botocoreView(text: string, profile: string): Row['botocore'] {
  const { refused, sections } = readAsBotocore(linesOf(text));
  if (refused !== null) return 'refused';
  const inherited = sections.find(({ title }) => title === 'DEFAULT')?.values ?? new Map<string, string>();
  const found = sections.findLast(({ title }) => nameAsBotocore(title, 'config')?.name === profile);
  return found === undefined ? 'none' : Object.fromEntries([...inherited, ...found.values]);
}

function jsView(text: string, profile: string): Row['js'] {
  const found = readAsJsSdk(text, 'config').findLast(({ kind, name }) => kind === 'profile' && name === profile);
  return found === undefined ? 'none' : Object.fromEntries(found.values);
}

function told(refusal: Refusal): readonly [string, number] {
  const problem = 'problem' in refusal ? ` ${refusal.problem}` : '';
  return [`${refusal.reason}${problem}`, 'line' in refusal ? refusal.line : 0];
}

describe.each(grammar)('$what', ({ text, profile = 'p', botocore, js, refusal }) => {
  it('is read as each tool reads it', () => {
    expect({ botocore: botocoreView(text, profile), js: jsView(text, profile) }).toEqual({ botocore, js });
  });

  it('lets a profile be added, or refuses with the line', () => {
    const files = { config: openAwsFile('config', text), credentials: openAwsFile('credentials', '') };
    // `p` itself is part of `plugins`; what is asked is whether the row's own profile is in the way.
    const asked = text.replaceAll(/\bp\b/gu, 'ppp');
    const config = openAwsFile('config', asked);
    const plan = planEdits({ ...files, config }, [{ kind: 'process', profile: 'ppp', command: '/x', region: null }]);
    expect(plan.outcome === 'refused' ? told(plan.refusal) : null).toEqual(refusal);
  });
});

describe('titles as the shell splits them', () => {
  it.each([
    ['profile a', ['profile', 'a']],
    ['profile  "a b"', ['profile', 'a b']],
    [`profile 'a\\"b'c`, ['profile', 'a\\"bc']],
    ['profile "a\\"b\\x"', ['profile', 'a"b\\x']],
    ['profile a\\ b', ['profile', 'a b']],
    ['profile ""', ['profile', '']],
    ['', []],
    ['profile "a', null],
    ['profile a\\', null],
  ])('%j', (title, words) => {
    expect(splitAsShell(title)).toEqual(words);
  });
});

describe('the header that `aws configure set` finds', () => {
  const lines = linesOf('#[profile a]\n [profile a]\n[profile  a]\n[profile "a"]x\n[profile a]\n[b]\n');

  it.each([
    ['profile a', 3],
    ['b', 5],
    ['profile b', -1],
  ])('for %s', (title, line) => {
    expect(headersAsCliWriter(lines)(title)).toBe(line);
  });
});
