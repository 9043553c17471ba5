import { describe, expect } from 'vitest';
import { plainSettings } from '../harness/builders.ts';
import { namesIn, namesInShort } from '../../renderer/settings/read-only-sets.ts';
import { snapshot } from './support/northwind.ts';
import { windowTest as it } from './support/fixtures.ts';
import { openRules, rules, saved } from './support/rules.ts';
import { alerts } from './support/settings.ts';
import { another, clientId } from './support/several.ts';
import { organisation } from './support/northwind.ts';
import type { TestWindow } from './support/window.ts';

const ids = (all: readonly { id: string }[] | undefined): string[] => (all ?? []).map(({ id }) => id);
const order = (window: TestWindow): Promise<string[]> =>
  window.page.locator('[data-rule]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-rule') ?? ''));
const refused = { ok: false, failure: { code: 'storage-failed', sentence: 'The disk is full.', retry: true } } as const;
const focusedName = (window: TestWindow): Promise<string> =>
  window.page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
  );

describe('the table of rules', () => {
  it('says what each rule is, for how many accounts it counts, and what stands before use', async ({ openWindow }) => {
    const window = await openRules(openWindow);
    await window.page.getByText('1,015', { exact: true }).waitFor();
    const rows = await window.page
      .locator('[data-rule]')
      .evaluateAll((all) =>
        all.map((row) => [
          ...['.word', '.rule', '.number'].map((part) =>
            row.querySelector<HTMLElement>(part)?.innerText.replaceAll('\u00A0', ' '),
          ),
          row.querySelector('select')?.value,
        ]),
      );
    expect(rows).toEqual([
      ['Production', 'Name: prod, prd, live', '48', 'ask'],
      ['Production', 'Id: 2222 3333 4444', '1', 'digits'],
      ['Staging', 'Name: stag, stg, uat', '36', 'none'],
      ['Development', 'Name: dev, test', '71', 'none'],
      ['Sandbox', 'Name is like sandbox-*', '22', 'none'],
      ['Shared', 'Name: log, audit, net', '19', 'none'],
      ['Not set', 'Everything else', '1,015', 'ask'],
    ]);
  });

  it('tells what the account of an id is called', async ({ openWindow }) => {
    const window = await openRules(openWindow);
    await window.page.locator('[data-rule=one] [title="data-lake-prod"]').waitFor();
    expect(await window.page.locator('[data-rule=prod] .rule').getAttribute('title')).toBe(null);
  });

  it('moves a rule by keys, says where it is, and keeps the focus on it', async ({ openWindow }) => {
    const window = await openRules(openWindow);
    await window.page.getByRole('button', { name: 'Move Staging, Name: stag, stg, uat' }).focus();
    await window.page.keyboard.press('Alt+ArrowUp');
    await window.page.getByText('Staging, Name: stag, stg, uat: now rule 2 of 7').waitFor();
    const before = await order(window);
    await window.push(
      'snapshot.changed',
      snapshot({ ...rules, rules: (await saved(window))[0]?.rules ?? [], revision: 2 }),
    );
    await window.page.keyboard.press('Alt+ArrowUp');
    expect({
      before,
      saved: (await saved(window)).map((one) => ids(one.rules).slice(0, 3)),
      order: await order(window),
    }).toEqual({
      before: ['prod', 'stag', 'one', 'dev', 'play', 'log', 'rest'],
      saved: [
        ['prod', 'stag', 'one'],
        ['stag', 'prod', 'one'],
      ],
      order: ['stag', 'prod', 'one', 'dev', 'play', 'log', 'rest'],
    });
  });

  it('leaves everything else the last, and the first the first', async ({ openWindow }) => {
    const window = await openRules(openWindow);
    await window.page.getByRole('button', { name: /^Move Shared/u }).focus();
    await window.page.keyboard.press('Alt+ArrowDown');
    await window.page.getByText('“Everything else” stays the last rule.').waitFor();
    await window.page.getByRole('button', { name: /^Edit Not set/u }).focus();
    await window.page.keyboard.press('Alt+ArrowUp');
    await window.page.getByRole('button', { name: /^Move Production, Name/u }).focus();
    await window.page.keyboard.press('Alt+ArrowUp');
    await window.page.getByText('Production, Name: prod, prd, live: already the first').waitFor();
    expect(await saved(window)).toEqual([]);
  });

  it('moves a rule by the mouse', async ({ openWindow }) => {
    const window = await openRules(openWindow);
    const from = await window.page.locator('[data-rule=log] .grip').boundingBox();
    const to = await window.page.locator('[data-rule=one]').boundingBox();
    if (from === null || to === null) throw new Error('A row is not drawn.');
    await window.page.mouse.move(from.x + 8, from.y + from.height / 2);
    await window.page.mouse.down();
    await window.page.mouse.move(to.x + 20, to.y + 4, { steps: 3 });
    await window.page.mouse.up();
    expect(ids((await saved(window))[0]?.rules)).toEqual(['prod', 'log', 'one', 'stag', 'dev', 'play', 'rest']);
  });

  it('sets what stands before use at once', async ({ openWindow }) => {
    const window = await openRules(openWindow);
    await window.page.getByLabel('Before use of Staging, Name: stag, stg, uat').selectOption('digits');
    expect((await saved(window))[0]?.rules[2]).toEqual({ ...rules.rules[2], guard: 'digits' });
  });

  it('does not let red go without a guard, and says why', async ({ openWindow }) => {
    const window = await openRules(openWindow);
    const choice = window.page.getByLabel('Before use of Production, Name: prod, prd, live');
    await choice.selectOption('none');
    await window.page.getByRole('alert').waitFor();
    expect([await saved(window), await choice.inputValue(), (await alerts(window))[0]]).toEqual([
      [],
      'ask',
      'Red with the diamond is for environments that are guarded. Choose “Ask” or “Type digits”, or another environment.',
    ]);
  });

  it('says beside the row what main refuses, and shows what counts', async ({ openWindow }) => {
    const window = await openRules(openWindow, { answers: { 'environments.save': refused } });
    const choice = window.page.getByLabel('Before use of Staging, Name: stag, stg, uat');
    await choice.selectOption('ask');
    await window.page.locator('[data-rule=stag]').getByRole('alert').waitFor();
    const guard = [await alerts(window), await choice.inputValue()];
    await window.page.getByRole('button', { name: /^Move Development/u }).focus();
    await window.page.keyboard.press('Alt+ArrowUp');
    await window.page.locator('[data-rule=dev]').getByRole('alert').waitFor();
    expect({ guard, order: await order(window) }).toEqual({
      guard: [['The disk is full.'], 'none'],
      order: ids(rules.rules),
    });
  });

  it('brings back the usual rules, and takes that back', async ({ openWindow }) => {
    const window = await openRules(openWindow);
    await window.page.getByRole('button', { name: 'Restore the usual rules' }).press('Enter');
    await window.page.getByText('The usual rules count again.').waitFor();
    const focused = await focusedName(window);
    await window.page.keyboard.press('Enter');
    await window.page.getByText('The rules are as they were.').waitFor();
    const [usual, undone] = await saved(window);
    expect({ focused, usual: ids(usual?.rules), undone }).toEqual({
      focused: 'Undo',
      usual: ['usual-production', 'usual-staging', 'usual-development', 'usual-sandbox', 'usual-shared', 'rest'],
      undone: rules,
    });
  });
});

describe('a rule', () => {
  it('is added by keys, with the number of its accounts while it is written', async ({ openWindow }) => {
    const window = await openRules(openWindow);
    await window.page.getByRole('button', { name: 'Add rule' }).press('Enter');
    await window.page.getByLabel('Words').waitFor();
    await window.page.getByLabel('Environment', { exact: true }).selectOption('staging');
    await window.page.getByLabel('Words').focus();
    await window.page.keyboard.type('canary, next');
    await window.page.getByText('Counts for 1,015 accounts').waitFor();
    await window.picture('settings-environments-form');
    await window.page.keyboard.press('Enter');
    await window.page.getByRole('dialog').waitFor({ state: 'detached' });
    const [made] = await saved(window);
    expect([ids(made?.rules).indexOf('log'), made?.rules.at(-2), await focusedName(window)]).toEqual([
      5,
      {
        id: expect.any(String) as string,
        match: { kind: 'words', words: ['canary', 'next'] },
        environmentId: 'staging',
        guard: 'ask',
      },
      'Add rule',
    ]);
  });

  it('of a single account comes first, in the organisation that is chosen', async ({ openWindow }) => {
    const window = await openRules(
      openWindow,
      {},
      { organisations: [organisation, another(clientId, 'Client A', {})] },
    );
    await window.page.getByRole('button', { name: 'Add rule' }).press('Enter');
    await window.page.getByLabel('For accounts').selectOption('account');
    await window.page.getByLabel('Organisation').selectOption('Client A');
    await window.page.getByLabel('Account id').fill('1212 3434-5656');
    await window.page.keyboard.press('Enter');
    await window.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await saved(window))[0]?.rules[0]?.match).toEqual({
      kind: 'account',
      organisationId: clientId,
      accountId: '121234345656',
    });
  });

  it('makes a new environment, whose red look brings a guard', async ({ openWindow }) => {
    const window = await openRules(openWindow);
    await window.page.getByRole('button', { name: 'Add rule' }).press('Enter');
    await window.page.getByLabel('Environment', { exact: true }).selectOption('new');
    await window.page.getByLabel('Before use', { exact: true }).selectOption('none');
    await window.page.getByLabel('Word', { exact: true }).fill('Vault');
    await window.page.getByRole('radio', { name: 'Amber, triangle' }).focus();
    await window.page.keyboard.press('ArrowLeft');
    const red = await window.page.getByRole('radio', { name: 'Red, diamond' }).isChecked();
    await window.picture('settings-environments-new');
    await window.page.getByLabel('For accounts').selectOption('names');
    await window.page.getByLabel('Name', { exact: true }).fill('vault-*');
    await window.page.keyboard.press('Enter');
    await window.page.getByRole('dialog').waitFor({ state: 'detached' });
    const [made] = await saved(window);
    const environment = made?.environments.at(-1);
    expect({ red, environment, rule: made?.rules.at(-2) }).toEqual({
      red: true,
      environment: { id: expect.stringMatching(/^own-[0-9a-f-]{36}$/u) as string, look: 'production', word: 'Vault' },
      rule: {
        id: expect.any(String) as string,
        match: { kind: 'names', pattern: 'vault-*' },
        environmentId: environment?.id,
        guard: 'ask',
      },
    });
  });

  it.for([
    ['words', ' , ، ', 'There is no word yet.'],
    ['names', '  ', 'There is no name yet.'],
    ['account', '1234', 'That is no account id.'],
  ] as const)('that is for no %s yet says what is missing', async ([kind, typed, said], { openWindow }) => {
    const window = await openRules(openWindow);
    await window.page.getByRole('button', { name: 'Add rule' }).press('Enter');
    await window.page.getByLabel('For accounts').selectOption(kind);
    await window.page.locator('#rule-subject').fill(typed);
    await window.page.keyboard.press('Enter');
    await window.page.getByRole('alert').waitFor();
    expect([(await alerts(window))[0]?.startsWith(said), await saved(window)]).toEqual([true, []]);
  });

  it('is edited: another word for its environment, which keeps its look', async ({ openWindow }) => {
    const window = await openRules(openWindow);
    await window.page.getByRole('button', { name: 'Edit Staging, Name: stag, stg, uat' }).press('Enter');
    await window.page.getByLabel('Word', { exact: true }).fill('Preview');
    await window.page.getByLabel('Words').fill('stag');
    const radioCount = await window.page.getByRole('radio').count();
    await window.page.keyboard.press('Enter');
    await window.page.getByRole('dialog').waitFor({ state: 'detached' });
    const [made] = await saved(window);
    expect({ radioCount, environment: made?.environments[1], rule: made?.rules[2] }).toEqual({
      radioCount: 0,
      environment: { id: 'staging', look: 'staging', word: 'Preview' },
      rule: { ...rules.rules[2], match: { kind: 'words', words: ['stag'] } },
    });
  });

  it('is removed, and comes back', async ({ openWindow }) => {
    const window = await openRules(openWindow);
    await window.page.getByRole('button', { name: /^Edit Sandbox/u }).press('Enter');
    await window.page.getByRole('button', { name: 'Remove rule' }).press('Enter');
    await window.page.getByText('The rule is removed.').waitFor();
    await window.page.getByRole('button', { name: 'Undo' }).press('Enter');
    await window.page.getByText('The rules are as they were.').waitFor();
    const [removed, undone] = await saved(window);
    expect([ids(removed?.rules), undone]).toEqual([['prod', 'one', 'stag', 'dev', 'log', 'rest'], rules]);
  });

  it('for everything else is not removed', async ({ openWindow }) => {
    const window = await openRules(openWindow);
    await window.page.getByRole('button', { name: /^Edit Not set/u }).press('Enter');
    await window.page.getByRole('dialog').waitFor();
    expect([
      await window.page.getByRole('button', { name: 'Remove rule' }).count(),
      await window.page.getByLabel('For accounts').count(),
    ]).toEqual([0, 0]);
  });

  it('that main refuses stays in its form, with the reason', async ({ openWindow }) => {
    const window = await openRules(openWindow, { answers: { 'environments.save': refused } });
    await window.page.getByRole('button', { name: 'Add rule' }).press('Enter');
    await window.page.getByLabel('Words').fill('x');
    await window.page.keyboard.press('Enter');
    await window.page.getByRole('alert').waitFor();
    expect([await alerts(window), await window.page.getByLabel('Words').inputValue()]).toEqual([
      ['The disk is full.'],
      'x',
    ]);
  });
});

describe('the guard', () => {
  const change = async (window: TestWindow): Promise<unknown[]> =>
    (await window.asked()).filter(({ name }) => name === 'settings.change').map(({ input }) => input);

  it('is told what it lets through and for how long it is not to ask', async ({ openWindow }) => {
    const window = await openRules(openWindow);
    await window.page.getByRole('switch', { name: /^Skip the question/u }).press(' ');
    await window.page.getByLabel('After a yes, do not ask again for the same role').selectOption('until-lock');
    expect(await change(window)).toEqual([
      { change: { guardSkipsReadOnly: false } },
      { change: { guardMemory: 'until-lock' } },
    ]);
  });

  it('has exact names, edited by keys; a wrong one is named', async ({ openWindow }) => {
    const window = await openRules(openWindow);
    await window.page.getByRole('button', { name: 'Edit the permission sets that only read' }).press('Enter');
    const field = window.page.getByRole('textbox', { name: 'Permission sets that only read' });
    await field.fill('ReadOnlyAccess\nBilling read\n');
    await window.page.getByRole('button', { name: 'Save' }).press('Enter');
    await window.page.getByRole('alert').waitFor();
    const said = (await alerts(window))[0];
    await field.fill('ReadOnlyAccess\nBillingRead\nBillingRead');
    await window.picture('settings-environments-sets');
    await window.page.getByRole('button', { name: 'Save' }).press('Enter');
    await window.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect([said?.startsWith('“Billing read” is no name of a permission set.'), await change(window)]).toEqual([
      true,
      [{ change: { readOnlySets: ['ReadOnlyAccess', 'BillingRead'] } }],
    ]);
  });

  it('names three of its permission sets, and how many there are besides', () => {
    expect([
      namesInShort([]),
      namesInShort(['A', 'B']),
      namesInShort(plainSettings.readOnlySets.concat('Other')),
      namesIn(Array.from({ length: 101 }, (_, at) => `Set${String(at)}`).join('\n')),
    ]).toEqual([
      'None is named: every permission set is asked about.',
      'A and B',
      'ReadOnlyAccess, AWSReadOnlyAccess, ViewOnlyAccess and 2 more',
      { problem: 'There are more than 100 names. Leave some out.' },
    ]);
  });
});
