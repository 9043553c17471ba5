import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfiguration } from './support/configuration.ts';
import { pictureSizes } from './support/picture-sizes.ts';
import { project, readManifest } from './support/project.ts';

const configuration = readConfiguration();
const trayStates = ['signed-out', 'signing-in', 'signed-in', 'expiring', 'expired'];

describe('package.json', () => {
  it('has nothing to install beside the program: the optional packages are Node for the scripts', () => {
    const { dependencies, optionalDependencies } = readManifest();
    const others = Object.keys(optionalDependencies).filter((name) => !name.startsWith('node-'));
    expect([dependencies, others]).toEqual([{}, []]);
  });
});

describe('the entitlements', () => {
  it.each(['entitlements', 'entitlementsInherit'] as const)(
    'of `%s` allow compiled JavaScript and nothing else',
    (kind) => {
      const file = configuration.mac?.[kind] ?? 'none';
      expect(entitlementsOf(readFileSync(join(project, file), 'utf8'))).toEqual({
        'com.apple.security.cs.allow-jit': 'true',
      });
    },
  );
});

describe('the icons', () => {
  it('of macOS, Windows and Linux have every size that is asked for', () => {
    const { mac, win, linux } = configuration;
    const folder = join(project, String(linux?.icon));
    const pngs = readdirSync(folder).map((name) => [name, pictureSizes(join(folder, name))]);
    expect({
      mac: pictureSizes(join(project, String(mac?.icon))),
      win: pictureSizes(join(project, String(win?.icon))),
      linux: Object.fromEntries(pngs) as unknown,
    }).toEqual({
      // 16 to 512 points at both densities; the small two only at double.
      mac: squares(32, 64, 128, 256, 256, 512, 512, 1024),
      win: squares(16, 20, 24, 32, 40, 48, 64, 256),
      linux: Object.fromEntries([16, 24, 32, 48, 64, 128, 256, 512].map((n) => [`${n}x${n}.png`, squares(n)])),
    });
  });

  it('of the tray are there for each state, system, panel and density', () => {
    const folder = join(project, 'build/tray');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.\w+$/u.test(path));
    const found = Object.fromEntries(
      files.map((path) => [path.replaceAll('\\', '/'), pictureSizes(join(folder, path))]),
    );
    expect(found).toEqual(Object.fromEntries(trayStates.flatMap(trayPictures)));
  });
});

function trayPictures(state: string): [string, string[]][] {
  return [
    [`darwin/${state}Template.png`, squares(16)],
    [`darwin/${state}Template@2x.png`, squares(32)],
    [`linux/${state}-22.png`, squares(22)],
    [`linux/${state}-44.png`, squares(44)],
    ...['on-dark', 'on-light'].map((panel): [string, string[]] => [
      `win32/${panel}/${state}.ico`,
      squares(16, 20, 24, 32, 40, 48),
    ]),
  ];
}

function squares(...sizes: number[]): string[] {
  return sizes.map((size) => `${size}x${size}`);
}

/** The keys of a property list that is one flat dictionary, with the name of each value's element. */
function entitlementsOf(list: string): Record<string, string> {
  const pairs = list.replaceAll(/<!--.*?-->/gsu, '').matchAll(/<key>(.+?)<\/key>\s*<(\w+)/gu);
  return Object.fromEntries([...pairs].map(([, key = '', value = '']) => [key, value]));
}
