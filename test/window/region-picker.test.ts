import { describe, expect } from 'vitest';
import { consolePlaces } from '../../electron/core/console/console-places.ts';
import { regionNickname, searchRegions } from '../../renderer/sheets/region-search.ts';
import { role } from './support/northwind.ts';
import { windowTest as it, type OpenWindow } from './support/fixtures.ts';
import type { TestWindow, WindowOptions } from './support/window.ts';

const staging = role('111122224444', 'PowerUserAccess');
const opening = { opensIn: 'Firefox, container Staging', notByPortal: null } as const;
const places = {
  ...consolePlaces('eu-west-1', 'eu-central-1', [
    { service: 'ecs', region: 'eu-west-1' },
    { service: 's3', region: 'us-east-1' },
  ]),
  ...opening,
};

const codes = (query: string): string[] => searchRegions(query, places).map(({ code }) => code);

describe('searching regions', () => {
  it('has the last one of the account first, then those used before', () => {
    expect(codes('').slice(0, 4)).toEqual(['eu-central-1', 'eu-west-1', 'us-east-1', 'us-east-2']);
  });

  it.for([
    ['frankfurt', ['eu-central-1']],
    ['ireland', ['eu-west-1']],
    ['use1', ['us-east-1']],
    ['us-e', ['us-east-1', 'us-east-2']],
    ['apse2', ['ap-southeast-2']],
    ['eu west-2', ['eu-west-2']],
    ['são', ['sa-east-1']],
    ['sao', ['sa-east-1']],
    ['nowhere', []],
  ] as const)('finds %s', ([query, expected]) => {
    expect(codes(query)).toEqual(expected);
  });

  it.for([
    ['eu-west-1', 'euw1'],
    ['ap-southeast-2', 'apse2'],
    ['ap-northeast-1', 'apne1'],
    ['eu-central-2', 'euc2'],
    ['us-gov-west-1', 'usgovw1'],
    ['cn-northwest-1', 'cnnw1'],
    ['eu-north-1', 'eun1'],
  ])('calls %s %s', ([code, nickname]) => {
    expect(regionNickname(code ?? '')).toBe(nickname);
  });

  it('has only regions of GovCloud there', () => {
    const gov = { ...consolePlaces('us-gov-west-1', 'us-gov-west-1', []), ...opening };
    expect([searchRegions('', gov).map(({ code }) => code), searchRegions('use1', gov)]).toEqual([
      ['us-gov-west-1', 'us-gov-east-1'],
      [],
    ]);
  });
});

async function opened(openWindow: OpenWindow, options: WindowOptions = {}, more = {}): Promise<TestWindow> {
  const answers = { 'console.places': { ok: true, value: { ...places, ...more } } } as const;
  const window = await openWindow({ answers, ...options });
  await window.page.getByRole('option').first().waitFor();
  await window.page.keyboard.press('ArrowDown');
  await window.page.keyboard.press('Alt+Enter');
  await window.page.getByRole('button', { name: /^Region / }).waitFor();
  return window;
}

const performed = async (window: TestWindow): Promise<unknown[]> =>
  (await window.asked()).filter(({ name }) => name === 'role.perform').map(({ input }) => input);

describe('the region of a console', () => {
  it('is chosen from a list by the keyboard alone, and the service that was typed stays', async ({ openWindow }) => {
    const window = await opened(openWindow);
    const { keyboard } = window.page;
    await keyboard.type('log');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await window.page.getByRole('combobox', { name: 'Search regions' }).and(window.page.locator(':focus')).waitFor();
    await keyboard.type('tokyo');
    await keyboard.press('Enter');
    await window.page.getByRole('button', { name: 'Region ap-northeast-1' }).waitFor();
    await window.page
      .getByRole('combobox', { name: 'Service and region' })
      .and(window.page.locator(':focus'))
      .waitFor();
    expect(await performed(window)).toEqual([]);
    await keyboard.press('Enter');
    expect(await performed(window)).toEqual([
      { intent: { kind: 'open-console', role: staging, destination: { service: 'logs', region: 'ap-northeast-1' } } },
    ]);
  });

  it('takes the place of one that was typed', async ({ openWindow }) => {
    const window = await opened(openWindow);
    await window.page.keyboard.type('s3 us-e1');
    await window.page.getByRole('button', { name: 'Region us-east-1' }).click();
    await window.page.getByRole('option', { name: /eu-west-1/u }).click();
    await window.page.getByRole('button', { name: 'Region eu-west-1' }).waitFor();
    expect(await window.page.getByRole('combobox', { name: 'Service and region' }).inputValue()).toBe('s3');
  });

  it('begins at the one that is chosen, moves by arrows, and Esc goes back to the services only', async ({
    openWindow,
  }) => {
    const window = await opened(openWindow);
    await window.page.getByRole('button', { name: 'Region eu-central-1' }).click();
    const selected = window.page.getByRole('listbox', { name: 'Regions' }).locator('[aria-selected="true"]');
    const shown = [await selected.innerText()];
    await window.page.keyboard.press('ArrowDown');
    shown.push(await selected.innerText());
    await window.page.keyboard.press('Escape');
    await window.page.getByRole('button', { name: 'Region eu-central-1' }).waitFor();
    expect([shown.map((line) => line.split('\n')[0]), await performed(window)]).toEqual([
      ['eu-central-1', 'eu-west-1'],
      [],
    ]);
    await window.page.keyboard.press('Escape');
    await window.page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('is none where nothing fits, which is said, and Enter does nothing', async ({ openWindow }) => {
    const window = await opened(openWindow);
    await window.page.getByRole('button', { name: 'Region eu-central-1' }).click();
    await window.page.keyboard.type('zzz');
    await window.page.getByText('No region matches “zzz”.').waitFor();
    await window.page.keyboard.press('Enter');
    expect([
      await window.page.getByRole('combobox', { name: 'Search regions' }).count(),
      await performed(window),
    ]).toEqual([1, []]);
  });

  it('stands above what the console opens in, and why not through the portal', async ({ openWindow }) => {
    const window = await opened(openWindow, {}, { notByPortal: 'chained' });
    expect([
      await window.page.getByText('Opens in Firefox, container Staging').count(),
      await window.page.getByText('offers no chained roles').count(),
    ]).toEqual([1, 1]);
  });
});
