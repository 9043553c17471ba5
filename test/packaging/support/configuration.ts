import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import type { Configuration } from 'electron-builder';
import { readConfigurationFile } from './project.ts';

const require = createRequire(import.meta.url);
/** The schema of the very electron-builder that packs. */
const schemaFile = createRequire(require.resolve('electron-builder')).resolve('app-builder-lib/scheme.json');

/** Where that electron-builder has the scripts of deb and rpm. */
export const templatesFolder = join(dirname(schemaFile), 'templates/linux');

interface Schema {
  definitions: Record<string, { properties?: Record<string, unknown> }>;
}

/** electron-builder's own JSON schema of its configuration. */
export function readSchema(): Schema {
  // Part of a pinned package; a shape that is not this one fails at the first use.
  return JSON.parse(readFileSync(schemaFile, 'utf8')) as Schema;
}

// Not strict: the schema has keywords of electron-builder's own, such as `typeof`.
const validate = new Ajv({ strict: false, allErrors: true }).compile<Configuration>(readSchema());

/** What electron-builder would refuse, each as `place: reason`; empty when it understands all. */
export function faultsOf(configuration: unknown): string[] {
  return validate(configuration) ? [] : (validate.errors ?? []).map(sentenceOf);
}

function sentenceOf({ instancePath, message, params }: ErrorObject): string {
  const extra: unknown = params['additionalProperty'];
  return `${instancePath}: ${message ?? 'is wrong'}${typeof extra === 'string' ? ` (${extra})` : ''}`;
}

/** electron-builder.yml. @throws Error that names what electron-builder would refuse. */
export function readConfiguration(): Configuration {
  const configuration = readConfigurationFile();
  if (!validate(configuration)) throw new Error(`electron-builder.yml: ${faultsOf(configuration).join('; ')}`);
  return configuration;
}
