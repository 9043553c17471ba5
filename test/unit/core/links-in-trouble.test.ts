import { describe, expect } from 'vitest';
import type { LinkRequest } from '../../../electron/contract/links.ts';
import type { Role } from '../../../electron/contract/identifiers.ts';
import type { Latchkey } from '../../../electron/core/app/latchkey.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import { linkProblems } from '../../harness/link-profile.ts';
import { startAgain, type RunningCore } from '../../harness/running-core.ts';

function named(role: Role, profile: string, more: Partial<LinkRequest> = {}): LinkRequest {
  return { roles: [{ role, profile }], way: 'process', forOldTools: false, prune: false, ...more };
}

async function apply(core: RunningCore, request: LinkRequest): Promise<string> {
  const applied = await core.latchkey.commands['links.apply']({ request, digits: null });
  return applied.ok ? 'done' : applied.failure.sentence;
}

async function undo(core: RunningCore): Promise<string> {
  const undone = await core.latchkey.commands['links.undo']({});
  return undone.ok ? 'done' : undone.failure.sentence;
}

async function linksNow(latchkey: Latchkey): Promise<(readonly [string, string, string])[]> {
  const programs = await latchkey.commands['programs.get']({});
  if (!programs.ok) throw new Error(programs.failure.sentence);
  return programs.value.links.map(({ profile, way, state }) => [profile, way, state]);
}

describe('a shared sign-in', () => {
  it('of an organisation whose name no profile could have outlives a start', async ({ core, organisationId, role }) => {
    await core.latchkey.commands['organisation.change']({ organisationId, change: { name: 'Plug' } });
    expect(await apply(core, named(role, 'one', { way: 'sso' }))).toBe('done');
    await core.settle();
    core.tokenCache.texts.clear();
    await startAgain(core);
    expect([...core.tokenCache.texts.keys()]).toEqual(['latchkey-plug']);
  });
});

describe('a link that cannot be written', () => {
  it('because the file cannot be read any more is not kept either', async ({ core, role }) => {
    const read = core.awsFiles.read.bind(core.awsFiles);
    const written = core.files.write.bind(core.files);
    core.files.write = async (path, text) => {
      core.awsFiles.read = () => Promise.resolve({ outcome: 'failed', problem: { why: 'no-file' } });
      await written(path, text);
    };
    expect(await apply(core, named(role, 'one'))).toBe(
      '/home/robin/.aws/config is a folder or something else that is no file, so no AWS tool can read it. Move it away, then try again.',
    );
    core.awsFiles.read = read;
    expect(await linksNow(core.latchkey)).toEqual([]);
  });
});

describe('what is taken back', () => {
  it('of two files is taken back in both or in none', async ({ core, role }) => {
    await apply(core, named(role, 'one'));
    await apply(core, named(role, 'one', { way: 'keys' }));
    const { config, credentials } = core.awsFiles.texts;
    core.awsFiles.texts.config = `${config ?? ''}[profile mine]\nregion = x\n`;
    expect(await undo(core)).toBe('/home/robin/.aws/config has been changed since, so nothing was taken back.');
    expect([core.awsFiles.texts.credentials, await linksNow(core.latchkey)]).toEqual([
      credentials,
      [['one', 'keys', 'linked']],
    ]);
    core.awsFiles.texts.config = config;
    expect(await undo(core)).toBe('done');
    expect(await linksNow(core.latchkey)).toEqual([['one', 'process', 'linked']]);
  });
});

describe('a link whose name changes in case alone', () => {
  it('leaves no section behind, also where its way changes', async ({ core, role }) => {
    await apply(core, named(role, 'prod'));
    expect(await apply(core, named(role, 'Prod', { way: 'sso' }))).toBe('done');
    expect(core.awsFiles.texts.config).not.toContain('[profile prod]');
    expect(await apply(core, named(role, 'PROD', { way: 'keys' }))).toBe('done');
    expect([core.awsFiles.texts.config, await linksNow(core.latchkey)]).toEqual(['', [['PROD', 'keys', 'linked']]]);
    await core.latchkey.commands['links.remove']({ profiles: ['PROD'] });
    expect(core.awsFiles.texts.credentials).toBe('');
  });
});

describe('a link that the file says otherwise than it should', () => {
  it('after its organisation has moved can be made again, with its session', async ({ core, organisationId, role }) => {
    const shared = named(role, 'one', { way: 'sso' });
    await apply(core, shared);
    expect(await apply(core, shared)).toBe('This role is linked under this name already.');
    await core.latchkey.commands['sign-out']({ organisationId });
    await core.latchkey.commands['organisation.change']({ organisationId, change: { region: 'eu-west-1' } });
    const moved =
      'The address or region of Northwind has changed since, so tools do not find its sign-in. Link this role again under this name.';
    expect(await linkProblems(core)).toEqual([moved]);
    expect(await apply(core, shared)).toBe('done');
    expect(await linkProblems(core)).toEqual([null]);
    expect(core.awsFiles.texts.config).toContain('\nsso_region = eu-west-1\n');
    expect(await apply(core, shared)).toBe('This role is linked under this name already.');
  });

  it('after others have changed it can be made again, with what they have added', async ({ core, role }) => {
    await apply(core, named(role, 'one'));
    const { config } = core.awsFiles.texts;
    const added = config?.replace('region = us-east-1', 'region = eu-north-1\noutput = json') ?? '';
    core.awsFiles.texts.config = added;
    expect(await apply(core, named(role, 'one'))).toBe('This role is linked under this name already.');
    core.awsFiles.texts.config = added.replace(/^credential_process = .*$/mu, 'credential_process = mine');
    expect(await apply(core, named(role, 'one'))).toBe('done');
    expect(core.awsFiles.texts.config).toContain('latchkey-credentials');
    expect(core.awsFiles.texts.config).toContain('output = json');
  });

  it('with the keys of others in it can be made again', async ({ core, role }) => {
    const keys = named(role, 'one', { way: 'keys' });
    await apply(core, keys);
    expect(await apply(core, keys)).toBe('This role is linked under this name already.');
    const { credentials } = core.awsFiles.texts;
    core.awsFiles.texts.credentials = credentials?.replace(/^aws_session_token = .*\n/mu, '') ?? '';
    expect([await apply(core, keys), await linksNow(core.latchkey)]).toEqual(['done', [['one', 'keys', 'linked']]]);
    expect(core.awsFiles.texts.credentials).toBe(credentials);
  });
});

describe('a preview of links through sessions', () => {
  it('of organisations whose names are cleaned to one shows them apart, as they are made', async ({
    core,
    organisationId,
    role,
  }) => {
    const { startUrl, region } = core.simulator;
    await core.latchkey.commands['organisation.change']({ organisationId, change: { name: 'Acme (x)' } });
    const other = await core.latchkey.commands['organisation.add']({ startUrl, region, name: 'Acme x', another: true });
    const second = other.ok ? other.value.organisationId : '';
    const request: LinkRequest = {
      ...named(role, 'one', { way: 'sso' }),
      roles: [
        { role, profile: 'one' },
        { role: { ...role, organisationId: second }, profile: 'two' },
      ],
    };
    const shown = await core.latchkey.commands['links.preview'](request);
    const lines = shown.ok ? (shown.value.files[0]?.hunks.flat().map(({ text }) => text) ?? []) : [];
    await apply(core, request);
    expect(lines).toContain(`[sso-session latchkey-acme-x-${second.slice(0, 8)}]`);
    expect(`${lines.join('\n')}\n`).toBe(core.awsFiles.texts.config);
  });
});

describe('a link of a role that is gone', () => {
  it('is taken out by a request that wants it', async ({ core, organisationId, role }) => {
    await apply(core, named(role, 'one'));
    core.simulator.control.removeAssignment(role.accountId, role.roleName);
    await core.latchkey.commands['catalogue.reload']({ organisationId });
    await core.advance(5_000);
    await apply(core, { ...named(role, 'one'), roles: [], prune: true });
    expect([await linksNow(core.latchkey), core.awsFiles.texts.config]).toEqual([[], '']);
  });
});
