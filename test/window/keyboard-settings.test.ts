/** Every page of the settings is reached and changed with the keyboard alone. */
import { describe, expect } from 'vitest';
import { chrome, firefox } from '../harness/found-browsers.ts';
import { diagnosticsAnswers } from './support/diagnostics.ts';
import { aPerson, type Person } from './support/keys.ts';
import { access } from './support/links.ts';
import { counted, rules } from './support/rules.ts';
import { pictured } from './support/settings.ts';
import { windowTest as it, type OpenWindow } from './support/fixtures.ts';

/** A person who has just opened the settings, at the General page. */
function opened(openWindow: OpenWindow): Promise<Person> {
  return aPerson(
    openWindow,
    { ...rules, organisations: pictured, platform: 'linux', summonKeys: 'Alt+Shift+K' },
    {
      address: '/settings.html?page=general',
      context: { viewport: { width: 760, height: 560 } },
      answers: {
        'environments.count': counted,
        'programs.get': { ok: true, value: access },
        'browsers.find': { ok: true, value: [chrome, firefox] },
        ...diagnosticsAnswers,
      },
    },
  );
}

const names = async ({ window }: Person): Promise<string[]> => [
  ...new Set((await window.asked()).map(({ name }) => name)),
];

/** Page, what is pressed on it, and what main is asked then. */
const journeys: readonly (readonly [string, readonly string[], string])[] = [
  ['General', ['@Open at login', 'Space'], 'settings.change'],
  ['Organisations', ['@Dual-stack endpoints', 'Space'], 'organisation.change'],
  ['Environments', ['@Move Staging', 'Alt+ArrowUp'], 'environments.save'],
  ['Credentials', ['@Renew credentials in use', 'Space'], 'settings.change'],
  ['Terminals and SDKs', ['@Unlink archive', 'Enter'], 'links.remove'],
  ['Browsers', ['@Sign out of the console first', 'Space'], 'organisation.change'],
  ['Notifications', ['@Access was removed', 'Space'], 'notifications.switch'],
  ['Shortcuts', ['@Open a terminal', 'Enter', 'Control+Shift+G'], 'settings.change'],
  ['Activity and privacy', ['@Clear…', 'Enter', '@Clear', 'Enter'], 'activity.clear'],
];

describe('the page', () => {
  it.for(journeys)('%s is reached and changed', async ([page, keys, asked], { openWindow }) => {
    const person = await opened(openWindow);
    await goTo(person, page);
    await person.press(...keys);
    expect(await names(person)).toContain(asked);
  });

  it('About shows diagnostics, where the focus goes, and saves them', async ({ openWindow }) => {
    const person = await opened(openWindow);
    await goTo(person, 'About');
    await person.press('@Show diagnostics…', 'Enter');
    await person.window.page.getByRole('textbox', { name: 'Diagnostics' }).waitFor();
    const focus = await person.focus();
    await person.press('@Save…', 'Enter');
    await person.window.page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
    expect({ focus, then: await person.focus(), asked: await names(person) }).toEqual({
      focus: 'Diagnostics',
      then: 'Save…',
      asked: expect.arrayContaining(['window.show-diagnostics', 'window.save-diagnostics']) as string[],
    });
  });

  it('About shows a licence', async ({ openWindow }) => {
    const person = await opened(openWindow);
    await goTo(person, 'About');
    await person.window.page.locator('details').first().waitFor();
    await person.press('@valibot', 'Enter');
    await person.sees('Permission is hereby granted');
  });

  it('Environments takes a new rule', async ({ openWindow }) => {
    const person = await opened(openWindow);
    await goTo(person, 'Environments');
    await person.press('@Add rule', 'Enter');
    await person.window.page.getByRole('dialog').waitFor();
    await person.press('Escape');
    await person.window.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await person.focus()).toBe('Add rule');
  });
});

/** By Tab to the list of pages, and Enter. */
async function goTo(person: Person, page: string): Promise<void> {
  await person.press(`@${page}`, 'Enter');
  await person.window.page.getByRole('heading', { level: 1, name: page }).waitFor();
}
