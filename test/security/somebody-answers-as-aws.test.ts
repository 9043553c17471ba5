import { expect } from 'vitest';
import { minute } from '../../electron/core/time/instant.ts';
import { coreTest as it } from '../harness/fixtures.ts';
import { readOnlyRole, signIn, stateOf, type RunningCore } from '../harness/running-core.ts';

function answerAll(core: RunningCore, status: number, error: string): void {
  const body = JSON.stringify({ error, __type: error });
  core.http.changeAnswers = () => ({ status, headers: { 'content-type': 'application/json' }, body });
}

it.for([
  [400, 'invalid_grant'],
  [401, 'invalid_client'],
  [403, 'access_denied'],
] as const)('a gateway that says %i %s ends no sign-in', async ([status, error], { core }) => {
  await signIn(core);
  answerAll(core, status, error);
  await core.advance(50 * minute);
  expect(stateOf(core.latchkey)).toBe('signed-in');
});

it('nor by refusing credentials, which it cannot give either', async ({ core }) => {
  const role = readOnlyRole(await signIn(core));
  answerAll(core, 401, 'UnauthorizedException');
  const copied = await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'tray');
  expect([copied.ok ? 'copied' : copied.failure.code, stateOf(core.latchkey)]).toEqual([
    'proxy-in-between',
    'signed-in',
  ]);
});
