import { describe, expect } from 'vitest';
import type { OrganisationChange, OrganisationView } from '../../../electron/contract/organisation.ts';
import { hour, minute, second } from '../../../electron/core/time/instant.ts';
import { organisationTest, signedInTest } from '../../harness/fixtures.ts';
import { askForCode, organisationIn, readOnlyRole, type RunningCore } from '../../harness/running-core.ts';

const dualStack = { fips: false, dualStack: true };

const view = (core: RunningCore): OrganisationView => organisationIn(core.latchkey.snapshot());
const end = (core: RunningCore): unknown =>
  view(core).signIn.state === 'signed-in' ? Reflect.get(view(core).signIn, 'end') : 'no sign-in';

/** Answers `done`, or the code of the failure. */
async function change(core: RunningCore, organisationId: string, wish: OrganisationChange): Promise<string> {
  const answer = await core.latchkey.commands['organisation.change']({ organisationId, change: wish });
  return answer.ok ? 'done' : answer.failure.code;
}

describe('an organisation that is signed in', () => {
  const it = signedInTest;

  it('shows what is set for it, which at first is nothing', ({ core }) => {
    const { signInWay, sessionLengthMs, browserCommand, endpoints } = view(core);
    expect({ signInWay, sessionLengthMs, browserCommand, endpoints }).toEqual({
      // The way of the last sign-in.
      signInWay: 'code',
      sessionLengthMs: null,
      browserCommand: null,
      endpoints: { fips: false, dualStack: false },
    });
  });

  it('has a new end at once when a length is set, and none when it is taken away', async ({ core, organisationId }) => {
    const { since } = view(core).signIn as Extract<OrganisationView['signIn'], { state: 'signed-in' }>;
    const set = [await change(core, organisationId, { sessionLengthMs: 8 * hour }), end(core)];
    const taken = [await change(core, organisationId, { sessionLengthMs: null }), end(core)];
    expect({ set, taken }).toEqual({
      set: ['done', { at: since + 8 * hour, kind: 'set' }],
      taken: ['done', null],
    });
  });

  it('warns by the length that was set while it is signed in, under the name it has then', async ({
    core,
    organisationId,
  }) => {
    await change(core, organisationId, { sessionLengthMs: 2 * hour, name: 'Southwind' });
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

  it('keeps what was changed for the next start', async ({ core, organisationId }) => {
    await change(core, organisationId, { name: 'Southwind', signInWay: 'browser', sessionLengthMs: 90 * 24 * hour });
    const next = core.create();
    await next.start();
    expect(organisationIn(next.snapshot())).toMatchObject({
      name: 'Southwind',
      signInWay: 'browser',
      sessionLengthMs: 90 * 24 * hour,
    });
  });

  it('gets the name its address gives it when the name is blank', async ({ core, organisationId }) => {
    await change(core, organisationId, { name: '  ' });
    expect(view(core).name).not.toBe('Northwind');
  });

  it('stays in its region until it is signed out, and changes nothing of the rest either', async ({
    core,
    organisationId,
  }) => {
    expect({
      change: await change(core, organisationId, { region: 'eu-central-1', name: 'Southwind' }),
      region: view(core).region,
      viewName: view(core).name,
    }).toEqual({ change: 'sign-out-first', region: core.simulator.region, viewName: 'Northwind' });
  });

  it('does not move by being given the region it has', async ({ core, organisationId }) => {
    expect({
      change: await change(core, organisationId, { region: core.simulator.region }),
      signInState: view(core).signIn.state,
    }).toEqual({
      change: 'done',
      signInState: 'signed-in',
    });
  });
});

describe('an organisation that is signed out', () => {
  const it = organisationTest;

  it('registers anew in another region, and ends the attempt in the old one', async ({ core, organisationId }) => {
    await askForCode(core, organisationId);
    const changed = await change(core, organisationId, { region: 'eu-central-1' });
    await core.settle();
    const after = view(core);
    await core.latchkey.commands['sign-in.start']({ organisationId });
    await core.settle();
    expect({
      changed,
      region: after.region,
      signIn: after.signIn,
      requestPaths: core.http.requests.filter(({ path }) => path.endsWith('/client/register')).map(({ path }) => path),
    }).toEqual({
      changed: 'done',
      region: 'eu-central-1',
      signIn: { state: 'signed-out', problem: null },
      requestPaths: [`/${core.simulator.region}/client/register`, '/eu-central-1/client/register'],
    });
  });

  it('is signed in to with FIPS and dual-stack, where an override is in their place', async ({
    core,
    organisationId,
  }) => {
    const changed = await change(core, organisationId, { endpoints: { fips: true, dualStack: true } });
    const { userCode } = await askForCode(core, organisationId);
    core.simulator.control.approveDevice(userCode);
    await core.advance(2 * second);
    expect({
      changed,
      endpoints: view(core).endpoints,
      signInState: view(core).signIn.state,
      problem: view(core).catalogue.problem,
    }).toEqual({
      changed: 'done',
      endpoints: { fips: true, dualStack: true },
      signInState: 'signed-in',
      problem: null,
    });
  });

  it('is not given dual-stack in a region where no such host is known, nor moved there with it', async ({
    core,
    organisationId,
  }) => {
    const there = [
      await change(core, organisationId, { region: 'us-isof-south-1' }),
      await change(core, organisationId, { endpoints: dualStack }),
    ];
    const back = [
      await change(core, organisationId, { region: 'eu-west-1', endpoints: dualStack }),
      await change(core, organisationId, { region: 'eu-isoe-west-1' }),
    ];
    expect({ there, back, region: view(core).region }).toEqual({
      there: ['done', 'endpoints-unknown'],
      back: ['done', 'endpoints-unknown'],
      region: 'eu-west-1',
    });
  });

  it.for([
    ['atlantis', 'region-invalid'],
    ['', 'region-needed'],
  ] as const)('does not take %j for a region', async ([region, code], { core, organisationId }) => {
    expect({ change: await change(core, organisationId, { region }), region: view(core).region }).toEqual({
      change: code,
      region: core.simulator.region,
    });
  });
});
