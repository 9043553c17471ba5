import { describe, expect } from 'vitest';
import {
  now,
  organisation,
  organisationId,
  snapshot,
  waitingForApproval,
  type SnapshotInput,
} from './support/northwind.ts';
import { alerts, changes, endingIn, openSettings, pictured, refusing, valueOf } from './support/settings.ts';
import { clientId, govId, signedOut } from './support/several.ts';
import { windowTest as it } from './support/fixtures.ts';
import type { TestWindow } from './support/window.ts';

/** Moves by Tab until a control has the focus. */
async function tabTo(window: TestWindow, id: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await window.page.keyboard.press('Tab');
    if ((await window.page.evaluate(() => document.activeElement?.id)) === id) return;
  }
  throw new Error(`Tab does not reach ${id}.`);
}

describe('the list of organisations', () => {
  it('shows what is known of each, and marks the one whose settings are shown', async ({ openWindow }) => {
    const window = await openSettings(openWindow, {}, {}, { organisations: pictured });
    const lines = await window.page
      .locator('li.setting button')
      .evaluateAll((buttons) =>
        buttons.map((button) => [
          (button as HTMLElement).innerText.replaceAll(/\s*\n+\s*/gu, ' | '),
          button.getAttribute('aria-current'),
          button.querySelector('.attention') !== null,
        ]),
      );
    expect({ lines, h2: await window.page.locator('h2').innerText() }).toEqual({
      lines: [
        ['N | Northwind | 212 accounts, 640 roles · eu-west-1 | Signed in | 7 h 12 min left', 'true', false],
        ['A | Client A | 9 accounts, 12 roles · us-east-1 | Sign-in ends | in 8 min', null, true],
        ['G | Northwind Gov | GovCloud | 17 accounts, 30 roles · us-gov-west-1 | Signed out', null, false],
      ],
      h2: 'Northwind',
    });
  });

  it('shows the settings of another one that is chosen, and of the one main asks for', async ({ openWindow }) => {
    const window = await openSettings(openWindow, {}, {}, { organisations: pictured });
    await window.page.getByRole('button', { name: /^Client A/u }).press('Enter');
    const chosen = [await window.page.locator('h2').innerText(), await valueOf(window, 'Name')];
    await window.push('settings.wanted', { page: 'organisations', organisationId: govId });
    expect({ chosen, valueOfName: await valueOf(window, 'Name'), asked: await window.asked() }).toEqual({
      chosen: ['Client A', 'Client A'],
      valueOfName: 'Northwind Gov',
      // Main is told where to come back to, and asked for nothing.
      asked: [clientId, govId].map((id) => ({
        name: 'window.settings-at',
        input: { route: { page: 'organisations', organisationId: id } },
      })),
    });
  });

  it('chooses the way of signing in on the row, by keys alone', async ({ openWindow }) => {
    const window = await openSettings(openWindow, {}, {}, { organisations: pictured });
    const way = window.page.getByLabel('How to sign in to Client A');
    await way.focus();
    await window.page.keyboard.press('d');
    expect(await window.asked()).toEqual([changes({ signInWay: 'code' }, clientId)]);
  });

  it('puts a way back that main refuses, and says why at the row', async ({ openWindow }) => {
    const window = await openSettings(openWindow, {}, { answers: refusing('storage-failed', 'The disk is full.') });
    await window.page.getByLabel('How to sign in to Northwind').selectOption('code');
    await window.page.getByRole('alert').waitFor();
    expect({
      alerts: await alerts(window),
      valueOfHowToSignInToNorthwind: await valueOf(window, 'How to sign in to Northwind'),
    }).toEqual({
      alerts: ['The disk is full.'],
      valueOfHowToSignInToNorthwind: 'browser',
    });
  });

  it('leads to the form that adds one, also from none', async ({ openWindow }) => {
    const window = await openSettings(openWindow, {}, {}, { organisations: [], selectedOrganisationId: null });
    await window.page.getByRole('button', { name: 'Add' }).click();
    await window.page.getByRole('button', { name: 'Import from AWS config' }).click();
    expect({
      mainSeconds: await window.page.locator('main .second').allInnerTexts(),
      asked: await window.asked(),
    }).toEqual({
      mainSeconds: [
        'Each one signs in on its own.',
        'No organisation yet. Add the first one with the address of its AWS access portal.',
      ],
      asked: [
        { name: 'window.add-organisation', input: { found: false } },
        { name: 'window.add-organisation', input: { found: true } },
      ],
    });
  });
});

describe('a text', () => {
  it('counts on Enter, once', async ({ openWindow }) => {
    const window = await openSettings(openWindow);
    await tabTo(window, 'name');
    await window.page.keyboard.type('Nordwind ');
    await window.page.keyboard.press('Enter');
    await window.page.keyboard.press('Tab');
    expect(await window.asked()).toEqual([changes({ name: 'Nordwind' })]);
  });

  it('counts when its field is left, and when the window is closed by its key', async ({ openWindow }) => {
    const window = await openSettings(openWindow);
    await window.page.getByLabel('Name').fill('One');
    await window.page.keyboard.press('Tab');
    await window.push('snapshot.changed', snapshot({ revision: 2, organisations: [{ ...organisation, name: 'One' }] }));
    await window.page.getByLabel('Name').fill('Two');
    await window.page.keyboard.press('Meta+w');
    expect(await window.asked()).toEqual([
      changes({ name: 'One' }),
      changes({ name: 'Two' }),
      { name: 'window.close-settings', input: {} },
    ]);
  });

  it('goes back on Esc to what counted, and asks nothing', async ({ openWindow }) => {
    const window = await openSettings(openWindow);
    await window.page.getByLabel('Name').fill('Another');
    await window.page.keyboard.press('Escape');
    const shown = await valueOf(window, 'Name');
    await window.page.keyboard.press('Tab');
    expect({ shown, asked: await window.asked() }).toEqual({ shown: 'Northwind', asked: [] });
  });

  it('that is refused stays to be mended, with what is wrong said at its field', async ({ openWindow }) => {
    const sentence = 'eu-nowhere is not an AWS region. A region looks like eu-west-1.';
    const window = await openSettings(
      openWindow,
      { signIn: signedOut },
      { answers: refusing('region-invalid', sentence) },
    );
    const region = window.page.getByLabel('Region');
    await region.fill('eu-nowhere');
    await region.press('Enter');
    await window.page.getByRole('alert').waitFor();
    expect({
      alerts: await alerts(window),
      region: await region.inputValue(),
      regionInvalid: await region.getAttribute('aria-invalid'),
      regionDescribedby: await region.getAttribute('aria-describedby'),
      asked: await window.asked(),
    }).toEqual({
      alerts: [sentence],
      region: 'eu-nowhere',
      regionInvalid: 'true',
      regionDescribedby: 'region-hint region-problem',
      asked: [changes({ region: 'eu-nowhere' })],
    });
  });
});

describe('address and region', () => {
  it('an address of the company’s own is shown as pasted, with the portal it leads to', async ({ openWindow }) => {
    const window = await openSettings(openWindow, {
      startUrl: 'https://sso.northwind.example/aws',
      portalUrl: 'https://d-1234567890.awsapps.com/start',
    });
    const row = window.page.locator('.card .setting').filter({ hasText: 'Portal address' });
    expect((await row.innerText()).split(/\s*\n+\s*/u)).toEqual([
      'Portal address',
      'Leads to d-1234567890.awsapps.com/start',
      'sso.northwind.example/aws',
    ]);
  });

  it('the region of one that is signed in cannot be changed, and the reason stands there', async ({ openWindow }) => {
    const window = await openSettings(openWindow);
    const row = window.page.locator('.card .setting').filter({ hasText: 'Region' });
    expect({
      regionCount: await window.page.getByLabel('Region').count(),
      row: (await row.innerText()).split(/\s*\n+\s*/u),
    }).toEqual({
      regionCount: 0,
      row: ['Region', 'To change it, sign out first. Another region is another sign-in.', 'eu-west-1'],
    });
  });
});

it('time left goes on by itself', async ({ openWindow }) => {
  const window = await openSettings(openWindow, { signIn: endingIn(8 * 60_000) });
  await window.page.clock.runFor(3 * 60_000);
  expect({ now, state: await window.page.locator('.state').innerText() }).toEqual({
    now,
    state: 'Sign-in ends\nin 5 min',
  });
});

describe('the way there from the list', () => {
  it.for([
    ['darwin', 'Meta+,', 'Settings (⌘,)'],
    ['linux', 'Control+,', 'Settings (Ctrl+,)'],
  ] as const)('on %s is %s, and the button that tells it', async ([platform, key, title], { openWindow }) => {
    const window = await openWindow({ snapshot: snapshot({ platform }) });
    await window.page.keyboard.press(key);
    await window.page.getByTitle(title).press('Enter');
    await window.page.keyboard.press('Escape');
    const opens = { name: 'window.open-settings', input: { route: null } };
    expect(await window.asked()).toEqual([opens, opens, { name: 'window.hide', input: {} }]);
  });

  it.for<[string, Partial<SnapshotInput>]>([
    ['while a sign-in waits', { organisations: [waitingForApproval()] }],
    ['on the first page', { organisations: [], selectedOrganisationId: null }],
  ])('is the same key %s', async ([, change], { openWindow }) => {
    const window = await openWindow({ snapshot: snapshot(change) });
    await window.page.getByRole('heading').first().waitFor();
    await window.page.keyboard.press('Meta+,');
    expect((await window.asked()).at(-1)).toEqual({ name: 'window.open-settings', input: { route: null } });
  });

  it('leads from the switcher to the organisation that is shown', async ({ openWindow }) => {
    const window = await openWindow();
    await window.page.keyboard.press('Meta+o');
    await window.page.getByRole('button', { name: 'Settings of Northwind…' }).press('Enter');
    expect({ dialogCount: await window.page.getByRole('dialog').count(), asked: await window.asked() }).toEqual({
      dialogCount: 0,
      asked: [{ name: 'window.open-settings', input: { route: { page: 'organisations', organisationId } } }],
    });
  });

  it('and back: summoned for it, the list gives way to the form that adds one', async ({ openWindow }) => {
    const window = await openWindow();
    await window.push('window.summoned', { clean: false, sheet: { kind: 'add-organisation', found: false } });
    expect(await window.page.getByRole('heading').innerText()).toBe('Add an organisation');
  });
});
