import { describe, expect, it } from 'vitest';
import type { ChainedRole } from '../../../electron/contract/chained-roles.ts';
import type { Role } from '../../../electron/contract/identifiers.ts';
import type { AppSnapshot } from '../../../electron/contract/snapshot.ts';
import { trayMenu, type TrayEntry } from '../../../electron/shell/tray/tray-menu.ts';
import { organisation, role, signedIn, snapshot } from './doubles/snapshots.ts';

const readOnly = role('111122223333', 'ReadOnlyAccess');
const power = role('111122224444', 'PowerUserAccess');
const deploy = chained(role('444455556666', 'deploy'), readOnly);
const nested = chained(role('777788889999', 'break-glass'), deploy.role);
const audit = chained(role('444455556666', 'audit'), power);

function chained(of: Role, via: Role, problem: string | null = null): ChainedRole {
  return {
    via,
    roleArn: `arn:aws:iam::${of.accountId}:role/${of.roleName}`,
    name: of.roleName,
    sessionName: null,
    externalId: null,
    sourceIdentity: null,
    durationSeconds: 3600,
    role: of,
    usable: problem === null,
    problem,
  };
}

function menu(more: Partial<AppSnapshot>): readonly TrayEntry[] {
  return trayMenu({
    snapshot: snapshot({ organisations: [organisation(signedIn)], ...more }),
    describe: ({ accountId }) => ({
      accountName: accountId === '444455556666' ? 'network' : 'payments',
      environment: accountId === '444455556666' ? 'production' : 'none',
      digits: null,
      organisation: null,
    }),
    system: 'darwin',
    now: Date.UTC(2026, 10, 22, 16, 0),
    summonKeys: null,
  });
}

/** The roles of the menu and of its Recent, as a person reads them. */
function roles(entries: readonly TrayEntry[]): string[] {
  return entries.flatMap((entry) => {
    if (entry.type === 'line') return [entry.label];
    if (entry.type !== 'submenu') return [];
    if (entry.label !== 'Recent') return [entry.label];
    return entry.entries.map((one) => `Recent: ${'label' in one ? one.label : ''}`);
  });
}

describe('chained roles in the tray menu', () => {
  it('stand after the role they are reached through, and say so', () => {
    const shown = menu({ pinned: [readOnly, power], chainedRoles: [deploy, nested, audit] });
    expect(roles(shown).slice(1)).toEqual([
      'payments, ReadOnlyAccess',
      'network, deploy via ReadOnlyAccess (Production)',
      'payments, break-glass via deploy',
      'payments, PowerUserAccess',
      'network, audit via PowerUserAccess (Production)',
    ]);
  });

  it('stand once, and where they are pinned or recent themselves, there', () => {
    const chainedRoles = [deploy, nested, audit];
    expect(
      roles(menu({ pinned: [deploy.role, readOnly], recent: [power, audit.role], chainedRoles })).slice(1),
    ).toEqual([
      'network, deploy via ReadOnlyAccess (Production)',
      'payments, break-glass via deploy',
      'payments, ReadOnlyAccess',
      'Recent: payments, PowerUserAccess',
      'Recent: network, audit via PowerUserAccess (Production)',
    ]);
  });

  it('offer what any role offers, each for themselves', () => {
    const [, entry] = menu({ pinned: [readOnly], chainedRoles: [deploy] }).filter(({ type }) => type === 'submenu');
    const items = entry?.type === 'submenu' ? entry.entries.filter(({ type }) => type === 'item') : [];
    expect(items.map((one) => (one.type === 'item' ? [one.label, one.action] : []))).toEqual([
      ['Open Console', { kind: 'perform', intent: { kind: 'open-console', role: deploy.role } }],
      ['Open Console At…', { kind: 'sheet', sheet: { kind: 'console-at', role: deploy.role } }],
      ['Open a Terminal', { kind: 'perform', intent: { kind: 'open-terminal', role: deploy.role } }],
      [
        'Copy for bash and zsh',
        { kind: 'perform', intent: { kind: 'copy-credentials', role: deploy.role, format: 'shell' } },
      ],
      ['Copy As…', { kind: 'sheet', sheet: { kind: 'copy-as', role: deploy.role } }],
    ]);
  });

  it('that cannot be used are a line without anything to choose', () => {
    const broken = chained(deploy.role, readOnly, 'ReadOnlyAccess is not assigned any more.');
    expect(menu({ pinned: [readOnly], chainedRoles: [broken] })).toContainEqual({
      type: 'line',
      label: 'network, deploy via ReadOnlyAccess (Production): cannot be used',
    });
  });

  it('can be chosen where AWS lists their name by now', () => {
    const listed = { ...chained(deploy.role, readOnly, 'AWS lists this name by now.'), usable: true };
    expect(roles(menu({ pinned: [readOnly], chainedRoles: [listed] }))).toEqual(
      roles(menu({ pinned: [readOnly], chainedRoles: [deploy] })),
    );
  });

  it('are cut where a hundred are reached through one role', () => {
    const many = Array.from({ length: 100 }, (_, index) => chained(role('444455556666', `role-${index}`), readOnly));
    expect(roles(menu({ pinned: [readOnly], chainedRoles: many }))).toHaveLength(12);
  });

  it('are cut where many are reached through each of several', () => {
    const many = [readOnly, power].flatMap((via, at) =>
      Array.from({ length: 8 }, (_, index) => chained(role('444455556666', `role-${at}-${index}`), via)),
    );
    const [fewer, all] = [[], many].map(
      (chainedRoles) => roles(menu({ pinned: [readOnly, power], chainedRoles })).length,
    );
    expect((all ?? 0) - (fewer ?? 0)).toBe(10);
  });

  it('leave the menu equal as long as nothing about them has changed', () => {
    const given = { pinned: [readOnly], chainedRoles: [deploy, nested] };
    expect(menu(structuredClone(given))).toEqual(menu(given));
    expect(menu({ ...given, chainedRoles: [deploy] })).not.toEqual(menu(given));
  });
});
