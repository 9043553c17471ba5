import type { Option } from './command.ts';

/** Taken by every command. The client knows them too: `start` is done by it before it asks. */
export const commonOptions: readonly Option[] = [
  { name: 'help', value: null, help: 'command.option-help' },
  { name: 'no-colour', value: null, help: 'command.option-no-colour' },
  { name: 'start', value: null, help: 'command.option-start' },
];

export const json: Option = { name: 'json', value: null, help: 'command.option-json' };

export const organisation: Option = {
  name: 'organisation',
  value: 'NAME',
  completes: 'organisation',
  help: 'command.option-organisation',
};

/** Other spellings, and the one letter that everybody tries. */
export const sameOptions: ReadonlyMap<string, string> = new Map([
  ['no-color', 'no-colour'],
  ['organization', 'organisation'],
]);
