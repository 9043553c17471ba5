import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { examples, listedFor, patchOf, root, touchedBy } from '../check/examples.ts';

describe.each(examples)('the worked example $name', (example) => {
  it('applies', () => {
    expect(() => execFileSync('git', ['apply', '--check', patchOf(example)], { cwd: root })).not.toThrow();
  });

  it('touches the files that are listed, and no more than it may', () => {
    const files = touchedBy(example);
    expect(files.toSorted()).toEqual(listedFor(example).toSorted());
    expect(files.length).toBeLessThanOrEqual(example.most);
  });
});
