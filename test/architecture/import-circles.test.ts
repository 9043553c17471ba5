import { describe, expect, it } from 'vitest';
import { importCircle } from '../check/import-circles.ts';
import { importsOf, sourceFiles, type Import } from '../check/imports.ts';

/** Imports of types, as `a.ts>b.ts` names them. */
function imports(...arrows: readonly string[]): Import[] {
  return arrows.map((arrow) => {
    const [from = '', to = ''] = arrow.split('>');
    return { file: from, specifier: `./${to}`, typeOnly: true };
  });
}

describe('files that import each other', () => {
  it('are none', () => {
    expect(importCircle(sourceFiles().flatMap(importsOf))).toEqual([]);
  });

  it.each([
    { arrows: ['a.ts>b.ts', 'b.ts>a.ts'], circle: ['a.ts', 'b.ts'] },
    { arrows: ['a.ts>a.ts'], circle: ['a.ts'] },
    { arrows: ['d.ts>a.ts', 'a.ts>b.ts', 'b.ts>c.ts', 'c.ts>a.ts', 'c.ts>e.ts'], circle: ['a.ts', 'b.ts', 'c.ts'] },
    { arrows: ['a.ts>b.ts', 'a.ts>c.ts', 'b.ts>d.ts', 'c.ts>d.ts'], circle: [] },
  ])('would be found in $arrows', ({ arrows, circle }) => {
    expect(importCircle(imports(...arrows))).toEqual(circle);
  });
});
