import { describe, expect, it } from 'vitest';
import { grownWithin, scaled, textScale } from '../../../electron/shell/windows/text-scale.ts';

const area = { x: 0, y: 25, width: 1440, height: 875 };

describe('a window that grows with its text', () => {
  it('is as much larger, and never smaller than usual', () => {
    const sizes = (['90', '100', '150', '200'] as const).map((textSize) =>
      scaled({ width: 760, height: 560 }, textScale({ textSize })),
    );
    expect(sizes.map(({ width, height }) => `${width}×${height}`)).toEqual([
      '760×560',
      '760×560',
      '1140×840',
      '1520×1120',
    ]);
  });

  it.each([
    [
      'where there is room',
      { x: 100, y: 100, width: 400, height: 300 },
      2,
      { x: 100, y: 100, width: 800, height: 600 },
    ],
    [
      'back from the edge',
      { x: 900, y: 500, width: 500, height: 400 },
      1.5,
      { x: 690, y: 300, width: 750, height: 600 },
    ],
    ['to the whole work area at most', { x: 300, y: 200, width: 760, height: 560 }, 2, area],
    ['down again', { x: 100, y: 100, width: 800, height: 600 }, 0.5, { x: 100, y: 100, width: 400, height: 300 }],
  ])('goes %s', (_where, bounds, by, grown) => {
    expect(grownWithin(bounds, by, area)).toEqual(grown);
  });
});
