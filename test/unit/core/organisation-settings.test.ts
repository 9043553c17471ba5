import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrganisationChange, OrganisationView } from '../../../electron/contract/organisation.ts';
import { hour, minute, second } from '../../../electron/core/time/instant.ts';
import {
  addOrganisation,
  askForCode,
  organisationIn,
  readOnlyRole,
  signIn,
  startCore,
  type RunningCore,
} from '../../harness/running-core.ts';

const dualStack = { fips: false, dualStack: true };

let core: RunningCore;
let organisationId: string;
beforeEach(async () => {
  core = await startCore();
  await core.latchkey.start();
});
afterEach(() => core.close());

const view = (): OrganisationView => organisationIn(core.latchkey.snapshot());
const end = (): unknown => (view().signIn.state === 'signed-in' ? Reflect.get(view().signIn, 'end') : 'no sign-in');

/** Answers `done`, or the code of the failure. */
async function change(wish: OrganisationChange): Promise<string> {
  const answer = await core.latchkey.commands['organisation.change']({ organisationId, change: wish });
  return answer.ok ? 'done' : answer.failure.code;
}

describe('an organisation that is signed in', () => {
  beforeEach(async () => {
    organisationId = await signIn(core);
  });

  it('shows what is set for it, which at first is nothing', () => {
    const { signInWay, sessionLengthMs, browserCommand, endpoints } = view();
    expect({ signInWay, sessionLengthMs, browserCommand, endpoints }).toEqual({
      // The way of the last sign-in.
      signInWay: 'code',
      sessionLengthMs: null,
      browserCommand: null,
      endpoints: { fips: false, dualStack: false },
    });
  });

  it('has a new end at once when a length is set, and none when it is taken away', async () => {
    const { since } = view().signIn as Extract<OrganisationView['signIn'], { state: 'signed-in' }>;
    const set = [await change({ sessionLengthMs: 8 * hour }), end()];
    const taken = [await change({ sessionLengthMs: null }), end()];
    expect([set, taken]).toEqual([
      ['done', { at: since + 8 * hour, kind: 'set' }],
      ['done', null],
    ]);
  });

  it('warns by the length that was set while it is signed in, under the name it has then', async () => {
    await change({ sessionLengthMs: 2 * hour, name: 'Southwind' });
    for (let passed = 0; passed < 2 * hour; passed += 30 * minute) {
      await core.latchkey.perform(
        { kind: 'copy-credentials', role: readOnlyRole(organisationId), format: 'shell' },
        'tray',
      );
      await core.advance(30 * minute - second);
    }
    expect(core.notifier.shown.map(({ title }) => title)).toEqual([
      'Sign-in to Southwind ends in 10 minutes',
      'Sign-in to Southwind ends in 2 minutes',
    ]);
  });

  it('keeps what was changed for the next start', async () => {
    await change({ name: 'Southwind', signInWay: 'browser', sessionLengthMs: 90 * 24 * hour });
    const next = core.create();
    await next.start();
    expect(organisationIn(next.snapshot())).toMatchObject({
      name: 'Southwind',
      signInWay: 'browser',
      sessionLengthMs: 90 * 24 * hour,
    });
  });

  it('gets the name its address gives it when the name is blank', async () => {
    await change({ name: '  ' });
    expect(view().name).not.toBe('Northwind');
  });

  it('stays in its region until it is signed out, and changes nothing of the rest either', async () => {
    expect([await change({ region: 'eu-central-1', name: 'Southwind' }), view().region, view().name]).toEqual([
      'sign-out-first',
      core.simulator.region,
      'Northwind',
    ]);
  });

  it('does not move by being given the region it has', async () => {
    expect([await change({ region: core.simulator.region }), view().signIn.state]).toEqual(['done', 'signed-in']);
  });
});

describe('an organisation that is signed out', () => {
  beforeEach(async () => {
    organisationId = await addOrganisation(core);
  });

  it('registers anew in another region, and ends the attempt in the old one', async () => {
    await askForCode(core, organisationId);
    const changed = await change({ region: 'eu-central-1' });
    await core.settle();
    const after = view();
    await core.latchkey.commands['sign-in.start']({ organisationId });
    await core.settle();
    expect([
      changed,
      after.region,
      after.signIn,
      core.http.requests.filter(({ path }) => path.endsWith('/client/register')).map(({ path }) => path),
    ]).toEqual([
      'done',
      'eu-central-1',
      { state: 'signed-out', problem: null },
      [`/${core.simulator.region}/client/register`, '/eu-central-1/client/register'],
    ]);
  });

  it('is signed in to with FIPS and dual-stack, where an override is in their place', async () => {
    const changed = await change({ endpoints: { fips: true, dualStack: true } });
    const { userCode } = await askForCode(core, organisationId);
    core.simulator.control.approveDevice(userCode);
    await core.advance(2 * second);
    expect([changed, view().endpoints, view().signIn.state, view().catalogue.problem]).toEqual([
      'done',
      { fips: true, dualStack: true },
      'signed-in',
      null,
    ]);
  });

  it('is not given dual-stack in a region where no such host is known, nor moved there with it', async () => {
    const there = [await change({ region: 'us-isof-south-1' }), await change({ endpoints: dualStack })];
    const back = [
      await change({ region: 'eu-west-1', endpoints: dualStack }),
      await change({ region: 'eu-isoe-west-1' }),
    ];
    expect([there, back, view().region]).toEqual([
      ['done', 'endpoints-unknown'],
      ['done', 'endpoints-unknown'],
      'eu-west-1',
    ]);
  });

  it.each([
    ['atlantis', 'region-invalid'],
    ['', 'region-needed'],
  ])('does not take %j for a region', async (region, code) => {
    expect([await change({ region }), view().region]).toEqual([code, core.simulator.region]);
  });
});
