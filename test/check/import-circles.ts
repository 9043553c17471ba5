import { targetOf, type Import } from './imports.ts';

/**
 * A circle of files of which each imports the next; empty: there is none. Imports of types count: they are erased, but a
 * reader follows them round all the same.
 */
export function importCircle(imports: readonly Import[]): string[] {
  let arrows = imports.flatMap((each) => {
    const target = targetOf(each);
    return target === null ? [] : [{ from: each.file, to: target }];
  });
  for (let before = -1; before !== arrows.length;) {
    before = arrows.length;
    const importing = new Set(arrows.map(({ from }) => from));
    arrows = arrows.filter(({ to }) => importing.has(to));
  }
  // Each file that is left imports one that is left: so following them comes back.
  const next = new Map(arrows.map(({ from, to }) => [from, to]));
  const walked: string[] = [];
  let file = arrows[0]?.from;
  while (file !== undefined && !walked.includes(file)) {
    walked.push(file);
    file = next.get(file);
  }
  return file === undefined ? [] : walked.slice(walked.indexOf(file));
}
