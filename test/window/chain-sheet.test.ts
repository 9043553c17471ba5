import { describe, expect } from 'vitest';
import type { ChainedRole } from '../../electron/contract/chained-roles.ts';
import { aChainedRole, auditor, broken, chainedRoles, deploy, readOnly, withChained } from './support/chained.ts';
import { answersWith, ofRole } from './support/activity-entries.ts';
import { aLink, answerNow, askedOf, refused } from './support/links.ts';
import { organisation, organisationId, role, snapshot, type SnapshotInput } from './support/northwind.ts';
import { windowTest as it, type OpenWindow } from './support/fixtures.ts';
import { clientId, others, openSeveral } from './support/several.ts';
import { answers as sheetAnswers } from './support/sheet-answers.ts';
import type { TestWindow, WindowOptions } from './support/window.ts';

const admin = aChainedRole(role('555566667777', 'network-admin'), readOnly);
const saved = { 'chained-role.save': { ok: true as const, value: { role: admin.role } } };

async function opened(
  openWindow: OpenWindow,
  options: WindowOptions = {},
  keys: readonly string[] = [],
): Promise<TestWindow> {
  const { answers, ...more } = options;
  const window = await openWindow({ snapshot: withChained(), answers: { ...sheetAnswers, ...answers }, ...more });
  await window.page.getByRole('option').first().waitFor();
  await press(window, keys);
  return window;
}

async function press(window: TestWindow, keys: readonly string[]): Promise<void> {
  for (const key of keys) await window.page.keyboard.press(key);
}

async function type(window: TestWindow, text: string): Promise<void> {
  await window.page.keyboard.type(text);
}

/** The palette of the first pinned role, its line found by typing. */
const adding = ['Meta+k', ...Array.from('reached'), 'Enter'];
const arn = 'arn:aws:iam::555566667777:role/network-admin';

const asLabelled = (window: TestWindow): Promise<string> =>
  window.page.evaluate(() => {
    const { activeElement } = document;
    return activeElement instanceof HTMLInputElement || activeElement instanceof HTMLSelectElement
      ? (activeElement.labels?.[0]?.innerText ?? '')
      : (activeElement?.textContent.trim() ?? '');
  });
const footer = (window: TestWindow): Promise<string> => window.page.locator('main > footer [role=status]').innerText();
const pinning = (one: ChainedRole): WindowOptions => ({ snapshot: withChained({ pinned: [one.role] }) });

describe('a chained role is added', () => {
  it('with the keyboard alone, and is selected once it is there', async ({ openWindow }) => {
    const window = await opened(openWindow, { answers: saved }, adding);
    await window.page.getByRole('dialog', { name: 'Add a chained role' }).waitFor();
    await type(window, arn);
    const leadsTo = await window.page.getByText('Leads to log-archive (5555 6666 7777)').count();
    const order: string[] = [await asLabelled(window)];
    for (let at = 0; at < 5; at++) {
      await window.page.keyboard.press('Tab');
      order.push(await asLabelled(window));
    }
    await type(window, 'cg-1');
    await press(window, ['Shift+Tab']);
    await type(window, 'ext-1');
    await press(window, ['Shift+Tab', 'ArrowUp', 'Meta+Enter']);
    await window.page.getByRole('dialog').waitFor({ state: 'detached' });
    await window.push('snapshot.changed', { ...withChained({ chainedRoles: [...chainedRoles, admin] }), revision: 2 });
    await window.page.getByRole('option', { name: 'network-admin' }).waitFor();
    expect({
      leadsTo,
      order,
      asked: await askedOf(window, 'chained-role.save'),
      footer: await footer(window),
      active: await window.active(),
    }).toEqual({
      leadsTo: 1,
      order: ['Role ARN', 'Name', 'Session name', 'Credentials last', 'External id', 'Source identity'],
      asked: [
        {
          wish: {
            via: readOnly,
            roleArn: arn,
            name: null,
            sessionName: null,
            externalId: 'ext-1',
            sourceIdentity: 'cg-1',
            durationSeconds: 2700,
          },
          replaces: null,
        },
      ],
      footer: 'network-admin is kept',
      active:
        'log-archive, Shared, network-admin, reached through ReadOnlyAccess in payments-prod, account 5555 6666 7777, no credentials held',
    });
  });

  it('unless main says why not: aloud, with what was typed kept', async ({ openWindow }) => {
    const sentence = 'This ARN is of a user. Enter that of a role, as in arn:aws:iam::111122223333:role/NAME.';
    const window = await opened(openWindow, { answers: { 'chained-role.save': refused(sentence) } }, adding);
    await window.page.getByLabel('Role ARN').waitFor();
    const offAtFirst = await window.page.getByRole('button', { name: 'Save' }).isDisabled();
    await type(window, 'arn:aws:iam::111122223333:user/ana');
    await press(window, ['Enter']);
    await window.page.getByRole('alert').waitFor();
    const field = window.page.getByLabel('Role ARN');
    const before = {
      offAtFirst,
      said: await window.page.getByRole('alert').innerText(),
      described: await field.evaluate(
        (one) => document.getElementById(one.getAttribute('aria-describedby') ?? '')?.innerText,
      ),
      typed: await field.inputValue(),
    };
    await answerNow(window, 'chained-role.save', { role: admin.role });
    await press(window, ['Meta+Enter']);
    await window.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(before).toEqual({
      offAtFirst: true,
      said: sentence,
      described: sentence,
      typed: 'arn:aws:iam::111122223333:user/ana',
    });
  });

  it('by one press once, however long the key is held', async ({ openWindow }) => {
    const window = await opened(openWindow, { answers: { 'chained-role.save': null } }, adding);
    await window.page.getByLabel('Role ARN').waitFor();
    await type(window, arn);
    await press(window, ['Meta+Enter', 'Meta+Enter', 'Enter']);
    expect((await askedOf(window, 'chained-role.save')).length).toBe(1);
  });

  it('or not, with Escape, and the focus is in the search again', async ({ openWindow }) => {
    const window = await opened(openWindow, {}, adding);
    await window.page.getByLabel('Role ARN').waitFor();
    await press(window, ['Escape']);
    await window.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await window.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
  });

  it('through another chained one, too', async ({ openWindow }) => {
    const window = await opened(openWindow, { ...pinning(deploy), answers: saved }, adding);
    await window.page.getByText('Reached through deploy in storefront-prod').waitFor();
    await type(window, arn);
    await press(window, ['Meta+Enter']);
    expect(await askedOf(window, 'chained-role.save')).toMatchObject([{ wish: { via: deploy.role } }]);
  });
});

describe('a chained role', () => {
  it('is edited with what is there, and keeps what it replaces', async ({ openWindow }) => {
    const full = {
      ...deploy,
      roleArn: 'arn:aws:iam::777788889999:role/ci/deploy',
      sessionName: 'ana',
      externalId: 'ext',
      sourceIdentity: 'ana-src',
      durationSeconds: 1200,
    };
    const shown = withChained({ pinned: [deploy.role], chainedRoles: [full] });
    const keys = ['Meta+k', ...Array.from('edit'), 'Enter'];
    const window = await opened(openWindow, { snapshot: shown, answers: saved }, keys);
    await window.page.getByRole('dialog', { name: 'Edit deploy' }).waitFor();
    const values = await window.page
      .locator('dialog input, dialog select')
      .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
    await press(window, ['Tab', 'Meta+a']);
    await type(window, 'ship');
    await press(window, ['Meta+Enter']);
    expect([values, await askedOf(window, 'chained-role.save')]).toEqual([
      ['arn:aws:iam::777788889999:role/ci/deploy', 'deploy', 'ana', '1200', 'ext', 'ana-src'],
      [
        {
          wish: {
            via: readOnly,
            roleArn: 'arn:aws:iam::777788889999:role/ci/deploy',
            name: 'ship',
            sessionName: 'ana',
            externalId: 'ext',
            sourceIdentity: 'ana-src',
            durationSeconds: 1200,
          },
          replaces: deploy.role,
        },
      ],
    ]);
  });

  it('is removed after a question that says what goes with it', async ({ openWindow }) => {
    const links = [
      aLink({ role: deploy.role }),
      aLink({ profile: 'two', role: auditor.role }),
      aLink({ profile: 'not' }),
    ];
    const listed = { ok: true as const, value: { links } };
    const window = await opened(openWindow, { ...pinning(deploy), answers: { 'programs.get': listed } }, [
      'Meta+k',
      ...Array.from('remove'),
      'Enter',
    ]);
    await window.page.getByRole('dialog', { name: 'Remove deploy from Latchkey?' }).waitFor();
    const words = await window.page.locator('dialog .question p').innerText();
    const focus = await asLabelled(window);
    await press(window, ['Shift+Tab', 'Enter']);
    await window.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect({ words, focus, asked: await askedOf(window, 'chained-role.remove'), footer: await footer(window) }).toEqual(
      {
        words:
          '1 role reached through it goes, too. 2 links to AWS profiles are taken out. Nothing changes at AWS; keys already copied work until they end.',
        focus: 'Keep deploy',
        asked: [{ role: deploy.role }],
        footer: 'deploy is removed',
      },
    );
  });

  it('does what any role does', async ({ openWindow }) => {
    const window = await opened(openWindow, pinning(deploy));
    await press(window, ['Enter', 'Meta+c', 'Meta+t', 'Meta+d']);
    expect(await askedOf(window, 'role.perform', 'role.pin')).toEqual([
      { intent: { kind: 'open-console', role: deploy.role } },
      { intent: { kind: 'copy-credentials', role: deploy.role, format: 'shell' } },
      { intent: { kind: 'open-terminal', role: deploy.role } },
      { role: deploy.role, pinned: false },
    ]);
  });

  it('that cannot be used says so, and Enter leads to editing it', async ({ openWindow }) => {
    const window = await opened(openWindow, pinning(broken));
    const act = await window.page.locator('main > footer button').first().innerText();
    const written = await window.page.getByText('Cannot be used').count();
    await press(window, ['Meta+t']);
    const said = await footer(window);
    await press(window, ['Enter']);
    await window.page.getByRole('dialog', { name: 'Edit release' }).waitFor();
    expect({
      act: act.split('\n')[0],
      written,
      said,
      alert: await window.page.getByRole('alert').innerText(),
      asked: await askedOf(window, 'role.perform'),
    }).toEqual({ act: 'Edit…', written: 1, said: broken.problem, alert: broken.problem, asked: [] });
  });
});

describe('a terminal', () => {
  it.for<[string, Partial<SnapshotInput>, string]>([
    [
      'signed out',
      { organisations: [{ ...organisation, signIn: { state: 'signed-out', problem: null } }], freshness: [] },
      'Needs a sign-in',
    ],
    ['where access was removed', { removedRoles: [{ role: readOnly, accountName: null }] }, 'Access removed'],
  ])('is off %s, and the palette says why', async ([, change, reason], { openWindow }) => {
    const window = await opened(openWindow, { snapshot: snapshot(change) }, ['Meta+k', ...Array.from('terminal')]);
    const line = window.page.getByRole('option', { name: 'Open a terminal' });
    await line.waitFor();
    await press(window, ['Enter']);
    expect([(await line.innerText()).replaceAll('\n', ' '), await askedOf(window, 'role.perform')]).toEqual([
      `Open a terminal with this role ${reason}`,
      [],
    ]);
  });
});

describe('a link', () => {
  const account = { kind: 'account', organisationId, accountId: readOnly.accountId } as const;

  it('to an account clears the search, opens it and selects its first role', async ({ openWindow }) => {
    const window = await opened(openWindow, {}, Array.from('sandbox'));
    await window.push('window.summoned', { clean: false, sheet: account });
    await window.page.getByRole('option', { name: 'AdministratorAccess, account 1111 2222 3333' }).waitFor();
    const inView = await window.page
      .locator('[role=option][aria-selected=true]')
      .evaluate(
        (row) =>
          row.getBoundingClientRect().bottom <= (row.closest('[role=listbox]')?.getBoundingClientRect().bottom ?? 0),
      );
    expect([
      await window.page.getByRole('combobox').inputValue(),
      await window.active(),
      inView,
      await askedOf(window, 'role.perform'),
    ]).toEqual([
      '',
      'payments-prod, Production, AdministratorAccess, account 1111 2222 3333, no credentials held',
      true,
      [],
    ]);
  });

  it('to an account of another organisation waits until that is shown', async ({ openWindow }) => {
    const window = await openSeveral(openWindow, []);
    await window.push('window.summoned', {
      clean: true,
      sheet: { ...account, organisationId: clientId, accountId: role('444433335555', 'x').accountId },
    });
    const before = await window.active();
    await window.push('snapshot.changed', {
      ...snapshot({
        organisations: [organisation, { ...organisation, id: clientId, name: 'Client A' }],
        selectedOrganisationId: clientId,
      }),
      revision: 2,
    });
    await window.page.getByRole('option', { name: 'log-archive, Shared, ReadOnlyAccess' }).waitFor();
    expect([before?.split(',')[0], await window.active()]).toEqual([
      'payments-prod',
      'log-archive, Shared, ReadOnlyAccess, account 4444 3333 5555, no credentials held',
    ]);
    expect(Object.keys(others)).toContain(clientId);
  });

  it('to an account that no list has says so in the footer', async ({ openWindow }) => {
    const window = await opened(openWindow);
    await window.push('window.summoned', {
      clean: true,
      sheet: { ...account, accountId: role('121212121212', 'x').accountId },
    });
    await window.page.getByText('Account 1212 1212 1212 is not in the list of Northwind.').waitFor();
    expect(await window.page.getByRole('dialog').count()).toBe(0);
  });

  it('to a place has it chosen, says that it was asked for, and Enter opens it', async ({ openWindow }) => {
    const window = await opened(openWindow);
    const sheet = {
      kind: 'console-at',
      role: readOnly,
      destination: { service: 's3', region: 'eu-central-1' },
    } as const;
    await window.push('window.summoned', { clean: true, sheet });
    await window.page.getByText('A link asked for S3 in eu-central-1. Nothing opens until you press Enter.').waitFor();
    // Meant for what was there before, and typed on.
    await press(window, ['Enter']);
    await window.page.clock.runFor(200);
    await press(window, ['s', 'Enter']);
    await window.page.clock.runFor(299);
    await press(window, ['Enter']);
    await window.page.clock.runFor(300);
    const before = await askedOf(window, 'role.perform');
    await press(window, ['Enter']);
    expect([before, await askedOf(window, 'role.perform')]).toEqual([
      [],
      [{ intent: { kind: 'open-console', role: readOnly, destination: sheet.destination } }],
    ]);
  });

  it.for([{ ...account }, { kind: 'list' } as const])(
    'to $kind takes no Enter that was meant for another window',
    async (sheet, { openWindow }) => {
      const window = await opened(openWindow);
      await window.push('window.summoned', { clean: true, sheet });
      await press(window, ['Enter']);
      const early = await askedOf(window, 'role.perform');
      await window.page.clock.runFor(300);
      await press(window, ['Enter']);
      expect([early.length, (await askedOf(window, 'role.perform')).length]).toEqual([0, 1]);
    },
  );

  it('to a place that is not offered says so and chooses nothing of it', async ({ openWindow }) => {
    const window = await opened(openWindow);
    const sheet = { kind: 'console-at', role: readOnly, destination: { service: 's3', region: 'cn-north-1' } } as const;
    await window.push('window.summoned', { clean: true, sheet });
    await window.page.getByText('A link asked for S3 in cn-north-1, which is not offered here.').waitFor();
    expect(await window.page.getByRole('button', { name: /^Region / }).innerText()).toBe('eu-west-1');
  });

  it('is not spoken of where the person asked for the places', async ({ openWindow }) => {
    const window = await opened(openWindow, {}, ['Alt+Enter']);
    await window.page.getByRole('option', { name: 'S3' }).first().waitFor();
    expect(await window.page.getByText('A link asked').count()).toBe(0);
  });
});

it('Activity tells of terminals, of chained roles, and of what the command and links asked for', async ({
  openWindow,
}) => {
  const entries = [
    ofRole(1, { kind: 'open-terminal', detail: null, source: 'command' }),
    ofRole(2, { kind: 'open-terminal', detail: null, outcome: 'terminal-did-not-open' }),
    ofRole(3, { kind: 'chain-role', detail: null }),
    ofRole(4, { kind: 'unchain-role', detail: null, source: 'command' }),
    ofRole(5, { kind: 'open-console', detail: 's3 eu-west-1', source: 'link' }),
  ];
  const window = await opened(openWindow, { answers: answersWith(entries) }, ['Meta+y']);
  await window.page.getByText('Terminal opened').first().waitFor();
  expect(await window.page.locator('dialog .happened').allInnerTexts()).toEqual([
    'Terminal opened, from the latchkey command',
    'Terminal not opened: no terminal could be opened',
    'Added as a role reached through another',
    'Removed from the roles reached through others, from the latchkey command',
    'Console opened at s3, eu-west-1, from a link',
  ]);
});
