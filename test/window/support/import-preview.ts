import type { ImportPartView, ImportPreview } from '../../../electron/contract/settings-import.ts';

const none = { accounts: 0, items: 0 };
const part = (more: Partial<ImportPartView> & Pick<ImportPartView, 'part'>): ImportPartView => ({
  added: 0,
  differing: 0,
  same: 0,
  removed: 0,
  names: [],
  namesMore: 0,
  lowers: { add: none, replace: none },
  ...more,
});

/** What a file of a team would change: of each kind of part one, and all that can be told beside them. */
export const importPreview: ImportPreview = {
  id: '3b1c1f0e-5a5c-4a3e-9a6e-0f4b2d9c8e13',
  file: 'northwind-team.json',
  parts: [
    part({
      part: 'organisations',
      added: 2,
      differing: 1,
      same: 3,
      names: ['Northwind Labs', 'Client B', 'Northwind'],
    }),
    part({
      part: 'rules',
      added: 8,
      differing: 2,
      same: 4,
      names: ['Vault', 'Name is like *-live', '1111 2222 3333', 'Name is like pay*', 'Name is like *-uat', 'Rest', 'x'],
      namesMore: 3,
      lowers: { add: none, replace: { accounts: 12, items: 2 } },
    }),
    part({ part: 'settings', differing: 1, names: ['Theme'] }),
    part({ part: 'notifications', same: 2 }),
    part({ part: 'profiles', added: 1, names: ['payments-prod'] }),
  ],
  leftOut: ['rules.7 is about an environment that is not there.', 'organisations.2 has a value that does not fit.'],
  leftOutMore: 4,
  unknown: ['settings.colour'],
  programs: ['firefox -P team {url}'],
};
