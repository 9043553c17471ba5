import { expect } from 'vitest';
import { organisation, snapshot, waitingForApproval } from './support/northwind.ts';
import { windowTest as test } from './support/fixtures.ts';

const signedOut = { ...organisation, signIn: { state: 'signed-out' as const, problem: null } };
const ranOut = {
  ...organisation,
  signIn: {
    state: 'signed-out' as const,
    problem: { code: 'code-expired' as const, sentence: 'The code ran out.', retry: true },
  },
};

const pages = {
  'list-light': { snapshot: snapshot(), keys: ['ArrowDown'] },
  'list-dark': { snapshot: snapshot(), keys: [] },
  'list-windows': { snapshot: snapshot({ platform: 'win32' }), keys: ['ArrowDown'] },
  'signin-code': { snapshot: snapshot({ organisations: [waitingForApproval()] }), keys: [] },
  'signin-error': { snapshot: snapshot({ organisations: [ranOut] }), keys: [] },
  'signed-out': { snapshot: snapshot({ organisations: [signedOut] }), keys: [] },
  search: { snapshot: snapshot(), keys: Array.from('pay prod') },
  'search-empty': { snapshot: snapshot(), keys: Array.from('nowhere at all') },
  welcome: { snapshot: snapshot({ organisations: [], selectedOrganisationId: null }), keys: [] },
};

test.for(Object.entries(pages))(
  '%s is drawn without complaint',
  async ([name, { snapshot: shown, keys }], { openWindow }) => {
    const colorScheme = name.endsWith('dark') ? 'dark' : 'light';
    const window = await openWindow({ snapshot: shown, context: { colorScheme } });
    await window.page.getByRole('heading').or(window.page.getByRole('option')).first().waitFor();
    for (const key of keys) await window.page.keyboard.press(key);
    await window.picture(name);
    expect(await window.complaints()).toEqual([]);
  },
);
