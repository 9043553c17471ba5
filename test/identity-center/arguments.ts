import { parseArgs } from 'node:util';
import type { IdentityCenterOptions } from './start.ts';
import { REGION_PATTERN } from './wire/partition.ts';

export const USAGE =
  'Usage: identity-center --port N --accounts N --seed N [--region us-east-1] [--start-url URL] [--secret-mark TEXT]';

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
  };
}

function wholeNumber(name: string, text: string, most: number): number {
  const number = /^\d{1,10}$/u.test(text) ? Number(text) : Number.NaN;
  if (number <= most) return number;
  throw new Error(`${name} must be a whole number from 0 to ${String(most)}, not "${text}".`);
}
