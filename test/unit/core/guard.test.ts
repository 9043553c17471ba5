import { describe, expect } from 'vitest';
import type { Intent } from '../../../electron/contract/commands.ts';
import type { Result } from '../../../electron/contract/failure.ts';
import type { Role } from '../../../electron/contract/identifiers.ts';
import type { GlobalSettingsChange } from '../../../electron/contract/settings.ts';
import type { Source } from '../../../electron/core/app/latchkey.ts';
import { minute } from '../../../electron/core/time/instant.ts';
import { chainRoles } from '../../harness/chain-roles.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import {
  admin,
  answerGuard,
  asked,
  code,
  confirmed,
  confirmGuard,
  deeds,
  guardProduction,
  questionOf,
} from '../../harness/guard.ts';
import { organisationIn, type RunningCore } from '../../harness/running-core.ts';

const set = (core: RunningCore, change: GlobalSettingsChange) => core.latchkey.commands['settings.change']({ change });

/** Asks, and hands back what it comes to once it is answered. */
function perform(core: RunningCore, intent: Intent, source: Source = 'window'): Promise<Result<null>> {
  return core.latchkey.perform(intent, source);
}

const intents: readonly ((role: Role) => Intent)[] = [
  (role) => ({ kind: 'open-console', role }),
  (role) => ({ kind: 'open-console', role, destination: { service: 'ec2', region: 'eu-west-3' } }),
  (role) => ({ kind: 'open-terminal', role }),
  (role) => ({ kind: 'copy-credentials', role, format: 'shell' }),
  (role) => ({ kind: 'copy-credentials', role, format: 'renewing-shell' }),
  (role) => ({ kind: 'copy-credentials', role, format: 'config-profile' }),
  (role) => ({ kind: 'copy-console-link', role }),
];

describe('the production guard', () => {
  it('stands before each of these, from wherever it comes, and nothing is done before the answer', async ({
    core,
    role,
  }) => {
    const wanted: unknown[] = [];
    core.latchkey.onWindowWanted((one) => wanted.push(one));
    core.browser.opened.length = 0;
    for (const intent of intents) {
      for (const source of ['window', 'tray', 'shortcut'] as const) {
        wanted.length = 0;
        const before = core.simulator.control.requests().length;
        const result = perform(core, intent(admin(role)), source);
        await core.settle();
        expect({ asked: asked(core), wanted }).toEqual({
          asked: intent(role).kind,
          wanted: source === 'window' ? [] : [null],
        });
        expect(core.simulator.control.requests().length).toBe(before);
        await answerGuard(core, { answer: 'go-back' });
        expect([code(await result), asked(core)]).toEqual(['cancelled', null]);
      }
    }
    expect([core.browser.opened, core.clipboard.text, core.terminals.opened]).toEqual([[], '', []]);
  });

  it('asks nothing before what hands out nothing, for a set that only reads, and outside production', async ({
    core,
    role,
  }) => {
    const staging = { ...admin(role), accountId: '111122224444' } as Role;
    await perform(core, { kind: 'copy-account-id', role: admin(role) });
    await perform(core, { kind: 'copy-role-arn', role: admin(role) });
    await perform(core, { kind: 'renew-credentials', role: admin(role) });
    await perform(core, { kind: 'copy-credentials', role: admin(role), format: 'aws-profile' });
    for (const intent of intents) {
      await perform(core, intent(role));
      await perform(core, intent(staging), 'tray');
    }
    const names = await deeds(core);
    expect([names.length, names.filter((deed) => deed.startsWith('guard'))]).toEqual([18, []]);
  });

  it('lets a read program through, which the setting of its own is for', async ({ core, role }) => {
    const answer = await core.latchkey.credentialsFor(admin(role), { program: 'terraform' });
    expect([code(answer), asked(core)]).toEqual(['done', null]);
  });

  it('says what it asks about', async ({ core, role }) => {
    const result = perform(core, { kind: 'copy-credentials', role: admin(role), format: 'fish' });
    expect(questionOf(core)).toMatchObject({
      action: 'copy-credentials',
      role: admin(role),
      more: 0,
      level: 'ask',
      format: 'fish',
      safer: 'ReadOnlyAccess',
      opensIn: null,
      remembers: 15,
    });
    await confirmGuard(core);
    expect(code(await result)).toBe('done');
    expect(await deeds(core)).toEqual([
      'guard-confirmed copy-credentials AdministratorAccess done',
      'copy-credentials fish AdministratorAccess done',
    ]);
  });

  it('opens nothing that was confirmed before it could be read', async ({ core, role }) => {
    core.browser.opened.length = 0;
    const result = perform(core, { kind: 'open-console', role: admin(role) });
    const early = await answerGuard(core);
    await core.advance(299);
    const stillEarly = await answerGuard(core);
    expect([code(early), code(stillEarly), asked(core), core.browser.opened]).toEqual([
      'cancelled',
      'cancelled',
      'open-console',
      [],
    ]);
    await core.advance(1);
    await answerGuard(core);
    expect([code(await result), core.browser.opened.length]).toEqual(['done', 1]);
  });

  it('records once what the person went back from', async ({ core, role }) => {
    const result = perform(core, { kind: 'open-console', role: admin(role) }, 'tray');
    await answerGuard(core, { answer: 'go-back' });
    await result;
    expect(await deeds(core)).toEqual(['guard-declined open-console AdministratorAccess done']);
  });

  it('does the same with the set that only reads, at the same place', async ({ core, role }) => {
    core.browser.opened.length = 0;
    const destination = { service: 's3', region: 'eu-west-3' };
    const result = perform(core, { kind: 'open-console', role: admin(role), destination });
    await confirmGuard(core, { answer: 'safer' });
    expect(code(await result)).toBe('done');
    expect(core.browser.opened[0]).toContain('s3');
    expect(await deeds(core)).toEqual([
      'guard-safer open-console AdministratorAccess done',
      'open-console s3 eu-west-3 ReadOnlyAccess done',
    ]);
  });

  it('offers the first of the list that there is, and none where the list counts for nothing', async ({
    core,
    role,
  }) => {
    const offered: unknown[] = [];
    const look = async () => {
      const result = perform(core, { kind: 'open-terminal', role: admin(role) });
      offered.push(core.latchkey.snapshot().guardQuestion?.safer ?? null);
      await answerGuard(core, { answer: 'go-back' });
      await result;
    };
    await set(core, { readOnlySets: ['ViewOnlyAccess', 'SecurityAudit'] });
    await look();
    await set(core, { readOnlySets: ['ViewOnlyAccess'] });
    await look();
    const refused = perform(core, { kind: 'open-terminal', role: admin(role) });
    expect(code(await answerGuard(core, { answer: 'safer' }))).toBe('invalid-input');
    await answerGuard(core, { answer: 'go-back' });
    await refused;
    await set(core, { readOnlySets: ['SecurityAudit'], guardSkipsReadOnly: false });
    await look();
    expect(offered).toEqual(['SecurityAudit', null, null]);
  });

  it('asks about a set that only reads where none is let through', async ({ core, role }) => {
    await set(core, { guardSkipsReadOnly: false });
    const result = perform(core, { kind: 'open-console', role });
    expect(asked(core)).toBe('open-console');
    await confirmGuard(core);
    expect(code(await result)).toBe('done');
  });

  it('asks nothing where production is not to be asked about', async ({ core, role }) => {
    await guardProduction(core, 'none');
    expect(code(await perform(core, { kind: 'open-console', role: admin(role) }))).toBe('done');
  });

  it('asks for the last four digits, and goes back after five wrong ones', async ({ core, role }) => {
    await guardProduction(core, 'digits');
    const result = perform(core, { kind: 'open-console', role: admin(role) });
    expect(questionOf(core)).toMatchObject({ level: 'digits', remembers: null });
    const wrong = await confirmGuard(core, confirmed({ digits: '4444' }));
    expect(wrong).toMatchObject({
      failure: { code: 'digits-wrong', sentence: 'These are not the last four digits of payments-prod.' },
    });
    await answerGuard(core, confirmed({ digits: '3333' }));
    expect(code(await result)).toBe('done');

    const another = perform(core, { kind: 'open-console', role: admin(role) });
    await core.advance(300);
    for (const digits of ['', '333', '1111', '0000']) await answerGuard(core, confirmed({ digits }));
    expect(asked(core)).toBe('open-console');
    expect(code(await answerGuard(core, confirmed()))).toBe('digits-wrong');
    expect([asked(core), code(await another)]).toEqual([null, 'cancelled']);
  });

  it('is one question for the same intent, and its answer is for both', async ({ core, role }) => {
    core.browser.opened.length = 0;
    const intent = { kind: 'open-console', role: admin(role) } as const;
    const first = perform(core, intent);
    const { id } = questionOf(core);
    const wanted: unknown[] = [];
    core.latchkey.onWindowWanted((one) => wanted.push(one));
    const second = perform(core, intent, 'tray');
    expect([questionOf(core).id, wanted]).toEqual([id, [null]]);
    await confirmGuard(core);
    expect([code(await first), code(await second), core.browser.opened.length]).toEqual(['done', 'done', 1]);
    expect(await deeds(core)).toHaveLength(2);
  });

  it('replaces a question by the next one, which ends the first', async ({ core, role }) => {
    const first = perform(core, { kind: 'open-console', role: admin(role) });
    const old = questionOf(core).id;
    const second = perform(core, { kind: 'open-terminal', role: admin(role) });
    expect([code(await first), asked(core)]).toEqual(['cancelled', 'open-terminal']);
    const late = await core.latchkey.commands['guard.answer']({ questionId: old, said: { answer: 'go-back' } });
    expect([code(late), asked(core)]).toEqual(['not-found', 'open-terminal']);
    await confirmGuard(core);
    expect(code(await second)).toBe('done');
  });

  it('ends with a lock, a sign-out, a removal, five minutes, and the app', async ({ core, role }) => {
    const ends: readonly [string, () => unknown][] = [
      ['locked', () => core.latchkey.locked()],
      ['five minutes', () => core.advance(5 * minute)],
      [
        'asleep',
        () => {
          core.clock.jump(6 * minute);
          core.latchkey.wake();
        },
      ],
      ['sign-out', () => core.latchkey.commands['sign-out']({ organisationId: role.organisationId })],
      ['removed', () => core.latchkey.commands['organisation.remove']({ organisationId: role.organisationId })],
    ];
    for (const [why, end] of ends) {
      const result = perform(core, { kind: 'open-console', role: admin(role) });
      expect([why, asked(core)]).toEqual([why, 'open-console']);
      await end();
      expect([why, code(await result), asked(core)]).toEqual([why, 'cancelled', null]);
    }
    expect(code(await perform(core, { kind: 'open-console', role: admin(role) }))).toBe('not-found');
  });

  it('ends with the app', async ({ core, role }) => {
    const result = perform(core, { kind: 'open-console', role: admin(role) });
    await core.latchkey.stop();
    expect(code(await result)).toBe('cancelled');
  });

  it('stays while the window was away for two minutes, and not for longer', async ({ core, role }) => {
    const result = perform(core, { kind: 'open-console', role: admin(role) });
    await core.advance(2 * minute);
    core.latchkey.summoned();
    expect(asked(core)).toBe('open-console');
    await core.advance(1);
    core.latchkey.summoned();
    expect([asked(core), code(await result)]).toEqual([null, 'cancelled']);
  });

  it('stands before what goes on after a sign-in, and calls the window that is not in view', async ({
    core,
    organisationId,
    role,
  }) => {
    await core.latchkey.commands['sign-out']({ organisationId });
    const then = { kind: 'open-console', role: admin(role) } as const;
    await core.latchkey.commands['sign-in.start']({ organisationId, way: 'code', then });
    await core.settle();
    const { signIn } = organisationIn(core.latchkey.snapshot());
    if (signIn.state !== 'waiting-for-approval') throw new Error(`The sign-in is ${signIn.state}.`);
    core.latchkey.watchWindow(() => false);
    const wanted: unknown[] = [];
    core.latchkey.onWindowWanted((one) => wanted.push(one));
    core.browser.opened.length = 0;
    core.simulator.control.approveDevice(signIn.userCode);
    await core.advance(6_000);
    expect([asked(core), wanted, core.browser.opened]).toEqual(['open-console', [null], []]);
    await confirmGuard(core);
    await core.settle();
    expect(core.browser.opened).toHaveLength(1);
  });

  it('takes a role that is reached through another for one that writes, unless its name is on the list', async ({
    core,
    role,
  }) => {
    const known = await chainRoles(core, admin(role));
    const account = {
      kind: 'account',
      organisationId: role.organisationId,
      accountId: known.deployer.accountId,
    } as const;
    await core.latchkey.commands['environment.correct']({ of: account, environment: 'production' });
    const result = perform(core, { kind: 'open-console', role: known.deployer });
    expect([asked(core), questionOf(core).role]).toEqual(['open-console', known.deployer]);
    await answerGuard(core, { answer: 'go-back' });
    await result;
    await set(core, { readOnlySets: [known.deployer.roleName] });
    await perform(core, { kind: 'open-console', role: known.deployer });
    expect(asked(core)).toBe(null);
  });
});

describe('not again for this role', () => {
  const open = (role: Role): Intent => ({ kind: 'open-console', role: admin(role) });
  async function remembered(core: RunningCore, role: Role): Promise<void> {
    const result = perform(core, open(role));
    await confirmGuard(core, confirmed({ remember: true }));
    await result;
  }
  async function isAsked(core: RunningCore, intent: Intent): Promise<boolean> {
    const result = perform(core, intent);
    const is = asked(core) !== null;
    if (is) await answerGuard(core, { answer: 'go-back' });
    await result;
    return is;
  }

  it('is for so long, of this role, whatever is done with it', async ({ core, role }) => {
    await remembered(core, role);
    const others = { ...role, roleName: 'PowerUserAccess' };
    const seen = [
      await isAsked(core, open(role)),
      await isAsked(core, { kind: 'open-terminal', role: admin(role) }),
      await isAsked(core, { kind: 'open-terminal', role: others }),
    ];
    await core.advance(15 * minute - 1);
    seen.push(await isAsked(core, open(role)));
    await core.advance(1);
    seen.push(await isAsked(core, open(role)));
    expect(seen).toEqual([false, false, true, false, true]);
  });

  it('ends at a lock and a sign-out, and is no longer where the clock is set back', async ({ core, role }) => {
    await set(core, { guardMemory: 'until-lock' });
    await remembered(core, role);
    await core.advance(60 * minute);
    const until = await isAsked(core, open(role));
    core.latchkey.locked();
    const locked = await isAsked(core, open(role));
    await set(core, { guardMemory: '15' });
    await remembered(core, role);
    core.clock.jump(-60 * minute);
    await core.advance(15 * minute);
    const back = await isAsked(core, open(role));
    expect([until, locked, back]).toEqual([false, true, true]);
    await remembered(core, role);
    await core.latchkey.commands['sign-out']({ organisationId: role.organisationId });
    expect(await isAsked(core, open(role))).toBe(true);
  });

  it('is not offered where it is switched off, and ends for all where that is switched off later', async ({
    core,
    role,
  }) => {
    await remembered(core, role);
    await set(core, { guardMemory: 'off' });
    const result = perform(core, open(role));
    expect(questionOf(core).remembers).toBe(null);
    await confirmGuard(core, confirmed({ remember: true }));
    await result;
    expect(await isAsked(core, open(role))).toBe(true);
  });

  it('is not for digits', async ({ core, role }) => {
    await remembered(core, role);
    await guardProduction(core, 'digits');
    const result = perform(core, open(role));
    await confirmGuard(core, confirmed({ digits: '3333', remember: true }));
    await result;
    expect(await isAsked(core, open(role))).toBe(true);
  });
});
