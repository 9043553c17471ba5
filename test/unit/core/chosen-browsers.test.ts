import { describe, expect } from 'vitest';
import type { OrganisationChange } from '../../../electron/contract/organisation.ts';
import type { Role } from '../../../electron/contract/identifiers.ts';
import { chosenBrowser } from '../../../electron/core/organisations/chosen-browser.ts';
import { afterLogout, logoutHost } from '../../../electron/core/console/logout-first.ts';
import { hasPortalPage, portalLink } from '../../../electron/core/console/portal-link.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { hour, minute } from '../../../electron/core/time/instant.ts';
import { aWish, deployAccount, saveRole } from '../../harness/chain-roles.ts';
import { chrome, firefox, inProduction, inWork } from '../../harness/found-browsers.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import { askForCode, organisationIn, type RunningCore } from '../../harness/running-core.ts';

const inPrivate = { ...inWork, browser: 'firefox', profile: null, private: true } as const;

async function change(core: RunningCore, organisationId: string, wanted: OrganisationChange): Promise<void> {
  core.installedBrowsers.here = [firefox, chrome];
  const answer = await core.latchkey.commands['organisation.change']({ organisationId, change: wanted });
  expect(answer).toEqual({ ok: true, value: null });
}

const openConsole = (core: RunningCore, role: Role) => core.latchkey.perform({ kind: 'open-console', role }, 'tray');
const federation = (core: RunningCore): number =>
  core.http.requests.filter(({ path }) => path.endsWith('/federation')).length;

async function placesOf(core: RunningCore, role: Role) {
  const answer = await core.latchkey.commands['console.places']({ role });
  return answer.ok ? { opensIn: answer.value.opensIn, notByPortal: answer.value.notByPortal } : answer.failure;
}

/** The program and what it was given before the address. */
const startedBy = (core: RunningCore): string => (core.browser.opened.at(-1) ?? '').replace(/ ?\|? ?http.*$/u, '');

describe('the browser of a console', () => {
  it.for([
    [{ browser: null, browserCommand: null, environmentBrowsers: {} }, 'production', { kind: 'default' }],
    [{ browser: null, browserCommand: 'x', environmentBrowsers: {} }, 'production', { kind: 'command' }],
    [{ browser: inWork, browserCommand: 'x', environmentBrowsers: {} }, 'production', inWork],
    [
      { browser: inWork, browserCommand: null, environmentBrowsers: { production: inProduction } },
      'production',
      inProduction,
    ],
    [{ browser: inWork, browserCommand: null, environmentBrowsers: { production: inProduction } }, 'staging', inWork],
    [{ browser: inWork, browserCommand: null, environmentBrowsers: { production: inProduction } }, null, inWork],
    [
      { browser: null, browserCommand: null, environmentBrowsers: { production: { kind: 'command' } } },
      'production',
      { kind: 'default' },
    ],
    [
      { browser: inWork, browserCommand: null, environmentBrowsers: { production: { kind: 'command' } } },
      'production',
      inWork,
    ],
    [{ browser: { kind: 'command' }, browserCommand: null, environmentBrowsers: {} }, null, { kind: 'default' }],
    [{ browser: null, browserCommand: null, environmentBrowsers: {} }, 'constructor', { kind: 'default' }],
  ] as const)('of %j and %s', ([record, environmentId, expected]) => {
    expect(chosenBrowser(record, environmentId)).toEqual(expected);
  });

  it('is that of its environment, and no question is asked; a sign-in has that of the organisation', async ({
    core,
    role,
    organisationId,
  }) => {
    await change(core, organisationId, { browser: inWork, environmentBrowsers: { production: inProduction } });
    await openConsole(core, role);
    const console = startedBy(core);
    await core.latchkey.commands['sign-out']({ organisationId });
    const { attemptId } = await askForCode(core, organisationId);
    await core.latchkey.commands['sign-in.open-browser']({ organisationId, attemptId });
    expect([console, startedBy(core), core.confirmation.asked]).toEqual([
      'firefox | default | Production',
      'chrome | Profile 2',
      [],
    ]);
  });

  it.for([
    [null, 'your default browser'],
    [{ kind: 'default' }, 'your default browser'],
    [inProduction, 'Firefox, container Production'],
    [inWork, 'Google Chrome, profile Work'],
    [inPrivate, 'a private window of Firefox'],
  ] as const)('%j is called "%s"', async ([browser, expected], { core, role, organisationId }) => {
    await change(core, organisationId, { browser });
    expect(await placesOf(core, role)).toEqual({ opensIn: expected, notByPortal: null });
  });

  it('is named when it is not there any more, with the default as the way out, and nothing is opened', async ({
    core,
    role,
    organisationId,
  }) => {
    await change(core, organisationId, { browser: inWork });
    await placesOf(core, role);
    core.installedBrowsers.here = [firefox];
    expect([await openConsole(core, role), core.browser.opened]).toEqual([
      {
        ok: false,
        failure: expect.objectContaining({
          code: 'browser-did-not-open',
          sentence:
            'Google Chrome, profile Work: this is not on this computer any more. Choose where consoles of Northwind open under Browsers in the settings; the default browser always works.',
        }) as unknown,
      },
      [],
    ]);
    await change(core, organisationId, { browser: null });
    expect((await openConsole(core, role)).ok).toBe(true);
  });

  it('is looked for once in a minute', async ({ core }) => {
    core.installedBrowsers.here = [firefox];
    const find = () => core.latchkey.commands['browsers.find']({});
    expect(await find()).toEqual({ ok: true, value: [firefox] });
    await find();
    const before = core.installedBrowsers.searched;
    core.clock.tick(minute);
    await find();
    expect([before, core.installedBrowsers.searched]).toEqual([1, 2]);
  });
});

describe('a console through the access portal', () => {
  it('opens by an address without a secret, and no credentials are fetched', async ({ core, role, organisationId }) => {
    await change(core, organisationId, { consoleWay: 'portal', logsOutFirst: true, browser: inWork });
    const before = core.http.requests.length;
    await openConsole(core, role);
    expect([core.browser.opened, core.http.requests.length - before]).toEqual([
      [
        'chrome | Profile 2 | https://sim.awsapps.com/start/#/console?account_id=111122223333&role_name=ReadOnlyAccess&destination=https%3A%2F%2Fus-east-1.console.aws.amazon.com%2Fconsole%2Fhome%3Fregion%3Dus-east-1',
      ],
      0,
    ]);
  });

  it('is not there for a role that is reached through another one, which says so', async ({
    core,
    role,
    organisationId,
  }) => {
    await change(core, organisationId, { consoleWay: 'portal' });
    const saved = await saveRole(core, aWish(role, `arn:aws:iam::${deployAccount}:role/Deploy`));
    const chained = saved.ok ? saved.value.role : expect.fail('It was not saved.');
    expect([await placesOf(core, chained), await placesOf(core, role)]).toEqual([
      { opensIn: 'your default browser', notByPortal: 'chained' },
      { opensIn: 'your default browser', notByPortal: null },
    ]);
    await openConsole(core, chained);
    expect(core.browser.opened.join(' ')).not.toContain('account_id=');
  });

  it.for([
    ['https://northwind.awsapps.com/start', true],
    ['https://start.us-gov-home.awsapps.com/directory/northwind', true],
    ['https://ssoins-1.portal.eu-west-1.app.aws', true],
    ['https://identitycenter.amazonaws.com/ssoins-1', false],
    ['https://identitycenter.us-gov.amazonaws.com/ssoins-1', false],
  ] as const)('%s has a page: %s', ([portal, expected]) => {
    expect(hasPortalPage(portal)).toBe(expected);
  });

  it('keeps what a name holds within its part of the address', ({ role }) => {
    const odd: Role = { ...role, roleName: 'a&b=c#d+e' };
    const link = portalLink('https://x.awsapps.com/start', odd, 'https://y/?a=b#c');
    const query = new URLSearchParams(new URL(link).hash.slice('#/console?'.length));
    expect([query.get('role_name'), query.get('destination')]).toEqual(['a&b=c#d+e', 'https://y/?a=b#c']);
  });
});

describe('a logout before the console', () => {
  it('leads to the login on the same host, and only where it is wanted', async ({ core, role, organisationId }) => {
    await openConsole(core, role);
    await change(core, organisationId, { logsOutFirst: true });
    await openConsole(core, role);
    const [plain, behind] = core.browser.opened.map((address) => new URL(address));
    const login = new URL(behind?.searchParams.get('redirect_uri') ?? '');
    expect({
      plain: plain?.searchParams.get('Action'),
      path: behind?.pathname.endsWith('/oauth'),
      action: behind?.searchParams.get('Action'),
      login: login.searchParams.get('Action'),
      sameHost: login.host === behind?.host,
      asked: federation(core),
    }).toEqual({ plain: 'login', path: true, action: 'logout', login: 'login', sameHost: true, asked: 2 });
  });

  it('is not in a link that is copied', async ({ core, role, organisationId }) => {
    await change(core, organisationId, { logsOutFirst: true, consoleWay: 'portal' });
    await core.latchkey.perform({ kind: 'copy-console-link', role }, 'window');
    expect(core.clipboard.text).toMatch(/\/federation\?Action=login/u);
  });

  it.for([
    ['https://signin.aws.amazon.com', 'https://us-east-1.signin.aws.amazon.com'],
    ['https://signin.amazonaws-us-gov.com', 'https://us-east-1.signin.amazonaws-us-gov.com'],
    ['https://signin.amazonaws.cn', 'https://signin.amazonaws.cn'],
    ['https://eusc-de-east-1.signin.amazonaws-eusc.eu', 'https://eusc-de-east-1.signin.amazonaws-eusc.eu'],
    ['http://127.0.0.1:4711/us-east-1', 'http://127.0.0.1:4711/us-east-1'],
  ] as const)('of %s is at %s', ([signIn, expected]) => {
    expect(logoutHost(signIn)).toBe(expected);
  });

  it('keeps the whole login in its one parameter', () => {
    const login = 'https://s/federation?Action=login&Destination=https%3A%2F%2Fc%2F%3Fa%3Db%26c%23d&SigninToken=t';
    expect(new URL(afterLogout('https://s', new Secret(login)).reveal()).searchParams.get('redirect_uri')).toBe(login);
  });
});

describe('what is set of an organisation', () => {
  it('opens consoles at its usual page, which Activity names', async ({ core, role, organisationId }) => {
    await change(core, organisationId, { consoleService: 's3', consoleWay: 'portal' });
    await openConsole(core, role);
    const activity = await core.latchkey.commands['activity.get']({});
    expect([core.browser.opened[0], JSON.stringify(activity)]).toEqual([
      expect.stringContaining('us-east-1.console.aws.amazon.com%2Fs3%2Fhome') as unknown,
      expect.stringContaining('s3 us-east-1') as unknown,
    ]);
  });

  it('opens the home of the console where the page is none', async ({ core, role, organisationId }) => {
    await change(core, organisationId, { consoleService: 'no-such-page', consoleWay: 'portal' });
    await openConsole(core, role);
    expect(core.browser.opened[0]).toContain('%2Fconsole%2Fhome');
  });

  it('lists the pages of its partition', async ({ core, organisationId }) => {
    const answer = await core.latchkey.commands['console.services']({ organisationId });
    expect(answer.ok && answer.value.map(({ id }) => id).slice(0, 2)).toEqual(['home', 'apigateway']);
  });

  it('reads its list again as often as is set, from the change on', async ({ core, organisationId }) => {
    const listed = (): number => core.http.requests.filter(({ path }) => path.endsWith('/assignment/accounts')).length;
    const before = listed();
    await core.advance(2 * hour);
    const stillFour = listed() - before;
    await change(core, organisationId, { reloadHours: 3 });
    await core.advance(1.1 * hour);
    expect([stillFour, listed() - before > 0, organisationIn(core.latchkey.snapshot()).reloadHours]).toEqual([
      0,
      true,
      3,
    ]);
  });
});
