import { describe, expect } from 'vitest';
import type { AccountId } from '../../../electron/contract/identifiers.ts';
import { hour, minute, second } from '../../../electron/core/time/instant.ts';
import type { Role } from '../../../electron/shared/model/role.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import { linkProblems, linkProfiles } from '../../harness/link-profile.ts';
import { signIn, startAgain, type RunningCore } from '../../harness/running-core.ts';
import { withoutGuard } from '../../harness/guard.ts';

/** The key ids in the credentials file, by profile. */
function idsIn(core: RunningCore): Record<string, string> {
  const sections = (core.awsFiles.texts.credentials ?? '').split(/^\[/mu).slice(1);
  return Object.fromEntries(
    sections.map((section) => [
      section.slice(0, section.indexOf(']')),
      /aws_access_key_id = (\S+)/u.exec(section)?.[1] ?? '',
    ]),
  );
}

const asked = (core: RunningCore): number =>
  core.http.requests.filter(({ path }) => path.includes('/federation/credentials')).length;
const writes = (core: RunningCore): number => core.awsFiles.written.length;

/** Every role of the organisation under a name of its own. */
function allRoles(core: RunningCore, organisationId: string): { role: Role; profile: string }[] {
  return core.simulator.control.accounts().flatMap(({ id, permissionSets }) =>
    permissionSets.map((roleName) => ({
      role: { organisationId, accountId: id as AccountId, roleName },
      profile: `${id}-${roleName}`,
    })),
  );
}

describe('keys in the credentials file', () => {
  it('are renewed before they end, day and night, though nobody uses them', async ({ core, role }) => {
    await linkProfiles(core, [{ role, profile: 'dev' }], { way: 'keys' });
    const first = idsIn(core)['dev'];
    await core.advance(41 * minute + 2 * second);
    const second_ = idsIn(core)['dev'];
    await core.advance(5 * hour);
    const last = idsIn(core)['dev'];
    expect(new Set([first, second_, last, '']).size).toBe(4);
    expect(core.latchkey.snapshot().freshness).toMatchObject([{ state: 'live', renewing: true }]);
  });

  it('are renewed no more once the link is gone', async ({ core, role }) => {
    await linkProfiles(core, [{ role, profile: 'dev' }], { way: 'keys' });
    await core.latchkey.commands['links.remove']({ profiles: ['dev'] });
    const before = asked(core);
    await core.advance(5 * hour);
    // Linking used the role, so it is renewed once in the hour after that.
    expect([asked(core) - before, idsIn(core)]).toEqual([1, {}]);
  });

  it('are the newest ones also after a change was taken back', async ({ core, role }) => {
    await linkProfiles(core, [{ role, profile: 'dev' }], { way: 'keys' });
    await linkProfiles(core, [{ role, profile: 'further' }], { way: 'keys' });
    await core.advance(45 * minute);
    const { dev } = idsIn(core);
    const undone = await core.latchkey.commands['links.undo']({});
    expect([undone.ok, Object.keys(idsIn(core))]).toEqual([true, ['dev']]);
    await core.advance(2 * second);
    expect(idsIn(core)).toEqual({ dev });
  });

  it('of another way are left to others', async ({ core, role }) => {
    await linkProfiles(core, [{ role, profile: 'dev' }], { way: 'process' });
    const before = asked(core);
    await core.advance(5 * hour);
    expect([asked(core) - before, core.awsFiles.texts.credentials]).toEqual([0, null]);
  });

  it('of many roles are written in one edit', async ({ core, organisationId }) => {
    await withoutGuard(core);
    const roles = allRoles(core, organisationId);
    await linkProfiles(core, roles, { way: 'keys' });
    const [before, first] = [writes(core), idsIn(core)];
    await startAgain(core);
    await core.advance(10 * second);
    const after = idsIn(core);
    expect([Object.keys(first).length > 15, writes(core) - before, Object.keys(after)]).toEqual([
      true,
      1,
      Object.keys(first),
    ]);
    expect(Object.keys(first).filter((profile) => first[profile] === after[profile])).toEqual([]);
  });

  it('are fetched after a sign-in, and not while nobody is signed in', async ({ core, organisationId, role }) => {
    await linkProfiles(core, [{ role, profile: 'dev' }], { way: 'keys' });
    const first = idsIn(core)['dev'];
    await core.latchkey.commands['sign-out']({ organisationId });
    const before = asked(core);
    await core.advance(2 * hour);
    core.latchkey.wake();
    await core.settle();
    const away = [asked(core) - before, idsIn(core)['dev']];
    await signIn(core);
    await core.advance(2 * second);
    expect([away, asked(core) - before, idsIn(core)['dev'] === first]).toEqual([[0, first], 1, false]);
  });

  it('that could not be fetched for want of a network are, after a wake', async ({ core, role }) => {
    await linkProfiles(core, [{ role, profile: 'dev' }], { way: 'keys' });
    const first = idsIn(core)['dev'];
    core.http.offline = true;
    const latchkey = await startAgain(core);
    await core.advance(20 * second);
    core.http.offline = false;
    latchkey.wake();
    await core.advance(3 * second);
    expect(idsIn(core)['dev'] === first).toBe(false);
  });

  it('of a profile that somebody deleted do not come back', async ({ core, role }) => {
    await linkProfiles(core, [{ role, profile: 'dev' }], { way: 'keys' });
    core.awsFiles.texts.credentials = '[other]\naws_access_key_id = AKIA1\n';
    await core.advance(hour);
    expect(core.awsFiles.texts.credentials).toBe('[other]\naws_access_key_id = AKIA1\n');
  });

  it.for([
    ['without our comment', (text: string) => text.replace(/^#.*\n/u, '')],
    ['with lasting keys of theirs', () => '[dev]\naws_access_key_id = AKIA1\naws_secret_access_key = x\n'],
    [
      'with lasting keys of theirs below our comment',
      (text: string) => text.replace(/aws_access_key_id.*/su, 'aws_access_key_id = AKIA1\naws_secret_access_key = x\n'),
    ],
  ] as const)('of a section that others have taken over, %s, stay theirs', async ([, change], { core, role }) => {
    await linkProfiles(core, [{ role, profile: 'dev' }], { way: 'keys' });
    const theirs = change(core.awsFiles.texts.credentials ?? '');
    core.awsFiles.texts.credentials = theirs;
    await core.advance(hour);
    expect(core.awsFiles.texts.credentials).toBe(theirs);
  });

  it('are renewed where others have added a setting, which stays', async ({ core, role }) => {
    await linkProfiles(core, [{ role, profile: 'dev' }], { way: 'keys' });
    const first = idsIn(core)['dev'];
    core.awsFiles.texts.credentials = `${core.awsFiles.texts.credentials ?? ''}region = eu-west-1\n`;
    await core.advance(hour);
    expect([idsIn(core)['dev'] === first, core.awsFiles.texts.credentials.endsWith('region = eu-west-1\n')]).toEqual([
      false,
      true,
    ]);
  });

  it.for([
    [{ why: 'disk-full' }, 'The disk is full'],
    [{ why: 'busy' }, 'Another program is writing'],
  ] as const)(
    'that cannot be written (%s) say so, are logged once, and are tried again',
    async ([problem, said], { core, role }) => {
      await linkProfiles(core, [{ role, profile: 'dev' }], { way: 'keys' });
      const first = idsIn(core)['dev'];
      core.awsFiles.beforeReplace = () => problem;
      await core.advance(45 * minute);
      const problems = await linkProblems(core);
      core.awsFiles.beforeReplace = () => null;
      await core.advance(minute);
      expect([problems, await linkProblems(core), idsIn(core)['dev'] === first]).toEqual([
        [expect.stringContaining(said) as unknown],
        [null],
        false,
      ]);
      expect(core.log.lines.filter((line) => line.includes('Renewed keys'))).toHaveLength(1);
    },
  );

  it('that somebody writes to at the same time are written on the newest text', async ({ core, role }) => {
    await linkProfiles(core, [{ role, profile: 'dev' }], { way: 'keys' });
    const first = idsIn(core)['dev'];
    let times = 0;
    core.awsFiles.beforeReplace = (file) => {
      times += 1;
      const others = `[other${String(times)}]\nregion = x\n`;
      if (times <= 2) core.awsFiles.texts[file] = `${core.awsFiles.texts[file] ?? ''}${others}`;
      return null;
    };
    await core.advance(hour);
    expect([idsIn(core)['dev'] === first, Object.keys(idsIn(core))]).toEqual([false, ['dev', 'other1', 'other2']]);
  });

  it('that AWS refuses are told where the link is, and not asked for at each wake', async ({ core, role }) => {
    await linkProfiles(core, [{ role, profile: 'dev' }], { way: 'keys' });
    core.simulator.control.removeAssignment(role.accountId, role.roleName);
    await core.advance(2 * hour);
    const before = asked(core);
    core.latchkey.wake();
    core.latchkey.wake();
    await core.advance(second);
    const [problem] = await linkProblems(core);
    expect([asked(core) - before, problem === null]).toEqual([0, false]);
  });

  it('that wait at the end are written before it', async ({ core, role }) => {
    await linkProfiles(core, [{ role, profile: 'dev' }], { way: 'keys' });
    const first = idsIn(core)['dev'];
    await core.latchkey.perform({ kind: 'renew-credentials', role }, 'window');
    await core.settle();
    const waiting = idsIn(core)['dev'] === first;
    await core.latchkey.stop();
    expect([waiting, idsIn(core)['dev'] === first]).toEqual([true, false]);
  });
});
