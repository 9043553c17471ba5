import { describe, expect } from 'vitest';
import { hour, minute } from '../../../electron/core/time/instant.ts';
import type { AccountId, Role } from '../../../electron/contract/identifiers.ts';
import { coreTest as it } from '../../harness/fixtures.ts';
import { organisationIn, readOnlyRole, signIn, type RunningCore } from '../../harness/running-core.ts';

const day = 24 * hour;
const days = 90;
const workingDay = 6 * hour;
/** Credentials of the simulator live an hour and are renewed 20 minutes before their end; so are access tokens. */
const renewedAfter = 40 * minute;
/** So long after something was done with it a role is in use. */
const inUseFor = hour;

/** One role as it is used: when in the day, and what that came to. */
interface Use {
  readonly role: Role;
  readonly isTime: (sinceMorning: number) => boolean;
  /** Since when and until when it is in use without a break, by the clock, and what had been fetched before. */
  stretch: { readonly from: number; readonly until: number; readonly fetchedBefore: number } | null;
  /** Of the stretches that are over: fetches, and how many the bound allows, where there were more. */
  readonly tooMany: [number, number][];
}

/** A fixed row of numbers from 0 to 1, the same on each run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const now = (core: RunningCore): number => core.clock.now();
const fetched = (core: RunningCore, { role }: Use): number =>
  core.simulator.control
    .requests()
    .filter(({ operation, query }) => operation === 'GetRoleCredentials' && query['account_id'] === role.accountId)
    .length;

/** The first wish of a day on which the network is away: what was held at night has ended, so there is nothing to give. */
async function copyOffline(core: RunningCore, { role }: Use): Promise<boolean> {
  core.http.offline = true;
  const outcome = await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'tray');
  core.http.offline = false;
  return outcome.ok;
}

/** Copies the credentials; answers whether what is on the clipboard now is still good. */
async function copy(core: RunningCore, use: Use): Promise<boolean> {
  endStretchWhenOver(core, use);
  use.stretch = {
    from: use.stretch?.from ?? now(core),
    until: now(core) + inUseFor,
    fetchedBefore: use.stretch?.fetchedBefore ?? fetched(core, use),
  };
  const outcome = await core.latchkey.perform({ kind: 'copy-credentials', role: use.role, format: 'shell' }, 'tray');
  const expiration = /AWS_CREDENTIAL_EXPIRATION='([^']+)'/u.exec(core.clipboard.text)?.[1];
  return outcome.ok && Date.parse(expiration ?? '') > now(core);
}

function endStretchWhenOver(core: RunningCore, use: Use, at = now(core)): void {
  const { stretch } = use;
  if (stretch !== null && stretch.until <= at) {
    const allowed = Math.ceil((stretch.until - stretch.from) / renewedAfter) + 1;
    const asked = fetched(core, use) - stretch.fetchedBefore;
    if (asked > allowed) {
      use.tooMany.push([asked, allowed]);
    }
    use.stretch = null;
  }
}

/** At nightfall nothing is in use: the computer sleeps. */
function endStretch(core: RunningCore, use: Use): void {
  if (use.stretch !== null) {
    use.stretch = { ...use.stretch, until: Math.min(use.stretch.until, now(core)) };
    endStretchWhenOver(core, use);
  }
}

describe('a sign-in of ninety days, its nights asleep', () => {
  it('never serves what has expired, and asks AWS no more often than it must', async ({ core }) => {
    core.simulator.control.setSessionLength(90 * day);
    const organisationId = await signIn(core);
    const random = seeded(20_261_122);
    const uses: Use[] = [
      { accountId: '111122223333', isTime: (since: number) => since % (41 * minute) === 0 },
      { accountId: '111122224444', isTime: (since: number) => since === 0 },
      { accountId: '111122225555', isTime: () => random() < 1 / 15 },
    ].map(({ accountId, isTime }) => ({
      role: { ...readOnlyRole(organisationId), accountId: accountId as AccountId },
      isTime,
      stretch: null,
      tooMany: [],
    }));
    const begun = now(core);
    const faults: string[] = [];
    let onTheLastEvening = '';
    for (let passed = 0; passed < days; passed += 1) {
      const [first] = uses;
      if (passed % 10 === 9 && first !== undefined && (await copyOffline(core, first))) {
        faults.push(`served without a network on the morning of day ${String(passed)}`);
      }
      for (let since = 0; since < workingDay; since += minute) {
        for (const use of uses) {
          if (use.isTime(since) && !(await copy(core, use))) {
            faults.push(`served expired on day ${String(passed)}`);
          }
        }
        await core.advance(minute);
        const expired = core.latchkey
          .snapshot()
          .freshness.filter(({ state, expiresAt }) => state !== 'ended' && (expiresAt ?? 0) <= now(core));
        faults.push(...expired.map(({ state }) => `${state} though expired on day ${String(passed)}`));
      }
      uses.forEach((use) => endStretch(core, use));
      onTheLastEvening = organisationIn(core.latchkey.snapshot()).signIn.state;
      core.clock.jump(day - workingDay);
      core.latchkey.wake();
      await core.settle();
    }
    const refreshes = core.simulator.control
      .requests()
      .filter(({ operation, grantType }) => operation === 'CreateToken' && grantType === 'refresh_token').length;
    const awake = days * (Math.ceil(workingDay / renewedAfter) + 1);
    expect({
      faults,
      onTheLastEvening,
      after: organisationIn(core.latchkey.snapshot()).signIn.state,
      tooMany: uses.flatMap(({ tooMany }) => tooMany),
      used: uses.every((use) => fetched(core, use) >= days),
      refreshes: refreshes <= Math.ceil((now(core) - begun) / renewedAfter) + 1 && refreshes <= awake,
      renewedDaily: refreshes >= days * Math.floor(workingDay / renewedAfter),
    }).toEqual({
      faults: [],
      onTheLastEvening: 'signed-in',
      after: 'ended',
      tooMany: [],
      used: true,
      refreshes: true,
      renewedDaily: true,
    });
  });
});
