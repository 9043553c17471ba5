import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import * as v from 'valibot';

export const project = join(import.meta.dirname, '../../..');

const manifestSchema = v.looseObject({
  productName: v.string(),
  desktopName: v.string(),
  main: v.string(),
  dependencies: v.optional(v.record(v.string(), v.string()), {}),
  optionalDependencies: v.optional(v.record(v.string(), v.string()), {}),
  allowScripts: v.optional(v.record(v.string(), v.boolean()), {}),
});

/** package.json, as far as it is looked at. */
export function readManifest(folder: string = project): v.InferOutput<typeof manifestSchema> {
  return v.parse(manifestSchema, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
}

const lockSchema = v.object({
  packages: v.record(v.string(), v.looseObject({ hasInstallScript: v.optional(v.boolean(), false) })),
});

/** The names of the locked packages that bring a script to run when they are installed. */
export function packagesWithInstallScripts(): string[] {
  const { packages } = v.parse(lockSchema, JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')));
  return Object.entries(packages).flatMap(([path, { hasInstallScript }]) =>
    hasInstallScript ? [path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)] : [],
  );
}

/** electron-builder.yml as it is written, not yet examined. */
export function readConfigurationFile(): unknown {
  return load(readFileSync(join(project, 'electron-builder.yml'), 'utf8'));
}
