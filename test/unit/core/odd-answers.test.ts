import { describe, expect } from 'vitest';
import { hour, minute } from '../../../electron/core/time/instant.ts';
import { coreTest } from '../../harness/fixtures.ts';
import {
  addOrganisation,
  askForCode,
  organisationIn,
  readOnlyRole,
  signIn,
  type RunningCore,
} from '../../harness/running-core.ts';

const it = coreTest.extend('core', async ({ launch }) => {
  const core = await launch();
  core.simulator.control.setSwitches({ singleUseRefreshTokens: true });
  return core;
});

const state = (core: RunningCore) => organisationIn(core.latchkey.snapshot()).signIn;
const copies = async (core: RunningCore, organisationId: string) =>
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
  it.for(odd)('keeps a sign-in that is refreshed: %s', async ([, fault, field], { core }) => {
    const organisationId = await signIn(core);
    core.simulator.control.addFault({ kind: 'field', ...fault, path: '/token', count: 1 });
    await core.advance(3 * hour);
    const said = core.log.lines.filter((line) => line.includes(field)).length;
    expect({ state: state(core), copies: await copies(core, organisationId), said }).toEqual({
      state: expect.objectContaining({ state: 'signed-in', connection: 'good' }) as unknown,
      copies: true,
      said: 1,
    });
  });

  it.for(odd)('signs in with a code: %s', async ([, fault], { core }) => {
    const organisationId = await addOrganisation(core);
    const { userCode } = await askForCode(core, organisationId);
    core.simulator.control.approveDevice(userCode);
    core.simulator.control.addFault({ kind: 'field', ...fault, path: '/token', grantType: 'device_code', count: 1 });
    await core.advance(minute);
    expect({ state: state(core), copies: await copies(core, organisationId) }).toEqual({
      state: expect.objectContaining({ state: 'signed-in', connection: 'good' }) as unknown,
      copies: true,
    });
  });

  it('outlives two hours without an access token, whoever asks meanwhile', async ({ core }) => {
    const organisationId = await signIn(core);
    core.simulator.control.addFault({ kind: 'field', field: 'accessToken', path: '/token' });
    await core.advance(2 * hour);
    const meanwhile = [await copies(core, organisationId), state(core).state];
    core.simulator.control.removeFaults();
    await core.advance(2 * minute);
    expect({ meanwhile, state: state(core), copies: await copies(core, organisationId) }).toEqual({
      meanwhile: [false, 'signed-in'],
      state: expect.objectContaining({ state: 'signed-in', connection: 'good' }) as unknown,
      copies: true,
    });
  });
});
