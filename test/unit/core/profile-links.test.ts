import * as v from 'valibot';
import { beforeEach, afterEach, describe, expect, it } from 'vitest';
import type { LinkRequest, ProgramAccessView } from '../../../electron/contract/links.ts';
import { failureSchema, type Result } from '../../../electron/contract/failure.ts';
import type { AccountId, Role } from '../../../electron/contract/identifiers.ts';
import { readOnlyRole, signIn, startAgain, startCore, type RunningCore } from '../../harness/running-core.ts';
import { withoutGuard } from '../../harness/guard.ts';

let core: RunningCore;
let role: Role;

beforeEach(async () => {
  core = await startCore();
  await core.latchkey.start();
  role = readOnlyRole(await signIn(core));
  await withoutGuard(core);
});
afterEach(() => core.close());

function request(more: Partial<LinkRequest> = {}): LinkRequest {
  return { roles: [{ role, profile: null }], way: 'process', forOldTools: false, prune: false, ...more };
}

function named(profile: string, more: Partial<LinkRequest> = {}): LinkRequest {
  return request({ roles: [{ role, profile }], ...more });
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.sentence);
  return result.value;
}

const preview = async (wanted: LinkRequest) => valueOf(await core.latchkey.commands['links.preview'](wanted));
const apply = (wanted: LinkRequest, digits: string | null = null) =>
  core.latchkey.commands['links.apply']({ request: wanted, digits });
const programs = async (): Promise<ProgramAccessView> => valueOf(await core.latchkey.commands['programs.get']({}));
const linksNow = async () => (await programs()).links.map(({ profile, way, state }) => [profile, way, state]);
const addToConfig = (lines: string): void => {
  core.awsFiles.texts.config = (core.awsFiles.texts.config ?? '') + lines;
};
const sentenceOf = (result: Result<unknown>): string => (result.ok ? 'done' : result.failure.sentence);

async function deeds(): Promise<string[]> {
  await core.settle();
  const lines = (core.files.texts.get('activity.jsonl') ?? '').split('\n').filter((line) => line !== '');
  return lines
    .map((line) => JSON.parse(line) as { kind: string; detail?: string })
    .filter(({ kind }) => kind.endsWith('-profile'))
    .map(({ kind, detail }) => `${kind} ${detail ?? ''}`);
}

describe('a link', () => {
  it('is shown before it is made, made as shown, and taken out to the last byte', async () => {
    const before = '# mine\n[default]\nregion = us-east-1';
    core.awsFiles.texts.config = before;
    const shown = await preview(request());
    expect([shown.profiles, shown.problem, shown.files.map(({ path, isNew }) => [path, isNew])]).toEqual([
      [{ role, profile: 'payments-prod-ReadOnlyAccess', problem: null }],
      null,
      [['/home/robin/.aws/config', false]],
    ]);
    const added = shown.files[0]?.hunks.flat().filter(({ kind }) => kind === 'added') ?? [];
    expect(core.awsFiles.written).toEqual([]);
    expect(valueOf(await apply(request()))).toEqual({ linked: 1, pruned: 0, isRemade: false });
    const after = core.awsFiles.texts.config;
    expect(added.map(({ text }) => after.includes(text))).toEqual(added.map(() => true));
    expect(after.split('\n').slice(-5)).toEqual([
      expect.stringMatching(/^# Latchkey keeps this section/u),
      '[profile payments-prod-ReadOnlyAccess]',
      `credential_process = /home/robin/.latchkey/bin/latchkey-credentials ${role.organisationId} 111122223333 ReadOnlyAccess`,
      'region = us-east-1',
      '',
    ]);
    expect(await linksNow()).toEqual([['payments-prod-ReadOnlyAccess', 'process', 'linked']]);
    await core.latchkey.commands['links.remove']({ profiles: ['payments-prod-ReadOnlyAccess'] });
    expect([core.awsFiles.texts.config, await linksNow(), await deeds()]).toEqual([
      before,
      [],
      ['link-profile payments-prod-ReadOnlyAccess', 'unlink-profile payments-prod-ReadOnlyAccess'],
    ]);
  });

  it('can be taken back, once, unless the file has been changed since', async () => {
    await apply(named('one'));
    await apply(named('two'));
    expect((await programs()).canUndo).toBe(true);
    expect(sentenceOf(await core.latchkey.commands['links.undo']({}))).toBe('done');
    expect(await linksNow()).toEqual([['one', 'process', 'linked']]);
    expect(sentenceOf(await core.latchkey.commands['links.undo']({}))).toBe(
      'Nothing was changed since Latchkey started that could be taken back.',
    );
    await apply(named('three'));
    addToConfig('[profile mine]\nregion = x\n');
    expect(sentenceOf(await core.latchkey.commands['links.undo']({}))).toBe(
      '/home/robin/.aws/config has been changed since, so nothing was taken back.',
    );
    expect((await linksNow()).map(([profile]) => profile)).toEqual(['one', 'three']);
  });

  it('outlives a start; what others did to its section is seen', async () => {
    await apply(named('one'));
    await apply(named('two'));
    await apply(named('three'));
    core.awsFiles.texts.config =
      core.awsFiles.texts.config
        ?.replace('[profile one]', '[profile uno]')
        .replace(/(\[profile two\]\n)credential_process = \S+/u, '$1credential_process = mine') ?? '';
    const next = await startAgain(core);
    const { links } = valueOf(await next.commands['programs.get']({}));
    expect(links.map(({ profile, state }) => [profile, state])).toEqual([
      ['one', 'missing'],
      ['two', 'changed'],
      ['three', 'linked'],
    ]);
    expect(sentenceOf(await next.commands['links.remove']({ profiles: ['one'] }))).toBe('done');
  });

  it('of one role can have several names, and changes over from one way to another under its name', async () => {
    await apply(named('one'));
    await apply(named('two'));
    await apply(named('one', { way: 'sso' }));
    expect(await linksNow()).toEqual([
      ['two', 'process', 'linked'],
      ['one', 'sso', 'linked'],
    ]);
    expect(core.awsFiles.texts.config).toContain('[sso-session latchkey-northwind]');
    expect((await preview(named('one', { way: 'sso' }))).problem).toBe('This role is linked under this name already.');
  });

  it('that holds keys writes them, shows none of them, and is refused in words where AWS gives none', async () => {
    const shown = await preview(named('one', { way: 'keys' }));
    await apply(named('one', { way: 'keys' }));
    const [, keyId = ''] = /aws_access_key_id = (\S+)/u.exec(core.awsFiles.texts.credentials ?? '') ?? [];
    const [, secret = ''] = /aws_secret_access_key = (\S+)/u.exec(core.awsFiles.texts.credentials ?? '') ?? [];
    expect([keyId.startsWith('ASIA'), secret.length > 10, JSON.stringify(shown).includes(keyId)]).toEqual([
      true,
      true,
      false,
    ]);
    const again = JSON.stringify(await preview(named('two', { way: 'keys' })));
    expect([again.includes(secret), again.includes('••••')]).toEqual([false, true]);
    const other: Role = { ...role, roleName: 'AdministratorAccess' };
    core.simulator.control.removeAssignment(other.accountId, other.roleName);
    const refused = await apply(request({ way: 'keys', roles: [{ role: other, profile: 'two' }] }));
    expect([sentenceOf(refused), await linksNow()]).toEqual([
      'AdministratorAccess in payments-prod is not assigned to you any more. Reload the list, or ask your administrator.',
      [['one', 'keys', 'linked']],
    ]);
  });
});

describe('a name', () => {
  it.each([
    ['', 'Type a name for the profile.'],
    [
      'pay ments',
      'Some tools cannot read this name. Use letters, digits and . _ @ + % : / -, and do not begin with a hyphen.',
    ],
    [
      'plug',
      'AWS CLI writes profiles whose name is part of the word plugins into the wrong section. Choose another name.',
    ],
    ['Default', 'Only default in lower case is the default profile. Choose another name.'],
    ['toString', 'Tools in JavaScript cannot read this name. Choose another name.'],
    ['x'.repeat(129), 'This name is too long. Use at most 128 characters.'],
    ['MINE', 'MINE is already in line 2 of /home/robin/.aws/config, and is not Latchkey’s. Choose another name.'],
  ])('%j is refused', async (name, sentence) => {
    core.awsFiles.texts.config = '\n[profile mine]\nregion = x\n';
    expect([(await preview(named(name))).problem, sentenceOf(await apply(named(name)))]).toEqual([sentence, sentence]);
    expect([core.awsFiles.written, await linksNow()]).toEqual([[], []]);
  });

  it('of another role, or wanted twice, is refused; the others of the request go on', async () => {
    await apply(named('taken'));
    const other: Role = { ...role, roleName: 'AdministratorAccess' };
    const third: Role = { ...role, accountId: '444455556666' as AccountId };
    const many = request({
      roles: [
        { role: other, profile: 'TAKEN' },
        { role: other, profile: 'twice' },
        { role: third, profile: 'Twice' },
        { role: other, profile: ' free ' },
      ],
    });
    const { profiles, problem } = await preview(many);
    expect([problem, profiles.map((link) => [link.profile, link.problem])]).toEqual([
      null,
      [
        ['TAKEN', 'This name is linked to ReadOnlyAccess in payments-prod. Unlink it there, or choose another name.'],
        ['twice', 'Several of these roles have this name. Choose another name.'],
        ['Twice', 'Several of these roles have this name. Choose another name.'],
        ['free', null],
      ],
    ]);
    expect(valueOf(await apply(many))).toMatchObject({ linked: 1 });
    expect((await linksNow()).map(([profile]) => profile)).toEqual(['taken', 'free']);
  });

  it('default of a production account asks for the last digits of its id', async () => {
    expect((await preview(named('default'))).asksDigits).toBe(true);
    const refusal = 'These are not the last four digits of payments-prod.';
    expect([sentenceOf(await apply(named('default'))), sentenceOf(await apply(named('default'), '3332'))]).toEqual([
      refusal,
      refusal,
    ]);
    expect(core.awsFiles.written).toEqual([]);
    expect(sentenceOf(await apply(named('default'), '3333'))).toBe('done');
    expect(core.awsFiles.texts.config).toContain('\n[default]\n');
  });
});

describe('what stands in the way', () => {
  it.each([
    [
      '\ufeff[default]\nregion = x\n',
      'config begins with an invisible mark (a byte order mark), so AWS CLI refuses it. Save it without, then link again.',
    ],
    ['[profile a]\n[profile a]\n', 'Line 2 of'],
    ['[profile a]\nregion = x\nregion = y\n', 'Line 3 of'],
    ['region = x\n', 'Line 1 of'],
    ['[profile a]\nnothing\n', 'Line 2 of'],
    ['[DEFAULT]\nregion = x\n', 'Line 1 of'],
  ])('of %j is said with its place', async (config, part) => {
    core.awsFiles.texts.config = config;
    const { problem } = await preview(request());
    expect(problem).toContain(part);
    expect(problem).toContain('/home/robin/.aws/config');
    expect([sentenceOf(await apply(request())), core.awsFiles.texts.config, await linksNow()]).toEqual([
      problem,
      config,
      [],
    ]);
  });

  it.each([
    [{ why: 'disk-full' }, 'The disk is full, so /home/robin/.aws/config was not changed. Make room, then try again.'],
    [{ why: 'read-only' }, '/home/robin/.aws/config cannot be written by you. Change its permissions, then try again.'],
    [{ why: 'system', code: 'EIO' }, '/home/robin/.aws/config could not be changed (EIO). It is as it was.'],
    [
      { why: 'hard-link' },
      '/home/robin/.aws/config has a second name (a hard link), which would keep the old text. Nothing was written.',
    ],
  ] as const)('on the disk, %j, is said, and the link is not kept', async (problem, sentence) => {
    core.awsFiles.beforeReplace = () => problem;
    expect([sentenceOf(await apply(request())), await linksNow(), await deeds()]).toEqual([sentence, [], []]);
  });

  it('is said in no more than the window takes, however long the path is', async () => {
    core.awsFiles.path = () => `/${'long/'.repeat(200)}config`;
    core.awsFiles.beforeReplace = () => ({ why: 'disk-full' });
    const refused = await apply(request());
    expect([refused.ok, v.is(failureSchema, refused.ok ? null : refused.failure)]).toEqual([false, true]);
  });

  it('of our own folder leaves the file alone', async () => {
    const write = core.files.write.bind(core.files);
    core.files.write = (path, text) =>
      path === 'links.json' ? Promise.reject(new Error('ENOSPC')) : write(path, text);
    expect(sentenceOf(await apply(request()))).toContain('Latchkey could not use its folder.');
    expect(core.awsFiles.written).toEqual([]);
  });
});

describe('links of roles that are gone', () => {
  it('are not made, with others or alone', async () => {
    const other: Role = { ...role, roleName: 'AdministratorAccess' };
    core.simulator.control.removeAssignment(other.accountId, other.roleName);
    await core.latchkey.commands['catalogue.reload']({ organisationId: role.organisationId });
    await core.advance(30_000);
    const both = request({ roles: [role, other].map((one) => ({ role: one, profile: null })) });
    expect((await preview(both)).profiles.map(({ problem }) => problem)).toEqual([
      null,
      'Access to this role was removed.',
    ]);
    await apply(both);
    expect((await linksNow()).map(([profile]) => profile)).toEqual(['payments-prod-ReadOnlyAccess']);
  });

  it('go with the next request that wants it, and no others of the file', async () => {
    const other: Role = { ...role, roleName: 'AdministratorAccess' };
    await apply(
      request({
        roles: [
          { role, profile: 'stays' },
          { role: other, profile: 'goes' },
        ],
      }),
    );
    addToConfig('\n[profile mine]\nsso_account_id = 999999999999\n');
    expect((await preview(named('new', { prune: true }))).pruned).toEqual([]);
    core.simulator.control.removeAssignment(other.accountId, other.roleName);
    await core.latchkey.commands['catalogue.reload']({ organisationId: role.organisationId });
    await core.advance(30_000);
    expect((await preview(named('new', { prune: true }))).pruned).toEqual(['goes']);
    expect(valueOf(await apply(named('new', { prune: true })))).toEqual({ linked: 1, pruned: 1, isRemade: false });
    expect((await linksNow()).map(([profile]) => profile)).toEqual(['stays', 'new']);
    expect([
      core.awsFiles.texts.config?.includes('[profile mine]'),
      core.awsFiles.texts.config?.includes('[profile goes]'),
    ]).toEqual([true, false]);
  });
});

describe('what is kept of links', () => {
  it('that is damaged is set aside; the files keep their profiles, and new links can be made', async () => {
    await apply(named('one'));
    core.files.texts.set('links.json', '{"version":1,"links":');
    const next = await startAgain(core);
    expect(core.files.texts.get('links.json.damaged')).toBe('{"version":1,"links":');
    const { links } = valueOf(await next.commands['programs.get']({}));
    expect([links, core.awsFiles.texts.config?.includes('[profile one]')]).toEqual([[], true]);
    const linked = await next.commands['links.apply']({ request: named('one'), digits: null });
    expect(sentenceOf(linked)).toBe('done');
  });

  it('that cannot be read is not written over, and is read once it can be', async () => {
    await apply(named('one'));
    const stored = core.files.texts.get('links.json');
    core.files.unreadable.add('links.json');
    const next = await startAgain(core);
    const refused = await next.commands['links.apply']({ request: named('two'), digits: null });
    expect([sentenceOf(refused).includes('could not use its folder'), core.files.texts.get('links.json')]).toEqual([
      true,
      stored,
    ]);
    core.files.unreadable.clear();
    next.wake();
    await core.settle();
    const { links } = valueOf(await next.commands['programs.get']({}));
    expect(links.map(({ profile }) => profile)).toEqual(['one']);
  });

  it('loses an odd entry only', async () => {
    await apply(named('one'));
    const file = JSON.parse(core.files.texts.get('links.json') ?? '') as { links: unknown[] };
    file.links.push({ profile: 'a b', role, way: 'process' }, { profile: 'x', role: 7, way: 'process' }, null);
    core.files.texts.set('links.json', JSON.stringify(file));
    const { links } = valueOf(await (await startAgain(core)).commands['programs.get']({}));
    expect(links.map(({ profile }) => profile)).toEqual(['one']);
  });
});
