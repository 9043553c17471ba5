import { describe, expect } from 'vitest';
import { minute, second } from '../../../electron/core/time/instant.ts';
import { coreTest as it } from '../../harness/fixtures.ts';
import {
  addOrganisation,
  askForCode,
  organisationIn,
  readOnlyRole,
  signIn,
  type RunningCore,
} from '../../harness/running-core.ts';

const opened = (core: RunningCore) => core.browser.opened.length;

/** A sign-in of which the window draws the code after a while, with the person gone by then. */
async function drawnFor(core: RunningCore, seen: 'away' | 'locked', after: number): Promise<() => Promise<unknown>> {
  const organisationId = await addOrganisation(core);
  const { attemptId } = await askForCode(core, organisationId);
  core.userPresence.seen = seen;
  await core.advance(after);
  await core.latchkey.commands['sign-in.code-shown']({ organisationId, attemptId });
  return () => core.latchkey.commands['sign-in.open-browser']({ organisationId, attemptId });
}

const browserOf = (core: RunningCore) => {
  const { signIn: view } = organisationIn(core.latchkey.snapshot());
  return 'browser' in view ? view.browser : view.state;
};

describe('a sign-in page drawn with nobody there', () => {
  it.for([
    ['locked', 0, 0],
    ['locked', 2 * minute, 0],
    ['away', 2 * minute, 0],
    // A click a moment ago outweighs a system that sees no keyboard.
    ['away', 30 * second, 1],
  ] as const)('%s, %i ms after the click: %i browsers open', async ([seen, after, browsers], { core }) => {
    await drawnFor(core, seen, after);
    expect({ opened: opened(core), browserOf: browserOf(core) }).toEqual({
      opened: browsers,
      browserOf: browsers === 1 ? 'opened' : 'not-opened',
    });
  });

  it('opens at the next summon, once', async ({ core }) => {
    await drawnFor(core, 'locked', minute);
    core.latchkey.wake();
    await core.settle();
    const atUnlock = opened(core);
    core.userPresence.seen = 'here';
    core.latchkey.summoned();
    core.latchkey.summoned();
    await core.settle();
    expect({ atUnlock, opened: opened(core), browserOf: browserOf(core) }).toEqual({
      atUnlock: 0,
      opened: 1,
      browserOf: 'opened',
    });
  });

  it('opens at the person’s own click, once', async ({ core }) => {
    const click = await drawnFor(core, 'locked', minute);
    core.userPresence.seen = 'here';
    await click();
    core.latchkey.summoned();
    await core.settle();
    expect({ opened: opened(core), browserOf: browserOf(core) }).toEqual({ opened: 1, browserOf: 'opened' });
  });
});

describe('a console that was to open after the sign-in', () => {
  /** Approved on another device, with this computer locked. */
  async function approvedAway(core: RunningCore): Promise<void> {
    const organisationId = await signIn(core);
    await core.latchkey.commands['sign-out']({ organisationId });
    const intent = { kind: 'open-console' as const, role: readOnlyRole(organisationId) };
    await core.latchkey.commands['sign-in.start']({ organisationId, way: 'code', then: intent });
    await core.settle();
    const { signIn: view } = organisationIn(core.latchkey.snapshot());
    core.userPresence.seen = 'locked';
    core.simulator.control.approveDevice('userCode' in view ? view.userCode : '');
    await core.advance(2 * second);
  }

  it.for([
    [0, 1],
    [9 * minute, 1],
    [11 * minute, 0],
  ] as const)('waits for the person: summoned %i ms later, %i open', async ([after, consoles], { core }) => {
    await approvedAway(core);
    await core.advance(after);
    const locked = opened(core);
    core.userPresence.seen = 'here';
    core.latchkey.summoned();
    await core.settle();
    expect({ locked, opened: opened(core) }).toEqual({ locked: 0, opened: consoles });
  });

  it('does not open once more when the person has done something else', async ({ core }) => {
    await approvedAway(core);
    core.userPresence.seen = 'here';
    const [role] = core.latchkey.snapshot().recent;
    const { id } = organisationIn(core.latchkey.snapshot());
    await core.latchkey.perform({ kind: 'copy-account-id', role: role ?? readOnlyRole(id) }, 'tray');
    core.latchkey.summoned();
    await core.settle();
    expect(opened(core)).toBe(0);
  });
});
