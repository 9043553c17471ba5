import * as v from 'valibot';
import { settingsSchema } from '../../electron/core/ports/settings.ts';
import type { Here } from '../../electron/core/sharing/plan-part.ts';
import { readSettings } from '../../electron/core/storage/stored-settings.ts';

/** A computer without organisations, names and policy, that a file of settings comes to. */
export function emptyComputer(uuid: () => string, stored: unknown = { version: 1 }): Here {
  return {
    settings: v.parse(settingsSchema, readSettings(stored)?.settings),
    hasOwnRules: false,
    managed: {
      isFixed: () => false,
      raised: (_rules, given) => given,
      fixedOf: () => null,
      view: () => ({ settings: [], choices: {}, organisations: [], rules: [], atLeast: {} }),
    },
    othersAllowed: true,
    labels: [],
    links: [],
    organisations: [],
    system: 'linux',
    uuid,
  };
}
