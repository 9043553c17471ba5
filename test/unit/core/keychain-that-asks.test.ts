import { describe, expect } from 'vitest';
import { second } from '../../../electron/core/time/instant.ts';
import type { StoredText } from '../../../electron/core/ports/secret-vault.ts';
import { coreTest as it } from '../../harness/fixtures.ts';
import { noticesOf, organisationIn, readOnlyRole, signIn, startAgain, stateOf } from '../../harness/running-core.ts';

describe('a keychain that asks the person for its password', () => {
  const asks =
    'The keychain of this computer has not answered yet. If it asks for its password, answer it there: sign-ins are kept in it.';

  it('is said after a second, and taken back once it has answered', async ({ core }) => {
    const answered = Promise.withResolvers<StoredText>();
    await core.latchkey.stop();
    core.vault.load = () => answered.promise;
    const next = core.create();
    const started = next.start();
    await core.advance(second - 1);
    const early = noticesOf(next);
    await core.advance(1);
    const late = noticesOf(next);
    answered.resolve({ outcome: 'none' });
    await started;
    await core.settle();
    expect({ early, late, after: noticesOf(next) }).toEqual({ early: [], late: [asks], after: [] });
  });

  it('keeps nobody waiting once it is known to ask', async ({ core }) => {
    await core.latchkey.stop();
    const answered = Promise.withResolvers<StoredText>();
    core.vault.load = () => answered.promise;
    const next = core.create();
    const started = next.start();
    await core.advance(5 * second);
    await started;
    const { startUrl, region } = core.simulator;
    await next.commands['organisation.add']({ startUrl, region, name: 'Northwind' });
    await next.commands['sign-in.start']({ organisationId: organisationIn(next.snapshot()).id, way: 'code' });
    await core.settle();
    const meanwhile = stateOf(next);
    answered.resolve({ outcome: 'none' });
    expect(meanwhile).toBe('waiting-for-approval');
  });

  it('leaves alone what is added and begun before it answers', async ({ core }) => {
    await core.latchkey.stop();
    const answered = Promise.withResolvers<StoredText>();
    core.vault.load = () => answered.promise;
    const next = core.create();
    const started = next.start();
    const { startUrl, region } = core.simulator;
    await next.commands['organisation.add']({ startUrl, region, name: 'Northwind' });
    await next.commands['sign-in.start']({ organisationId: organisationIn(next.snapshot()).id, way: 'code' });
    answered.resolve({ outcome: 'none' });
    await started;
    await core.settle();
    expect(stateOf(next)).toBe('waiting-for-approval');
  });

  it('takes nothing away when it is refused after a sign-in, though the window has asked before', async ({ core }) => {
    await core.latchkey.stop();
    const answered = Promise.withResolvers<StoredText>();
    core.vault.load = () => answered.promise;
    const next = core.create();
    next.summoned();
    const started = next.start();
    const { startUrl, region } = core.simulator;
    await next.commands['organisation.add']({ startUrl, region, name: 'Northwind' });
    await next.commands['sign-in.start']({ organisationId: organisationIn(next.snapshot()).id, way: 'code' });
    await core.advance(6 * second);
    const { signIn: waiting } = organisationIn(next.snapshot());
    core.simulator.control.approveDevice('userCode' in waiting ? waiting.userCode : '');
    await core.advance(8 * second);
    await started;
    core.vault.keptAs = 'refused';
    answered.resolve({ outcome: 'none' });
    await core.settle();
    const organisationId = organisationIn(next.snapshot()).id;
    await next.perform({ kind: 'copy-credentials', role: readOnlyRole(organisationId), format: 'shell' }, 'tray');
    expect({
      state: stateOf(next),
      clipboardTextHasAWSACCESSKEYID: core.clipboard.text.includes('AWS_ACCESS_KEY_ID'),
    }).toEqual({ state: 'signed-in', clipboardTextHasAWSACCESSKEYID: true });
  });

  it('keeps no list from view', async ({ core }) => {
    await signIn(core);
    await core.latchkey.stop();
    const answered = Promise.withResolvers<StoredText>();
    core.vault.load = () => answered.promise;
    const next = core.create();
    const started = next.start();
    await core.settle();
    const { organisations } = next.snapshot();
    answered.resolve({ outcome: 'none' });
    await started;
    expect(organisations.map(({ name, catalogue }) => [name, catalogue.checkedAt !== null])).toEqual([
      ['Northwind', true],
    ]);
  });

  it.for([
    [
      'with nothing stored',
      false,
      'The keychain of this computer was not opened, so sign-ins are forgotten when Latchkey quits. It is asked again at the next start.',
    ],
    [
      'with sign-ins stored',
      true,
      'The keychain of this computer was not opened, so the stored sign-ins wait. It is asked again at the next start.',
    ],
  ] as const)('is said to have been refused %s', async ([, stored, sentence], { core }) => {
    if (stored) {
      await signIn(core);
    }
    core.vault.locked = stored;
    core.vault.keptAs = 'refused';
    expect(noticesOf(await startAgain(core))).toEqual([sentence]);
  });
});
