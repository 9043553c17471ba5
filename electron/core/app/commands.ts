import { withoutIsolates } from '../../shared/text/isolate.ts';
import { text } from '../../shared/text/text.ts';
import type { Result } from '../../contract/failure.ts';
import { consoleOpening, roleRegion } from '../console/open-console.ts';
import { consolePlaces } from '../console/console-places.ts';
import { activityEntries } from './activity-entries.ts';
import type { Features } from './features.ts';
import { accountsPerRule, ruleFor } from '../accounts/environments/change-environments.ts';
import { rulesInUse } from '../accounts/environments/rules-in-use.ts';
import { changeRules, correctEnvironment } from '../guard/correct-environment.ts';
import { afterAnswer, afterHint } from './hints.ts';
import { failed, failure, FailureError, failureOf } from '../failures/fail.ts';
import { copyPreview } from '../copy/copy-keyless.ts';
import type { CoreCommands } from './latchkey.ts';
import { onlyGiven } from '../storage/only-given.ts';
import { switchNotification } from '../notifications/notification-switches.ts';
import type { Attempt } from '../sign-in/attempt.ts';
import type { SnapshotPublisher } from './snapshot-publisher.ts';
import { programAccess } from '../export/program-access.ts';
import { needTemplate } from '../accounts/names/profile-template.ts';
import { clearedActivity, followSettings, setLoginItem } from './settings-effects.ts';
import { supportDetails } from './support.ts';

type Commanded = Pick<
  Features,
  | 'browsers'
  | 'chainedRoleEdits'
  | 'chainedRoles'
  | 'clipboard'
  | 'credentials'
  | 'endpoint'
  | 'files'
  | 'guard'
  | 'held'
  | 'identifiers'
  | 'identities'
  | 'lastReads'
  | 'links'
  | 'log'
  | 'loginItem'
  | 'managed'
  | 'manager'
  | 'organisations'
  | 'otherTools'
  | 'performer'
  | 'personal'
  | 'platform'
  | 'presence'
  | 'profileLinks'
  | 'programSocket'
  | 'renewedKeys'
  | 'report'
  | 'roleTerminals'
  | 'settings'
  | 'sharing'
  | 'sharedSignIns'
  | 'time'
  | 'updates'
>;

/** The commands of the window, each answered with a tagged result and nothing thrown that a person can meet. */
export function coreCommands(features: Commanded, publisher: Pick<SnapshotPublisher, 'current'>): CoreCommands {
  const { clipboard, credentials, manager, organisations, performer, personal, presence, report, settings } = features;
  const { endpoint, profileLinks } = features;

  /** Runs one command; a fault of our own is logged. */
  function answering<Input, Output>(
    run: (input: Input) => Output | Promise<Output>,
  ): (input: Input) => Promise<Result<Output>> {
    return async (input) => {
      try {
        return { ok: true, value: await run(input) };
      } catch (error) {
        const reason = failureOf(error);
        if (reason.code === 'internal') {
          features.log.error('A command failed.', error);
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

  /** That the browser did not open shows on the page of the attempt; support may ask for it. */
  async function openingBrowser(organisationId: string, open: (attempt: Attempt) => Promise<void>): Promise<void> {
    try {
      await open(organisations.get(organisationId).signIn.attempt());
    } catch (error) {
      report.problem(organisationId, 'step.open-browser', failureOf(error));
      throw error;
    }
  }

  async function storedActivity(): Promise<string> {
    try {
      return await report.activity.read();
    } catch (error) {
      features.log.error('What was done could not be read.', error);
      throw new FailureError(failure('storage-failed'));
    }
  }

  return {
    'snapshot.get': answering(() => {
      features.loginItem.look();
      return publisher.current();
    }),
    'catalogue.get': answering(({ organisationId }) => organisations.get(organisationId).catalogue.list().catalogue()),
    'catalogue.reload': doing(({ organisationId }) => organisations.get(organisationId).reload('foreground')),
    'catalogue.prioritise': doing(({ organisationId, accountIds }) =>
      organisations.get(organisationId).catalogue.prioritise(accountIds),
    ),
    'catalogue.retry-failed': doing(({ organisationId }) => {
      void organisations.get(organisationId).catalogue.retryFailed();
    }),
    'catalogue.dismiss-news': doing(({ organisationId }) => organisations.get(organisationId).catalogue.dismissNews()),
    'organisation.add': answering(async ({ replaces, another, ...organisation }) => {
      const replaced = replaces === undefined ? null : organisations.find(replaces);
      if (replaced !== null) settings.needRemovable({ ...replaced.record });
      const organisationId = await manager.add(organisation, another, replaces);
      // It may have been removed in another window meanwhile.
      if (replaces !== undefined && replaces !== organisationId && organisations.find(replaces) !== null) {
        await manager.remove(replaces);
      }
      return { organisationId };
    }),
    'organisation.remove': doing(async ({ organisationId }) => {
      await manager.remove(organisationId);
      await endpoint.revokeOrganisation(organisationId);
    }),
    'organisation.change': doing(({ organisationId, change }) => manager.change(organisationId, change)),
    'organisation.select': doing(({ organisationId }) => manager.select(organisationId)),
    'sign-in.start': doing(({ organisationId, way, then, fresh }) => {
      presence.acted();
      return manager.beginSignIn(organisationId, way, then, fresh);
    }),
    'sign-in.code-shown': doing(({ organisationId, attemptId }) =>
      // The window says so, not the person: a screen may have been locked meanwhile.
      presence.whenHere(`code ${organisationId}`, () =>
        openingBrowser(organisationId, (attempt) => attempt.codeShown(attemptId)),
      ),
    ),
    'sign-in.open-browser': doing(({ organisationId, attemptId }) => {
      presence.acted();
      return openingBrowser(organisationId, (attempt) => attempt.openBrowser(attemptId));
    }),
    'sign-in.copy-link': doing(({ organisationId, attemptId }) => {
      const link = organisations.get(organisationId).signIn.attempt().link(attemptId);
      return clipboard.copyText('link', link, null);
    }),
    'sign-in.copy-code': doing(({ organisationId, attemptId }) => {
      const code = organisations.get(organisationId).signIn.attempt().userCode(attemptId);
      return clipboard.copyText('code', code, null);
    }),
    'sign-in.cancel': doing(({ organisationId }) => organisations.get(organisationId).signIn.cancel()),
    'sign-in.dismiss-problem': doing(({ organisationId }) => organisations.get(organisationId).signIn.dismissProblem()),
    'sign-out': doing(async ({ organisationId }) => {
      credentials.forgetOrganisation(organisationId);
      await organisations.get(organisationId).signOut();
    }),
    'support.copy-details': doing(({ organisationId }) => {
      const problem = report.problems.of(organisationId);
      if (problem === null) {
        throw new FailureError(failure('not-found'));
      }
      return clipboard.copyText('support-details', supportDetails(problem, features.platform.version), null);
    }),
    'support.copy-request': doing(({ organisationId }) => {
      const { startUrl } = organisations.get(organisationId).record;
      return clipboard.copyText('request', withoutIsolates(text('support.request', { portal: startUrl })), null);
    }),
    'role.perform': ({ intent }) => performer.perform(intent, 'window'),
    'role.cancel': doing(({ role }) => performer.cancel(role)),
    'console.places': answering(async ({ role }) => {
      const { record } = organisations.get(role.organisationId);
      const places = consolePlaces(record.region, roleRegion(features, role), personal.places(role));
      return { ...places, ...(await consoleOpening(features, role)) };
    }),
    'console.services': answering(({ organisationId }) => {
      const { region } = organisations.get(organisationId).record;
      return consolePlaces(region, region, []).services;
    }),
    'copy.preview': answering(({ role, format }) => copyPreview(features, role, format)),
    'links.preview': answering((request) => profileLinks.preview(request)),
    'links.apply': answering(({ request, digits }) => profileLinks.apply(request, digits, 'window')),
    'links.remove': doing(({ profiles }) => profileLinks.remove(profiles, 'window')),
    'links.undo': doing(() => profileLinks.undo()),
    'chained-role.save': answering(async ({ wish, replaces }) => ({
      role: await features.chainedRoleEdits.save(wish, replaces, 'window'),
    })),
    'chained-role.remove': doing(({ role }) => features.chainedRoleEdits.remove(role, 'window')),
    'programs.get': answering(() => programAccess(features)),
    'consumer.revoke': ({ id }) => endpoint.revoke(id),
    'activity.get': answering(async () =>
      activityEntries(await storedActivity(), (role) => features.identities.describe(role).environment),
    ),
    'organisations.find': answering(async () => {
      // Loaded for the few who ask, since the formats of other tools need parsers of their own.
      const { foundOrganisations } = await import('../organisations/found/found-organisations.ts');
      return foundOrganisations(await features.otherTools.read(), settings.read().organisations);
    }),
    'settings.change': doing(async ({ change }) => {
      settings.needOwn(change);
      if (change.profileTemplate !== undefined) needTemplate(change.profileTemplate);
      const terminalCommand = change.terminalCommand?.trim();
      if (terminalCommand !== undefined) {
        await features.roleTerminals.agreement.need(settings.read().terminalCommand, terminalCommand);
      }
      setLoginItem(features.loginItem, features.log, change.openAtLogin);
      settings.change({ ...onlyGiven({ ...change, terminalCommand }), ...afterAnswer(change, settings.read()) });
      await followSettings(features, change);
      report.changed();
    }),
    'settings.import': answering(({ id, choice }) => features.sharing.import(id, choice)),
    'role.pin': doing(async ({ role, pinned }) => {
      await personal.pin(role, pinned);
      report.changed();
    }),
    'environment.correct': doing((correction) => correctEnvironment(features, correction)),
    'environments.save': doing((rules) => changeRules(features, rules)),
    'environments.count': answering((rules) => ({ accounts: accountsPerRule(organisations, rules) })),
    'environment.reason': answering((of) => ruleFor(organisations, rulesInUse(settings.read()), of)?.match ?? null),
    'guard.answer': doing(({ questionId, said }) => features.guard.answer(questionId, said)),
    'browsers.find': answering(async () => [...(await features.browsers.found())]),
    'updates.check': doing(() => features.updates.check()),
    'updates.download': doing(() => features.updates.download()),
    'updates.install': doing(() => features.updates.install()),
    'activity.clear': doing(() => clearedActivity(report.activity)),
    'account.label': doing(async ({ change, ...account }) => {
      organisations.get(account.organisationId);
      await personal.label(account, change);
      report.changed();
    }),
    'role.move-pin': doing(async ({ role, to }) => {
      await personal.movePin(role, to);
      report.changed();
    }),
    'hint.dismiss': doing(({ hint }) => {
      if (hint !== publisher.current().hint) return;
      settings.change(afterHint(hint, settings.read(), features.time.now()));
      report.changed();
    }),
    'clipboard.clear': doing(() => clipboard.clear()),
    'notifications.switch': doing(({ kind, on }) => {
      switchNotification(settings, kind, on);
      report.changed();
    }),
    'notice.dismiss': doing(({ id }) => report.notices.dismiss(id)),
  };
}
