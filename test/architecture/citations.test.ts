import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, posix, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorsIn } from '../docs/links.ts';

const root = join(import.meta.dirname, '../..');
const thisFile = relative(root, import.meta.filename).replaceAll('\\', '/');

/** What comments may cite is in `docs/`; what they once cited is not in the repository. */
const missingPages: readonly RegExp[] = [
  /(?<![\w/-])(?:protocol|ux|peers|cases|security|real-electron|architecture|models|toolchain|roadmap|house)\.md/u,
  /\bprotocol facts?\b/iu,
  /\bprotocol \d+\.\d/iu,
  /\bpitfall \d/iu,
  /\bpeers' /u,
  /\(design, ?\w/iu,
  /\bdesign's (?:table|tokens|pictures?)\b/u,
  /\bmock-?ups?\b/iu,
];

/** A page of `docs/`, with or without a heading. Electron's own pages are named with its folders, as `docs/api/tray.md`. */
const citation = /(?<![\w/])docs\/([\w-]+\.md)(?:#([\w-]+))?/gu;
/** A link of Markdown to a file or a heading. */
const link = /\]\((?!https?:)([^()#\s]*)(?:#([^()\s]+))?\)/gu;
/** The letters before the title of a test. */
const titleOfCase = /\(['"`]([A-I]\d(?:, [A-I]\d)*): /gu;

/** One mention of a page or heading. */
interface Mention {
  readonly file: string;
  /** From the root of the repository, with slashes. */
  readonly page: string;
  readonly heading: string | null;
}

const readTypes = new Set(['.ts', '.svelte', '.css', '.mjs', '.js', '.html', '.md']);

function filesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join(folder, path.replaceAll('\\', '/')))
    .filter((path) => readTypes.has(extname(path)) && !path.includes('node_modules/'));
}

const files = [...['electron', 'renderer', 'test', 'docs'].flatMap(filesOf), 'README.md', 'CHANGELOG.md'];
const textOf = new Map(
  files.filter((file) => file !== thisFile).map((file) => [file, readFileSync(join(root, file), 'utf8')]),
);

function citationsIn(file: string, text: string): Mention[] {
  return [...text.matchAll(citation)].map(([, page = '', heading = null]) => ({ file, page: `docs/${page}`, heading }));
}

function linksIn(file: string, text: string): Mention[] {
  if (extname(file) !== '.md') return [];
  return [...text.matchAll(link)].map(([, target = '', heading = null]) => ({
    file,
    page: target === '' ? file : posix.normalize(posix.join(posix.dirname(file), target)),
    heading,
  }));
}

/** Why a mention leads nowhere, or null. */
function deadEnd({ file, page, heading }: Mention): string | null {
  if (!existsSync(join(root, page))) return `${file}: there is no ${page}`;
  const isThere = heading === null || anchorsIn(readFileSync(join(root, page), 'utf8')).includes(heading);
  return isThere ? null : `${file}: ${page} has no heading ${heading}`;
}

/** The pages that a text cites and the repository does not hold. */
function missingIn(text: string): string[] {
  return missingPages.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
}

const mentions = [...textOf].flatMap(([file, text]) => [...citationsIn(file, text), ...linksIn(file, text)]);

describe('what is cited', () => {
  it('is found: comments cite pages, and pages link to each other', () => {
    const pages = new Set(mentions.filter(({ file }) => extname(file) !== '.md').map(({ page }) => page));
    expect([...pages].toSorted()).toEqual([
      'docs/acceptance.md',
      'docs/aws.md',
      'docs/cases.md',
      'docs/command-line.md',
      'docs/deep-links.md',
      'docs/design.md',
      'docs/keyboard.md',
      'docs/managed-settings.md',
      'docs/remote.md',
      'docs/sharing-settings.md',
      'docs/sign-in-states.md',
      'docs/supply-chain.md',
      'docs/threat-model.md',
    ]);
    expect(mentions.some(({ file, page }) => file.startsWith('docs/') && page !== file)).toBe(true);
  });

  it('is there, page and heading', () => {
    expect(mentions.map(deadEnd).filter((end) => end !== null)).toEqual([]);
  });

  it('is in the repository', () => {
    // ASSUMPTIONS.md names pages of Electron's documentation and says so.
    const cited = [...textOf].filter(([file]) => extname(file) !== '.md');
    expect(cited.flatMap(([file, text]) => missingIn(text).map((page) => `${file}: ${page}`))).toEqual([]);
  });

  it.each(['aws.md', 'design.md'])('is every section of %s', (name) => {
    const page = `docs/${name}`;
    const cited = new Set(mentions.filter((mention) => mention.page === page).map(({ heading }) => heading));
    expect(anchorsIn(textOf.get(page) ?? '', 2).filter((heading) => !cited.has(heading))).toEqual([]);
  });

  it('is a line of cases.md for each case in a title of a test, and no other', () => {
    const inTitles = [...textOf]
      .filter(([file]) => file.endsWith('.test.ts'))
      .flatMap(([, text]) => [...text.matchAll(titleOfCase)].flatMap(([, names = '']) => names.split(', ')));
    const lines = [...(textOf.get('docs/cases.md') ?? '').matchAll(/^\| ([A-I]\d) +\|/gmu)].map(([, name]) => name);
    expect([...new Set(inTitles)].toSorted()).toEqual(lines);
  });
});

describe('would refuse', () => {
  it.each([
    ['docs', 'nowhere.md', ''],
    ['docs', 'aws.md', '#nowhere'],
  ])('the citation %s/%s%s', (folder, page, heading) => {
    expect(citationsIn('a.ts', `/** See ${folder}/${page}${heading}. */`).map(deadEnd)).not.toEqual([null]);
  });

  it('a link to a heading that is not there', () => {
    expect(linksIn('docs/design.md', '[times](aws.md#nowhere)').map(deadEnd)).not.toEqual([null]);
  });

  it.each([
    '(protocol.md 1.6)',
    '(protocol fact 6)',
    "(peers' pitfall 31)",
    '(design, The list)',
    '(ux.md 4)',
    'cases.md, A1',
    '(security.md 5)',
    "the design's table",
    'as in the mock-up',
  ])('the page of %s', (text) => {
    expect(missingIn(text)).not.toEqual([]);
  });

  it.each(['docs/cases.md', 'docs/tutorial/security.md', 'test/real-electron/README.md', 'docs/api/protocol.md'])(
    'not %s',
    (text) => {
      expect(missingIn(text)).toEqual([]);
    },
  );
});
