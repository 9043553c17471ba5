import { describe, expect, it } from 'vitest';
import { canBeWritten, nameProblem } from '../../../electron/core/export/section.ts';
import { configOf, edited, process, sso } from '../../aws-files/edited.ts';

describe('a name', () => {
  it.each([
    ['dev', null],
    ['a/b+c@d.e:f%g_-', null],
    ['', 'characters'],
    ['my prof', 'characters'],
    ['"dev"', 'characters'],
    ['bücher', 'characters'],
    ['a(b)', 'characters'],
    ['-dev', 'characters'],
    ['dev]', 'characters'],
    ['dev\n', 'characters'],
    ['p', 'part-of-plugins'],
    ['plug', 'part-of-plugins'],
    ['plugins', 'part-of-plugins'],
    ['plugin2', null],
    ['Default', 'like-default'],
    ['DEFAULT', 'like-default'],
    ['__proto__', 'reserved-in-javascript'],
    ['constructor', 'reserved-in-javascript'],
    ['a'.repeat(129), 'too-long'],
  ])('%j: %s', (name, problem) => {
    expect(nameProblem(name)).toBe(problem);
  });

  it.each([
    ['[profile dev]', 'config'],
    ['[profile "dev"]', 'config'],
    ["[profile 'dev']", 'config'],
    ['[profile  dev]', 'config'],
    ['[profile\tdev]', 'config'],
    ['[profile dev ]', 'config'],
    ['  [profile dev]', 'config'],
    ['[profile dev] # c', 'config'],
    ['[profile dev]]', 'config'],
    ['[profile.dev]', 'config'],
    ['[profiles dev]', 'config'],
    ['[Profile DEV]', 'config'],
    ['[dev]', 'config'],
    ['[dev]', 'credentials'],
    ['[profile dev]', 'credentials'],
    ['[Dev]', 'credentials'],
  ] as const)('is taken by %j in %s, with its line', (title, file) => {
    const text = `[other]\nregion = x\n${title}\noutput = y\n`;
    expect(edited({ [file]: text }, process('dev'))).toEqual({ reason: 'taken', name: 'dev', file, line: 3 });
  });

  it.each([
    '#[profile dev]',
    '; [profile dev]',
    '[profile dev2]',
    '[sso-session dev]',
    '[services dev]',
    '[profile x.dev]',
  ])('is not taken by %j', (title) => {
    expect(configOf(edited({ config: `[other]\n${title}\n` }, process('dev')))).toContain('[profile dev]\n');
  });

  it('of a session is taken as well', () => {
    expect(edited({ config: '\n[sso-session "latchkey-acme"]\nsso_region = x\n' }, sso('dev'))).toEqual({
      reason: 'taken',
      name: 'latchkey-acme',
      file: 'config',
      line: 2,
    });
  });

  it('is refused with the edit', () => {
    expect(edited({}, process('my prof'))).toEqual({ reason: 'name', problem: 'characters' });
  });
});

describe('a value', () => {
  it.each([
    '/usr/bin/x',
    "'/opt/a b/x' --role=1:2",
    'https://a.awsapps.com/start#/',
    'x;y',
    '/home/jürgen/x',
    '%PATH% $HOME',
  ])('can be %j', (value) => {
    expect(canBeWritten(value)).toBe(true);
  });

  it.each([
    '',
    ' x',
    'x ',
    'x #y',
    'x ;y',
    '#x',
    ';x',
    'x\ny',
    'x\ry',
    'x\ty',
    'x\u0000',
    'x\u0085y',
    'x\u00a0y',
    'x\u2028y',
    '\ud800',
  ])('cannot be %j', (value) => {
    expect(canBeWritten(value)).toBe(false);
  });

  it('is refused with its key', () => {
    expect(edited({}, { kind: 'process', profile: 'dev', command: 'x #y', region: null })).toEqual({
      reason: 'value',
      key: 'credential_process',
    });
  });
});
