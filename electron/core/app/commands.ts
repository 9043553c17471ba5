import type { Result } from '../../contract/failure.ts';
import { consolePlaces } from '../console/console-places.ts';
import type { Core } from './create-latchkey.ts';
import { correctEnvironment } from '../accounts/environments/correct-environment.ts';
import { failed, failure, FailureError, failureOf } from '../failures/fail.ts';
import { maskedCopyText } from '../copy/copy-text.ts';
import type { CoreCommands } from './latchkey.ts';
import { switchNotification } from '../notifications/notification-switches.ts';
import type { Attempt } from '../sign-in/attempt.ts';
import { supportDetails } from './support-details.ts';
import { text } from '../../shared/text/text.ts';

/** The commands of the window, each answered with a tagged result and nothing thrown that a person can meet. */
export function coreCommands(core: Core): CoreCommands {
  /** Runs one command; a fault of our own is logged and told as such. */
  function answering<Input, Output>(
    run: (input: Input) => Output | Promise<Output>,
  ): (input: Input) => Promise<Result<Output>> {
    return async (input) => {
      try {
        return { ok: true, value: await run(input) };
      } catch (error) {
        const reason = failureOf(error);
        if (reason.code === 'internal') {
          core.ports.log.error('A command failed.', error);
        }
        return failed(reason);
      }
    };
  }

  /** For commands that answer nothing. */
  function doing<Input>(run: (input: Input) => unknown): (input: Input) => Promise<Result<null>> {
    return answering(async (input: Input) => {
      await run(input);
      return null;
    });
  }

  /** That the browser did not open is told on the page of the attempt; support may ask for it. */
  async function openingBrowser(organisationId: string, open: (attempt: Attempt) => Promise<void>): Promise<void> {
    try {
      await open(core.organisations.get(organisationId).signIn.attempt());
    } catch (error) {
      core.problems.note(organisationId, 'step.open-browser', failureOf(error));
      throw error;
    }
  }

  return {
    'snapshot.get': answering(() => core.snapshot()),
    'catalogue.get': answering(({ organisationId }) =>
      core.organisations.get(organisationId).catalogue.list().catalogue(),
    ),
    'catalogue.reload': doing(({ organisationId }) => core.organisations.get(organisationId).reload('foreground')),
    'catalogue.prioritise': doing(({ organisationId, accountIds }) =>
      core.organisations.get(organisationId).catalogue.prioritise(accountIds),
    ),
    'catalogue.retry-failed': doing(({ organisationId }) => {
      void core.organisations.get(organisationId).catalogue.retryFailed();
    }),
    'catalogue.dismiss-news': doing(({ organisationId }) =>
      core.organisations.get(organisationId).catalogue.dismissNews(),
    ),
    'organisation.add': answering(async ({ replaces, another, ...wish }) => {
      const organisationId = await core.organisations.add(wish, another, replaces);
      // It may have been removed in another window meanwhile.
      if (replaces !== undefined && replaces !== organisationId && core.organisations.find(replaces) !== null) {
        await core.organisations.remove(replaces);
      }
      return { organisationId };
    }),
    'organisation.remove': doing(({ organisationId }) => core.organisations.remove(organisationId)),
    'organisation.change': doing(({ organisationId, change }) => core.organisations.change(organisationId, change)),
    'organisation.select': doing(({ organisationId }) => core.organisations.select(organisationId)),
    'sign-in.start': doing(({ organisationId, way, then, fresh }) => {
      core.presence.acted();
      return core.organisations.beginSignIn(organisationId, way, then, fresh);
    }),
    'sign-in.code-shown': doing(({ organisationId, attemptId }) =>
      // The window tells it, not the person: a screen may have been locked meanwhile.
      core.presence.whenHere(`code ${organisationId}`, () =>
        openingBrowser(organisationId, (attempt) => attempt.codeShown(attemptId)),
      ),
    ),
    'sign-in.open-browser': doing(({ organisationId, attemptId }) => {
      core.presence.acted();
      return openingBrowser(organisationId, (attempt) => attempt.openBrowser(attemptId));
    }),
    'sign-in.copy-link': doing(({ organisationId, attemptId }) => {
      const link = core.organisations.get(organisationId).signIn.attempt().link(attemptId);
      return core.clipboard.copyText('link', link, null);
    }),
    'sign-in.copy-code': doing(({ organisationId, attemptId }) => {
      const code = core.organisations.get(organisationId).signIn.attempt().userCode(attemptId);
      return core.clipboard.copyText('code', code, null);
    }),
    'sign-in.cancel': doing(({ organisationId }) => core.organisations.get(organisationId).signIn.cancel()),
    'sign-in.dismiss-problem': doing(({ organisationId }) =>
      core.organisations.get(organisationId).signIn.dismissProblem(),
    ),
    'sign-out': doing(async ({ organisationId }) => {
      core.credentials.forgetOrganisation(organisationId);
      await core.organisations.get(organisationId).signOut();
    }),
    'support.copy-details': doing(({ organisationId }) => {
      const problem = core.problems.of(organisationId);
      if (problem === null) {
        throw new FailureError(failure('not-found'));
      }
      return core.clipboard.copyText('support-details', supportDetails(problem, core.ports.platform.version), null);
    }),
    'support.copy-request': doing(({ organisationId }) => {
      const { startUrl } = core.organisations.get(organisationId).record;
      return core.clipboard.copyText('request', text('support.request', { portal: startUrl }), null);
    }),
    'role.perform': ({ intent }) => core.perform(intent, 'window'),
    'role.cancel': doing(({ role }) => core.performer.cancel(role)),
    'console.places': answering(({ role }) => {
      const { region } = core.organisations.get(role.organisationId).record;
      return consolePlaces(region, core.region(role), core.personal.places(role));
    }),
    'copy.preview': answering(({ role, format }) => ({
      text: maskedCopyText(format, core.credentials.held(role), core.copyPlace(role)),
      clearsAfterMs: core.ports.settings.read().clipboardClearMs,
    })),
    'copy.use-format': doing(({ format }) => {
      core.ports.settings.change({ copyFormat: format });
      core.touch();
    }),
    'role.pin': doing(async ({ role, pinned }) => {
      await core.personal.pin(role, pinned);
      core.touch();
    }),
    'environment.correct': doing((wish) => {
      correctEnvironment(core.ports.settings, core.organisations, wish);
      core.touch();
    }),
    'clipboard.clear': doing(() => core.clipboard.clear()),
    'notifications.switch': doing(({ kind, on }) => {
      switchNotification(core.ports.settings, kind, on);
      core.touch();
    }),
    'notice.dismiss': doing(({ id }) => core.notices.dismiss(id)),
  };
}
