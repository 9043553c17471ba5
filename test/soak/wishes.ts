import type { Role } from '../../electron/contract/identifiers.ts';
import { second } from '../../electron/core/time/instant.ts';
import type { InProcess } from '../faults/in-process.ts';

/** How a wish for credentials came out. */
export interface WishOutcome {
  /** What must not be, if it was. */
  readonly broken: string | null;
  readonly isRefused: boolean;
  /** When each of the credentials that were handed out ends. */
  readonly endsAt: readonly number[];
}

/** So many programs ask at the same moment: a build, an editor, a few terminals. */
const programsAtOnce = 5;

/** A person copies, and waits while AWS is slow; each request has its own end. */
export async function copyByHand(core: InProcess, role: Role): Promise<WishOutcome> {
  core.clipboard.text = '';
  const wish = { kind: 'copy-credentials', role, format: 'shell' } as const;
  const copied = await waited(core, core.latchkey.perform(wish, 'tray'), 150);
  if (copied === null) return unanswered('a wish is not answered within 150 s');
  const expiration = /AWS_CREDENTIAL_EXPIRATION='([^']+)'/u.exec(core.clipboard.text)?.[1] ?? '';
  return { broken: null, isRefused: !copied.ok, endsAt: copied.ok ? [Date.parse(expiration)] : [] };
}

/**
 * Programs read, and are answered within 1 s where there is no sign-in; else they wait 20 s for the person and 10 s for AWS
 * at most.
 */
export async function readByPrograms(core: InProcess, role: Role): Promise<WishOutcome> {
  const signIn = core.latchkey.snapshot().organisations.find(({ id }) => id === role.organisationId)?.signIn.state;
  const most = signIn === 'signed-out' || signIn === 'ended' ? 1 : 30;
  const asks = Array.from({ length: programsAtOnce }, (_none, place) =>
    core.latchkey.credentialsFor(role, { program: `program ${String(place)}` }),
  );
  const answers = await waited(core, Promise.all(asks), most);
  if (answers === null) return unanswered(`a program is not answered within ${String(most)} s`);
  return {
    broken: null,
    isRefused: answers.some(({ ok }) => !ok),
    endsAt: answers.flatMap((answer) => (answer.ok ? [answer.value.expiresAt] : [])),
  };
}

/** What comes of it within so many seconds; null: nothing. */
async function waited<Value>(core: InProcess, coming: Promise<Value>, seconds: number): Promise<Value | null> {
  const progress = { isOver: false };
  const over = coming.finally(() => {
    progress.isOver = true;
  });
  await core.settle();
  for (let passed = 0; passed < seconds && !progress.isOver; passed += 1) await core.advance(second);
  return progress.isOver ? await over : null;
}

function unanswered(broken: string): WishOutcome {
  return { broken, isRefused: true, endsAt: [] };
}
