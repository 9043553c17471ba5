import { expect, test } from 'vitest';
import { withUsualKeys } from '../../renderer/settings/recorded-keys.ts';

const changed = { actions: 'Mod+j', terminal: 'Mod+k', link: 'Mod+t', details: 'Mod+u' };

test('a shortcut that gets its usual keys back takes them from the one that has them, which gets its own back', () => {
  expect([
    withUsualKeys(changed, 'actions', 'darwin'),
    withUsualKeys(changed, 'terminal', 'linux'),
    withUsualKeys(changed, 'details', 'linux'),
    withUsualKeys({ ...changed, actions: 'Mod+i', details: 'Mod+k', terminal: 'x' }, 'details', 'linux'),
  ]).toEqual([
    { details: 'Mod+u' },
    { actions: 'Mod+j', details: 'Mod+u' },
    { actions: 'Mod+j', terminal: 'Mod+k', link: 'Mod+t' },
    { link: 'Mod+t', terminal: 'x' },
  ]);
});
