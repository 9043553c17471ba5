import { parseArgs } from 'node:util';
import { IDENTITY_SOURCES } from './identity-source/identity-source.ts';
import type { IdentitySourceKind } from './identity-source/identity-source.ts';
import type { IdentityCenterOptions } from './start.ts';
import { REGION_PATTERN } from './wire/partition.ts';

export const USAGE =
  'Usage: identity-center --port N --accounts N --seed N [--region us-east-1] [--start-url URL] [--secret-mark TEXT] [--identity-source open-door|directory|external-idp]';

/** The options of a command line; throws an Error with a sentence for the person. */
export function readArguments(args: readonly string[]): IdentityCenterOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '0' },
      accounts: { type: 'string', default: '212' },
      seed: { type: 'string', default: '7' },
      region: { type: 'string', default: 'us-east-1' },
      'start-url': { type: 'string' },
      'secret-mark': { type: 'string' },
      'identity-source': { type: 'string', default: 'open-door' },
    },
  });
  if (!REGION_PATTERN.test(values.region))
    throw new Error(`--region must be a region such as us-east-1, not "${values.region}".`);
  return {
    port: wholeNumber('--port', values.port, 65_535),
    accounts: wholeNumber('--accounts', values.accounts, 100_000),
    seed: wholeNumber('--seed', values.seed, 2 ** 31),
    region: values.region,
    startUrl: values['start-url'],
    secretMark: values['secret-mark'],
    identitySource: identitySource(values['identity-source']),
  };
}

function identitySource(text: string): IdentitySourceKind {
  const kind = IDENTITY_SOURCES.find((known) => known === text);
  if (kind !== undefined) return kind;
  throw new Error(`--identity-source must be one of ${IDENTITY_SOURCES.join(', ')}, not "${text}".`);
}

function wholeNumber(name: string, text: string, most: number): number {
  const number = /^\d{1,10}$/u.test(text) ? Number(text) : Number.NaN;
  if (number <= most) return number;
  throw new Error(`${name} must be a whole number from 0 to ${String(most)}, not "${text}".`);
}
