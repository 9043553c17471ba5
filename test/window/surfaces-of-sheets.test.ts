import { expect } from 'vitest';
import { windowTest as test } from './support/fixtures.ts';
import { faultsOf, openSurface } from './support/surface-faults.ts';
import { sheetSurfaces } from './support/surfaces.ts';

test.for(sheetSurfaces.map((surface) => [surface.name, surface] as const))(
  '%s can be read, reached and used in every look, size and language',
  async ([, surface], { openWindow }) => {
    const window = await openSurface(openWindow, surface);
    expect(await faultsOf(window, surface)).toEqual({});
  },
);
