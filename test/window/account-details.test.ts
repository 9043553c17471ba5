import { describe, expect } from 'vitest';
import { account, catalogue, organisationId, role, snapshot } from './support/northwind.ts';
import { answers } from './support/sheet-answers.ts';
import { windowTest as it } from './support/fixtures.ts';
import { complaintsOf, pressedKeys, sidewaysOf } from './support/surface-checks.ts';

const staging = role('111122224444', 'PowerUserAccess');
const { accountId } = staging;
const of = { organisationId, accountId };
const labels = [
  { organisationId, accountId, alias: 'Shop front', tags: ['blue', 'team a'], hidden: false, hiddenRoles: [] },
];
const named = snapshot({ labels });
const details = ['ArrowDown', 'Meta+i'];

describe('the details of an account', () => {
  it('say all that is known of it, in whole', async ({ openWindow }) => {
    const window = await pressedKeys(openWindow, details, { snapshot: named, answers });
    const dialog = window.page.getByRole('dialog', { name: 'Shop front' });
    const facts = dialog.locator('dl');
    await facts.getByText('Console opens in').waitFor();
    await window.picture('details');
    const read = await facts.evaluate((list) =>
      [...list.querySelectorAll('dt')].map((term) => [
        term.innerText,
        term.nextElementSibling instanceof HTMLElement
          ? term.nextElementSibling.innerText.replaceAll(/\s+/gu, ' ').trim()
          : '',
      ]),
    );
    expect(Object.fromEntries(read)).toEqual({
      'Name at AWS': 'payments-staging',
      'Account id': '1111 2222 4444',
      Environment: 'Staging, by the rule “Name: stag, stg”',
      Organisation: 'Northwind',
      Tags: expect.stringMatching(/^blue ?team a$/u) as string,
      'Console opens in': expect.stringMatching(/^[a-z]+-[a-z]+-\d$/u) as string,
      'Permission sets': 'PowerUserAccess 23 min · Pinned',
    });
  });

  it.for([
    [{ kind: 'account', ...of }, 'Staging, chosen by you for this account'],
    [{ kind: 'names', pattern: 'payments-*' }, 'Staging, by the rule “Name is like payments-*”'],
    [{ kind: 'rest' }, 'Staging, since no rule fits its name'],
    [null, 'Staging'],
  ] as const)('say what made the environment so: %j', async ([match, said], { openWindow }) => {
    const reasons = { ...answers, 'environment.reason': { ok: true, value: match } } as const;
    const window = await pressedKeys(openWindow, details, { answers: reasons });
    const term = window.page.locator('dt', { hasText: 'Environment' });
    expect(await term.locator('xpath=following-sibling::dd[1]').innerText()).toBe(said);
  });

  it('say the e-mail that AWS gives of the account, and nothing of one that it does not', async ({ openWindow }) => {
    const accounts = catalogue.accounts.map((one) =>
      one.id === accountId ? { ...one, email: 'pay@example.com' } : one,
    );
    const known = await pressedKeys(openWindow, details, { catalogue: { ...catalogue, accounts }, answers });
    const unknown = await pressedKeys(openWindow, details, { answers });
    const terms = await Promise.all([known, unknown].map(({ page }) => page.locator('dt').allInnerTexts()));
    const shown = await known.page.getByText('pay@example.com', { exact: true }).count();
    expect([shown, ...terms.map((all) => all.includes('E-mail of the account'))]).toEqual([1, true, false]);
  });

  it('open from an account row too', async ({ openWindow }) => {
    const window = await pressedKeys(openWindow, ['Alt+ArrowDown', 'Alt+ArrowDown', 'Meta+i'], { answers });
    const dialog = window.page.getByRole('dialog', { name: 'analytics-dev' });
    const copies = await dialog.getByRole('button').allInnerTexts();
    expect(copies.some((name) => name.startsWith('Copy role ARN'))).toBe(false);
  });

  it('lead to the name by keys alone, and back to the list by Esc', async ({ openWindow }) => {
    const window = await pressedKeys(openWindow, [...details, 'Tab', 'Enter'], { answers });
    const renaming = await window.page.getByRole('dialog', { name: 'Rename for me' }).count();
    await window.page.keyboard.press('Escape');
    expect([renaming, await window.page.getByRole('dialog').count()]).toEqual([1, 0]);
  });

  it('are not wider than their place, whatever the names are', async ({ openWindow }) => {
    const long = account('111122224444', 'x'.repeat(200), 'staging', [`Power${'User'.repeat(6)}`, 'B']);
    const accounts = catalogue.accounts.map((one) => (one.id === accountId ? long : one));
    expect(
      await sidewaysOf((context) =>
        pressedKeys(openWindow, details, { catalogue: { ...catalogue, accounts }, answers, context }),
      ),
    ).toEqual({});
  });
});

describe('the palette of a role that was not renewed', () => {
  it('says why, with the request id for support', async ({ openWindow }) => {
    const problem = { code: 'throttled' as const, sentence: 'AWS asked to wait.', retry: true, requestId: 'abc-123' };
    const held = snapshot().freshness.map((one) =>
      one.role.accountId === accountId ? { ...one, state: 'not-renewed' as const, problem } : one,
    );
    const window = await pressedKeys(openWindow, ['ArrowDown', 'Meta+k'], { snapshot: snapshot({ freshness: held }) });
    await window.picture('not-renewed');
    const status = window.page.getByRole('dialog').getByRole('status');
    expect([(await status.innerText()).replaceAll(/\s+/gu, ' '), await complaintsOf(window)]).toEqual([
      'Not renewed: AWS asked to wait. AWS request id abc-123',
      [],
    ]);
  });
});
