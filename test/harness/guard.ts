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
