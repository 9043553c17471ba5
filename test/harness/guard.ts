import type { ActivityEntry } from '../../electron/contract/activity.ts';
import type { GuardLevel } from '../../electron/contract/environment.ts';
import type { Role } from '../../electron/contract/identifiers.ts';
import type { EnvironmentRules } from '../../electron/contract/environment.ts';
import type { GuardAnswer, GuardQuestion } from '../../electron/contract/guard.ts';
import type { Result } from '../../electron/contract/failure.ts';
import { usualRules } from '../../electron/core/accounts/environments/usual-rules.ts';
import type { Latchkey } from '../../electron/core/app/latchkey.ts';
import type { RunningCore } from './running-core.ts';

/** The usual rules, with nothing in the way: for tests that are about something else. */
export const unguardedRules: EnvironmentRules = {
  ...usualRules,
  rules: usualRules.rules.map((rule) => ({ ...rule, guard: 'none' })),
};

/** From now on the guard asks nothing. */
export async function withoutGuard({ latchkey }: { readonly latchkey: Latchkey }): Promise<void> {
  const saved = await latchkey.commands['environments.save'](unguardedRules);
  if (!saved.ok) throw new Error(saved.failure.sentence);
}

/** The question that waits; none ends the test. */
export function questionOf({ latchkey }: { readonly latchkey: Latchkey }): GuardQuestion {
  const { guardQuestion } = latchkey.snapshot();
  if (guardQuestion === null) throw new Error('The guard asks nothing.');
  return guardQuestion;
}

/** Answers the question that waits. */
export function answerGuard(
  core: { readonly latchkey: Latchkey },
  said: GuardAnswer = confirmed(),
): Promise<Result<null>> {
  return core.latchkey.commands['guard.answer']({ questionId: questionOf(core).id, said });
}

/** Once it was looked at for as long as it has to be. */
export async function confirmGuard(
  core: Pick<RunningCore, 'latchkey' | 'advance'>,
  said: GuardAnswer = confirmed(),
): Promise<Result<null>> {
  await core.advance(300);
  return await answerGuard(core, said);
}

export function confirmed(more: { digits?: string; remember?: boolean } = {}): GuardAnswer {
  return { answer: 'confirm', digits: more.digits ?? null, remember: more.remember ?? false };
}

/** A role of the same account that writes. */
export const admin = (role: Role): Role => ({ ...role, roleName: 'AdministratorAccess' });
/** `done`, or the code of the failure. */
export const code = (result: Result<unknown>): string => (result.ok ? 'done' : result.failure.code);
/** What is asked about. */
export const asked = (core: RunningCore): GuardQuestion['action'] | null =>
  core.latchkey.snapshot().guardQuestion?.action ?? null;

/** Production has this guard from now on. */
export const guardProduction = (core: RunningCore, guard: GuardLevel): Promise<Result<null>> =>
  core.latchkey.commands['environments.save']({
    ...usualRules,
    rules: usualRules.rules.map((rule) => (rule.environmentId === 'production' ? { ...rule, guard } : rule)),
  });

/** Each deed in the order of doing, without those of organisations. */
export async function deeds(core: RunningCore): Promise<string[]> {
  const answer = await core.latchkey.commands['activity.get']({});
  if (!answer.ok) throw new Error(answer.failure.sentence);
  return answer.value.entries
    .filter((entry): entry is Extract<ActivityEntry, { about: 'role' }> => entry.about === 'role')
    .map(({ kind, detail, outcome, role }) => `${kind} ${detail ?? '-'} ${role.roleName} ${outcome}`)
    .toReversed();
}
