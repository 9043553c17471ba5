import { describe, expect } from 'vitest';
import type { ActivityEntry } from '../../../electron/contract/activity.ts';
import type { Wanted } from '../../../electron/contract/events.ts';
import type { AccountId, Role } from '../../../electron/contract/identifiers.ts';
import type { GlobalSettings } from '../../../electron/contract/settings.ts';
import type { Latchkey } from '../../../electron/core/app/latchkey.ts';
import { hour, minute } from '../../../electron/core/time/instant.ts';
import { nextDay } from '../../../electron/shared/format/clock-time.ts';
import { signedInTest as it, type Launch } from '../../harness/fixtures.ts';
import { readOnlyRole, signIn, startAgain, type RunningCore } from '../../harness/running-core.ts';
import { withoutGuard } from '../../harness/guard.ts';

const staging = (role: Role): Role => ({ ...role, accountId: '111122224444' as AccountId });
const set = (core: RunningCore, productionReads: GlobalSettings['productionReads']) =>
  core.latchkey.commands['settings.change']({ change: { productionReads } });
const read = (core: { readonly latchkey: Latchkey }, role: Role, program = 'terraform') =>
  core.latchkey.credentialsFor(role, { program });
const titles = (core: RunningCore) => core.notifier.shown.map(({ title }) => title);
const click = (core: RunningCore) => core.notifier.wishes.at(-1)?.onClicked?.();

/** `done`, or the code of the failure. */
async function outcome(core: { readonly latchkey: Latchkey }, role: Role, program?: string): Promise<string> {
  const answer = await read(core, role, program);
  return answer.ok ? 'done' : answer.failure.code;
}

async function activity(core: RunningCore, latchkey = core.latchkey): Promise<readonly ActivityEntry[]> {
  const answer = await latchkey.commands['activity.get']({});
  if (!answer.ok) throw new Error(answer.failure.sentence);
  return answer.value.entries;
}

/** Signed in, so long (ms) before midnight of this computer. */
async function beforeMidnight(launch: Launch, span: number): Promise<{ core: RunningCore; role: Role }> {
  const core = await launch();
  core.clock.jump(nextDay(core.clock.now()) - span);
  return { core, role: readOnlyRole(await signIn(core)) };
}

describe('a program that reads credentials of production', () => {
  it('is told of once a day, by role and program, and the notification leads to Activity', async ({ core, role }) => {
    const wanted: (Wanted | null)[] = [];
    core.latchkey.onWindowWanted((one) => wanted.push(one));
    for (const program of ['terraform', 'terraform', '', 'kubectl', 'terraform']) await read(core, role, program);
    click(core);
    expect({ wishes: core.notifier.wishes, wanted }).toMatchObject({
      wishes: [
        {
          kind: 'production-read',
          title: 'Production: terraform read credentials',
          text: 'payments-prod, ReadOnlyAccess.',
          button: 'Show activity',
        },
        { title: 'Production: a program read credentials' },
        { title: 'Production: kubectl read credentials' },
      ],
      wanted: [{ kind: 'activity' }],
    });
  });

  it('is told of again after midnight of this computer', async ({ launch }) => {
    const { core, role } = await beforeMidnight(launch, hour);
    const outcomes = [await outcome(core, role)];
    await core.advance(nextDay(core.clock.now()) - 1);
    outcomes.push(await outcome(core, role));
    const before = titles(core).length;
    await core.advance(1);
    outcomes.push(await outcome(core, role));
    expect([outcomes, before, titles(core).length]).toEqual([['done', 'done', 'done'], 1, 2]);
  });

  it('is told of by the day this computer shows, not by that of AWS', async ({ launch }) => {
    const { core, role } = await beforeMidnight(launch, 10 * minute);
    await set(core, 'allow');
    await read(core, role);
    await set(core, 'notify');
    core.clock.jump(-2 * hour);
    const offset = core.latchkey.snapshot().clockOffset;
    const outcomes = [await outcome(core, role)];
    core.clock.jump(20 * minute);
    outcomes.push(await outcome(core, role));
    expect([offset, outcomes, titles(core).length]).toEqual([2 * hour, ['done', 'done'], 1]);
  });

  it('is not told of again by the next start on the same day', async ({ core, role }) => {
    await read(core, role);
    const latchkey = await startAgain(core);
    await read({ latchkey }, role);
    await read({ latchkey }, role, 'kubectl');
    expect(titles(core)).toEqual(['Production: terraform read credentials', 'Production: kubectl read credentials']);
  });

  it('that calls itself something else each time is told of ten times', async ({ core, role }) => {
    for (let count = 0; count < 50; count += 1) await read(core, role, `terraform-${count}`);
    expect(titles(core)).toHaveLength(10);
  });

  it('is not told of where it got nothing', async ({ core, role, organisationId }) => {
    await core.latchkey.commands['sign-out']({ organisationId });
    expect([await outcome(core, role), titles(core)]).toEqual(['sign-in-needed', []]);
  });

  it('is not told of where that is switched off, where all is allowed, or where it is not production', async ({
    core,
    role,
  }) => {
    await read(core, staging(role));
    await core.latchkey.commands['notifications.switch']({ kind: 'production-read', on: false });
    await read(core, role);
    await core.latchkey.commands['notifications.switch']({ kind: 'production-read', on: true });
    await set(core, 'allow');
    await read(core, role, 'kubectl');
    expect(titles(core)).toEqual([]);
  });

  it('is told of by what the person has said of the account', async ({ core, role, organisationId }) => {
    await withoutGuard(core);
    const correct = (environment: 'production' | 'sandbox', accountId: AccountId) =>
      core.latchkey.commands['environment.correct']({
        of: { kind: 'account', organisationId, accountId },
        environment,
      });
    await correct('sandbox', role.accountId);
    await correct('production', staging(role).accountId);
    await read(core, role);
    await read(core, staging(role));
    expect(core.notifier.shown).toEqual([
      { title: 'Production: terraform read credentials', text: 'payments-staging, ReadOnlyAccess.' },
    ]);
  });

  it('is told of with the account told from its namesake', async ({ launch }) => {
    const core = await launch();
    for (const account of core.simulator.control.accounts()) Object.assign(account, { name: 'Production' });
    await read(core, readOnlyRole(await signIn(core)));
    expect(core.notifier.shown.map(({ text }) => text)).toEqual(['Production (…3333), ReadOnlyAccess.']);
  });
});

describe('a program that asks for credentials of production, where the person is asked', () => {
  it('is refused at once with what to do, and is in Activity', async ({ core, role }) => {
    await set(core, 'ask');
    const requests = core.http.requests.length;
    const answer = await read(core, role);
    const [entry] = await activity(core);
    expect({
      answer,
      entry,
      requests: core.http.requests.length - requests,
      wishes: core.notifier.wishes,
    }).toMatchObject({
      answer: {
        ok: false,
        failure: {
          code: 'program-not-allowed',
          sentence:
            'payments-prod is production, and Latchkey asks you before a program reads ReadOnlyAccess there. Allow it in the notification, then try again.',
        },
      },
      entry: {
        kind: 'read-credentials',
        environment: 'production',
        source: { program: 'terraform' },
        outcome: 'program-not-allowed',
      },
      requests: 0,
      wishes: [
        {
          kind: 'always',
          title: 'Production: terraform asks for credentials',
          text: 'payments-prod, ReadOnlyAccess. Click to allow it to programs for 15 minutes.',
          button: 'Allow for 15 minutes',
        },
      ],
    });
  });

  it('is one question for a hundred that ask at once, and each role has its own', async ({ core, role }) => {
    await set(core, 'ask');
    const other = { ...role, roleName: 'AdministratorAccess' };
    await Promise.all(Array.from({ length: 100 }, (_none, place) => read(core, role, `program ${place}`)));
    await read(core, other, '');
    expect({ titles: titles(core), tags: new Set(core.notifier.wishes.map(({ tag }) => tag)).size }).toEqual({
      titles: ['Production: program 0 asks for credentials', 'Production: a program asks for credentials'],
      tags: 2,
    });
  });

  it('is asked for again a minute later, since a notification may have been missed', async ({ core, role }) => {
    await set(core, 'ask');
    await read(core, role);
    await core.advance(minute - 1);
    await read(core, role);
    const before = titles(core).length;
    await core.advance(1);
    await read(core, role);
    expect([before, titles(core).length]).toEqual([1, 2]);
  });

  it('gets them for 15 minutes once the person has allowed it, and nothing more is said', async ({ core, role }) => {
    await set(core, 'ask');
    await read(core, role);
    click(core);
    const first = await outcome(core, role);
    await core.advance(15 * minute - 1);
    const last = await outcome(core, role, 'kubectl');
    await core.advance(1);
    const after = await outcome(core, role);
    expect({ first, last, after, titles: titles(core).length }).toEqual({
      first: 'done',
      last: 'done',
      after: 'program-not-allowed',
      titles: 2,
    });
  });

  it('gets those of the one role that was allowed', async ({ core, role }) => {
    await set(core, 'ask');
    await read(core, role);
    click(core);
    const other = { ...role, roleName: 'AdministratorAccess' };
    expect([await outcome(core, other), await outcome(core, role), await outcome(core, staging(role))]).toEqual([
      'program-not-allowed',
      'done',
      'done',
    ]);
  });

  it('finds the allowance in Activity, with who had asked', async ({ core, role }) => {
    await set(core, 'ask');
    await read(core, role);
    click(core);
    expect((await activity(core))[0]).toEqual({
      about: 'role',
      at: core.clock.now(),
      kind: 'allow-program',
      role,
      account: 'payments-prod',
      environment: 'production',
      detail: 'terraform',
      source: 'notification',
      outcome: 'done',
    });
  });

  it('has to be allowed anew after a restart, and no longer for a clock that is set back', async ({ core, role }) => {
    await set(core, 'ask');
    core.clock.jump(hour);
    await read(core, role);
    click(core);
    core.clock.jump(-hour);
    // The first of them hears from AWS what time it is.
    const setBack = [await outcome(core, role), await outcome(core, role)];
    const latchkey = await startAgain(core);
    const restarted = await outcome({ latchkey }, role);
    expect([setBack, restarted]).toEqual([['done', 'program-not-allowed'], 'program-not-allowed']);
  });

  it('is asked for whatever notifications are switched off', async ({ core, role }) => {
    await set(core, 'ask');
    await core.latchkey.commands['notifications.switch']({ kind: 'production-read', on: false });
    await read(core, role);
    expect(titles(core)).toEqual(['Production: terraform asks for credentials']);
  });

  it('is asked for by what the person has said of the account', async ({ core, role, organisationId }) => {
    await withoutGuard(core);
    await set(core, 'ask');
    const of = { kind: 'account', organisationId, accountId: role.accountId } as const;
    await core.latchkey.commands['environment.correct']({ of, environment: 'sandbox' });
    const sandbox = await outcome(core, role);
    await core.latchkey.commands['environment.correct']({ of, environment: null });
    expect([sandbox, await outcome(core, role)]).toEqual(['done', 'program-not-allowed']);
  });
});
