import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect } from 'vitest';
import { failureCodes, failureSchema } from '../../../electron/contract/failure.ts';
import { appSnapshotSchema } from '../../../electron/contract/snapshot.ts';
import { failure } from '../../../electron/core/failures/fail.ts';
import { ServiceError } from '../../../electron/core/failures/service-error.ts';
import { en } from '../../../electron/shared/text/en.ts';
import type { FailureText } from '../../../electron/shared/text/text.ts';
import { coreTest as it } from '../../harness/fixtures.ts';
import { organisationIn, readOnlyRole, signIn, type RunningCore } from '../../harness/running-core.ts';

/** Every blank of every sentence, filled with the same. */
function everyBlank(value: string): Record<string, string> {
  const names = Object.values(en).flatMap((text) => [...text.matchAll(/\{(\w+)/gu)].map(([, name]) => name ?? ''));
  return Object.fromEntries(names.map((name) => [name, value]));
}

const keys = (Object.keys(en) as FailureText[]).filter(
  (key) => /^(?:failure|notice)\./u.test(key) && !en[key].includes('plural'),
);

describe('C2: a failure', () => {
  it('is one that the contract takes, whatever names come from outside', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...keys),
        fc.string({ unit: 'binary', minLength: 60, maxLength: 700 }),
        (key, name) => {
          const made = failure('internal', everyBlank(name), null, key);
          expect(v.is(failureSchema, made)).toBe(true);
          expect(made.sentence.isWellFormed()).toBe(name.isWellFormed());
        },
      ),
      { seed: 5, numRuns: 500 },
    );
  });

  it('says the whole of a name of usual length, and where a longer one was cut', () => {
    const said = [80, 81].map(
      (length) => failure('access-denied', { role: 'r', account: 'a'.repeat(length) }).sentence,
    );
    expect(said).toEqual([
      `r in ${'a'.repeat(80)} is not assigned to you any more. Reload the list, or ask your administrator.`,
      `r in ${'a'.repeat(79)}… is not assigned to you any more. Reload the list, or ask your administrator.`,
    ]);
  });

  it('has a sentence of its own for each code', () => {
    expect(failureCodes.filter((code) => !code.startsWith('start-url') && !(`failure.${code}` in en))).toEqual([]);
  });
});

describe('H1: a request id', () => {
  it.each([
    ['x'.repeat(101), 'x'.repeat(100)],
    ['3a7b\u202e-c\u0007d', '3a7b-cd'],
    ['4f0c5a36-6a3a-4c53-9d1a-2f1f5f1b8a11', '4f0c5a36-6a3a-4c53-9d1a-2f1f5f1b8a11'],
    ['', null],
    ['⚠', null],
  ])('%s is kept as %s', (sent, kept) => {
    expect(new ServiceError('unavailable', '', { requestId: sent }).requestId).toBe(kept);
  });
});

describe('the snapshot', () => {
  const isWhole = (core: RunningCore) => v.is(appSnapshotSchema, core.latchkey.snapshot());

  it('H1: is whole after a refusal of the list with a request id of 101 characters', async ({ core }) => {
    const organisationId = await signIn(core);
    core.http.changeAnswers = (path, answer) =>
      path.endsWith('/assignment/accounts')
        ? {
            ...answer,
            status: 403,
            headers: {
              'x-amzn-requestid': 'r'.repeat(101),
              'content-type': 'application/json',
              'x-amzn-errortype': 'ForbiddenException',
            },
            body: '{"message":"No access"}',
          }
        : answer;
    await core.latchkey.commands['catalogue.reload']({ organisationId });
    await core.advance(60_000);
    const { problem } = organisationIn(core.latchkey.snapshot()).catalogue;
    expect({ isWhole: isWhole(core), problemCode: problem?.code, requestId: problem?.requestId }).toEqual({
      isWhole: true,
      problemCode: 'access-denied',
      requestId: 'r'.repeat(100),
    });
  });

  it('C2: is whole after a refusal of a role of an account whose name has 600 characters', async ({ core }) => {
    core.http.changeAnswers = (path, answer) =>
      path.endsWith('/assignment/accounts')
        ? { ...answer, body: answer.body.replaceAll(/"accountName":"[^"]*"/gu, `"accountName":"${'n'.repeat(600)}"`) }
        : answer;
    const role = readOnlyRole(await signIn(core));
    core.simulator.control.addFault({ kind: 'deny', path: '/federation/credentials' });
    const outcome = await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'window');
    expect({ isWhole: isWhole(core), is: v.is(failureSchema, outcome.ok ? null : outcome.failure) }).toEqual({
      isWhole: true,
      is: true,
    });
  });
});
