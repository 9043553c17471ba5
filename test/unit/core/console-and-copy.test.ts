import { describe, expect } from 'vitest';
import { minute } from '../../../electron/core/time/instant.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import type { RunningCore } from '../../harness/running-core.ts';
import type { Role } from '../../../electron/contract/identifiers.ts';

const openConsole = (core: RunningCore, role: Role) => core.latchkey.perform({ kind: 'open-console', role }, 'tray');
const copy = (core: RunningCore, role: Role) =>
  core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'window');
const federation = (core: RunningCore) =>
  core.http.requests.filter(({ path }) => path.endsWith('/federation')).map(({ method }) => method);

describe('opening the console', () => {
  it('sends the browser, by an address that is good once, to where AWS shows that account and role', async ({
    core,
    role,
  }) => {
    expect(await openConsole(core, role)).toEqual({ ok: true, value: null });
    const [link = ''] = core.browser.opened;
    const page = await (await fetch(link)).text();
    expect(core.browser.errands).toEqual(['console']);
    expect({
      pageHas111122223333: page.includes('1111 2222 3333') || page.includes('111122223333'),
      pageHasReadOnlyAccess: page.includes('ReadOnlyAccess'),
    }).toEqual({ pageHas111122223333: true, pageHasReadOnlyAccess: true });
    expect(Object.fromEntries(new URL(link).searchParams)).toEqual({
      Action: 'login',
      Issuer: 'https://sim.awsapps.com/start',
      Destination: 'https://us-east-1.console.aws.amazon.com/console/home?region=us-east-1',
      SigninToken: expect.any(String) as string,
    });
  });

  it('asks once more by GET when AWS takes no POST', async ({ core, role }) => {
    core.simulator.control.setSwitches({ federationByPost: false });
    expect({ openConsoleOk: (await openConsole(core, role)).ok, federation: federation(core) }).toEqual({
      openConsoleOk: true,
      federation: ['POST', 'GET'],
    });
  });

  it.for([405, 414, 415, 501])('asks once more by GET when AWS answers the POST %i', async (status, { core, role }) => {
    core.simulator.control.addFault({ kind: 'status', status, path: '/federation', method: 'POST', body: 'no' });
    expect({ openConsoleOk: (await openConsole(core, role)).ok, federation: federation(core) }).toEqual({
      openConsoleOk: true,
      federation: ['POST', 'GET'],
    });
  });

  const html = { body: '<html>Blocked</html>', contentType: 'text/html' };
  it.for([
    ['a captive portal', { kind: 'intercept' }, 'proxy-in-between'],
    ['a proxy, 403', { kind: 'intercept', status: 403 }, 'proxy-in-between'],
    ['a proxy, 404', { kind: 'intercept', status: 404 }, 'proxy-in-between'],
    ['a proxy, 405', { kind: 'intercept', status: 405 }, 'proxy-in-between'],
    [
      'a proxy, 405 without a page',
      { kind: 'intercept', status: 405, body: '', contentType: 'text/plain' },
      'proxy-in-between',
    ],
    ['a proxy, 414', { kind: 'intercept', status: 414 }, 'proxy-in-between'],
    ['AWS, 405 with a page', { kind: 'status', status: 405, ...html }, 'console-refused'],
    ['AWS, 200 with a page', { kind: 'status', status: 200, ...html }, 'proxy-in-between'],
    ['AWS, 400', { kind: 'status', status: 400, ...html }, 'console-refused'],
    ['AWS, 403', { kind: 'status', status: 403, body: 'no' }, 'console-refused'],
  ] as const)(
    'I3: puts no session token into an address after an answer of %s',
    async ([, fault, code], { core, role }) => {
      core.simulator.control.addFault({ ...fault, path: '/federation' });
      expect({
        openConsole: await openConsole(core, role),
        federation: federation(core),
        opened: core.browser.opened,
      }).toEqual({
        openConsole: { ok: false, failure: expect.objectContaining({ code }) as unknown },
        federation: ['POST'],
        opened: [],
      });
    },
  );

  it('does not ask again by GET on a fault of the service, and opens nothing', async ({ core, role }) => {
    core.simulator.control.addFault({ kind: 'status', status: 503, path: '/federation' });
    expect({
      openConsole: await openConsole(core, role),
      federation: federation(core),
      opened: core.browser.opened,
    }).toEqual({
      openConsole: { ok: false, failure: expect.objectContaining({ code: 'service-error', retry: true }) as unknown },
      federation: ['POST'],
      opened: [],
    });
  });

  it('says so when the browser does not open', async ({ core, role }) => {
    core.browser.failing = true;
    expect(await openConsole(core, role)).toEqual({
      ok: false,
      failure: expect.objectContaining({ code: 'browser-did-not-open' }) as unknown,
    });
  });

  it('opens one console however often it is asked while one is on its way', async ({ core, role }) => {
    await Promise.all([openConsole(core, role), openConsole(core, role), openConsole(core, role)]);
    expect(core.browser.opened).toHaveLength(1);
  });
});

describe('copying credentials', () => {
  it('puts lines on the clipboard that begin with a blank, and takes them away after a minute', async ({
    core,
    role,
  }) => {
    await copy(core, role);
    const copied = core.clipboard.text;
    await core.advance(59_000);
    const stays = core.clipboard.text === copied;
    await core.advance(1_000);
    expect({ copied: copied.replaceAll(/'[^']*'/gu, "'…'"), stays, clipboardText: core.clipboard.text }).toEqual({
      copied:
        " export AWS_ACCESS_KEY_ID='…'\n export AWS_SECRET_ACCESS_KEY='…'\n export AWS_SESSION_TOKEN='…'\n export AWS_REGION='…'\n export AWS_DEFAULT_REGION='…'\n export AWS_CREDENTIAL_EXPIRATION='…'\n",
      stays: true,
      clipboardText: '',
    });
  });

  it('leaves alone what a person has copied since', async ({ core, role }) => {
    await copy(core, role);
    core.clipboard.text = 'mine';
    await core.advance(2 * minute);
    expect(core.clipboard.text).toBe('mine');
  });

  it('clears on quit, only what is ours', async ({ core, role }) => {
    await copy(core, role);
    await core.latchkey.stop();
    const cleared = core.clipboard.text;
    core.clipboard.text = 'mine';
    await core.latchkey.stop();
    expect({ cleared, clipboardText: core.clipboard.text }).toEqual({ cleared: '', clipboardText: 'mine' });
  });

  it('clears at once when asked to', async ({ core, role }) => {
    await copy(core, role);
    await core.latchkey.commands['clipboard.clear']({});
    await core.settle();
    expect({ clipboardText: core.clipboard.text, clipboard: core.latchkey.snapshot().clipboard }).toEqual({
      clipboardText: '',
      clipboard: null,
    });
  });

  it('counts the minute from the last copy', async ({ core, role }) => {
    await copy(core, role);
    await core.advance(50_000);
    await copy(core, role);
    await core.advance(30_000);
    expect(core.clipboard.text).not.toBe('');
  });

  it('copies an account id as twelve plain digits, which stay', async ({ core, role }) => {
    await core.latchkey.perform({ kind: 'copy-account-id', role }, 'window');
    await core.advance(5 * minute);
    expect(core.clipboard.text).toBe('111122223333');
  });
});

/** Where the system puts copied text besides the clipboard: on Linux the primary selection, which the middle button pastes. */
describe('the selection beside the clipboard', () => {
  it('has no secret left once it was copied', async ({ core, role }) => {
    await copy(core, role);
    expect({
      clipboardTextHasAWSSECRETACCESSKEY: core.clipboard.text.includes('AWS_SECRET_ACCESS_KEY'),
      selection: core.clipboard.selection,
    }).toEqual({ clipboardTextHasAWSSECRETACCESSKEY: true, selection: '' });
  });

  const clearings = {
    'after its time': (core: RunningCore) => core.advance(minute),
    'at quit': (core: RunningCore) => core.latchkey.stop(),
    'at screen lock': async (core: RunningCore) => {
      core.latchkey.locked();
      await core.settle();
    },
    'when asked to': async (core: RunningCore) => {
      await core.latchkey.commands['clipboard.clear']({});
      await core.settle();
    },
  };

  it.for(Object.entries(clearings))(
    'is cleared %s where a program has put the secret back',
    async ([, clear], { core, role }) => {
      await copy(core, role);
      core.clipboard.selection = core.clipboard.text;
      await clear(core);
      expect({ clipboardText: core.clipboard.text, selection: core.clipboard.selection }).toEqual({
        clipboardText: '',
        selection: '',
      });
    },
  );

  it.for(Object.entries(clearings))(
    'is left alone %s where the person has selected since',
    async ([, clear], { core, role }) => {
      await copy(core, role);
      core.clipboard.selection = 'selected since';
      await clear(core);
      expect({ clipboardText: core.clipboard.text, selection: core.clipboard.selection }).toEqual({
        clipboardText: '',
        selection: 'selected since',
      });
    },
  );

  /** An earlier copy, pasted into a terminal and marked there after the next one was copied. */
  async function copyTwice(core: RunningCore, role: Role, next: () => Promise<unknown>): Promise<string> {
    await copy(core, role);
    const earlier = core.clipboard.text;
    core.clipboard.selection = earlier;
    await next();
    expect({
      clipboardTextIsEarlier: core.clipboard.text === earlier,
      selectionIsEarlier: core.clipboard.selection === earlier,
    }).toEqual({ clipboardTextIsEarlier: false, selectionIsEarlier: false });
    core.clipboard.selection = earlier;
    return earlier;
  }
  const copyId = (core: RunningCore, role: Role): Promise<unknown> =>
    core.latchkey.perform({ kind: 'copy-account-id', role }, 'window');
  const copyOther = (core: RunningCore, role: Role): Promise<unknown> =>
    core.latchkey.perform({ kind: 'copy-credentials', role, format: 'fish' }, 'window');

  it.for(Object.entries(clearings))('is cleared %s of an earlier secret too', async ([, clear], { core, role }) => {
    await copyTwice(core, role, () => copyOther(core, role));
    await clear(core);
    expect({ clipboardText: core.clipboard.text, selection: core.clipboard.selection }).toEqual({
      clipboardText: '',
      selection: '',
    });
  });

  it.for(Object.entries(clearings))(
    'is cleared %s of a secret copied before an account id',
    async ([, clear], { core, role }) => {
      await copyTwice(core, role, () => copyId(core, role));
      await clear(core);
      expect({ clipboardText: core.clipboard.text, selection: core.clipboard.selection }).toEqual({
        clipboardText: '111122223333',
        selection: '',
      });
    },
  );

  it('is cleared of each secret at its own time, and what is shown is the time of the newest', async ({
    core,
    role,
  }) => {
    await copyTwice(core, role, async () => {
      await core.advance(50_000);
      await copyOther(core, role);
    });
    await core.advance(10_000);
    const meanwhile = [core.clipboard.text === '', core.clipboard.selection, core.latchkey.snapshot().clipboard?.what];
    await core.advance(50_000);
    expect({ meanwhile, clipboardText: core.clipboard.text, clipboard: core.latchkey.snapshot().clipboard }).toEqual({
      meanwhile: [false, '', 'credentials'],
      clipboardText: '',
      clipboard: null,
    });
  });

  it('leaves the word on a copied account id when an earlier secret is cleared', async ({ core, role }) => {
    await copyTwice(core, role, () => copyId(core, role));
    await core.advance(minute);
    expect(core.latchkey.snapshot().clipboard?.what).toBe('account-id');
  });

  it('is left alone once a secret was seen gone', async ({ core, role }) => {
    const earlier = await copyTwice(core, role, () => copyOther(core, role));
    core.clipboard.selection = 'selected since';
    await clearings['when asked to'](core);
    core.clipboard.selection = earlier;
    await core.latchkey.stop();
    expect(core.clipboard.selection).toBe(earlier);
  });
});

describe('what was done', () => {
  it('is written down with its outcome, and without any secret', async ({ core, role }) => {
    await copy(core, role);
    core.simulator.control.addFault({ kind: 'status', status: 503, path: '/federation' });
    await openConsole(core, role);
    const common = { at: expect.any(Number) as number, role, account: 'payments-prod' };
    const lines = (core.files.texts.get('activity.jsonl') ?? '').trim().split('\n').slice(2);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { ...common, kind: 'copy-credentials', detail: 'shell', source: 'window', outcome: 'done' },
      { ...common, kind: 'open-console', detail: 'home us-east-1', source: 'tray', outcome: 'service-error' },
    ]);
  });

  it('is written down of organisations, too, with their names of then', async ({ core, role }) => {
    const { organisationId } = role;
    await core.latchkey.commands['organisation.change']({ organisationId, change: { name: 'Northwind Traders' } });
    await core.latchkey.commands['organisation.change']({
      organisationId,
      change: { browserCommand: 'firefox -P work' },
    });
    await core.latchkey.commands['organisation.change']({ organisationId, change: { browser: { kind: 'default' } } });
    await core.latchkey.commands['organisation.change']({
      organisationId,
      change: { environmentBrowsers: { production: { kind: 'command' } } },
    });
    await core.latchkey.commands['sign-out']({ organisationId });
    await core.latchkey.commands['organisation.remove']({ organisationId });
    const lines = (core.files.texts.get('activity.jsonl') ?? '').trim().split('\n');
    const done = lines.map((line) => JSON.parse(line) as { kind: string; organisation: string });
    expect(done.map(({ kind, organisation }) => [kind, organisation])).toEqual([
      ['organisation-added', 'Northwind'],
      ['signed-in', 'Northwind'],
      ['organisation-changed', 'Northwind'],
      ['browser-changed', 'Northwind Traders'],
      ['browser-changed', 'Northwind Traders'],
      ['browser-changed', 'Northwind Traders'],
      ['signed-out', 'Northwind Traders'],
      ['organisation-removed', 'Northwind Traders'],
    ]);
  });

  it('makes the role recent, unless it is pinned', async ({ core, role }) => {
    await copy(core, role);
    const recent = core.latchkey.snapshot().recent;
    await core.latchkey.commands['role.pin']({ role, pinned: true });
    const { pinned, recent: afterPin } = core.latchkey.snapshot();
    expect({ recent, pinned, afterPin }).toEqual({ recent: [role], pinned: [role], afterPin: [] });
  });

  it('outlives sign-out and the next start', async ({ core, role }) => {
    await core.latchkey.commands['role.pin']({ role, pinned: true });
    await core.latchkey.commands['sign-out']({ organisationId: role.organisationId });
    const next = core.create();
    await next.start();
    expect(next.snapshot().pinned).toEqual([role]);
  });
});
