import { expect } from 'vitest';
import { plainSettings } from '../harness/builders.ts';
import { copyFormatIds } from '../../electron/shared/tables/copy-formats.ts';
import { snapshot } from './support/northwind.ts';
import { openSettings, valueOf } from './support/settings.ts';
import { windowTest as it } from './support/fixtures.ts';

it('what counts for all organisations is chosen on a page of its own, once main has taken it', async ({
  openWindow,
}) => {
  const window = await openSettings(openWindow, {}, { address: '/settings.html?page=credentials' });
  const label = 'Copy credentials as';
  const offered = await window.page.getByLabel(label).locator('option').count();
  await window.page.getByLabel(label).selectOption('fish');
  await window.push('snapshot.changed', snapshot({ revision: 2, settings: { ...plainSettings, copyFormat: 'fish' } }));
  expect([offered, await window.asked(), await valueOf(window, label)]).toEqual([
    copyFormatIds.length,
    [{ name: 'settings.change', input: { change: { copyFormat: 'fish' } } }],
    'fish',
  ]);
});
