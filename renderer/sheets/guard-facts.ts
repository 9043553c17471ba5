import type { GuardQuestion } from '../../electron/contract/guard.ts';
import { groupedId } from '../../electron/shared/format/account-id.ts';
import { text, type KeyOf } from '../../electron/shared/text/text.ts';

/** A line of what the guard tells before it is answered. */
export interface GuardFact {
  readonly term: KeyOf;
  readonly value: string;
  /** Digits, which stand from left to right in every language. */
  readonly isId: boolean;
}

/**
 * Everything known of what is about to be done: on which account, with what, and where it leads.
 *
 * @param awsName what AWS calls the account, where the person calls it something else; null: the same.
 */
export function guardFacts(
  question: GuardQuestion,
  account: string,
  awsName: string | null,
  organisation: string | null,
): GuardFact[] {
  const { role, opensIn, format } = question;
  return [
    fact('fact.account', awsName === null ? account : text('guard.both-names', { name: account, awsName })),
    { term: 'fact.account-id', value: groupedId(role.accountId), isId: true },
    fact('guard.permission-set', role.roleName),
    ...(organisation === null ? [] : [fact('fact.organisation', organisation)]),
    ...(opensIn === null ? [] : [fact('guard.opens-in', opensIn)]),
    ...(format === null ? [] : [fact('guard.copied-as', text(`copy-format.${format}.label`))]),
  ];
}

function fact(term: KeyOf, value: string): GuardFact {
  return { term, value, isId: false };
}
