import type { FailureCode } from '../../contract/failure.ts';

/** What the command ends with (docs/command-line.md#exit-codes). Those of the app that is not running are the client's. */
export const exitCode = {
  done: 0,
  other: 1,
  wrongArguments: 2,
  signInNeeded: 4,
  denied: 5,
  notReached: 6,
  noAnswer: 7,
  notOne: 9,
} as const;

/** The codes of failures that are more than "anything else". */
const codes: Partial<Record<FailureCode, number>> = {
  'invalid-input': exitCode.wrongArguments,
  'digits-wrong': exitCode.wrongArguments,
  'sign-in-needed': exitCode.signInNeeded,
  'perhaps-wrong-region': exitCode.signInNeeded,
  'code-expired': exitCode.signInNeeded,
  'request-refused': exitCode.signInNeeded,
  'browser-did-not-return': exitCode.signInNeeded,
  'return-refused': exitCode.signInNeeded,
  'access-denied': exitCode.denied,
  'program-not-allowed': exitCode.denied,
  managed: exitCode.denied,
  'chained-role-refused': exitCode.denied,
  offline: exitCode.notReached,
  'proxy-in-between': exitCode.notReached,
  throttled: exitCode.notReached,
  'service-error': exitCode.notReached,
  'not-found': exitCode.notOne,
};

export function exitCodeOf(code: FailureCode): number {
  return codes[code] ?? exitCode.other;
}
