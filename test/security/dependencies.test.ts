import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as v from 'valibot';
import { packagesWithInstallScripts, readManifest } from '../packaging/support/project.ts';
import { root } from './threat-model.ts';

const versions = v.optional(v.record(v.string(), v.string()), {});
const read = <Output>(file: string, schema: v.GenericSchema<unknown, Output>): Output =>
  v.parse(schema, JSON.parse(readFileSync(join(root, file), 'utf8')));

it('each is named by one version', () => {
  const manifest = read(
    'package.json',
    v.object({ dependencies: versions, devDependencies: versions, optionalDependencies: versions }),
  );
  const named = Object.values(manifest).flatMap((group) => Object.entries(group));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/u.test(version))).toEqual([]);
});

it('each is what the lock file has the hash of, and comes by https or from the registry that is set', () => {
  const entry = v.looseObject({
    link: v.optional(v.boolean(), false),
    resolved: v.optional(v.string(), ''),
    integrity: v.optional(v.string(), ''),
    inBundle: v.optional(v.boolean(), false),
  });
  const { packages } = read('package-lock.json', v.object({ packages: v.record(v.string(), entry) }));
  const odd = Object.entries(packages).filter(
    ([path, { resolved, integrity, inBundle }]) =>
      path !== '' && !inBundle && !(/^(?:https:\/\/.*)?$/u.test(resolved) && integrity.startsWith('sha512-')),
  );
  expect(odd.map(([path]) => path)).toEqual([]);
});

it('none runs a script at installation that is not allowed by name', () => {
  const scripts = Object.fromEntries(packagesWithInstallScripts().map((name) => [name, false]));
  expect(readManifest().allowScripts).toEqual(scripts);
});
