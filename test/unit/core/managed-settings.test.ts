import { describe, expect } from 'vitest';
import { usualRules } from '../../../electron/core/accounts/environments/usual-rules.ts';
import { printedBy } from '../../harness/ask-command.ts';
import { coreTest, signedInTest as it } from '../../harness/fixtures.ts';
import { admin, asked, code, questionOf } from '../../harness/guard.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { managedBy, unmanaged } from '../../harness/policies.ts';
import { noticesOf, type RunningCore } from '../../harness/running-core.ts';

const portal = 'https://contoso.awsapps.com/start';
const contoso = { name: 'Contoso', startUrl: `${portal}#/`, region: 'eu-west-1' };

const names = (core: RunningCore): string[] => core.latchkey.snapshot().organisations.map(({ name }) => name);
const change = (core: RunningCore, wanted: object) => core.latchkey.commands['settings.change']({ change: wanted });

/** `waits`: for the guard's question, which nobody answers here, so that a test without its defence does not wait as well. */
async function atOnce(core: RunningCore, outcome: Promise<string>): Promise<string> {
  let known = 'waits';
  void outcome.then((one) => (known = one));
  await core.settle();
  return known;
}

describe('a setting that the policy fixes', () => {
  it('counts, cannot be changed, and gives the person’s own back', async ({ core }) => {
    await change(core, { theme: 'light', copyFormat: 'json' });
    await managedBy(core, { settings: { theme: 'dark', openAtLogin: true } });
    const wanted = [await change(core, { theme: 'system' }), await change(core, { theme: 'dark' })].map(code);
    const both = await change(core, { density: 'compact', theme: 'system' });
    const { policy, settings } = core.latchkey.snapshot();
    expect([wanted, code(both), settings.theme, settings.density, settings.openAtLogin, policy.settings]).toEqual([
      ['managed', 'done'],
      'managed',
      'dark',
      'comfortable',
      true,
      ['openAtLogin', 'theme'],
    ]);
    expect(core.settings.read().theme).toBe('light');
    await unmanaged(core);
    expect(core.latchkey.snapshot().settings.theme).toBe('light');
  });

  it('is not changed by what is stored, and other settings are the person’s own', async ({ core }) => {
    await managedBy(core, { settings: { guardMemory: 'off' } });
    core.settings.change({ guardMemory: '60' });
    const other = await change(core, { textSize: '125' });
    const { settings } = core.latchkey.snapshot();
    expect([settings.guardMemory, code(other), settings.textSize]).toEqual(['off', 'done', '125']);
  });

  it('can be no longer than the policy lets it be', async ({ core }) => {
    await managedBy(core, { clipboard: { longest: '60' }, guard: { longestMemory: '5' } });
    const wanted = [{ clipboardTime: 'never' }, { clipboardTime: '30' }, { guardMemory: '15' }, { guardMemory: 'off' }];
    const outcomes: string[] = [];
    for (const one of wanted) outcomes.push(code(await change(core, one)));
    expect(outcomes).toEqual(['managed', 'done', 'managed', 'done']);
  });
});

describe('organisations of the policy', () => {
  it('are there from the start, first, and stay', async ({ core, organisationId }) => {
    await managedBy(core, { organisations: [{ ...contoso, settings: { reloadHours: 12, monogram: 'CO' } }] });
    const [first] = core.latchkey.snapshot().organisations;
    const id = first?.id ?? '';
    const { commands } = core.latchkey;
    const outcomes = [
      await commands['organisation.remove']({ organisationId: id }),
      await commands['organisation.change']({ organisationId: id, change: { name: 'Mine' } }),
      await commands['organisation.change']({ organisationId: id, change: { region: 'us-east-1' } }),
      await commands['organisation.change']({ organisationId: id, change: { reloadHours: 2 } }),
      await commands['organisation.change']({ organisationId: id, change: { consoleWay: 'portal' } }),
      await commands['organisation.change']({ organisationId, change: { name: 'Mine' } }),
    ].map(code);
    expect([names(core), first?.startUrl, first?.reloadHours, outcomes]).toEqual([
      ['Contoso', 'Mine'],
      portal,
      12,
      ['managed', 'managed', 'managed', 'managed', 'done', 'done'],
    ]);
    expect(core.latchkey.snapshot().policy.organisations).toEqual([
      { organisationId: id, settings: ['reloadHours', 'monogram'] },
    ]);
  });

  it('are others than those of the person where the portal or the region is another', async ({ core }) => {
    const { startUrl, region } = core.simulator;
    await managedBy(core, { organisations: [{ ...contoso, region }] });
    const ofPortal = names(core);
    const work = { name: 'Work', startUrl, region: 'eu-west-1' };
    await managedBy(core, { organisations: [work, { ...contoso, region }] });
    expect([region, ofPortal, names(core)]).toEqual([
      'us-east-1',
      ['Contoso', 'Northwind'],
      ['Work', 'Contoso', 'Northwind'],
    ]);
  });

  it('are the person’s own again without it, as they had them', async ({ core }) => {
    const { startUrl, region } = core.simulator;
    const fixed = { organisations: [{ name: 'Work', startUrl, region, settings: { reloadHours: 12 } }] };
    await managedBy(core, fixed);
    const managed = core.latchkey.snapshot().organisations[0];
    await core.latchkey.commands['organisation.change']({
      organisationId: managed?.id ?? '',
      change: { monogram: 'X' },
    });
    await unmanaged(core);
    const own = core.latchkey.snapshot().organisations[0];
    expect([managed?.name, managed?.signIn.state, managed?.reloadHours]).toEqual(['Work', 'signed-in', 12]);
    expect([own?.name, own?.id, own?.reloadHours, own?.monogram]).toEqual(['Northwind', managed?.id, 4, 'X']);
  });

  it('that are the only ones refuse one that other tools know with a sentence, and a link leads to no other', async ({
    core,
  }) => {
    core.otherTools.found = [
      {
        tool: 'aws',
        path: '~/.aws/config',
        text: new Secret(
          '[sso-session other]\nsso_start_url = https://other.awsapps.com/start\nsso_region = us-east-1\n',
        ),
      },
    ];
    await managedBy(core, { organisations: [contoso], onlyTheseOrganisations: true });
    const { commands } = core.latchkey;
    const found = await commands['organisations.find']({});
    const [other] = found.ok ? found.value.organisations : [];
    const imported = await commands['organisation.add']({
      startUrl: other?.startUrl ?? '',
      region: other?.region ?? null,
      name: other?.name ?? null,
    });
    core.latchkey.openLink('latchkey://account/111122223333?organisation=Northwind');
    await core.settle();
    expect([imported.ok ? null : imported.failure.sentence, noticesOf(core.latchkey), names(core)]).toEqual([
      'Adding other organisations is not allowed on this computer: it is managed by your organisation in /etc/latchkey/policy.json. Ask the administrator of this computer if you need it.',
      [
        'Latchkey was opened by a link to an account, a role or a page that is in none of your lists. Nothing was done.',
      ],
      ['Contoso'],
    ]);
  });

  it('are the only ones where it says so: others cannot be added, and come back without it', async ({ core }) => {
    await managedBy(core, { organisations: [contoso], onlyTheseOrganisations: true });
    const added = await core.latchkey.commands['organisation.add']({
      startUrl: 'https://d-9067012345.awsapps.com/start',
      region: 'us-east-1',
      name: null,
    });
    const again = await core.latchkey.commands['organisation.add']({ ...contoso, name: null });
    const known = names(core);
    const { selectedOrganisationId, organisations } = core.latchkey.snapshot();
    // What is stored is written anew, with those that are hidden.
    await core.latchkey.commands['organisation.change']({
      organisationId: organisations[0]?.id ?? '',
      change: { monogram: 'CO' },
    });
    await unmanaged(core);
    expect([code(added), code(again), known, names(core)]).toEqual([
      'managed',
      'done',
      ['Contoso'],
      ['Northwind', 'Contoso'],
    ]);
    expect(selectedOrganisationId).toBe(organisations[0]?.id);
  });
});

coreTest('a policy that is there at the first start counts from it', async ({ launch }) => {
  const core = await launch();
  core.policyFile.write({ organisations: [contoso], settings: { density: 'compact' } });
  const next = core.create();
  await next.start();
  const { organisations, settings } = next.snapshot();
  expect([organisations.map(({ name }) => name), settings.density]).toEqual([['Contoso'], 'compact']);
});

describe('the guard of the policy', () => {
  const rules = async (core: RunningCore, saved: object) =>
    code(await core.latchkey.commands['environments.save'](saved as never));
  const shownRules = (core: RunningCore) => {
    const { environments, rules: all } = core.latchkey.snapshot();
    return { environments, rules: all };
  };

  it('asks at least as much as it says, whatever the rules say', async ({ core, role }) => {
    await rules(core, { ...usualRules, rules: usualRules.rules.map((rule) => ({ ...rule, guard: 'none' })) });
    await managedBy(core, { guard: { atLeast: { production: 'digits' } } });
    void core.latchkey.perform({ kind: 'open-console', role: admin(role) }, 'tray');
    await core.settle();
    expect([asked(core), questionOf(core).level]).toEqual(['open-console', 'digits']);
  });

  it('cannot be lowered, and what the person had comes back', async ({ core }) => {
    const before = shownRules(core);
    await managedBy(core, { guard: { atLeast: { production: 'digits', sandbox: 'ask' } } });
    const shown = shownRules(core);
    const lowered = { ...shown, rules: shown.rules.map((rule) => ({ ...rule, guard: 'none' })) };
    const moved = { ...shown, rules: shown.rules.toSpliced(0, 1).toSpliced(1, 0, ...shown.rules.slice(0, 1)) };
    expect([await rules(core, lowered), await rules(core, moved)]).toEqual(['managed', 'done']);
    await unmanaged(core);
    const after = shownRules(core);
    expect(after.rules.map(({ guard }) => guard).toSorted()).toEqual(before.rules.map(({ guard }) => guard).toSorted());
  });

  it('has rules of its own before those of the person, who can neither change nor pass them', async ({
    core,
    role,
  }) => {
    const match = { kind: 'account', accountId: role.accountId };
    await managedBy(core, { guard: { rules: [{ match, environment: 'production', guard: 'digits' }] } });
    const shown = shownRules(core);
    const [first, ...others] = shown.rules;
    const without = await atOnce(core, rules(core, { ...shown, rules: others }));
    const correction = core.latchkey.commands['environment.correct']({
      of: { kind: 'account', organisationId: role.organisationId, accountId: role.accountId },
      environment: 'sandbox',
    });
    const corrected = await atOnce(core, correction.then(code));
    void core.latchkey.perform({ kind: 'open-console', role: admin(role) }, 'window');
    await core.settle();
    expect([without, corrected, first?.id.startsWith('managed-1'), questionOf(core).level]).toEqual([
      'managed',
      'managed',
      true,
      'digits',
    ]);
    expect(core.latchkey.snapshot().policy.rules).toEqual([first?.id]);
    expect(core.settings.read().environmentRules).toBe(null);
  });

  it('has a rule of an account in each organisation, and none of its rules is kept with the person’s', async ({
    core,
    role,
  }) => {
    const match = { kind: 'account', accountId: role.accountId };
    const guard = { rules: [{ match, environment: 'production', guard: 'digits' }] };
    await managedBy(core, { organisations: [contoso], guard });
    const { organisations, policy } = core.latchkey.snapshot();
    const shown = shownRules(core);
    const stricter = shown.rules.map((rule, place) => (place === 2 ? { ...rule, guard: 'digits' } : rule));
    const saved = await atOnce(core, rules(core, { ...shown, rules: stricter }));
    const kept = core.settings.read().environmentRules?.rules.map(({ id }) => id) ?? [];
    expect([policy.rules, saved, kept.length > 0, kept.filter((id) => policy.rules.includes(id))]).toEqual([
      organisations.map(({ id }) => `managed-1-${id}`),
      'done',
      true,
      [],
    ]);
  });

  it('asks for all it can while nobody knows what it says', async ({ core, role }) => {
    core.policyFile.reading = { outcome: 'refused', file: '/etc/latchkey/policy.json', why: 'owner' };
    core.latchkey.wake();
    void core.latchkey.perform({ kind: 'open-console', role: admin(role) }, 'window');
    await core.settle();
    expect(questionOf(core)).toMatchObject({ level: 'digits', remembers: null });
  });
});

describe('latchkey doctor', () => {
  it('says which policy is in force, and what of it is not known', async ({ core }) => {
    const none = await printedBy(core, 'doctor');
    await managedBy(core, { colour: 'red', guard: { atLeast: {}, loud: true } });
    const said = await printedBy(core, 'doctor');
    expect(none).not.toContain('policy');
    expect(said).toMatch(/A policy of your organisation is in force: .*\/etc\/latchkey\/policy\.json/u);
    expect(said).toContain('colour, guard.loud');
  });
});
