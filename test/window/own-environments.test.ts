import { describe, expect } from 'vitest';
import { windowTest as it } from './support/fixtures.ts';
import { openRules, rules, saved } from './support/rules.ts';

const ids = (all: readonly { id: string }[] | undefined): string[] => (all ?? []).map(({ id }) => id);

describe("an environment of one's own", () => {
  it('goes after a question that counts what hangs on it, and come back', async ({ openWindow }) => {
    const vault = { id: 'own-1', look: 'production', word: 'Vault' } as const;
    const inVault = { environmentId: vault.id, guard: 'ask' } as const;
    const own = {
      environments: [...rules.environments, vault],
      rules: [
        { id: 'v1', match: { kind: 'names', pattern: 'vault-*' } as const, ...inVault },
        ...rules.rules.slice(0, -1),
        { id: 'rest', match: { kind: 'rest' } as const, ...inVault },
      ],
    };
    const counts = { ok: true, value: { accounts: [4, 48, 1, 36, 71, 22, 19, 15] } } as const;
    const window = await openRules(openWindow, { answers: { 'environments.count': counts } }, own);
    const { page } = window;
    await page.getByText('48', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Remove Vault…' }).press('Enter');
    const question = page.getByRole('dialog', { name: 'Remove the environment Vault?' });
    const said = await question.locator('p').innerText();
    await window.picture('settings-environments-remove');
    await question.getByRole('button', { name: 'Keep Vault' }).press('Enter');
    const before = await saved(window);
    await page.getByRole('button', { name: 'Remove Vault…' }).press('Enter');
    await question.getByRole('button', { name: 'Remove environment' }).press('Enter');
    await page.getByText('Vault is removed.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await page.getByText('The rules are as they were.').waitFor();
    const [removed, back] = await saved(window);
    expect({ said, before, environments: ids(removed?.environments), rules: removed?.rules, back }).toEqual({
      said:
        '1 rule that names it goes with it. Everything else is not set then, and guarded as before. ' +
        '19 accounts go by the other rules. ' +
        'Their use is guarded only where those rules say so.',
      before: [],
      environments: ids(rules.environments),
      rules: [
        ...rules.rules.slice(0, -1),
        { id: 'rest', match: { kind: 'rest' }, environmentId: 'none', guard: 'ask' },
      ],
      back: own,
    });
  });
});
