import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfiguration } from './support/configuration.ts';
import { packagesWithInstallScripts, project, readManifest } from './support/project.ts';

const configuration = readConfiguration();

describe('package.json', () => {
  it('has nothing to install beside the program: the optional packages are Node for the scripts', () => {
    const { dependencies, optionalDependencies } = readManifest();
    const others = Object.keys(optionalDependencies).filter((name) => !name.startsWith('node-'));
    expect({ dependencies, others }).toEqual({ dependencies: {}, others: [] });
  });

  // npm runs only what `allowScripts` allows by name, and says so of each that nobody has decided on.
  it('decides on every install script of a locked package, and allows none', () => {
    const scripts = Object.fromEntries(packagesWithInstallScripts().map((name) => [name, false]));
    expect(readManifest().allowScripts).toEqual(scripts);
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
  it('of the three systems are those that are drawn and looked at in test/icons', () => {
    const { mac, win, linux } = configuration;
    expect({ mac: mac?.icon, win: win?.icon, linux: linux?.icon }).toEqual({
      mac: 'build/icon.icns',
      win: 'build/icon.ico',
      linux: 'build/icons',
    });
  });
});

/** The keys of a property list that is one flat dictionary, with the name of each value's element. */
function entitlementsOf(list: string): Record<string, string> {
  const pairs = list.replaceAll(/<!--.*?-->/gsu, '').matchAll(/<key>(.+?)<\/key>\s*<(\w+)/gu);
  return Object.fromEntries([...pairs].map(([, key = '', value = '']) => [key, value]));
}
