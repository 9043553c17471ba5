import { describe, expect } from 'vitest';
import { withoutIsolates } from '../../../electron/shared/text/isolate.ts';
import type { Intent } from '../../../electron/contract/commands.ts';
import type { LinkWay } from '../../../electron/contract/links.ts';
import type { Source } from '../../../electron/core/app/latchkey.ts';
import { askCommand, endOf, printedBy } from '../../harness/ask-command.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import { asked, code } from '../../harness/guard.ts';
import { linkProfiles } from '../../harness/link-profile.ts';
import { managedBy, unmanaged } from '../../harness/policies.ts';
import type { RunningCore } from '../../harness/running-core.ts';

const role = 'payments-prod/ReadOnlyAccess';
const file = '/etc/latchkey/policy.json';

async function outcomes(core: RunningCore): Promise<string[]> {
  await core.settle();
  return (core.files.texts.get('activity.jsonl') ?? '')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string; outcome?: string })
    .filter(({ outcome }) => outcome === 'managed')
    .map(({ kind }) => kind);
}

describe('what the policy closes', () => {
  it.for<[Source, Intent['kind'], object]>([
    ['window', 'copy-credentials', { copyFormats: ['json'] }],
    ['tray', 'copy-credentials', { copyFormats: ['json'] }],
    ['shortcut', 'copy-credentials', { copyFormats: [] }],
    ['window', 'copy-console-link', { consoleLinks: false }],
    ['tray', 'copy-console-link', { consoleLinks: false }],
    ['window', 'open-terminal', { terminals: false }],
    ['notification', 'open-terminal', { endpoint: false }],
  ])('is refused, and recorded: %s asks to %s', async ([source, kind, handOuts], { core, role: one }) => {
    await managedBy(core, { handOuts });
    const intent = (kind === 'copy-credentials' ? { kind, role: one, format: 'shell' } : { kind, role: one }) as Intent;
    const result = await core.latchkey.perform(intent, source);
    expect([code(result), asked(core), core.clipboard.text, await outcomes(core)]).toEqual([
      'managed',
      null,
      '',
      [kind],
    ]);
    if (!result.ok) expect(result.failure.sentence).toContain(file);
    await unmanaged(core);
    expect(code(await core.latchkey.perform(intent, source))).toBe('done');
  });

  it('leaves the formats that it names', async ({ core, role: one }) => {
    await managedBy(core, { handOuts: { copyFormats: ['json'] } });
    const copied = await core.latchkey.perform({ kind: 'copy-credentials', role: one, format: 'json' }, 'window');
    expect([code(copied), core.clipboard.text]).toEqual(['done', expect.stringContaining('SecretAccessKey')]);
  });

  it.for<[string, object, string]>([
    [`env ${role}`, { commands: false }, 'read-credentials'],
    [`run ${role}`, { commands: false }, 'read-credentials'],
    [`env ${role} --renew`, { endpoint: false }, 'copy-credentials'],
    [`env ${role} --renew`, { commands: false }, 'copy-credentials'],
    [`env ${role} --remote`, { ssh: false }, 'copy-credentials'],
    [`console ${role} --url`, { consoleLinks: false }, 'copy-console-link'],
    [`terminal ${role}`, { terminals: false }, 'open-terminal'],
    [`link ${role} pay`, { profiles: false }, 'link-profile'],
    [`link ${role} pay --way sso`, { sharedSignIn: false }, 'link-profile'],
    [`link ${role} pay --way keys`, { credentialsFile: false }, 'link-profile'],
  ])('is refused to the command: %s', async ([line, handOuts, kind], { core }) => {
    await managedBy(core, { handOuts });
    const said = await endOf(core, line);
    expect(said).toMatch(/^5 .*managed by your organisation in .*policy\.json.*administrator/u);
    expect([await outcomes(core), core.awsFiles.texts.config, core.endpointServer.desk]).toEqual([[kind], null, null]);
  });

  it('is refused to a program that has a profile', async ({ core, role: one }) => {
    await linkProfiles(core, [{ role: one, profile: 'pay' }], { way: 'process' });
    await managedBy(core, { handOuts: { profiles: false } });
    const read = await core.latchkey.credentialsFor(one, { program: 'terraform' });
    expect([code(read), await outcomes(core)]).toEqual(['managed', ['read-credentials']]);
  });

  it.for([
    ['endpoint', '--renew'],
    ['ssh', '--remote'],
  ])('is refused to lines that were printed before: %s', async ([name = '', option], { core }) => {
    const lines = (await askCommand(core, `env ${role} ${option}`)).text.reveal();
    const id = /credentials\/([0-9a-f-]{36})/u.exec(lines)?.[1] ?? '';
    const before = await core.endpointServer.desk?.answer(id, 'terraform');
    await managedBy(core, { handOuts: { [name]: false } });
    const answer = await core.endpointServer.desk?.answer(id, 'terraform');
    expect([before?.status, answer?.status, await outcomes(core)]).toEqual([200, 403, ['read-credentials']]);
    expect(answer?.body.reveal()).toContain('managed by your organisation');
  });

  it.for<[LinkWay, string]>([
    ['sso', 'sharedSignIn'],
    ['keys', 'credentialsFile'],
    ['process', 'profiles'],
  ])('is refused to the window that links by %s', async ([way, name], { core, role: one }) => {
    await managedBy(core, { handOuts: { [name]: false } });
    await expect(linkProfiles(core, [{ role: one, profile: 'pay' }], { way })).rejects.toThrow(file);
    expect([await outcomes(core), core.awsFiles.texts.config, core.awsFiles.texts.credentials]).toEqual([
      ['link-profile'],
      null,
      null,
    ]);
  });

  it('takes back the sign-in that is shared, and shares it again without the policy', async ({ core, role: one }) => {
    await linkProfiles(core, [{ role: one, profile: 'pay' }], { way: 'sso' });
    const shared = core.tokenCache.texts.size;
    await managedBy(core, { handOuts: { sharedSignIn: false } });
    const closed = core.tokenCache.texts.size;
    await unmanaged(core);
    expect([shared, closed, core.tokenCache.texts.size]).toEqual([1, 0, 1]);
  });

  it('writes no renewed keys', async ({ core, role: one }) => {
    await linkProfiles(core, [{ role: one, profile: 'pay' }], { way: 'keys' });
    const before = core.awsFiles.texts.credentials;
    await managedBy(core, { handOuts: { credentialsFile: false } });
    await core.advance(60 * 60_000);
    expect(core.awsFiles.texts.credentials).toBe(before);
  });
});

describe('a policy for the clipboard', () => {
  it('copies nothing where the clipboard takes no marks, and asks nobody', async ({ core, role: one }) => {
    core.clipboard.takesMarks = false;
    await managedBy(core, { clipboard: { onlyWithMarks: true } });
    const copied = await core.latchkey.perform({ kind: 'copy-credentials', role: one, format: 'shell' }, 'window');
    expect([code(copied), core.confirmation.asked, core.clipboard.text]).toEqual(['managed', [], '']);
  });

  it('clears after its longest time, where the person had never', async ({ core, role: one }) => {
    await core.latchkey.commands['settings.change']({ change: { clipboardTime: 'never' } });
    await managedBy(core, { clipboard: { longest: '30' } });
    await core.latchkey.perform({ kind: 'copy-credentials', role: one, format: 'shell' }, 'window');
    const now = core.latchkey.snapshot();
    expect([now.settings.clipboardTime, now.policy.choices]).toEqual(['30', { clipboardTime: ['15', '30'] }]);
    await core.advance(30_000);
    expect(core.clipboard.text).toBe('');
    await unmanaged(core);
    expect(core.latchkey.snapshot().settings.clipboardTime).toBe('never');
  });
});

describe('a policy that cannot be used', () => {
  it.for([
    ['not JSON', '{'],
    ['of a newer version', '{"version":2,"handOuts":{"theme":"new"}}'],
    ['with a wrong value', '{"version":1,"handOuts":{"terminals":"no"}}'],
    ['with a wrong portal', '{"version":1,"organisations":[{"name":"N","startUrl":"https://evil.example/start"}]}'],
  ])('closes every hand-out, and the app runs: %s', async ([, text = ''], { core, role: one }) => {
    core.policyFile.reading = { outcome: 'read', file, text };
    core.latchkey.wake();
    const copy = await core.latchkey.perform({ kind: 'copy-credentials', role: one, format: 'shell' }, 'window');
    const read = await core.latchkey.credentialsFor(one, { program: 'terraform' });
    const added = await core.latchkey.commands['organisation.add']({
      startUrl: 'https://d-9067012345.awsapps.com/start',
      region: 'us-east-1',
      name: null,
    });
    const { policy, notices } = core.latchkey.snapshot();
    expect([code(copy), code(read), code(added), policy.state, notices.length]).toEqual([
      'managed',
      'managed',
      'managed',
      'damaged',
      1,
    ]);
    if (!copy.ok) expect(copy.failure.sentence).toMatch(/policy\.json.*administrator of this computer mends it/u);
    expect(await printedBy(core, 'doctor')).toMatch(/^1 out[^]*The policy .*policy\.json[^]*mend .*policy\.json/u);
    await unmanaged(core);
    expect(core.latchkey.snapshot().notices).toEqual([]);
  });

  it('goes on with what it said before', async ({ core }) => {
    await managedBy(core, { settings: { theme: 'dark' }, handOuts: { terminals: false } });
    core.policyFile.reading = { outcome: 'refused', file, why: 'writable' };
    core.latchkey.wake();
    const { settings, policy } = core.latchkey.snapshot();
    expect([settings.theme, policy.state, policy.closed.length]).toEqual(['dark', 'damaged', 8]);
  });

  it('closes with a name twice, says which and where, and what stood before goes on', async ({ core }) => {
    await managedBy(core, { settings: { theme: 'dark' }, guard: { atLeast: { production: 'digits' } } });
    const twice = '{"version":1,\n"settings":{"theme":"dark"},\n"guard":{},\n"settings":{}}';
    core.policyFile.reading = { outcome: 'read', file, text: twice };
    core.latchkey.wake();
    const { settings, policy } = core.latchkey.snapshot();
    expect([settings.theme, policy.state, policy.closed.length, policy.atLeast]).toEqual([
      'dark',
      'damaged',
      8,
      { production: 'digits' },
    ]);
    expect(withoutIsolates(policy.problem ?? '')).toBe(
      `The policy ${file} has “settings” at line 2 and again in the same object at line 4. Until the administrator of this computer mends it, Latchkey hands out no credentials and adds no organisation.`,
    );
  });

  it('is read again within an hour', async ({ core }) => {
    core.policyFile.write({ settings: { theme: 'light' } });
    await core.advance(60 * 60_000);
    expect(core.latchkey.snapshot().settings.theme).toBe('light');
  });
});
