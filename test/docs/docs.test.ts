import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { blocksIn, blocksOf, reasonOf } from './blocks.ts';
import { deadEnd, leadsOutside, linksIn } from './links.ts';
import { pages, textOf } from './pages.ts';

const blocks = blocksOf(pages);
const place = ({ page, line, info }: (typeof blocks)[number]): string => `${page}:${String(line)} "${info}"`;

describe('a block of a page', () => {
  it('says that it can be run, or why not', () => {
    expect(blocks.filter((block) => reasonOf(block) === undefined).map(place)).toEqual([]);
    expect(blocks.filter((block) => reasonOf(block) === null).length).toBeGreaterThan(5);
  });

  it('is closed', () => {
    const fences = pages.map((page) => [page, [...textOf(page).matchAll(/^```/gmu)].length / 2] as const);
    const read = pages.map((page) => [page, blocks.filter((block) => block.page === page).length] as const);
    expect(read).toEqual(fences);
  });

  it('of JSON is JSON', () => {
    const json = blocks.filter(({ info }) => info === 'json');
    expect(json.length).toBeGreaterThan(1);
    for (const { text } of json) expect(() => JSON.parse(text) as unknown).not.toThrow();
  });

  it('would be refused without a language', () => {
    const [block = { info: 'sh' }] = blocksIn('a.md', '# A\n\n```\nls\n```\n');
    expect(reasonOf(block)).toBe(undefined);
  });
});

describe('a link of a page', () => {
  const links = pages.flatMap((page) => linksIn(page, textOf(page)));

  it('leads to a file and a heading that are there', () => {
    const inside = links.filter((link) => !leadsOutside(link));
    expect(inside.length).toBeGreaterThan(20);
    expect(inside.map(deadEnd).filter((end) => end !== null)).toEqual([]);
  });

  it.each(['nowhere.md', 'README.md#nowhere', '#nowhere', '../elsewhere.md', 'package.json#a'])(
    'would be refused to %s',
    (target) => {
      expect(linksIn('README.md', `[there](${target})`).map(deadEnd)).not.toEqual([null]);
    },
  );
});

/** Who comes to the repository finds every page from README. */
it('README leads to each page of docs/', () => {
  const listed = new Set(linksIn('README.md', textOf('README.md')).map(({ target }) => target.split('#')[0]));
  expect(pages.filter((page) => page.startsWith('docs/') && !listed.has(page))).toEqual([]);
});

it('README says of each package why it is there', () => {
  const { devDependencies, optionalDependencies } = manifest;
  const [, table = ''] = textOf('README.md').split('### Why each package is there\n');
  const rows =
    table
      .split('\n## ')[0]
      ?.split('\n')
      .filter((line) => line.startsWith('| ')) ?? [];
  const [, , ...named] = rows.flatMap((row) => row.split('|')[1]?.trim().split(', ') ?? []);
  expect(named.toSorted()).toEqual(Object.keys({ ...devDependencies, ...optionalDependencies }).toSorted());
});
