import { describe, expect } from 'vitest';
import type { Result } from '../../../electron/contract/failure.ts';
import type { Role } from '../../../electron/contract/identifiers.ts';
import { usualRules } from '../../../electron/core/accounts/environments/usual-rules.ts';
import { aWish, keepRole, saveRole } from '../../harness/chain-roles.ts';
import { askCommand, endOf } from '../../harness/ask-command.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import { admin, answerGuard, asked, code, confirmed, confirmGuard, deeds, questionOf } from '../../harness/guard.ts';
import type { RunningCore } from '../../harness/running-core.ts';

const goBack = (core: RunningCore) => answerGuard(core, { answer: 'go-back' });

/** Links roles to profiles, which may wait for the guard. */
const link = (core: RunningCore, roles: readonly { role: Role; profile: string }[], digits: string | null = null) =>
  core.latchkey.commands['links.apply']({
    request: { roles: [...roles], way: 'process', forOldTools: false, prune: false },
    digits,
  });

/** What the guard asks before something is done in the window, where the person goes back; null: nothing. */
async function askedBefore(core: RunningCore, kind: 'open-console' | 'open-terminal', role: Role) {
  const result = core.latchkey.perform({ kind, role }, 'window');
  const question = asked(core);
  if (question !== null) await goBack(core);
  await result;
  return question;
}

/** Takes an account away from production: the person goes back first, then confirms; each answer is recorded. */
async function leavesProductionAfterAQuestion(core: RunningCore, role: Role, leave: () => Promise<Result<unknown>>) {
  const environment = () => core.latchkey.describe(role).environment;
  const left = leave();
  await core.settle();
  const [question, before] = [questionOf(core), environment()];
  await goBack(core);
  expect([before, code(await left), environment()]).toEqual(['production', 'cancelled', 'production']);
  const again = leave();
  await confirmGuard(core);
  expect([code(await again), environment()]).toEqual(['done', 'sandbox']);
  expect((await deeds(core)).map((deed) => deed.split(' ').slice(0, 2))).toEqual([
    ['guard-declined', 'change-environment'],
    ['guard-confirmed', 'change-environment'],
    ['change-environment', 'sandbox'],
  ]);
  return question;
}

describe('the guard before the command', () => {
  const prod = 'payments-prod/AdministratorAccess';

  it.for([
    [`console ${prod}`, 'open-console'],
    [`console ${prod} --url`, 'copy-console-link'],
    [`terminal ${prod}`, 'open-terminal'],
    [`link ${prod} pay`, 'link-profile'],
  ])('calls the window, and waits: %s', async ([line = '', action], { core }) => {
    const wanted: unknown[] = [];
    core.latchkey.onWindowWanted((one) => wanted.push(one));
    const answer = askCommand(core, line);
    await core.settle();
    expect([asked(core), wanted]).toEqual([action, [null]]);
    await confirmGuard(core);
    expect(await answer).toMatchObject({ next: 'end', code: 0 });
  });

  it('ends where the person goes back, and where nobody answers', async ({ core }) => {
    const back = endOf(core, `console ${prod}`);
    await core.settle();
    await goBack(core);
    const nobody = endOf(core, `console ${prod} --url`);
    await core.advance(20_000);
    expect([await back, await nobody, asked(core)]).toEqual([
      '1 Stopped at the question in the Latchkey window. Nothing was done.\n',
      '1 Nobody answered the question in the Latchkey window in time. Nothing was done; run the command again.\n',
      null,
    ]);
  });
});

describe('the guard before a link', () => {
  it('is one question for all, about the strictest, and nothing is written before it', async ({ core, role }) => {
    const other = { ...admin(role), accountId: '777788889999' } as Role;
    const roles = [
      { role, profile: 'a' },
      { role: admin(role), profile: 'b' },
      { role: other, profile: 'c' },
    ];
    const applied = link(core, roles);
    await core.settle();
    expect(questionOf(core)).toMatchObject({ action: 'link-profile', role: admin(role), more: 2, safer: null });
    expect(core.awsFiles.texts.config).toBe(null);
    await confirmGuard(core);
    expect([code(await applied), core.awsFiles.texts.config]).toEqual(['done', expect.stringContaining('[profile c]')]);
    const again = link(core, [{ role: admin(role), profile: 'd' }]);
    await core.settle();
    await goBack(core);
    expect(code(await again)).toBe('cancelled');
  });

  it('asks nothing about the role whose digits were typed for `default`, and about nothing that cannot be done', async ({
    core,
    role,
  }) => {
    const wrong = await link(core, [{ role: admin(role), profile: 'default' }], '1234');
    const linked = await link(core, [{ role: admin(role), profile: 'default' }], '3333');
    const refused = await link(core, [{ role: admin(role), profile: 'a\nb' }]);
    expect([code(wrong), code(linked), code(refused), asked(core)]).toEqual([
      'digits-wrong',
      'done',
      'link-refused',
      null,
    ]);
  });
});

describe('the guard before an edit of a role that is reached through another', () => {
  it('asks where the links of the role come to stand for production, and leaves them where the person goes back', async ({
    core,
    role,
  }) => {
    const staging = { ...role, accountId: '111122224444' } as Role;
    const prod = aWish(staging, `arn:aws:iam::${role.accountId}:role/deployer`);
    const deployer = await keepRole(core, aWish(staging, `arn:aws:iam::${staging.accountId}:role/deployer`));
    await link(core, [{ role: deployer, profile: 'a' }]);
    const saved = saveRole(core, prod, deployer);
    await core.settle();
    expect(questionOf(core)).toMatchObject({
      action: 'link-profile',
      role: { accountId: role.accountId },
      safer: null,
    });
    await goBack(core);
    expect([code(await saved), core.awsFiles.texts.config]).toEqual([
      'cancelled',
      expect.not.stringContaining(`${role.accountId} deployer`),
    ]);
    const again = saveRole(core, prod, deployer);
    await core.settle();
    await confirmGuard(core);
    expect([code(await again), core.awsFiles.texts.config]).toEqual([
      'done',
      expect.stringContaining(`${role.accountId} deployer`),
    ]);
  });
});

it('asks about a role to which the person gave the name of a set that only reads', async ({ core, role }) => {
  const roleArn = `arn:aws:iam::${role.accountId}:role/Everything`;
  const reached = await keepRole(core, aWish(role, roleArn, { name: 'ViewOnlyAccess' }));
  expect(await askedBefore(core, 'open-console', reached)).toBe('open-console');
});

describe('an answer of the guard', () => {
  it('not to be asked again ends where the name comes to stand for another role at AWS', async ({ core, role }) => {
    const wish = (name: string) => aWish(role, `arn:aws:iam::${role.accountId}:role/${name}`, { name: 'deployer' });
    const reached = await keepRole(core, wish('Reader'));
    const result = core.latchkey.perform({ kind: 'open-terminal', role: reached }, 'window');
    await confirmGuard(core, confirmed({ remember: true }));
    await result;
    expect(code(await saveRole(core, wish('Everything'), reached))).toBe('done');
    expect(await askedBefore(core, 'open-terminal', reached)).toBe('open-terminal');
  });

  it('not to be asked again is for the role that was named alone, not for all that were linked with it', async ({
    core,
    role,
  }) => {
    const other = { ...admin(role), accountId: '777788889999' } as Role;
    const roles = [
      { role: admin(role), profile: 'a' },
      { role: other, profile: 'b' },
    ];
    const applied = link(core, roles);
    await core.settle();
    await confirmGuard(core, confirmed({ remember: true }));
    await applied;
    const questions = [
      await askedBefore(core, 'open-console', admin(role)),
      await askedBefore(core, 'open-console', other),
    ];
    expect(questions).toEqual([null, 'open-console']);
  });

  it('with the set that only reads is not taken before the question could be read', async ({ core, role }) => {
    core.browser.opened.length = 0;
    const result = core.latchkey.perform({ kind: 'open-console', role: admin(role) }, 'window');
    const early = await answerGuard(core, { answer: 'safer' });
    expect([code(early), asked(core), core.browser.opened]).toEqual(['cancelled', 'open-console', []]);
    await confirmGuard(core, { answer: 'safer' });
    expect(code(await result)).toBe('done');
  });

  it('may take its time where the window asks for what the command has asked for', async ({ core, role }) => {
    const command = endOf(core, 'console payments-prod/AdministratorAccess');
    await core.settle();
    const result = core.latchkey.perform({ kind: 'open-console', role: admin(role) }, 'window');
    await core.advance(60_000);
    expect([await command, asked(core)]).toEqual([expect.stringMatching(/^\d+ /u), 'open-console']);
    await answerGuard(core);
    expect(code(await result)).toBe('done');
  });
});

describe('the guard before a change of environment', () => {
  const correct = (core: RunningCore, role: Role, environment: string | null) =>
    core.latchkey.commands['environment.correct']({
      of: { kind: 'account', organisationId: role.organisationId, accountId: role.accountId },
      environment,
    });

  it('asks before an account leaves production, whatever its role may do, and records it', async ({ core, role }) => {
    const question = await leavesProductionAfterAQuestion(core, role, () => correct(core, role, 'sandbox'));
    expect(question).toMatchObject({ action: 'change-environment', level: 'ask', remembers: null, safer: null });
  });

  it('asks once about all accounts of a name, and about nothing that stays or comes', async ({ core, role }) => {
    const staging = { ...role, accountId: '111122224444' } as Role;
    expect(code(await correct(core, staging, 'production'))).toBe('done');
    const back = correct(core, staging, null);
    expect(asked(core)).toBe('change-environment');
    await confirmGuard(core);
    expect(code(await back)).toBe('done');
    const named = core.latchkey.commands['environment.correct']({
      of: { kind: 'names', pattern: '*-prod' },
      environment: 'none',
    });
    expect(questionOf(core)).toMatchObject({ more: 1 });
    await confirmGuard(core);
    await named;
    expect(code(await correct(core, role, 'development'))).toBe('done');
  });

  it('asks before rules take accounts away from production, and about nothing that they leave there', async ({
    core,
    role,
  }) => {
    const save = (environmentId: string) =>
      core.latchkey.commands['environments.save']({
        environments: [],
        rules: [
          {
            id: 'own',
            match: { kind: 'account', organisationId: role.organisationId, accountId: role.accountId },
            environmentId,
            guard: environmentId === 'production' ? 'ask' : 'none',
          },
          ...usualRules.rules,
        ],
      });
    expect([code(await save('production')), asked(core)]).toEqual(['done', null]);
    const question = await leavesProductionAfterAQuestion(core, role, () => save('sandbox'));
    expect(question).toMatchObject({
      action: 'change-environment',
      role: { accountId: role.accountId },
      more: 0,
      level: 'ask',
    });
  });

  it('asks before rules take one away from production that is in no list', async ({ core, role }) => {
    const reached = { ...role, accountId: '999900001111', roleName: '-' } as Role;
    await correct(core, reached, 'production');
    const left = core.latchkey.commands['environments.save'](usualRules);
    await core.settle();
    expect(questionOf(core)).toMatchObject({
      action: 'change-environment',
      role: reached,
      environment: 'production',
      environmentWord: null,
      more: 0,
    });
    await goBack(core);
    expect(code(await left)).toBe('cancelled');
  });
});
