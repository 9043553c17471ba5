import { signInSentence } from '../../../shared/format/sign-in-sentence.ts';
import { signInStatus } from '../../../shared/model/sign-in-status.ts';
import { text } from '../../../shared/text/text.ts';
import { FailureError } from '../../failures/fail.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { Secret } from '../../secret.ts';
import { second } from '../../time/instant.ts';
import { delay } from '../../time/waiting.ts';
import { CommandRefusal, printed } from '../answers.ts';
import type { Call, Command, Context } from '../command.ts';
import type { CommandAnswer } from '../command-request.ts';
import { exitCode, exitCodeOf } from '../exit-codes.ts';
import { organisationNamed, theOrganisation } from '../find-organisation.ts';
import { organisation } from '../options.ts';
import { shown } from '../shown.ts';

/** How long one answer waits for what comes next (ms); then the client asks again. */
const longestWait = 20 * second;

/** Stands for an attempt that AWS has not answered yet, and so has no name. */
const notNamed = 'new';

/** `latchkey login`: signs in as the window does, and waits for the browser. */
export const login: Command = {
  name: 'login',
  usage: '[ORGANISATION]',
  least: 0,
  most: 1,
  completes: ['organisation'],
  options: [organisation, { name: 'wait', value: 'ATTEMPT', help: 'command.option-wait', isHidden: true }],
  help: 'command.help-login',
  async run(context, call) {
    const attempt = call.options.get('wait');
    return attempt === undefined
      ? await begin(context, theOrganisation(context, call))
      : await wait(context, waitedFor(context, call), attempt);
  },
};

/** By its id, which the answer before has named: a name may hold blanks, or be another one by now. */
function waitedFor(context: Context, call: Call): Organisation {
  return organisationNamed(context, call.words[0] ?? call.options.get('organisation') ?? '');
}

async function begin(context: Context, one: Organisation): Promise<CommandAnswer> {
  const { manager, presence } = context.features;
  if (one.signIn.isSignedIn() && !one.signIn.isSigningIn()) return printed(`${stateOf(context, one)}\n`);
  // A script may call it with nobody there; a person at a terminal is.
  if (context.request.isTerminal) presence.acted();
  if (!one.signIn.isSigningIn()) await manager.beginSignIn(one.record.id);
  return await after(context, one, notNamed);
}

/** What was printed is on screen now, so the browser may open. */
async function wait(context: Context, one: Organisation, attempt: string): Promise<CommandAnswer> {
  if (attempt !== notNamed && attempt === nameOf(one)) {
    const { events, presence } = context.features;
    const shownAttempt = one.signIn.view();
    if (shownAttempt.state === 'waiting-for-approval' && !shownAttempt.hostTrusted) events.windowWanted.emit(null);
    // That it did not open is shown by the attempt, in the next answer.
    await presence
      .whenHere(`code ${one.record.id}`, () => one.signIn.attempt().codeShown(attempt))
      .catch(() => undefined);
  }
  return await after(context, one, attempt);
}

/** Waits until the attempt is another one or over, and says what there is then. */
async function after(context: Context, one: Organisation, attempt: string): Promise<CommandAnswer> {
  await untilOther(context, one, attempt);
  const name = nameOf(one);
  if (!one.signIn.isSigningIn()) return outcomeOf(context, one);
  const words = ['login', one.record.id, '--wait', name];
  const said = name === attempt ? '' : sayAttempt(one);
  return { next: 'again', text: new Secret(said), words };
}

async function untilOther({ features }: Context, one: Organisation, attempt: string): Promise<void> {
  const abort = new AbortController();
  const isOther = (): boolean => !one.signIn.isSigningIn() || nameOf(one) !== attempt;
  const changed = new Promise<void>((resolve) => {
    const stop = features.events.changed.on(() => {
      if (isOther()) resolve();
    });
    abort.signal.addEventListener('abort', stop, { once: true });
    if (isOther()) resolve();
  });
  const late = delay(features.clock, longestWait, abort.signal).catch(() => undefined);
  await Promise.race([changed, late]);
  abort.abort();
}

function nameOf({ signIn }: Organisation): string {
  const view = signIn.view();
  return view.state === 'waiting-for-approval' || view.state === 'waiting-in-browser' ? view.attemptId : notNamed;
}

function sayAttempt({ record, signIn }: Organisation): string {
  const view = signIn.view();
  const name = shown(record.name);
  if (view.state === 'waiting-in-browser') return `${text('command.login-browser', { organisation: name })}\n`;
  if (view.state !== 'waiting-for-approval') return '';
  const values = { organisation: name, code: shown(view.userCode), link: shown(view.verificationLink, 500) };
  return `${text(view.hostTrusted ? 'command.login-code' : 'command.login-code-untrusted', values)}\n`;
}

function outcomeOf(context: Context, one: Organisation): CommandAnswer {
  const view = one.signIn.view();
  const problem = 'problem' in view ? view.problem : null;
  // Its sentence is read below the name of the trouble in the window, and here stands alone.
  if (problem?.code === 'offline') throw new CommandRefusal(exitCode.notReached, text('command.login-offline'));
  // Of a code there is a button beside it in the window, and here none.
  if (problem?.code === 'port-taken') {
    const said = text('command.login-no-return', { button: text('problem.use-code') });
    throw new CommandRefusal(exitCodeOf(problem.code), said);
  }
  if (problem !== null) throw new FailureError(problem);
  if (one.signIn.isSignedIn()) return printed(`${stateOf(context, one)}\n`);
  throw new CommandRefusal(
    exitCode.signInNeeded,
    text('command.login-cancelled', { organisation: shown(one.record.name) }),
  );
}

function stateOf({ features }: Context, { record, signIn }: Organisation): string {
  const moment = { now: features.time.now(), clockOffset: features.time.offset() };
  return signInSentence('menu', signInStatus(signIn.view(), moment.now), shown(record.name), moment);
}
