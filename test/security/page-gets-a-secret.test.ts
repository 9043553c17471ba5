/** Of the real core; test/canary searches all messages between main and the window of the built app. */
import { expect, it } from 'vitest';
import type { CommandName } from '../../electron/contract/commands.ts';
import { createCommandAnswerer, type CommandHandlers } from '../../electron/shell/ipc/command-server.ts';
import { createTrustedWindows } from '../../electron/shell/ipc/trusted-windows.ts';
import { appOrigin } from '../../electron/shell/windows/scheme/app-origin.ts';
import { canariesFor } from '../canary/canaries.ts';
import { signedInTest } from '../harness/fixtures.ts';
import { RecordingLog } from '../harness/recording-log.ts';

/** Asks as our own window does. */
async function asked(handlers: Partial<CommandHandlers>, name: CommandName): Promise<unknown> {
  const trusted = createTrustedWindows();
  const mainFrame = { origin: appOrigin };
  const sender = { mainFrame };
  trusted.add(sender);
  const answer = createCommandAnswerer({ handlers: handlers as CommandHandlers, trusted, log: new RecordingLog() });
  return answer({ sender, senderFrame: mainFrame }, [name, {}]);
}

it('a secret that slipped into an answer stops before it is sent', async () => {
  const leak = { token: 'aoa-secret', endpoint: { token: 'aoa-secret' } };
  const programs = () => Promise.resolve({ ok: true, value: leak } as never);
  expect(JSON.stringify(await asked({ 'programs.get': programs }, 'programs.get'))).not.toContain('aoa-secret');
});

it('nor is it sent beside what the window is meant to have', async () => {
  const entries = { entries: [], token: 'aoa-secret' };
  const activity = () => Promise.resolve({ ok: true, value: entries } as never);
  expect(JSON.stringify(await asked({ 'activity.get': activity }, 'activity.get'))).not.toContain('aoa-secret');
});

signedInTest('no command and no push has one', async ({ core, role, organisationId }) => {
  const pushed: unknown[] = [];
  core.latchkey.onCatalogue((catalogue) => pushed.push(catalogue));
  await core.latchkey.perform({ kind: 'open-console', role }, 'tray');
  await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'tray');
  for (const name of ['snapshot.get', 'programs.get', 'activity.get', 'organisations.find'] as const) {
    pushed.push(await asked(core.latchkey.commands, name));
  }
  pushed.push(await core.latchkey.commands['catalogue.get']({ organisationId }), core.latchkey.snapshot());
  const text = JSON.stringify(pushed);
  const found = canariesFor(core.simulator.control.secrets()).filter((canary) => text.includes(canary.text));
  expect([text.length > 1000, found.map(({ kind }) => kind)]).toEqual([true, []]);
});
