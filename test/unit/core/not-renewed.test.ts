import { describe, expect } from 'vitest';
import type { AccountId, Role } from '../../../electron/contract/identifiers.ts';
import { minute, second } from '../../../electron/core/time/instant.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import { readOnlyRole, signIn, type RunningCore } from '../../harness/running-core.ts';
import { withoutGuard } from '../../harness/guard.ts';

const credentials = '/federation/credentials';
const fails = (core: RunningCore, status: number, body = '{}') =>
  core.simulator.control.addFault({ kind: 'status', status, path: credentials, body });
const goesOn = (core: RunningCore) => core.simulator.control.removeFaults();
const copy = (core: RunningCore, role: Role) =>
  core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'tray');
const staging = (organisationId: string): Role => ({
  organisationId,
  accountId: '111122224444' as AccountId,
  roleName: 'ReadOnlyAccess',
});
const asked = (core: RunningCore) => core.http.requests.filter(({ path }) => path.endsWith(credentials)).length;
/** The first renewal of what was copied just now is due in it, and two of its tries. */
const overRenewal = (core: RunningCore) => core.advance(43 * minute);

/** As slowly as AWS wants it. */
async function copyAll(core: RunningCore, wanted: readonly Role[]): Promise<void> {
  for (const role of wanted) {
    await copy(core, role);
    await core.advance(second / 10);
  }
}

/** Those whose credentials live for an hour. */
async function roles(core: RunningCore, organisationId: string): Promise<Role[]> {
  const list = await core.latchkey.commands['catalogue.get']({ organisationId });
  const accounts = list.ok ? list.value.accounts : [];
  return accounts.flatMap(({ id, roleNames }) =>
    (roleNames ?? [])
      .filter((roleName) => ['ReadOnlyAccess', 'AdministratorAccess', 'Billing'].includes(roleName))
      .map((roleName) => ({ organisationId, accountId: id, roleName })),
  );
}

describe('a role in use that was not renewed', () => {
  it.for([
    ['is not answered', (core: RunningCore): void => void (core.http.offline = true), 'AWS did not answer.'],
    ['is answered by an error', (core: RunningCore): void => void fails(core, 500), 'AWS answered with an error.'],
    ['is asked for a slower pace', (core: RunningCore): void => void fails(core, 429), 'AWS asked for a slower pace.'],
    [
      'is answered by a proxy',
      (core: RunningCore): void => void fails(core, 511, '<html>'),
      'AWS could not be reached safely.',
    ],
  ] as const)(
    'is told, with the time it ends, where Latchkey %s',
    async ([, happens, reason], { core, organisationId }) => {
      await copy(core, staging(organisationId));
      happens(core);
      await overRenewal(core);
      expect(core.notifier.wishes).toMatchObject([
        {
          kind: 'not-renewed',
          title: 'payments-staging was not renewed',
          text: expect.stringMatching(new RegExp(`^${reason} Credentials end at \\d\\d:\\d\\d\\.$`, 'u')) as string,
          button: 'Try again',
        },
      ]);
    },
  );

  it('is told at the hour this computer shows', async ({ core, organisationId }) => {
    await copy(core, staging(organisationId));
    const [{ expiresAt } = { expiresAt: null }] = core.latchkey.snapshot().freshness;
    core.http.offline = true;
    await overRenewal(core);
    const shown = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(expiresAt ?? 0);
    expect(core.notifier.shown[0]?.text).toBe(`AWS did not answer. Credentials end at ${shown}.`);
  });

  it('says first that it is production', async ({ core, organisationId }) => {
    await copy(core, readOnlyRole(organisationId));
    fails(core, 500);
    await overRenewal(core);
    expect(core.notifier.shown[0]?.title).toBe('Production: payments-prod was not renewed');
  });

  it('says so from left to right, also of an account whose name reads from right to left', async ({ launch }) => {
    const account = { id: '111122224444', name: 'פיתוח', emailAddress: 'aws@example.com' };
    const core = await launch({ accounts: [{ ...account, permissionSets: ['ReadOnlyAccess'] }] });
    const organisationId = await signIn(core);
    await copy(core, staging(organisationId));
    fails(core, 500);
    await overRenewal(core);
    expect(core.notifier.shown[0]?.title).toBe('\u200e\u2068פיתוח\u2069 was not renewed');
  });

  it('is not told for one failure, nor where the next try within the minute went well', async ({
    core,
    organisationId,
  }) => {
    await copy(core, staging(organisationId));
    core.simulator.control.addFault({ kind: 'status', status: 500, path: credentials, count: 3 });
    await overRenewal(core);
    expect({ asked: asked(core), shown: core.notifier.shown }).toEqual({ asked: 5, shown: [] });
  });

  it('is told once, and again when it was renewed in between', async ({ core, organisationId }) => {
    await copy(core, staging(organisationId));
    fails(core, 500);
    await core.advance(50 * minute);
    const first = core.notifier.shown.length;
    goesOn(core);
    await core.advance(2 * minute);
    await copy(core, staging(organisationId));
    fails(core, 500);
    await overRenewal(core);
    expect({ first, shownCount: core.notifier.shown.length }).toEqual({ first: 1, shownCount: 2 });
  });

  it('is told once for each trouble when it is switched on, and not when it is off', async ({
    core,
    organisationId,
  }) => {
    await core.latchkey.commands['notifications.switch']({ kind: 'not-renewed', on: false });
    await copy(core, staging(organisationId));
    fails(core, 500);
    await overRenewal(core);
    expect({ shown: core.notifier.shown, problemCode: core.latchkey.snapshot().freshness[0]?.problem?.code }).toEqual({
      shown: [],
      problemCode: 'service-error',
    });
  });

  it('is not told of when the whole computer has no connection, and is when only AWS has none after that', async ({
    core,
    organisationId,
  }) => {
    await copy(core, staging(organisationId));
    core.network.online = false;
    core.http.offline = true;
    await overRenewal(core);
    const offline = core.notifier.shown.length;
    core.network.online = true;
    await core.advance(3 * minute);
    expect({ offline, shownCount: core.notifier.shown.length }).toEqual({ offline: 0, shownCount: 1 });
  });

  it('is not told of beside the sign-in that has ended', async ({ core, organisationId }) => {
    await copy(core, staging(organisationId));
    core.simulator.control.endSessions();
    await overRenewal(core);
    expect(core.notifier.wishes.map(({ kind }) => kind)).toEqual(['sign-in-ended']);
  });

  it('is not told of beside access that was removed', async ({ core, organisationId }) => {
    await copy(core, staging(organisationId));
    core.simulator.control.removeAssignment(staging(organisationId).accountId, staging(organisationId).roleName);
    await overRenewal(core);
    expect(core.notifier.wishes.map(({ kind }) => kind)).toEqual(['access-removed']);
  });

  it('that a program alone uses is told where AWS refuses it', async ({ core, organisationId }) => {
    await core.latchkey.credentialsFor(staging(organisationId), { program: 'terraform' });
    core.simulator.control.removeAssignment(staging(organisationId).accountId, staging(organisationId).roleName);
    await overRenewal(core);
    expect(core.notifier.shown).toEqual([
      {
        title: 'payments-staging was not renewed',
        text: expect.stringMatching(/^AWS refused it\. Credentials end at/u) as string,
      },
    ]);
  });
});

describe('many roles that were not renewed', () => {
  it('are told in one, and those that come due in the same outage are not told again', async ({ launch }) => {
    const core = await launch({ accounts: 60 });
    const organisationId = await signIn(core);
    await withoutGuard(core);
    const some = (await roles(core, organisationId)).slice(0, 30);
    await copyAll(core, some.slice(0, 25));
    await core.advance(10 * minute);
    await copyAll(core, some.slice(25));
    core.http.offline = true;
    await core.advance(48 * minute);
    expect({ someCount: some.length, shown: core.notifier.shown }).toEqual({
      someCount: 30,
      shown: [
        {
          title: expect.stringMatching(/^\S.* and \d+ other roles were not renewed$/u) as string,
          text: expect.stringMatching(/^AWS did not answer\. The first credentials end at \d\d:\d\d\.$/u) as string,
        },
      ],
    });
  });

  it('are tried again by one button', async ({ core, organisationId }) => {
    await copy(core, staging(organisationId));
    await copy(core, readOnlyRole(organisationId));
    fails(core, 500);
    await overRenewal(core);
    goesOn(core);
    const before = asked(core);
    core.notifier.wishes[0]?.onClicked?.();
    await core.settle();
    const { freshness } = core.latchkey.snapshot();
    expect({
      shownCount: core.notifier.shown.length,
      asked: asked(core) - before,
      freshnessStates: freshness.map(({ state }) => state),
    }).toEqual({
      shownCount: 1,
      asked: 2,
      freshnessStates: ['live', 'live'],
    });
  });
});

describe('trying again', () => {
  const tryAgain = async (core: RunningCore): Promise<void> => {
    core.notifier.wishes.at(-1)?.onClicked?.();
    await core.settle();
  };
  it.beforeEach(async ({ core, organisationId }) => {
    await copy(core, staging(organisationId));
    fails(core, 500);
    await overRenewal(core);
  });

  it('answers who asked when it fails again', async ({ core }) => {
    await tryAgain(core);
    expect(core.notifier.shown.map(({ title }) => title)).toEqual([
      'payments-staging was not renewed',
      'payments-staging was not renewed',
    ]);
  });

  it('leaves what was renewed since', async ({ core }) => {
    goesOn(core);
    await core.advance(2 * minute);
    const before = asked(core);
    await tryAgain(core);
    expect({ asked: asked(core) - before, shownCount: core.notifier.shown.length }).toEqual({
      asked: 0,
      shownCount: 1,
    });
  });

  it('is written down as a wish of the person', async ({ core }) => {
    goesOn(core);
    await tryAgain(core);
    const last = (core.files.texts.get('activity.jsonl') ?? '').trim().split('\n').at(-1) ?? '';
    expect(JSON.parse(last)).toMatchObject({ kind: 'renew-credentials', source: 'notification', outcome: 'done' });
  });
});
