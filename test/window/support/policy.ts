/** A policy of the machine that manages some of everything there is to manage. */
import type { PolicyView } from '../../../electron/contract/policy.ts';
import { noPolicy } from '../../harness/builders.ts';
import { organisationId } from './northwind.ts';

export const policyFile = '/etc/latchkey/policy.json';
export const policy: PolicyView = {
  ...noPolicy,
  state: 'in-force',
  file: policyFile,
  settings: [
    'theme',
    'keepOpen',
    'profileTemplate',
    'readOnlySets',
    'openAtLogin',
    'language',
    'shortcuts',
    'summonKeys',
  ],
  choices: { clipboardTime: ['15', '30', '60'], guardMemory: ['off', '5'] },
  organisations: [{ organisationId, settings: ['signInWay', 'monogram', 'browser', 'consoleService', 'reloadHours'] }],
  onlyTheseOrganisations: true,
  closed: ['consoleLinks', 'terminals', 'sharedSignIn', 'credentialsFile'],
  closedFormats: ['shell', 'json'],
  rules: ['one'],
  atLeast: { production: 'digits' },
};
