import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hour, minute } from '../../../electron/core/time/instant.ts';
import {
  addOrganisation,
  askForCode,
  organisationIn,
  readOnlyRole,
  signIn,
  startCore,
  type RunningCore,
} from '../../harness/running-core.ts';

let core: RunningCore;
beforeEach(async () => {
  core = await startCore();
  await core.latchkey.start();
  core.simulator.control.setSwitches({ singleUseRefreshTokens: true });
});
afterEach(() => core.close());

const state = () => organisationIn(core.latchkey.snapshot()).signIn;
const copies = async (organisationId: string) =>
  (
    await core.latchkey.perform(
      { kind: 'copy-credentials', role: readOnlyRole(organisationId), format: 'shell' },
      'tray',
    )
  ).ok;

/** What is odd in one answer that has spent a token for one use. */
const odd = [
  ['a life as text that is none', { field: 'expiresIn', value: 'soon' }, 'expiresIn'],
  ['no life', { field: 'expiresIn' }, 'expiresIn'],
  ['a negative life', { field: 'expiresIn', value: -5 }, 'expiresIn'],
  ['a life of centuries', { field: 'expiresIn', value: 9e9 }, 'expiresIn'],
  ['no access token', { field: 'accessToken' }, 'accessToken'],
  ['an empty access token', { field: 'accessToken', value: '' }, 'accessToken'],
] as const;

describe('I2: an odd answer with a refresh token for one use', () => {
  it.each(odd)('keeps a sign-in that is refreshed: %s', async (_name, fault, field) => {
    const organisationId = await signIn(core);
    core.simulator.control.addFault({ kind: 'field', ...fault, path: '/token', count: 1 });
    await core.advance(3 * hour);
    const said = core.log.lines.filter((line) => line.includes(field)).length;
    expect([state(), await copies(organisationId), said]).toEqual([
      expect.objectContaining({ state: 'signed-in', connection: 'good' }),
      true,
      1,
    ]);
  });

  it.each(odd)('signs in with a code: %s', async (_name, fault) => {
    const organisationId = await addOrganisation(core);
    const { userCode } = await askForCode(core, organisationId);
    core.simulator.control.approveDevice(userCode);
    core.simulator.control.addFault({ kind: 'field', ...fault, path: '/token', grantType: 'device_code', count: 1 });
    await core.advance(minute);
    expect([state(), await copies(organisationId)]).toEqual([
      expect.objectContaining({ state: 'signed-in', connection: 'good' }),
      true,
    ]);
  });

  it('outlives two hours without an access token, whoever asks meanwhile', async () => {
    const organisationId = await signIn(core);
    core.simulator.control.addFault({ kind: 'field', field: 'accessToken', path: '/token' });
    await core.advance(2 * hour);
    const meanwhile = [await copies(organisationId), state().state];
    core.simulator.control.removeFaults();
    await core.advance(2 * minute);
    expect([meanwhile, state(), await copies(organisationId)]).toEqual([
      [false, 'signed-in'],
      expect.objectContaining({ state: 'signed-in', connection: 'good' }),
      true,
    ]);
  });
});
