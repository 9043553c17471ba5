import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accountIdSchema, type Role } from '../../../electron/contract/identifiers.ts';
import { minute, second } from '../../../electron/core/time/instant.ts';
import type { HttpRequest } from '../../../electron/core/ports/http.ts';
import type { RunningOrganisation } from '../../identity-center/start.ts';
import { readOnlyRole, startCore, type RunningCore } from '../../harness/running-core.ts';
import { add, signIn, view } from '../../harness/several-organisations.ts';

const clientA = { region: 'eu-central-1', startUrl: 'https://client-a.awsapps.com/start', accounts: 7 };

let core: RunningCore;
let sent: HttpRequest[];
beforeEach(async () => {
  core = await startCore({ second: clientA });
  sent = [];
  const send = core.http.send.bind(core.http);
  vi.spyOn(core.http, 'send').mockImplementation((request) => {
    sent.push(request);
    return send(request);
  });
  await core.latchkey.start();
});
afterEach(() => core.close());

interface Added {
  readonly id: string;
  readonly role: Role;
}

const first = (): RunningOrganisation => core.simulator;
function other(): RunningOrganisation {
  const { second: organisation } = core.simulator;
  if (organisation === undefined) {
    throw new Error('The second organisation was not started.');
  }
  return organisation;
}

async function addAndSignIn(at: RunningOrganisation, name: string): Promise<Added> {
  const id = await add(core, at, name);
  await signIn(core, at, id);
  return { id, role: readOnlyRole(id) };
}

const copy = (role: Role) => core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'tray');
const keyId = (): string | undefined => /AWS_ACCESS_KEY_ID='(\w+)'/u.exec(core.clipboard.text)?.[1];

/** The access token that a request to the portal carried. */
function bearer({ headers }: HttpRequest): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-amz-sso_bearer_token')?.[1];
}

const pathOf = ({ url }: HttpRequest): string => new URL(url).pathname;
const regionOf = (request: HttpRequest): string => pathOf(request).split('/')[1] ?? '';
const asksFor = (end: string) => sent.filter((request) => pathOf(request).endsWith(end));
const tokensOf = (region: string) =>
  new Set(sent.filter((one) => regionOf(one) === region).flatMap((one) => bearer(one) ?? []));
const stored = (): { signIns: Record<string, { accessToken: string }> } =>
  v.parse(
    v.pipe(
      v.string(),
      v.parseJson(),
      v.object({ signIns: v.record(v.string(), v.object({ accessToken: v.string() })) }),
    ),
    core.vault.text?.reveal(),
  );
const tokenOf = (id: string): string | undefined => stored().signIns[id]?.accessToken;
const states = () => core.latchkey.snapshot().organisations.map(({ name, signIn: { state } }) => [name, state]);
const liveRoles = () => core.latchkey.snapshot().freshness.map(({ role, state }) => [role.organisationId, state]);

describe('two organisations', () => {
  let northwind: Added;
  let client: Added;
  beforeEach(async () => {
    northwind = await addAndSignIn(first(), 'Northwind');
    client = await addAndSignIn(other(), 'Client A');
  });

  it('are each asked in their own region, with their own token', async () => {
    await copy(northwind.role);
    await copy(client.role);
    expect([[...tokensOf('us-east-1')], [...tokensOf('eu-central-1')]]).toEqual([
      [tokenOf(northwind.id)],
      [tokenOf(client.id)],
    ]);
  });

  it('keep a list each', async () => {
    const ids = async (organisationId: string): Promise<string[]> => {
      const answer = await core.latchkey.commands['catalogue.get']({ organisationId });
      return answer.ok ? answer.value.accounts.map(({ id }) => id).toSorted() : [];
    };
    const there = (at: RunningOrganisation) =>
      at.control
        .accounts()
        .map(({ id }) => id)
        .toSorted();
    expect([await ids(northwind.id), await ids(client.id)]).toEqual([there(first()), there(other())]);
    expect([view(core, northwind.id).catalogue.accountCount, view(core, client.id).catalogue.accountCount]).toEqual([
      5, 7,
    ]);
  });

  it('hold credentials each for an account and a permission set of the same name', async () => {
    await copy(northwind.role);
    const one = keyId();
    await copy(client.role);
    expect([one !== keyId(), asksFor('/federation/credentials').map(regionOf), liveRoles()]).toEqual([
      true,
      ['us-east-1', 'eu-central-1'],
      [
        [northwind.id, 'live'],
        [client.id, 'live'],
      ],
    ]);
  });

  it('keep pins and recent roles apart', async () => {
    await core.latchkey.commands['role.pin']({ role: northwind.role, pinned: true });
    await copy(client.role);
    const { pinned, recent } = core.latchkey.snapshot();
    expect([pinned, recent]).toEqual([[northwind.role], [client.role]]);
  });

  it('read first the accounts of their own pins, not those of the other', async () => {
    const order = async (): Promise<(string | null)[]> => {
      sent.length = 0;
      await core.latchkey.commands['catalogue.reload']({ organisationId: northwind.id });
      while (view(core, northwind.id).catalogue.reading !== null) {
        await core.advance(second);
      }
      return asksFor('/assignment/roles').map(({ url }) => new URL(url).searchParams.get('account_id'));
    };
    const usual = await order();
    const last = first()
      .control.accounts()
      .find(({ id }) => id === usual.at(-1));
    const role = (organisationId: string): Role => ({
      ...readOnlyRole(organisationId),
      accountId: v.parse(accountIdSchema, last?.id),
    });
    await core.latchkey.commands['role.pin']({ role: role(client.id), pinned: true });
    const withPinOfOther = await order();
    await core.latchkey.commands['role.pin']({ role: role(northwind.id), pinned: true });
    expect([withPinOfOther, (await order())[0]]).toEqual([usual, last?.id]);
  });

  it('are shown by choice, which asks AWS for nothing and opens no browser', async () => {
    const shown = (): string | null => core.latchkey.snapshot().selectedOrganisationId;
    await core.latchkey.commands['sign-out']({ organisationId: northwind.id });
    const before = [shown(), sent.length, core.browser.opened.length];
    await core.latchkey.commands['organisation.select']({ organisationId: northwind.id });
    await core.settle();
    const after = [shown(), sent.length, core.browser.opened.length];
    expect([before, after, states()]).toEqual([
      [client.id, ...before.slice(1)],
      [northwind.id, ...before.slice(1)],
      [
        ['Northwind', 'signed-out'],
        ['Client A', 'signed-in'],
      ],
    ]);
  });

  it('does not show one that is not there', async () => {
    const answer = await core.latchkey.commands['organisation.select']({ organisationId: crypto.randomUUID() });
    expect([answer.ok, core.latchkey.snapshot().selectedOrganisationId]).toEqual([false, client.id]);
  });

  it('are both there after another start, each with its own sign-in', async () => {
    const again = core.create();
    await again.start();
    sent.length = 0;
    await again.perform({ kind: 'copy-credentials', role: client.role, format: 'shell' }, 'tray');
    const seen = again.snapshot().organisations.map(({ name, region, signIn: { state } }) => [name, region, state]);
    expect([seen, asksFor('/federation/credentials').map((one) => [regionOf(one), bearer(one)])]).toEqual([
      [
        ['Northwind', 'us-east-1', 'signed-in'],
        ['Client A', 'eu-central-1', 'signed-in'],
      ],
      [['eu-central-1', tokenOf(client.id)]],
    ]);
  });

  describe.each(['sign-out', 'organisation.remove'] as const)('after %s of one', (command) => {
    let own: string | undefined;
    let kept: string | undefined;
    beforeEach(async () => {
      await copy(northwind.role);
      await copy(client.role);
      [own, kept] = [tokenOf(northwind.id), tokenOf(client.id)];
      sent.length = 0;
      await core.latchkey.commands[command]({ organisationId: northwind.id });
      await core.settle();
    });

    it('AWS is told once, with its own token only', () => {
      expect(sent.map((one) => [one.method, pathOf(one), bearer(one)])).toEqual([['POST', '/us-east-1/logout', own]]);
    });

    it('the other stays signed in with all it held, and its roles go on to be renewed', async () => {
      const before = [tokenOf(northwind.id), tokenOf(client.id), liveRoles(), view(core, client.id).signIn.state];
      await core.advance(45 * minute);
      expect([before, asksFor('/federation/credentials').map(regionOf), liveRoles()]).toEqual([
        [undefined, kept, [[client.id, 'live']], 'signed-in'],
        ['eu-central-1'],
        [[client.id, 'live']],
      ]);
    });

    it('its roles get no credentials, not even those that were held', async () => {
      const was = core.clipboard.text;
      const answer = await copy(northwind.role);
      expect([answer.ok, core.clipboard.text === was, asksFor('/federation/credentials')]).toEqual([false, true, []]);
    });
  });

  it('removed, one is shown no more, and the other is', async () => {
    await core.latchkey.commands['organisation.remove']({ organisationId: client.id });
    const { organisations, selectedOrganisationId } = core.latchkey.snapshot();
    expect([organisations.map(({ id }) => id), selectedOrganisationId]).toEqual([[northwind.id], northwind.id]);
    expect([...core.files.texts.keys()].filter((path) => path.includes(client.id))).toEqual([]);
  });

  it('end for one when its administrator ends it, and for the other not', async () => {
    first().control.endSessions();
    await core.advance(61 * minute);
    expect(states()).toEqual([
      ['Northwind', 'ended'],
      ['Client A', 'signed-in'],
    ]);
  });
});

describe('two identities on one portal', () => {
  let mine: string;
  let admin: string;
  beforeEach(async () => {
    mine = await add(core, first(), 'Northwind');
    admin = await add(core, first(), 'Northwind', true);
    await signIn(core, first(), mine);
    await signIn(core, first(), admin, 'newcomer@example.com');
  });

  it('are added on purpose only, and told apart by name', async () => {
    const again = await add(core, first(), 'Northwind');
    expect([again, core.latchkey.snapshot().organisations.map(({ id, name }) => [id, name])]).toEqual([
      mine,
      [
        [mine, 'Northwind'],
        [admin, 'Northwind 2'],
      ],
    ]);
  });

  it('have a sign-in and a list each: what one may use does not show for the other', () => {
    expect([
      tokenOf(mine) !== tokenOf(admin),
      states(),
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

  it('get credentials with their own token, or none', async () => {
    sent.length = 0;
    const answers = [await copy(readOnlyRole(mine)), await copy(readOnlyRole(admin))];
    expect([answers.map(({ ok }) => ok), asksFor('/federation/credentials').map(bearer), liveRoles()]).toEqual([
      [true, false],
      [tokenOf(mine), tokenOf(admin)],
      [[mine, 'live']],
    ]);
  });

  it.each(['sign-out', 'organisation.remove'] as const)('survive %s of the other', async (command) => {
    await copy(readOnlyRole(mine));
    const [kept, own] = [tokenOf(mine), tokenOf(admin)];
    sent.length = 0;
    await core.latchkey.commands[command]({ organisationId: admin });
    await core.settle();
    const told = sent.map((one) => [pathOf(one), bearer(one)]);
    await core.advance(45 * minute);
    expect([
      told,
      kept !== undefined,
      view(core, mine).signIn.state,
      liveRoles(),
      asksFor('/federation/credentials').length,
    ]).toEqual([[['/us-east-1/logout', own]], true, 'signed-in', [[mine, 'live']], 1]);
  });
});
