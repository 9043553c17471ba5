import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, scriptOf, sourceFiles, targetOf, type Import } from '../check/imports.ts';

const root = join(import.meta.dirname, '../..');
const mostLines = 400;

interface Room {
  /** Rooms whose files it may import besides its own. */
  readonly rooms: readonly string[];
  /** Packages it may import; `node:` modules where `node` is among them. */
  readonly packages: readonly string[];
}

/** Who may enter which room. What is not named here is not allowed. */
const rooms: Readonly<Record<string, Room>> = {
  'electron/shared': { rooms: [], packages: ['intl-messageformat'] },
  'electron/contract': { rooms: ['electron/shared'], packages: ['valibot'] },
  'electron/core': {
    rooms: ['electron/shared', 'electron/contract'],
    packages: ['valibot', 'intl-messageformat', 'js-yaml', 'jsonc-parser', 'smol-toml', 'node:util'],
  },
  'electron/aws': {
    rooms: ['electron/core', 'electron/shared', 'electron/contract'],
    packages: ['valibot', '@aws-sdk/client-sso', '@aws-sdk/client-sso-oidc', '@smithy/signature-v4', 'node:crypto'],
  },
  'electron/shell': {
    rooms: ['electron/core', 'electron/shared', 'electron/contract'],
    packages: [
      'electron',
      'electron-store',
      'electron-updater',
      'intl-messageformat',
      'valibot',
      'write-file-atomic',
      'node',
    ],
  },
  'electron/cli': { rooms: ['electron/shared', 'electron/contract'], packages: ['valibot', 'node'] },
  'electron/preload.ts': { rooms: ['electron/contract'], packages: ['electron'] },
  'electron/main.ts': {
    rooms: ['electron/shared', 'electron/contract', 'electron/core', 'electron/aws', 'electron/shell', 'electron/cli'],
    packages: ['electron', 'node'],
  },
  renderer: {
    rooms: ['electron/shared', 'electron/contract (types)'],
    packages: ['svelte', 'uqr', '@leeoniya/ufuzzy', 'intl-messageformat', 'virtual:licences'],
  },
};

function roomOf(path: string): string | undefined {
  return Object.keys(rooms).find((room) => path === room || path.startsWith(`${room}/`));
}

/** Why an import is not allowed, or null. */
function trespass({ file, specifier, typeOnly }: Import): string | null {
  const home = roomOf(file);
  if (home === undefined) {
    return `${file} stands in no room`;
  }
  const allowed = rooms[home];
  if (!specifier.startsWith('.')) {
    const name = packageOf(specifier);
    const fits = allowed?.packages.some(
      (known) => known === name || known === specifier || (known === 'node' && name === 'node:'),
    );
    return fits ? null : `${file} imports ${specifier}`;
  }
  const target = roomOf(normalize(join(dirname(file), specifier)));
  const fits =
    target === home ||
    (target !== undefined && allowed?.rooms.includes(target)) ||
    (typeOnly && allowed?.rooms.includes(`${target ?? ''} (types)`));
  return fits ? null : `${file} imports ${specifier}${typeOnly ? ' (types)' : ''}`;
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) {
    return 'node:';
  }
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

describe('the rooms', () => {
  const files = sourceFiles();

  it('are found', () => {
    expect([...new Set(files.map(roomOf))].toSorted()).toEqual(Object.keys(rooms).toSorted());
  });

  it('import only what they may', () => {
    expect(files.flatMap(importsOf).map(trespass).filter(Boolean)).toEqual([]);
  });

  it.each([
    { file: 'electron/core/a.ts', specifier: 'electron', typeOnly: false },
    { file: 'electron/core/a.ts', specifier: 'electron', typeOnly: true },
    { file: 'electron/core/a.ts', specifier: '../shell/b.ts', typeOnly: true },
    { file: 'electron/core/a.ts', specifier: '@aws-sdk/client-sso', typeOnly: false },
    { file: 'electron/core/a.ts', specifier: 'node:fs', typeOnly: false },
    { file: 'electron/contract/a.ts', specifier: '../core/b.ts', typeOnly: true },
    { file: 'electron/shared/a.ts', specifier: '../contract/b.ts', typeOnly: true },
    { file: 'electron/shared/a.ts', specifier: 'valibot', typeOnly: true },
    { file: 'electron/shared/a.ts', specifier: 'node:util', typeOnly: false },
    { file: 'electron/cli/a.ts', specifier: '../core/b.ts', typeOnly: true },
    { file: 'electron/cli/a.ts', specifier: '../shell/b.ts', typeOnly: false },
    { file: 'electron/cli/a.ts', specifier: 'electron', typeOnly: true },
    { file: 'electron/shell/a.ts', specifier: '../cli/b.ts', typeOnly: false },
    { file: 'electron/aws/a.ts', specifier: 'electron', typeOnly: true },
    { file: 'renderer/a.svelte', specifier: '../electron/contract/b.ts', typeOnly: false },
    { file: 'renderer/a.svelte', specifier: '../electron/core/b.ts', typeOnly: true },
    { file: 'renderer/a.svelte', specifier: 'node:fs', typeOnly: false },
  ])('would refuse that $file imports $specifier', (wrong) => {
    expect(trespass(wrong)).not.toBeNull();
  });
});

describe('the widgets of the window', () => {
  const shutOut = ['stores', 'list', 'sign-in', 'sheets', 'settings'];

  it('get plain values: they import no store and no page', () => {
    const widgets = sourceFiles().filter((file) => file.startsWith('renderer/ui/'));
    const imports = widgets.flatMap(importsOf).map((one) => ({ ...one, target: targetOf(one) ?? '' }));
    expect(widgets).not.toEqual([]);
    expect(imports.filter(({ target }) => shutOut.some((folder) => target.startsWith(`renderer/${folder}/`)))).toEqual(
      [],
    );
  });
});

describe('the files', () => {
  const lengths = ['electron', 'renderer', 'test']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
    )
    .filter((path) => /\.(ts|svelte)$/u.test(path))
    .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length }));

  it('stay short enough to be read at one sitting', () => {
    expect(lengths.filter(({ lines }) => lines > mostLines)).toEqual([]);
  });

  it('read the platform and the environment in one place only', () => {
    const readers = sourceFiles().filter((file) => /process\.(platform|env)\b/u.test(scriptOf(file)));
    expect(readers.map((file) => relative('electron', file))).toEqual(['main.ts']);
  });

  it('read time and set timers in one place only', () => {
    const pattern = /\b(Date\.now|performance\.now|setTimeout|setInterval)\b/u;
    const readers = sourceFiles().filter(
      (file) => file.startsWith('electron') && pattern.test(withoutComments(scriptOf(file))),
    );
    expect(readers).toEqual(['electron/shell/desktop/system-clock.ts']);
  });
});

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*.*?\*\/|\/\/[^\n]*/gsu, '');
}
