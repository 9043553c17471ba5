import { expect } from 'vitest';
import { windowTest as test } from './support/fixtures.ts';
import { faultsOf, openSurface } from './support/surface-faults.ts';
import { settingsSurfaces } from './support/surfaces-settings.ts';

test.for(settingsSurfaces.map((surface) => [surface.name, surface] as const))(
  '%s can be read, reached and used in every look, size and language',
  async ([, surface], { openWindow }) => {
    const window = await openSurface(openWindow, surface);
    expect(await faultsOf(window, surface)).toEqual({});
  },
);
