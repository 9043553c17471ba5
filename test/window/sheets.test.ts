import { describe, expect } from 'vitest';
import { aSignedIn, plainSettings } from '../harness/builders.ts';
import { now, organisation, role, snapshot } from './support/northwind.ts';
import { answers } from './support/sheet-answers.ts';
import { windowTest as it, type OpenWindow } from './support/fixtures.ts';
import type { TestWindow, WindowOptions } from './support/window.ts';

const staging = role('111122224444', 'PowerUserAccess');
const prod = role('111122223333', 'ReadOnlyAccess');
/** The list with payments-staging selected, and a key pressed there. */
async function pressed(
  openWindow: OpenWindow,
  keys: readonly string[],
  options: WindowOptions = {},
): Promise<TestWindow> {
  const window = await openWindow({ answers, ...options });
  await window.page.getByRole('option').first().waitFor();
  await window.page.keyboard.press('ArrowDown');
  for (const key of keys) await window.page.keyboard.press(key);
  return window;
}

const performed = async (window: TestWindow): Promise<unknown[]> =>
  (await window.asked())
    .filter(({ name }) => name !== 'console.places' && name !== 'copy.preview')
    .map(({ input }) => input);

const pictures = {
  actions: ['Meta+k'],
  'copy-as': ['Meta+Shift+c'],
  'console-at': ['Alt+Enter', 'l', 'o', 'g'],
};

describe.each(Object.entries(pictures))('%s', (name, keys) => {
  it('goes back to the list by Esc, with the focus where it was', async ({ openWindow }) => {
    const window = await pressed(openWindow, keys);
    const inside = await window.page.evaluate(() => document.activeElement?.closest('dialog') !== null);
    await window.page.keyboard.press('Escape');
    expect([
      inside,
      await window.page.getByRole('dialog').count(),
      await window.page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
      await performed(window),
    ]).toEqual([true, 0, 'Search accounts, roles and ids', []]);
  });

  it('keeps the focus in it', async ({ openWindow }) => {
    const window = await pressed(openWindow, keys);
    const places: boolean[] = [];
    for (let tab = 0; tab < 8; tab += 1) {
      await window.page.keyboard.press('Tab');
      places.push(
        await window.page.evaluate(
          () => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null,
        ),
      );
    }
    expect(places).toEqual(Array.from({ length: 8 }, () => true));
  });
});

describe('the palette', () => {
  it.for([
    ['Meta+k', 'darwin'],
    ['ArrowRight', 'darwin'],
    ['Control+k', 'linux'],
    ['ContextMenu', 'linux'],
    ['Shift+F10', 'win32'],
  ] as const)('opens on the selected role by %s on %s', async ([key, platform], { openWindow }) => {
    const window = await pressed(openWindow, [key], { snapshot: snapshot({ platform }) });
    expect(await window.page.getByRole('dialog').getAttribute('aria-label')).toBe(
      'Actions for payments-staging, PowerUserAccess, account 1111 2222 4444',
    );
  });

  it('opens by right click and by More on the row that was meant', async ({ openWindow }) => {
    const window = await pressed(openWindow, []);
    const row = window.page.getByRole('option', { name: /^log-archive, Shared, SecurityAudit/u });
    await row.click({ button: 'right' });
    const byClick = await window.page.getByRole('dialog').getAttribute('aria-label');
    await window.page.keyboard.press('Escape');
    await row.hover();
    await row.locator('button[title=More]').click();
    expect({ byClick, dialogLabel: await window.page.getByRole('dialog').getAttribute('aria-label') }).toEqual({
      byClick: 'Actions for log-archive, SecurityAudit, account 5555 6666 7777',
      dialogLabel: 'Actions for log-archive, SecurityAudit, account 5555 6666 7777',
    });
  });

  it.for([
    ['Enter', { kind: 'open-console', role: staging }],
    ['Meta+c', { kind: 'copy-credentials', role: staging, format: 'shell' }],
    ['Meta+e', { kind: 'renew-credentials', role: staging }],
    ['Meta+Shift+a', { kind: 'copy-account-id', role: staging }],
  ] as const)('does on %s what it shows, once', async ([key, intent], { openWindow }) => {
    const window = await pressed(openWindow, ['Meta+k', key]);
    expect({ performed: await performed(window), dialogCount: await window.page.getByRole('dialog').count() }).toEqual({
      performed: [{ intent }],
      dialogCount: 0,
    });
  });

  it.for([
    ['forget', { kind: 'forget-credentials', role: staging }],
    ['arn', { kind: 'copy-role-arn', role: staging }],
    ['sign-in link', { kind: 'copy-console-link', role: staging }],
  ] as const)('finds an action by %j', async ([typed, intent], { openWindow }) => {
    const window = await pressed(openWindow, ['Meta+k']);
    await window.page.keyboard.type(typed);
    await window.page.keyboard.press('Enter');
    expect(await performed(window)).toEqual([{ intent }]);
  });

  it('warns before a sign-in link is copied', async ({ openWindow }) => {
    const window = await pressed(openWindow, ['Meta+k', 'ArrowDown', 'ArrowDown']);
    expect(await window.page.getByRole('dialog').getByRole('status').innerText()).toBe(
      'Anyone with this link is signed in as you. It works for 15 minutes.',
    );
  });

  it('keeps what cannot be done, with the reason, and does not do it', async ({ openWindow }) => {
    const offline = {
      ...organisation,
      signIn: aSignedIn({ since: now, connection: 'offline' }),
    };
    const window = await pressed(openWindow, [], { snapshot: snapshot({ organisations: [offline] }) });
    await window.page.getByRole('option', { name: /^payments-dev, Development, Admin/u }).click({ button: 'right' });
    const rows = await window.page
      .getByRole('dialog')
      .getByRole('option')
      .evaluateAll((options) =>
        options.map((option) => [
          option.getAttribute('aria-disabled'),
          (option as HTMLElement).innerText.replaceAll('\n', ' | '),
        ]),
      );
    await window.page.keyboard.press('Enter');
    expect({ rows, performed: await performed(window) }).toEqual({
      rows: [
        ['true', 'Open console | Needs a connection'],
        ['true', 'Open console at service and region… | Needs a connection'],
        ['true', 'Copy console sign-in link | Needs a connection'],
        ['true', 'Copy for bash and zsh | Needs a connection'],
        ['false', 'Copy as… | ⇧⌘C'],
        ['true', 'Open a terminal with this role | Needs a connection'],
        ['false', 'Link to an AWS profile… | ⌘P'],
        ['true', 'Renew now | Needs a connection'],
        ['true', 'Forget credentials | None held'],
        ['false', 'Unpin | ⌘D'],
        ['false', 'Copy account id | ⇧⌘A'],
        ['true', 'Copy role ARN | Needs a connection'],
        ['false', 'Change environment…'],
        ['false', 'Rename for me…'],
        ['false', 'Account details | ⌘I'],
        ['false', 'Hide this account'],
        ['false', 'Hide this role'],
        ['false', 'Add a role reached through this…'],
      ],
      performed: [],
    });
  });

  it('gives way to another sheet, which goes back to the list', async ({ openWindow }) => {
    const window = await pressed(openWindow, ['Meta+k', 'Meta+Shift+c']);
    const second = await window.page.getByRole('heading', { level: 2 }).innerText();
    await window.page.keyboard.press('Escape');
    expect({ second, dialogCount: await window.page.getByRole('dialog').count() }).toEqual({
      second: 'Copy credentials',
      dialogCount: 0,
    });
  });
});

describe('copy as', () => {
  it.for(
    [
      'renewing-shell',
      'shell',
      'powershell',
      'cmd',
      'fish',
      'dotenv',
      'json',
      'credentials-file',
      'config-profile',
    ].map((format, index) => [String(index), format] as const),
  )('%s copies as %s at once', async ([key, format], { openWindow }) => {
    const window = await pressed(openWindow, ['Meta+Shift+c', key]);
    expect(await performed(window)).toEqual([{ intent: { kind: 'copy-credentials', role: staging, format } }]);
  });

  it('does not copy a line for a profile that the role is not linked to, and says what to do', async ({
    openWindow,
  }) => {
    const window = await pressed(openWindow, ['Meta+Shift+c', '9', 'ArrowDown', 'ArrowDown', 'ArrowDown']);
    const line = window.page.getByRole('option', { name: /^AWS_PROFILE line/u });
    await line.dblclick({ force: true });
    const dialog = window.page.getByRole('dialog');
    expect({
      line: (await line.innerText()).split('\n').at(-1),
      isDisabled: await line.getAttribute('aria-disabled'),
      isButtonDisabled: await dialog.getByRole('button', { name: 'Copy', exact: true }).isDisabled(),
      performed: await performed(window),
    }).toEqual({ line: 'Link this role first', isDisabled: 'true', isButtonDisabled: true, performed: [] });
  });

  it('says how far lines without keys reach, with all of the sheet in view', async ({ openWindow }) => {
    const window = await pressed(openWindow, ['Meta+Shift+c', 'ArrowUp']);
    await window.picture('copy-as-renewing');
    const dialog = window.page.getByRole('dialog');
    const button = await dialog.getByRole('button', { name: 'Copy', exact: true }).boundingBox();
    expect({
      note: await dialog.locator('.note').innerText(),
      isInView: button !== null && button.y + button.height < 612,
    }).toEqual({
      note: 'Holds no keys, so it stays on the clipboard. It works while Latchkey runs, but not in a container with a network of its own.',
      isInView: true,
    });
  });

  it.for([
    ['are live', {}, 'Keys, valid for 23 min', '23 min left'],
    ['were not renewed', { state: 'not-renewed' as const }, 'Keys', 'PowerUserAccess'],
    ['are being renewed', { state: 'fetching' as const }, 'Keys', 'PowerUserAccess'],
  ] as const)('says for how long the keys work where they %s', async ([, change, keys, lastFact], { openWindow }) => {
    const { freshness } = snapshot();
    const changed = freshness.map((held) =>
      held.role.accountId === staging.accountId ? { ...held, ...change } : held,
    );
    const window = await pressed(openWindow, ['Meta+Shift+c'], { snapshot: snapshot({ freshness: changed }) });
    const dialog = window.page.getByRole('dialog');
    expect([
      await dialog.locator('.sheet-group').nth(1).innerText(),
      await dialog.locator('.fact').last().innerText(),
    ]).toEqual([keys, lastFact]);
  });

  it('leaves without a sign-in only what holds no keys', async ({ openWindow }) => {
    const signedOut = { ...organisation, signIn: { state: 'signed-out' as const, problem: null } };
    const window = await pressed(openWindow, ['Meta+Shift+c'], {
      snapshot: snapshot({ organisations: [signedOut], freshness: [] }),
    });
    await window.page.getByRole('option', { name: /Link this role first/u }).waitFor();
    const off = await window.page
      .getByRole('dialog')
      .getByRole('option')
      .evaluateAll((options) => options.map((option) => option.getAttribute('aria-disabled')));
    await window.page.keyboard.press('1');
    await window.page.keyboard.press('Enter');
    await window.page.keyboard.press('0');
    expect({ off, performed: await performed(window) }).toEqual({
      off: ['false', ...Array.from({ length: 7 }, () => 'true'), 'false', 'true'],
      performed: [{ intent: { kind: 'copy-credentials', role: staging, format: 'renewing-shell' } }],
    });
  });

  it('makes the chosen format the usual one when asked to', async ({ openWindow }) => {
    const window = await pressed(openWindow, ['Meta+Shift+c', 'ArrowDown', 'ArrowDown', 'ArrowDown']);
    const box = window.page.getByRole('checkbox');
    const label = await box.locator('xpath=..').innerText();
    await box.check();
    await window.page.getByRole('button', { name: 'Copy', exact: true }).click();
    expect({ label: label.replaceAll(/\s+/gu, ' '), performed: await performed(window) }).toEqual({
      label: 'Use fish for ⌘C',
      performed: [
        { change: { copyFormat: 'fish' } },
        { intent: { kind: 'copy-credentials', role: staging, format: 'fish' } },
      ],
    });
  });

  it('opens on the usual format', async ({ openWindow }) => {
    const window = await pressed(openWindow, ['Meta+Shift+c'], {
      snapshot: snapshot({ settings: { ...plainSettings, copyFormat: 'json' } }),
    });
    expect({
      lastOption: await window.page.getByRole('option', { selected: true }).last().innerText(),
      isCheckboxDisabled: await window.page.getByRole('checkbox').isDisabled(),
    }).toEqual({ lastOption: expect.stringContaining('JSON') as unknown, isCheckboxDisabled: true });
  });
});

describe('open console at', () => {
  it('opens the service and region that were typed', async ({ openWindow }) => {
    const window = await pressed(openWindow, ['Alt+Enter']);
    await window.page.getByRole('button', { name: 'Region eu-west-1' }).waitFor();
    await window.page.keyboard.type('log us-e1');
    const shown = await window.page.getByRole('button', { name: /^Region / }).innerText();
    await window.page.keyboard.press('Enter');
    expect({ shown, performed: await performed(window) }).toEqual({
      shown: 'us-east-1',
      performed: [
        { intent: { kind: 'open-console', role: staging, destination: { service: 'logs', region: 'us-east-1' } } },
      ],
    });
  });

  it('opens a place used before in the region it was used in', async ({ openWindow }) => {
    const window = await pressed(openWindow, ['Alt+Enter']);
    await window.page.getByRole('button', { name: 'Region eu-west-1' }).waitFor();
    await window.page.keyboard.type('zzz');
    await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('Enter');
    expect(await performed(window)).toEqual([
      { intent: { kind: 'open-console', role: staging, destination: { service: 's3', region: 'eu-central-1' } } },
    ]);
  });

  it('says when the role is of production, before and on the button', async ({ openWindow }) => {
    const window = await openWindow({ answers });
    await window.page.getByRole('option').first().waitFor();
    await window.push('window.summoned', { clean: true, sheet: { kind: 'console-at', role: prod } });
    const dialog = window.page.getByRole('dialog');
    await window.page.locator('.sheet-item').first().waitFor();
    expect({
      productionCount: await dialog.getByText('Production', { exact: true }).count(),
      openProductionConsoleCount: await dialog.getByRole('button', { name: 'Open production console' }).count(),
    }).toEqual({ productionCount: 1, openProductionConsoleCount: 1 });
  });
});

describe('a sheet from the tray menu', () => {
  it('opens with the window, and a clean summon closes it', async ({ openWindow }) => {
    const window = await pressed(openWindow, []);
    await window.push('window.summoned', { clean: true, sheet: { kind: 'copy-as', role: prod } });
    const opened = await window.page.getByRole('heading', { level: 2 }).innerText();
    await window.push('window.summoned', { clean: true });
    expect({ opened, dialogCount: await window.page.getByRole('dialog').count() }).toEqual({
      opened: 'Copy credentials',
      dialogCount: 0,
    });
  });
});

it('the footer offers the actions of the selected role', async ({ openWindow }) => {
  const window = await pressed(openWindow, []);
  await window.page.getByRole('button', { name: 'Actions' }).click();
  expect(await window.page.getByRole('dialog').count()).toBe(1);
});

it('the footer keeps to one line for a production role, with the longest names of keys', async ({ openWindow }) => {
  const signedOut = { ...organisation, signIn: { state: 'signed-out' as const, problem: null } };
  const window = await openWindow({
    answers,
    snapshot: snapshot({ platform: 'linux', organisations: [signedOut] }),
  });
  await window.page.getByText('Sign in and open production').waitFor();
  expect((await window.page.locator('footer').boundingBox())?.height).toBeLessThan(45);
});
