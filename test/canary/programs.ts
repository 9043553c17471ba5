import { readdir, readFile } from 'node:fs/promises';
import { request, type RequestOptions } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import type { CommandName } from '../../electron/contract/commands.ts';
import type { ProgramAccessView } from '../../electron/contract/links.ts';
import type { AppSnapshot } from '../../electron/contract/snapshot.ts';
import type { Role } from '../../electron/shared/model/role.ts';
import { socketFolder, socketHost, socketPath } from '../../electron/shared/programs/program-address.ts';
import type { Scenario } from './scenario.ts';

const minute = 60_000;
const ways = ['process', 'sso', 'keys'] as const;
const keyless = ['renewing-shell', 'config-profile', 'aws-profile'] as const;

/** A file that has to hold secrets of these kinds from some moment on, and no others. */
export interface Holder {
  readonly name: string;
  readonly path: RegExp;
}

export const holders = {
  token: { name: 'token of an address', path: /\/endpoint\/[0-9a-f-]{36}\.token$/u },
  cache: { name: 'shared sign-in', path: /\/\.aws\/sso\/cache\/[0-9a-f]{40}\.json$/u },
  credentials: { name: 'AWS credentials', path: /\/\.aws\/credentials$/u },
  /** That file before ours took its place, byte for byte, so that a change can be taken back. */
  backup: { name: 'backup of AWS credentials', path: /\/aws-files\/credentials-[0-9a-f]{12}\/[^/]+\.txt$/u },
} satisfies Record<string, Holder>;

/**
 * What a person does for programs, and programs do. Before each step that puts a secret into a file it is looked whether one is
 * in any: what holds one is expected only from then on.
 */
export async function servePrograms(scenario: Scenario, page: Page): Promise<void> {
  const { app } = scenario;
  const role = await someRole(page);
  await call(page, 'links.apply', { request: linkRequest(role, 'process'), digits: null });
  await askSocket(scenario.home, role);
  await scenario.look();
  scenario.expect(holders.token);
  for (const format of keyless) {
    await call(page, 'copy.preview', { role, format });
    await call(page, 'role.perform', { intent: { kind: 'copy-credentials', role, format } });
    scenario.evidence.add('other files', await app.clipboard.read());
  }
  scenario.addressTokens.push(...(await tokensIn(scenario.home)));
  await askEndpoint(page, scenario.addressTokens[0] ?? '');
  await scenario.look();
  scenario.expect(holders.cache);
  await call(page, 'links.apply', { request: linkRequest(role, 'sso'), digits: null });
  await scenario.look();
  scenario.expect(holders.credentials);
  await call(page, 'links.preview', linkRequest(role, 'keys'));
  await call(page, 'links.apply', { request: linkRequest(role, 'keys'), digits: null });
  await app.clock.advance(42 * minute);
  for (const name of ['programs.get', 'activity.get', 'organisations.find'] as const) await call(page, name, {});
  await scenario.look();
}

/** All of it goes again, and nothing of it stays. */
export async function endPrograms(scenario: Scenario, page: Page): Promise<void> {
  const { endpoint } = await programsOf(page);
  for (const { id } of endpoint.consumers) await call(page, 'consumer.revoke', { id });
  await scenario.look();
  scenario.expect(holders.backup);
  await call(page, 'links.remove', { profiles: ways.map((way) => `canary-${way}`) });
  await scenario.look();
}

const linkRequest = (role: Role, way: (typeof ways)[number]) => ({
  roles: [{ role, profile: `canary-${way}` }],
  way,
  forOldTools: way === 'sso',
  prune: false,
});

async function someRole(page: Page): Promise<Role> {
  const snapshot = (await call(page, 'snapshot.get', {})) as AppSnapshot;
  const organisationId = snapshot.organisations[0]?.id ?? '';
  return { organisationId, accountId: '111122223333' as Role['accountId'], roleName: 'ReadOnlyAccess' };
}

async function programsOf(page: Page): Promise<ProgramAccessView> {
  return (await call(page, 'programs.get', {})) as ProgramAccessView;
}

/** Throws the sentence of a refusal. */
async function call(page: Page, name: CommandName, input: object): Promise<unknown> {
  const result = await page.evaluate(
    ([asked, given]) => {
      const { bridge } = globalThis as unknown as {
        bridge: { call: (name: string, input: object) => Promise<unknown> };
      };
      return bridge.call(asked, given);
    },
    [name, input] as const,
  );
  const { ok, value, failure } = result as { ok: boolean; value: unknown; failure?: { sentence: string } };
  if (!ok) throw new Error(`${name}: ${failure?.sentence ?? ''}`);
  return value;
}

async function askSocket(home: string, { organisationId, accountId, roleName }: Role): Promise<void> {
  const path = `/credentials/${organisationId}/${accountId}/${roleName}`;
  await ask({ socketPath: socketPath(socketFolder(undefined, home)), path, headers: { host: socketHost } });
}

async function askEndpoint(page: Page, authorization: string): Promise<void> {
  const { port, consumers } = (await programsOf(page)).endpoint;
  await ask({ host: '127.0.0.1', port, path: `/credentials/${consumers[0]?.id ?? ''}`, headers: { authorization } });
}

/** Not by `fetch`, which tells that it is one, as pages do. */
async function ask(options: RequestOptions): Promise<void> {
  const got = await new Promise<string>((resolve, reject) => {
    const asked = request(options);
    asked.once('response', (response) => void text(response).then(resolve, reject));
    asked.once('error', reject);
    asked.end();
  });
  if (!got.includes('SecretAccessKey')) throw new Error(`A program was answered: ${got}`);
}

async function tokensIn(home: string): Promise<string[]> {
  const entries = await readdir(home, { recursive: true, withFileTypes: true });
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name));
  return await Promise.all(paths.filter((path) => holders.token.path.test(path)).map((path) => readFile(path, 'utf8')));
}
