import * as v from 'valibot';
import { describe, expect, vi } from 'vitest';
import { accountIdSchema, type Role } from '../../../electron/contract/identifiers.ts';
import { minute, second } from '../../../electron/core/time/instant.ts';
import type { HttpRequest } from '../../../electron/core/ports/http.ts';
import type { RunningOrganisation } from '../../identity-center/start.ts';
import { coreTest } from '../../harness/fixtures.ts';
import { readOnlyRole, type RunningCore } from '../../harness/running-core.ts';
import { add, signIn, view } from '../../harness/several-organisations.ts';

const clientA = { region: 'eu-central-1', startUrl: 'https://client-a.awsapps.com/start', accounts: 7 };

const severalTest = coreTest
  .extend('watched', async ({ launch }) => {
    const core = await launch({ second: clientA });
    const sent: HttpRequest[] = [];
    const send = core.http.send.bind(core.http);
    vi.spyOn(core.http, 'send').mockImplementation((request) => {
      sent.push(request);
      return send(request);
    });
    return { core, sent };
  })
  .extend('core', ({ watched }) => watched.core)
  .extend('sent', ({ watched }) => watched.sent);

interface Added {
  readonly id: string;
  readonly role: Role;
}

const first = (core: RunningCore): RunningOrganisation => core.simulator;
function other(core: RunningCore): RunningOrganisation {
  const { second: organisation } = core.simulator;
  if (organisation === undefined) {
    throw new Error('The second organisation was not started.');
  }
  return organisation;
}

async function addAndSignIn(core: RunningCore, at: RunningOrganisation, name: string): Promise<Added> {
  const id = await add(core, at, name);
  await signIn(core, at, id);
  return { id, role: readOnlyRole(id) };
}

const copy = (core: RunningCore, role: Role) =>
  core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'tray');
const keyId = (core: RunningCore): string | undefined => /AWS_ACCESS_KEY_ID='(\w+)'/u.exec(core.clipboard.text)?.[1];

/** The access token that a request to the portal carried. */
function bearer({ headers }: HttpRequest): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-amz-sso_bearer_token')?.[1];
}

const pathOf = ({ url }: HttpRequest): string => new URL(url).pathname;
const regionOf = (request: HttpRequest): string => pathOf(request).split('/')[1] ?? '';
const asksFor = (sent: HttpRequest[], end: string) => sent.filter((request) => pathOf(request).endsWith(end));
const tokensOf = (sent: HttpRequest[], region: string) =>
  new Set(sent.filter((one) => regionOf(one) === region).flatMap((one) => bearer(one) ?? []));
const stored = (core: RunningCore): { signIns: Record<string, { accessToken: string }> } =>
  v.parse(
    v.pipe(
      v.string(),
      v.parseJson(),
      v.object({ signIns: v.record(v.string(), v.object({ accessToken: v.string() })) }),
    ),
    core.vault.text?.reveal(),
  );
const tokenOf = (core: RunningCore, id: string): string | undefined => stored(core).signIns[id]?.accessToken;
const states = (core: RunningCore) =>
  core.latchkey.snapshot().organisations.map(({ name, signIn: { state } }) => [name, state]);
const liveRoles = (core: RunningCore) =>
  core.latchkey.snapshot().freshness.map(({ role, state }) => [role.organisationId, state]);

describe('two organisations', () => {
  const it = severalTest
    .extend('both', { auto: true }, async ({ core }) => ({
      northwind: await addAndSignIn(core, first(core), 'Northwind'),
      client: await addAndSignIn(core, other(core), 'Client A'),
    }))
    .extend('northwind', ({ both }) => both.northwind)
    .extend('client', ({ both }) => both.client);

  it('are each asked in their own region, with their own token', async ({ core, sent, northwind, client }) => {
    await copy(core, northwind.role);
    await copy(core, client.role);
    expect({
      tokensOfUsEast1: [...tokensOf(sent, 'us-east-1')],
      tokensOfEuCentral1: [...tokensOf(sent, 'eu-central-1')],
    }).toEqual({
      tokensOfUsEast1: [tokenOf(core, northwind.id)],
      tokensOfEuCentral1: [tokenOf(core, client.id)],
    });
  });

  it('keep a list each', async ({ core, northwind, client }) => {
    const ids = async (organisationId: string): Promise<string[]> => {
      const answer = await core.latchkey.commands['catalogue.get']({ organisationId });
      return answer.ok ? answer.value.accounts.map(({ id }) => id).toSorted() : [];
    };
    const there = (at: RunningOrganisation) =>
      at.control
        .accounts()
        .map(({ id }) => id)
        .toSorted();
    expect([await ids(northwind.id), await ids(client.id)]).toEqual([there(first(core)), there(other(core))]);
    expect([view(core, northwind.id).catalogue.accountCount, view(core, client.id).catalogue.accountCount]).toEqual([
      5, 7,
    ]);
  });

  it('hold credentials each for an account and a permission set of the same name', async ({
    core,
    sent,
    northwind,
    client,
  }) => {
    await copy(core, northwind.role);
    const one = keyId(core);
    await copy(core, client.role);
    expect({
      oneIsNotKeyId: one !== keyId(core),
      asksForCredentials: asksFor(sent, '/federation/credentials').map(regionOf),
      liveRoles: liveRoles(core),
    }).toEqual({
      oneIsNotKeyId: true,
      asksForCredentials: ['us-east-1', 'eu-central-1'],
      liveRoles: [
        [northwind.id, 'live'],
        [client.id, 'live'],
      ],
    });
  });

  it('keep pins and recent roles apart', async ({ core, northwind, client }) => {
    await core.latchkey.commands['role.pin']({ role: northwind.role, pinned: true });
    await copy(core, client.role);
    const { pinned, recent } = core.latchkey.snapshot();
    expect({ pinned, recent }).toEqual({ pinned: [northwind.role], recent: [client.role] });
  });

  it('read first the accounts of their own pins, not those of the other', async ({ core, sent, northwind, client }) => {
    const order = async (): Promise<(string | null)[]> => {
      sent.length = 0;
      await core.latchkey.commands['catalogue.reload']({ organisationId: northwind.id });
      while (view(core, northwind.id).catalogue.reading !== null) {
        await core.advance(second);
      }
      return asksFor(sent, '/assignment/roles').map(({ url }) => new URL(url).searchParams.get('account_id'));
    };
    const usual = await order();
    const last = first(core)
      .control.accounts()
      .find(({ id }) => id === usual.at(-1));
    const role = (organisationId: string): Role => ({
      ...readOnlyRole(organisationId),
      accountId: v.parse(accountIdSchema, last?.id),
    });
    await core.latchkey.commands['role.pin']({ role: role(client.id), pinned: true });
    const withPinOfOther = await order();
    await core.latchkey.commands['role.pin']({ role: role(northwind.id), pinned: true });
    expect({ withPinOfOther, firstOrder: (await order())[0] }).toEqual({ withPinOfOther: usual, firstOrder: last?.id });
  });

  it('are shown by choice, which asks AWS for nothing and opens no browser', async ({
    core,
    sent,
    northwind,
    client,
  }) => {
    const shown = (): string | null => core.latchkey.snapshot().selectedOrganisationId;
    await core.latchkey.commands['sign-out']({ organisationId: northwind.id });
    const before = [shown(), sent.length, core.browser.opened.length];
    await core.latchkey.commands['organisation.select']({ organisationId: northwind.id });
    await core.settle();
    const after = [shown(), sent.length, core.browser.opened.length];
    expect({ before, after, states: states(core) }).toEqual({
      before: [client.id, ...before.slice(1)],
      after: [northwind.id, ...before.slice(1)],
      states: [
        ['Northwind', 'signed-out'],
        ['Client A', 'signed-in'],
      ],
    });
  });

  it('does not show one that is not there', async ({ core, client }) => {
    const answer = await core.latchkey.commands['organisation.select']({ organisationId: crypto.randomUUID() });
    expect({ answerOk: answer.ok, selectedOrganisationId: core.latchkey.snapshot().selectedOrganisationId }).toEqual({
      answerOk: false,
      selectedOrganisationId: client.id,
    });
  });

  it('are both there after another start, each with its own sign-in', async ({ core, sent, client }) => {
    const again = core.create();
    await again.start();
    sent.length = 0;
    await again.perform({ kind: 'copy-credentials', role: client.role, format: 'shell' }, 'tray');
    const seen = again.snapshot().organisations.map(({ name, region, signIn: { state } }) => [name, region, state]);
    expect({
      seen,
      asksForCredentials: asksFor(sent, '/federation/credentials').map((one) => [regionOf(one), bearer(one)]),
    }).toEqual({
      seen: [
        ['Northwind', 'us-east-1', 'signed-in'],
        ['Client A', 'eu-central-1', 'signed-in'],
      ],
      asksForCredentials: [['eu-central-1', tokenOf(core, client.id)]],
    });
  });

  describe.each(['sign-out', 'organisation.remove'] as const)('after %s of one', (command) => {
    let own: string | undefined;
    let kept: string | undefined;
    it.beforeEach(async ({ core, sent, northwind, client }) => {
      await copy(core, northwind.role);
      await copy(core, client.role);
      [own, kept] = [tokenOf(core, northwind.id), tokenOf(core, client.id)];
      sent.length = 0;
      await core.latchkey.commands[command]({ organisationId: northwind.id });
      await core.settle();
    });

    it('AWS is told once, with its own token only', ({ sent }) => {
      expect(sent.map((one) => [one.method, pathOf(one), bearer(one)])).toEqual([['POST', '/us-east-1/logout', own]]);
    });

    it('the other stays signed in with all it held, and its roles go on to be renewed', async ({
      core,
      sent,
      northwind,
      client,
    }) => {
      const before = [
        tokenOf(core, northwind.id),
        tokenOf(core, client.id),
        liveRoles(core),
        view(core, client.id).signIn.state,
      ];
      await core.advance(45 * minute);
      expect({
        before,
        asksForCredentials: asksFor(sent, '/federation/credentials').map(regionOf),
        liveRoles: liveRoles(core),
      }).toEqual({
        before: [undefined, kept, [[client.id, 'live']], 'signed-in'],
        asksForCredentials: ['eu-central-1'],
        liveRoles: [[client.id, 'live']],
      });
    });

    it('its roles get no credentials, not even those that were held', async ({ core, sent, northwind }) => {
      const was = core.clipboard.text;
      const answer = await copy(core, northwind.role);
      expect({
        answerOk: answer.ok,
        clipboardTextIsWas: core.clipboard.text === was,
        asksForCredentials: asksFor(sent, '/federation/credentials'),
      }).toEqual({
        answerOk: false,
        clipboardTextIsWas: true,
        asksForCredentials: [],
      });
    });
  });

  it('removed, one is shown no more, and the other is', async ({ core, northwind, client }) => {
    await core.latchkey.commands['organisation.remove']({ organisationId: client.id });
    const { organisations, selectedOrganisationId } = core.latchkey.snapshot();
    expect({ organisationIds: organisations.map(({ id }) => id), selectedOrganisationId }).toEqual({
      organisationIds: [northwind.id],
      selectedOrganisationId: northwind.id,
    });
    expect([...core.files.texts.keys()].filter((path) => path.includes(client.id))).toEqual([]);
  });

  it('end for one when its administrator ends it, and for the other not', async ({ core }) => {
    first(core).control.endSessions();
    await core.advance(61 * minute);
    expect(states(core)).toEqual([
      ['Northwind', 'ended'],
      ['Client A', 'signed-in'],
    ]);
  });
});

describe('two identities on one portal', () => {
  const it = severalTest
    .extend('both', { auto: true }, async ({ core }) => {
      const mine = await add(core, first(core), 'Northwind');
      const admin = await add(core, first(core), 'Northwind', true);
      await signIn(core, first(core), mine);
      await signIn(core, first(core), admin, 'newcomer@example.com');
      return { mine, admin };
    })
    .extend('mine', ({ both }) => both.mine)
    .extend('admin', ({ both }) => both.admin);

  it('are added on purpose only, and told apart by name', async ({ core, mine, admin }) => {
    const again = await add(core, first(core), 'Northwind');
    expect({ again, organisations: core.latchkey.snapshot().organisations.map(({ id, name }) => [id, name]) }).toEqual({
      again: mine,
      organisations: [
        [mine, 'Northwind'],
        [admin, 'Northwind 2'],
      ],
    });
  });

  it('have a sign-in and a list each: what one may use does not show for the other', ({ core, mine, admin }) => {
    expect([
      tokenOf(core, mine) !== tokenOf(core, admin),
      states(core),
      [view(core, mine).catalogue.accountCount, view(core, admin).catalogue.accountCount],
    ]).toEqual([
      true,
      [
        ['Northwind', 'signed-in'],
        ['Northwind 2', 'signed-in'],
      ],
      [5, 0],
    ]);
  });

  it('get credentials with their own token, or none', async ({ core, sent, mine, admin }) => {
    sent.length = 0;
    const answers = [await copy(core, readOnlyRole(mine)), await copy(core, readOnlyRole(admin))];
    expect({
      answers: answers.map(({ ok }) => ok),
      asksForCredentials: asksFor(sent, '/federation/credentials').map(bearer),
      liveRoles: liveRoles(core),
    }).toEqual({
      answers: [true, false],
      asksForCredentials: [tokenOf(core, mine), tokenOf(core, admin)],
      liveRoles: [[mine, 'live']],
    });
  });

  it.for(['sign-out', 'organisation.remove'] as const)(
    'survive %s of the other',
    async (command, { core, sent, mine, admin }) => {
      await copy(core, readOnlyRole(mine));
      const [kept, own] = [tokenOf(core, mine), tokenOf(core, admin)];
      sent.length = 0;
      await core.latchkey.commands[command]({ organisationId: admin });
      await core.settle();
      const told = sent.map((one) => [pathOf(one), bearer(one)]);
      await core.advance(45 * minute);
      expect({
        told,
        hasKept: kept !== undefined,
        signInState: view(core, mine).signIn.state,
        liveRoles: liveRoles(core),
        asksForCredentialCount: asksFor(sent, '/federation/credentials').length,
      }).toEqual({
        told: [['/us-east-1/logout', own]],
        hasKept: true,
        signInState: 'signed-in',
        liveRoles: [[mine, 'live']],
        asksForCredentialCount: 1,
      });
    },
  );
});
