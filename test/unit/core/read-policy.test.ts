import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../../electron/core/policy/read-policy.ts';

const portal = { name: 'Contoso', startUrl: 'https://contoso.awsapps.com/start', region: 'eu-west-1' };
const page = readFileSync('docs/managed-settings.md', 'utf8');

function fault(policy: unknown): unknown {
  const read = readPolicy(typeof policy === 'string' ? policy : JSON.stringify(policy));
  return read.ok ? 'good' : read.fault;
}

describe('a policy', () => {
  it('says nothing where it says only its version', () => {
    expect(readPolicy('{"version":1}')).toMatchObject({
      ok: true,
      content: { organisations: [], handOuts: {}, settings: {} },
      unknown: [],
    });
  });

  it('is taken as the example of the documentation has it', () => {
    const [, example = ''] = /```json\n([^]*?)```/u.exec(page) ?? [];
    const read = readPolicy(example);
    expect(read).toMatchObject({ ok: true, unknown: [] });
    expect(Object.keys(read.ok ? read.content : {}).toSorted()).toEqual([
      'clipboard',
      'guard',
      'handOuts',
      'onlyTheseOrganisations',
      'organisations',
      'settings',
      'version',
    ]);
  });

  it('may name what this version does not know', () => {
    const read = readPolicy(
      JSON.stringify({
        version: 1,
        colour: 'red',
        organisations: [{ ...portal, owner: 'me' }],
        handOuts: { teleport: false },
        guard: {
          loud: true,
          rules: [{ match: { kind: 'names', pattern: '*' }, environment: 'none', guard: 'ask', x: 1 }],
        },
      }),
    );
    expect(read.ok ? read.unknown : null).toEqual([
      'colour',
      'organisations.0.owner',
      'handOuts.teleport',
      'guard.loud',
      'guard.rules.0.x',
    ]);
  });

  it('may begin with the mark that editors of Windows write', () => {
    expect(fault('\uFEFF{"version":1}')).toBe('good');
  });
});

describe('a policy that cannot be used', () => {
  it.for<[string, unknown, unknown]>([
    ['nothing', '', { why: 'noJson', line: 1, column: 1 }],
    ['no JSON', '{\n  "version": 1', { why: 'noJson', line: 2, column: 15 }],
    ['a comment', '{"version":1 // one\n}', { why: 'noJson', line: 1, column: 14 }],
    ['a list', '[]', { why: 'noObject' }],
    ['null', 'null', { why: 'noObject' }],
    [
      'a name twice, of which the last one opens',
      '{\n"version": 1,\n"handOuts": { "ssh": false },\n"handOuts": {}\n}',
      { why: 'repeated', name: 'handOuts', first: 3, line: 4 },
    ],
    [
      'a name twice within, once written otherwise',
      '{"version":1,"guard":{"rules":[{\n"guard":"digits",\n"\\u0067uard":"none"}]}}',
      { why: 'repeated', name: 'guard', first: 2, line: 3 },
    ],
    [
      'a name twice that this version does not know',
      '{"version":1,"x":{"a":1,\n"a":2}}',
      { why: 'repeated', name: 'a', first: 1, line: 2 },
    ],
    [
      'a version twice, of which the last is known',
      '{"version":2,"version":1}',
      { why: 'repeated', name: 'version', first: 1, line: 1 },
    ],
    ['a newer version', { version: 2, handOuts: 5 }, { why: 'newer' }],
    ['no version', {}, { why: 'value', at: 'version' }],
    ['a version that is a text', { version: '1' }, { why: 'value', at: 'version' }],
    ['a hand-out that is a text', { version: 1, handOuts: { ssh: 'false' } }, { why: 'value', at: 'handOuts.ssh' }],
    ['hand-outs that are null', { version: 1, handOuts: null }, { why: 'value', at: 'handOuts' }],
    [
      'a format that there is not',
      { version: 1, handOuts: { copyFormats: ['x'] } },
      { why: 'value', at: 'handOuts.copyFormats.0' },
    ],
    ['a time that there is not', { version: 1, clipboard: { longest: 60 } }, { why: 'value', at: 'clipboard.longest' }],
    [
      'a level that there is not',
      { version: 1, guard: { atLeast: { production: 'loud' } } },
      { why: 'value', at: 'guard.atLeast.production' },
    ],
    [
      'an environment that there is not',
      { version: 1, guard: { atLeast: { prod: 'ask' } } },
      { why: 'value', at: 'guard.atLeast.prod' },
    ],
    [
      'a setting that there is not',
      { version: 1, settings: { colour: 'red' } },
      { why: 'value', at: 'settings.colour' },
    ],
    ['a setting of a wrong type', { version: 1, settings: { theme: true } }, { why: 'value', at: 'settings.theme' }],
    [
      'a program to start',
      { version: 1, organisations: [{ ...portal, settings: { browserCommand: 'sh' } }] },
      { why: 'value', at: 'organisations.0.settings.browserCommand' },
    ],
    [
      'an organisation without a name',
      { version: 1, organisations: [{ ...portal, name: ' ' }] },
      { why: 'value', at: 'organisations.0.name' },
    ],
    [
      'an address of others',
      { version: 1, organisations: [{ ...portal, startUrl: 'https://contoso.evil.example/start' }] },
      { why: 'organisation', at: 'organisations.0' },
    ],
    [
      'an address without https',
      { version: 1, organisations: [{ ...portal, startUrl: 'http://contoso.awsapps.com/start' }] },
      { why: 'organisation', at: 'organisations.0' },
    ],
    [
      'no region',
      { version: 1, organisations: [{ ...portal, region: null }] },
      { why: 'organisation', at: 'organisations.0' },
    ],
    [
      'a region that is none',
      { version: 1, organisations: [{ ...portal, region: 'Ireland' }] },
      { why: 'organisation', at: 'organisations.0' },
    ],
    [
      'one organisation twice',
      { version: 1, organisations: [portal, { ...portal, startUrl: `${portal.startUrl}/#/` }] },
      { why: 'organisationTwice', at: 'organisations.1' },
    ],
    [
      'a channel that is an address',
      { version: 1, settings: { updateChannel: 'https://evil.example' } },
      { why: 'value', at: 'settings.updateChannel' },
    ],
  ])('%s', ([, policy, expected]) => {
    expect(fault(policy)).toEqual(expected);
  });

  it('is looked at in a moment, however deep it is', () => {
    const deep = `${'['.repeat(60_000)}${']'.repeat(60_000)}`;
    expect(fault(`{"version":1,"x":${deep}}`)).toEqual({ why: 'deep', line: 1 });
    expect(fault(`{"version":1,"guard":{"atLeast":${deep}}}`)).toEqual({ why: 'deep', line: 1 });
    expect(fault(`{"version":1,"__proto__":{"handOuts":{"ssh":true}}}`)).toBe('good');
  });
});
