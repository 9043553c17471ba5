import type { LinkWay } from '../../electron/contract/links.ts';
import * as v from 'valibot';
import { commands } from '../../electron/contract/commands.ts';
import { minute } from '../../electron/core/time/instant.ts';
import type { Advance, Ask, Stage } from './meet-core.ts';
import { role } from './valid-files.ts';

const keylessFormats = ['renewing-shell', 'config-profile', 'aws-profile'] as const;

/**
 * What a person does for programs, and programs do: roles are linked each way, one link is taken back, formats without keys are
 * copied, credentials are read, and everything is taken out and revoked again.
 */
export async function usePrograms(ask: Ask, advance: Advance, stage: Stage): Promise<void> {
  await link(ask, 'process');
  await ask('links.undo', {});
  for (const way of ['process', 'sso', 'keys'] as const) await link(ask, way);
  for (const format of keylessFormats) {
    await ask('copy.preview', { role, format });
    await ask('role.perform', { intent: { kind: 'copy-credentials', role, format } });
  }
  await stage.programSocket.ask?.(role, { program: 'terraform' });
  await advance(minute);
  await ask('organisations.find', {});
}

/** What `usePrograms` has left behind goes. */
export async function endPrograms(ask: Ask): Promise<void> {
  await ask('activity.get', {});
  const { output } = commands['programs.get'];
  const got = await ask('programs.get', {});
  const shown = got.ok ? v.parse(output, got.value) : null;
  for (const { id } of shown?.endpoint.consumers ?? []) await ask('consumer.revoke', { id });
  await ask('links.remove', { profiles: shown?.links.map(({ profile }) => profile) ?? [] });
}

async function link(ask: Ask, way: LinkWay): Promise<void> {
  const request = { roles: [{ role, profile: `dev-${way}` }], way, forOldTools: way === 'sso', prune: false };
  await ask('links.preview', request);
  await ask('links.apply', { request, digits: null });
}
