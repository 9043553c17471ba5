/** Logs; what else is written, and diagnostics and exported settings, is searched by test/canary on the built app. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Secret } from '../../electron/core/secret.ts';
import { createLog } from '../../electron/shell/desktop/log.ts';
import { canariesFor } from '../canary/canaries.ts';
import { ManualClock } from '../harness/manual-clock.ts';
import { readOnlyRole, signIn, startCore } from '../harness/running-core.ts';
import { temporaryFolder } from '../unit/shell/doubles/temporary-folder.ts';

it('a log has no secret of a day with errors that quote them', async () => {
  const file = join(temporaryFolder(), 'latchkey.log');
  const log = createLog(file, new ManualClock());
  const core = await startCore({}, () => ({ log }));
  onTestFinished(() => core.close());
  await core.latchkey.start();
  const role = readOnlyRole(await signIn(core));
  await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'tray');
  const secrets = core.simulator.control.secrets();
  for (const { value } of secrets) {
    log.warn(`AWS answered: ${value}.`);
    log.error(`The token ${value} was refused.`, new Error(`GET https://a.example/?token=${value}`));
    log.error('The state at that time.', { token: new Secret(value) });
  }
  const text = readFileSync(file, 'utf8');
  const found = canariesFor(secrets).filter((canary) => text.includes(canary.text));
  expect([text.includes('[secret]'), found.map(({ kind }) => kind)]).toEqual([true, []]);
});

it('a short secret is told by its type alone', () => {
  const file = join(temporaryFolder(), 'latchkey.log');
  createLog(file, new ManualClock()).error('Refused.', { code: new Secret('hush') });
  expect(readFileSync(file, 'utf8')).not.toContain('hush');
});
