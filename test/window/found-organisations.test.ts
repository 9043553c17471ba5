import { describe, expect } from 'vitest';
import type { CommandName } from '../../electron/contract/commands.ts';
import type { Result } from '../../electron/contract/failure.ts';
import type { Found } from '../../electron/contract/found-organisations.ts';
import { northwindId } from '../harness/builders.ts';
import { organisation, snapshot } from './support/northwind.ts';
import { windowTest as it, type OpenWindow } from './support/fixtures.ts';
import type { TestWindow } from './support/window.ts';

const files = ['~/.aws/config'];
const northwind = {
  startUrl: 'https://northwind-example.awsapps.com/start',
  region: 'eu-west-1',
  name: 'Northwind',
  partition: 'aws' as const,
  files: [...files, '~/.granted/config'],
  profiles: 14,
  isKnown: false,
};
const clientA = {
  startUrl: 'https://d-9067example.awsapps.com/start',
  region: 'us-east-1',
  name: 'Client A',
  partition: 'aws' as const,
  files,
  profiles: 6,
  isKnown: false,
};
const gov = {
  startUrl: 'https://start.us-gov-home.awsapps.com/directory/northwind-gov',
  region: null,
  name: null,
  partition: 'aws-us-gov' as const,
  files,
  profiles: 0,
  isKnown: false,
};
const three: Found = {
  organisations: [northwind, clientA, gov],
  longLivedKeys: 2,
  longLivedProfiles: ['ci', 'backup'],
  problems: [],
};
const none = snapshot({ platform: 'linux', organisations: [], selectedOrganisationId: null });

const answered = (found: Found): Result<Found> => ({ ok: true, value: found });
const added: Result<{ organisationId: string }> = { ok: true, value: { organisationId: northwindId } };

/** The first page, where this was found. */
async function firstPage(openWindow: OpenWindow, found: Found, add: Result<unknown> = added): Promise<TestWindow> {
  const window = await openWindow({
    snapshot: none,
    answers: { 'organisations.find': answered(found), 'organisation.add': add },
  });
  await window.page.getByRole('heading', { name: 'Welcome to Latchkey' }).waitFor();
  return window;
}

/** What was asked of main but for the question what there is: `NAME INPUT`. */
const asked = async (window: TestWindow) =>
  (await window.asked()).map(({ name, input }) => `${name} ${JSON.stringify(input)}`);

/** Waits until main is asked for this. */
async function askedOf({ page }: TestWindow, name: CommandName): Promise<void> {
  await page.waitForFunction((wanted) => globalThis.fakeMain.calls.some((call) => call.name === wanted), name);
}

/** Runs in the page: Northwind can be added, and nothing else. */
function failUnlessNorthwind(): void {
  const { answers, calls } = globalThis.fakeMain;
  const failure = { code: 'offline', sentence: 'There is no connection.', retry: true } as const;
  Object.defineProperty(answers, 'organisation.add', {
    get: () =>
      JSON.stringify(calls.at(-1)?.input).includes('northwind-example')
        ? { ok: true, value: { organisationId: 'first' } }
        : { ok: false, failure },
  });
}

describe('the first page, where other tools know organisations', () => {
  it('lists them ticked, with where they are from, and what is left alone', async ({ openWindow }) => {
    const window = await firstPage(openWindow, {
      ...three,
      problems: ['~/.aws-sso/config.yaml is not as its tool writes it, so nothing of it is offered.'],
    });
    const { page } = window;
    await window.picture('welcome-found');
    const ticked = await page.getByRole('checkbox', { checked: true }).count();
    const said = [
      'Found 3 organisations that other tools on this computer use. Choose which to add.',
      'eu-west-1 · 14 profiles · ~/.aws/config, ~/.granted/config',
      'Region not known · ~/.aws/config',
      '2 profiles with long-lived keys are left as they are. Show them',
      'GovCloud',
      '~/.aws-sso/config.yaml is not as its tool writes it, so nothing of it is offered.',
      'These files are read, never changed.',
    ];
    const shown = await Promise.all(said.map((sentence) => page.getByText(sentence, { exact: true }).count()));
    expect([ticked, shown]).toEqual([3, said.map(() => 1)]);
  });

  it('names the one file they are all from once, and the profiles that are left alone on demand', async ({
    openWindow,
  }) => {
    const organisations = [{ ...northwind, files }, clientA, { ...gov, region: 'us-gov-west-1' }];
    const window = await firstPage(openWindow, { ...three, organisations });
    const { page } = window;
    await window.picture('welcome-one-file');
    const said = [
      'Found 3 organisations in ~/.aws/config. Choose which to add.',
      'eu-west-1 · 14 profiles',
      'us-gov-west-1',
      'The file ~/.aws/config is read, never changed.',
    ];
    const shown = await Promise.all(said.map((sentence) => page.getByText(sentence, { exact: true }).count()));
    const names = page.getByText('ci and backup', { exact: true });
    const before = await names.isVisible();
    await page.getByRole('button', { name: 'Show them' }).click();
    expect([shown, before, await names.isVisible()]).toEqual([[1, 1, 1, 1], false, true]);
  });

  it('has of many all or none ticked at once, by keys', async ({ openWindow }) => {
    const more = ['b', 'c'].map((name) => ({ ...clientA, name, startUrl: `https://${name}.awsapps.com/start` }));
    const { page } = await firstPage(openWindow, {
      ...three,
      organisations: [{ ...northwind, isKnown: true }, clientA, gov, ...more],
    });
    const all = page.getByRole('checkbox', { name: 'All of them' });
    const ticked = async (): Promise<number> => page.getByRole('list').getByRole('checkbox', { checked: true }).count();
    await all.focus();
    const before = await ticked();
    await page.keyboard.press('Space');
    const none = [await ticked(), await page.getByRole('button', { name: 'Choose an organisation' }).count()];
    await page.getByRole('checkbox', { name: /Client A/u }).check();
    const some = await all.evaluate((one) => (one as HTMLInputElement).indeterminate);
    await all.press('Space');
    expect([before, none, some, await ticked()]).toEqual([4, [0, 1], true, 4]);
  });

  it('adds the ticked ones in order with Enter, and signs in to the first', async ({ openWindow }) => {
    const window = await firstPage(openWindow, three);
    const { page } = window;
    await page.getByRole('checkbox', { name: /Client A/u }).uncheck();
    await page.getByLabel('Region', { exact: true }).fill('us-gov-west-1');
    await page.getByRole('button', { name: 'Rename Northwind' }).click();
    await page.keyboard.type('Contoso');
    await page.keyboard.press('Enter');
    await askedOf(window, 'sign-in.start');
    expect(await asked(window)).toEqual([
      `organisation.add ${JSON.stringify({ startUrl: northwind.startUrl, region: 'eu-west-1', name: 'Contoso' })}`,
      `organisation.add ${JSON.stringify({ startUrl: gov.startUrl, region: 'us-gov-west-1', name: null })}`,
      `organisation.select ${JSON.stringify({ organisationId: northwindId })}`,
      `sign-in.start ${JSON.stringify({ organisationId: northwindId })}`,
    ]);
  });

  it('adds all with one press of Enter, and is gone then', async ({ openWindow }) => {
    const window = await firstPage(openWindow, three);
    await window.page.keyboard.press('Enter');
    await window.push('snapshot.changed', snapshot({ revision: 2, organisations: [organisation] }));
    await window.page.getByRole('option').first().waitFor();
    const adds = (await asked(window)).filter((one) => one.startsWith('organisation.add'));
    expect(adds).toHaveLength(3);
  });

  it('stays while the second one is being added, whatever main says of the first', async ({ openWindow }) => {
    const window = await firstPage(openWindow, three);
    await window.page.evaluate(() => (globalThis.fakeMain.answers['organisation.add'] = null));
    await window.page.keyboard.press('Enter');
    await window.push('snapshot.changed', snapshot({ revision: 2, organisations: [organisation] }));
    const heading = await window.page.getByRole('heading', { name: 'Welcome to Latchkey' }).count();
    expect([heading, await window.page.getByRole('button', { name: /^Adding…/u }).count()]).toEqual([1, 1]);
  });

  it('says under the one that could not be added why, and tries it again', async ({ openWindow }) => {
    const refused = {
      ok: false,
      failure: { code: 'region-needed', sentence: 'Enter the region of the portal.', retry: false },
    } as const;
    const window = await firstPage(openWindow, { ...three, organisations: [gov, northwind] }, refused);
    const { page } = window;
    await page.getByRole('checkbox', { name: /Northwind/u }).uncheck();
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await window.picture('welcome-found-region');
    const said = await page.getByRole('alert').innerText();
    await page.evaluate((answer) => (globalThis.fakeMain.answers['organisation.add'] = answer), added);
    await page.getByLabel('Region', { exact: true }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('us-gov-west-1');
    await page.keyboard.press('Enter');
    await askedOf(window, 'sign-in.start');
    expect([said, (await asked(window)).map((one) => one.split(' ')[0])]).toEqual([
      'Enter the region of the portal.',
      ['organisation.add', 'organisation.add', 'organisation.select', 'sign-in.start'],
    ]);
  });

  it('goes on without those that could not be added', async ({ openWindow }) => {
    const window = await firstPage(openWindow, { ...three, organisations: [northwind, clientA] });
    const { page } = window;
    await page.evaluate(failUnlessNorthwind);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'Go on without it' }).click();
    await askedOf(window, 'sign-in.start');
    expect((await asked(window)).slice(2)).toEqual([
      'organisation.select {"organisationId":"first"}',
      'sign-in.start {"organisationId":"first"}',
    ]);
  });

  it('adds nothing where nothing is ticked, and leads to the form and back', async ({ openWindow }) => {
    const window = await firstPage(openWindow, three);
    const { page } = window;
    for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
    await page.getByRole('button', { name: 'Choose an organisation' }).press('Enter');
    const before = await asked(window);
    await page.getByRole('button', { name: 'Enter a portal address instead' }).click();
    await page.getByLabel('Portal address').waitFor();
    const title = await page.getByRole('heading').innerText();
    await page.getByRole('button', { name: 'Back' }).click();
    expect([before, title, await page.getByRole('checkbox').count()]).toEqual([[], 'Welcome to Latchkey', 3]);
  });

  it('is the form where all that was found is a sentence', async ({ openWindow }) => {
    const window = await firstPage(openWindow, {
      organisations: [],
      longLivedKeys: 3,
      longLivedProfiles: ['a', 'b', 'c'],
      problems: ['It is broken.'],
    });
    expect(await window.page.getByLabel('Portal address').count()).toBe(1);
  });
});

describe('the form for another organisation', () => {
  it('offers those that other tools know, of which those that are here cannot be ticked', async ({ openWindow }) => {
    const found = { ...three, organisations: [{ ...northwind, isKnown: true }, clientA] };
    const window = await openWindow({
      snapshot: snapshot({ platform: 'linux' }),
      answers: { 'organisations.find': answered(found), 'organisation.add': added },
    });
    const { page } = window;
    await page.getByRole('option').first().waitFor();
    await window.push('window.summoned', { clean: true, sheet: { kind: 'add-organisation', found: false } });
    await page.getByRole('button', { name: 'Import 1 organisation found here' }).click();
    await page.getByRole('heading', { name: 'Import organisations' }).waitFor();
    await window.picture('import-organisations');
    const known = page.getByRole('checkbox', { name: /Northwind/u });
    const isKnown = [
      await known.isDisabled(),
      await known.isChecked(),
      await page.getByText('In Latchkey already').count(),
    ];
    await page.getByRole('button', { name: 'Add 1 organisation' }).click();
    await page.getByRole('option').first().waitFor();
    const adds = (await asked(window)).filter((one) => one.startsWith('organisation.add'));
    expect([isKnown, adds.length]).toEqual([[true, false, 1], 1]);
  });
});

describe('from the settings', () => {
  const open = async (openWindow: OpenWindow, found: Found): Promise<TestWindow> => {
    const window = await openWindow({
      snapshot: snapshot({ platform: 'linux' }),
      answers: { 'organisations.find': answered(found) },
    });
    await window.page.getByRole('option').first().waitFor();
    await window.push('window.summoned', { clean: true, sheet: { kind: 'add-organisation', found: true } });
    return window;
  };

  it('what the files name comes at once, also where all of it is here already', async ({ openWindow }) => {
    const { page } = await open(openWindow, { ...three, organisations: [{ ...northwind, isKnown: true }] });
    await page.getByRole('heading', { name: 'Import organisations' }).waitFor();
    expect(await page.getByText('In Latchkey already').count()).toBe(1);
  });

  it('the form comes, and why, where the files name none', async ({ openWindow }) => {
    const { page } = await open(openWindow, { ...three, organisations: [] });
    await page.getByRole('heading', { name: 'Add an organisation' }).waitFor();
    const why = page.getByRole('status').filter({ hasText: 'No organisation was found in the AWS config files.' });
    expect(await why.innerText()).toContain('Enter the address of its portal.');
  });

  it('what is wrong with a file is told, rather than that it names none', async ({ openWindow }) => {
    const problems = ['~/.aws/config could not be read, so nothing of it is offered.'];
    const { page } = await open(openWindow, { ...three, organisations: [], problems });
    await page.getByRole('heading', { name: 'Add an organisation' }).waitFor();
    const said = await page.getByRole('status').filter({ hasText: '~/.aws/config' }).innerText();
    expect([said, await page.getByText('No organisation was found').count()]).toEqual([problems[0], 0]);
  });

  it('asked for again over the form, the files are read anew and what they name comes', async ({ openWindow }) => {
    const window = await open(openWindow, three);
    const { page } = window;
    const heading = page.getByRole('heading', { name: 'Import organisations' });
    await heading.waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Add an organisation' }).waitFor();
    await page.getByLabel('Portal address').fill('typed.awsapps.com/start');
    await window.push('window.summoned', { clean: true, sheet: { kind: 'add-organisation', found: false } });
    await window.push('window.summoned', { clean: false });
    const kept = await page.getByLabel('Portal address').inputValue();
    await window.push('window.summoned', { clean: true, sheet: { kind: 'add-organisation', found: true } });
    await heading.waitFor();
    expect(kept).toBe('typed.awsapps.com/start');
  });
});

describe('the found organisations', () => {
  it('have an address in one line, whole in its tooltip, and a sign beside the first line of each note', async ({
    openWindow,
  }) => {
    const startUrl = 'https://start.us-gov-home.awsapps.com/directory/northwind-example-of-the-government';
    const window = await openWindow({
      snapshot: none,
      answers: {
        'organisations.find': answered({ ...three, organisations: [northwind, { ...gov, startUrl, name: 'Gov' }] }),
      },
    });
    const { page } = window;
    const long = page.getByText('start.us-gov-home.awsapps.com/directory/northwind-example-of-the-government');
    await long.waitFor();
    const seen = await page.evaluate(() => ({
      heights: [...document.querySelectorAll('li .address')].map((each) => each.clientHeight),
      beside: [...document.querySelectorAll('.note:not([hidden])')].map((note) => {
        const [sign, words] = [note.querySelector('svg'), note.querySelector('span')?.firstChild];
        const range = document.createRange();
        if (sign === null || words === null || words === undefined) return null;
        range.selectNode(words);
        const [{ y, height }, line] = [sign.getBoundingClientRect(), range.getBoundingClientRect()];
        return Math.abs(y + height / 2 - (line.y + line.height / 2)) < 2;
      }),
    }));
    expect([seen, await long.getAttribute('title')]).toEqual([
      { heights: [16, 16], beside: [true, true] },
      'start.us-gov-home.awsapps.com/directory/northwind-example-of-the-government',
    ]);
  });

  it.for([
    ['320 px wide', { width: 320, height: 620 }, '16px'],
    ['with text of 200 %', { width: 420, height: 620 }, '32px'],
  ] as const)('are not cut off %s, and the way on stays in sight', async ([name, viewport, size], { openWindow }) => {
    const window = await openWindow({
      snapshot: none,
      context: { viewport },
      answers: { 'organisations.find': answered(three) },
    });
    const { page } = window;
    await page.getByRole('heading').waitFor();
    await page.evaluate((fontSize) => document.documentElement.style.setProperty('font-size', fontSize), size);
    await window.picture(`welcome-found-${name.replaceAll(/\W+/gu, '-')}`);
    const sideways = await page.evaluate(() =>
      [...document.querySelectorAll('main, main *')]
        .filter((each) => getComputedStyle(each).overflowY !== 'visible' && each.scrollWidth > each.clientWidth + 1)
        .map(({ className }) => className),
    );
    const box = await page.getByRole('button', { name: /^Add 3/u }).boundingBox();
    expect([sideways, box !== null && box.y + box.height <= viewport.height]).toEqual([[], true]);
  });
});
