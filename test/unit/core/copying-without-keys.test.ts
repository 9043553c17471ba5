/** The formats that hold no keys: what they name, when they can be copied, and what becomes of the clipboard. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect } from 'vitest';
import type { CopyPreview } from '../../../electron/contract/copy-format.ts';
import type { Role } from '../../../electron/contract/identifiers.ts';
import { Secret } from '../../../electron/core/secret.ts';
import type { KeylessFormat } from '../../../electron/shared/tables/copy-formats.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import { outputOf } from '../../harness/run-program.ts';
import type { RunningCore } from '../../harness/running-core.ts';
import { withoutGuard } from '../../harness/guard.ts';

const keyless: readonly KeylessFormat[] = ['renewing-shell', 'config-profile', 'aws-profile'];

/** Copies; answers what is on the clipboard then, or why nothing was copied. */
async function copied(core: RunningCore, role: Role, format: KeylessFormat): Promise<string> {
  core.clipboard.text = '';
  const result = await core.latchkey.perform({ kind: 'copy-credentials', role, format }, 'window');
  return result.ok ? core.clipboard.text : result.failure.code;
}

async function preview(core: RunningCore, role: Role, format: KeylessFormat): Promise<CopyPreview> {
  const result = await core.latchkey.commands['copy.preview']({ role, format });
  if (!result.ok) throw new Error(result.failure.sentence);
  return result.value;
}

async function link(core: RunningCore, role: Role, profile: string): Promise<void> {
  const request = { roles: [{ role, profile }], way: 'process' as const, forOldTools: false, prune: false };
  const result = await core.latchkey.commands['links.apply']({ request, digits: null });
  if (!result.ok) throw new Error(result.failure.sentence);
}

const fetched = (core: RunningCore): number =>
  core.http.requests.filter(({ path }) => path.endsWith('/federation/credentials')).length;

/** The variables that lines set in a shell whose token file is on the disk, where keys were pasted before. */
async function variablesIn(
  program: string,
  options: readonly string[],
  core: RunningCore,
  role: Role,
): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey it’s a folder '));
  core.files.location = (path) => join(folder, path.replace('/', '-'));
  try {
    const lines = await copied(core, role, 'renewing-shell');
    for (const [path, text] of core.files.texts) {
      if (path.endsWith('.token')) await writeFile(core.files.location(path), text);
    }
    const names = ['CONTAINER_CREDENTIALS_FULL_URI', 'CONTAINER_AUTHORIZATION_TOKEN', 'REGION', 'ACCESS_KEY_ID'];
    const ask = `printf '%s\\n' ${names.map((name) => `"$AWS_${name}"`).join(' ')}`;
    const env = { PATH: process.env['PATH'], AWS_ACCESS_KEY_ID: 'ASIAOLD' };
    return (await outputOf(program, [...options, '-c', `${lines}${ask}`], { env })).split('\n').slice(0, -1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('lines for a shell that renew by themselves', () => {
  for (const [program, options] of [
    ['bash', ['--norc']],
    ['zsh', ['-f']],
  ] as const) {
    const here = (process.env['PATH'] ?? '').split(delimiter).some((path) => existsSync(join(path, program)));
    if (!here) console.warn(`NOT RUN: ${program} is not on this computer, so nothing was pasted into it.`);
    it.skipIf(!here)(
      `give a real ${program} an address and a token that are admitted, and no keys`,
      async ({ core, role }) => {
        const [address = '', token = '', region, keyId] = await variablesIn(program, options, core, role);
        const id = address.split('/').at(-1) ?? '';
        expect({
          address: address.replace(id, 'ID'),
          admitted: core.endpointServer.desk?.isAdmitted(id, new Secret(token)),
          region,
          keyId,
        }).toEqual({
          address: 'http://127.0.0.1:20001/credentials/ID',
          admitted: true,
          region: 'us-east-1',
          keyId: '',
        });
      },
    );
  }

  it('hold no token, begin with a blank, and are the same when copied again', async ({ core, role }) => {
    const lines = await copied(core, role, 'renewing-shell');
    const tokens = [...core.files.texts].filter(([path]) => path.endsWith('.token')).map(([, text]) => text);
    expect({
      lines: lines.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, 'ID'),
      hasToken: tokens.some((token) => lines.includes(token)),
      tokens: tokens.length,
      again: (await copied(core, role, 'renewing-shell')) === lines,
    }).toEqual({
      lines: [
        ' unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_CREDENTIAL_EXPIRATION AWS_PROFILE AWS_DEFAULT_PROFILE AWS_CONTAINER_CREDENTIALS_RELATIVE_URI AWS_CONTAINER_AUTHORIZATION_TOKEN AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE\n',
        " export AWS_CONTAINER_CREDENTIALS_FULL_URI='http://127.0.0.1:20001/credentials/ID'\n",
        " export AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE='/home/robin/.config/Latchkey/endpoint/ID.token'\n",
        ` export AWS_CONTAINER_AUTHORIZATION_TOKEN="$(cat -- '/home/robin/.config/Latchkey/endpoint/ID.token')"\n`,
        " export AWS_REGION='us-east-1'\n",
        " export AWS_DEFAULT_REGION='us-east-1'\n",
      ].join(''),
      hasToken: false,
      tokens: 1,
      again: true,
    });
  });

  it('are shown before without anything being opened, and as they are once they were copied', async ({
    core,
    role,
  }) => {
    const before = await preview(core, role, 'renewing-shell');
    const opened = core.endpointServer.desk !== null;
    const lines = await copied(core, role, 'renewing-shell');
    const after = await preview(core, role, 'renewing-shell');
    expect({
      address: /FULL_URI='(?<address>.*)'/u.exec(before.text)?.groups?.['address'],
      clearsAfterMs: before.clearsAfterMs,
      opened,
      isCopied: after.text === lines,
    }).toEqual({
      address: 'http://127.0.0.1:…/credentials/…',
      clearsAfterMs: null,
      opened: false,
      isCopied: true,
    });
  });

  it('are not copied while another program has the port', async ({ core, role }) => {
    core.endpointServer.taken = true;
    expect([await copied(core, role, 'renewing-shell'), core.clipboard.text]).toEqual(['port-taken', '']);
  });
});

it('a profile for the config file names the program that asks, and the region', async ({ core, role }) => {
  expect(await copied(core, role, 'config-profile')).toBe(
    [
      '[profile payments-prod-ReadOnlyAccess]',
      `credential_process = ${core.programSocket.command(role) ?? ''}`,
      'region = us-east-1',
      '',
    ].join('\n'),
  );
});

it('a line for AWS_PROFILE is there for a role that is linked only', async ({ core, role }) => {
  const before = await preview(core, role, 'aws-profile');
  const unlinked = await copied(core, role, 'aws-profile');
  await link(core, role, 'pay');
  const after = await preview(core, role, 'aws-profile');
  const other = { ...role, roleName: 'AdministratorAccess' };
  expect({
    before: [before.text, before.off],
    unlinked,
    after: [after.text, after.off],
    linked: await copied(core, role, 'aws-profile'),
    other: (await preview(core, other, 'aws-profile')).off,
  }).toEqual({
    before: ['', ['aws-profile']],
    unlinked: 'format-cannot-hold',
    after: [' export AWS_PROFILE=pay\n', []],
    linked: ' export AWS_PROFILE=pay\n',
    other: ['aws-profile'],
  });
});

it('a path that no tool can read leaves the profile out, and says so', async ({ core, role }) => {
  core.programSocket.command = () => null;
  const { off } = await preview(core, role, 'renewing-shell');
  expect([off, await copied(core, role, 'config-profile')]).toEqual([
    ['config-profile', 'aws-profile'],
    'format-cannot-hold',
  ]);
});

describe.each(keyless)('%s', (format) => {
  it('is copied signed out and without a connection, since AWS is asked for nothing', async ({ core, role }) => {
    await link(core, role, 'pay');
    const before = fetched(core);
    const signedIn = await copied(core, role, format);
    await core.latchkey.commands['sign-out']({ organisationId: role.organisationId });
    core.network.online = false;
    expect({ signedOut: await copied(core, role, format), fetched: fetched(core) - before }).toEqual({
      signedOut: signedIn,
      fetched: 0,
    });
  });

  it('is not copied for a role whose access was removed', async ({ core, role }) => {
    await withoutGuard(core);
    await link(core, role, 'pay');
    expect(await copied(core, { ...role, roleName: 'Gone' }, format)).toBe('access-denied');
  });

  it('stays on the clipboard, also when the screen is locked, and is in Activity by its format', async ({
    core,
    role,
  }) => {
    await link(core, role, 'pay');
    const lines = await copied(core, role, format);
    core.latchkey.locked();
    await core.advance(600_000);
    const last = (core.files.texts.get('activity.jsonl') ?? '').trim().split('\n').at(-1) ?? '';
    expect({
      stays: core.clipboard.text === lines && lines !== '',
      notice: core.latchkey.snapshot().clipboard,
      activity: JSON.parse(last) as unknown,
    }).toMatchObject({
      stays: true,
      notice: { what: 'lines', role, clearsAt: null },
      activity: { kind: 'copy-credentials', detail: format, outcome: 'done' },
    });
  });
});

it('Activity has the place of a console, where none was named the one that was opened', async ({ core, role }) => {
  const destination = { service: 'sqs', region: 'eu-central-1' };
  await core.latchkey.perform({ kind: 'open-console', role, destination }, 'window');
  await core.latchkey.perform({ kind: 'open-console', role }, 'window');
  const lines = (core.files.texts.get('activity.jsonl') ?? '').trim().split('\n').slice(-2);
  expect(lines.map((line) => (JSON.parse(line) as { detail: string }).detail)).toEqual([
    'sqs eu-central-1',
    'home eu-central-1',
  ]);
});
