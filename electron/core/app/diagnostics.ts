import { jsonText } from '../command-line/answers.ts';
import { checks } from '../command-line/doctor-checks.ts';
import type { CommandFeatures } from '../command-line/command-features.ts';
import { maskedNames, masksFor } from './masked-names.ts';

/** So many lines of the log, the latest, each of so many characters at most. */
const mostLines = 200;
const longestLine = 600;

/**
 * What a support case needs, as JSON for the person to read before it is saved. No secret, and no name: organisations and
 * accounts have numbers, and command lines of programs, which can hold anything, are left out.
 */
export async function diagnosticsText(features: CommandFeatures): Promise<string> {
  const { organisations, platform, report, secrets, settings, time } = features;
  const masks = masksFor(features);
  const found = (await Promise.all(checks.map(async (check) => await check(features)))).flat();
  const content = {
    madeAt: new Date(time.now()).toISOString(),
    version: platform.version,
    packaged: platform.packaged,
    versions: platform.versions ?? null,
    system: platform.system,
    desktop: platform.desktop,
    wayland: platform.wayland,
    locale: platform.locale,
    secretsKept: secrets.isAsked() ? 'asking' : secrets.kept(),
    clockOffsetMs: time.offset(),
    settings: settingsWithoutNames(settings.read()),
    organisations: organisations.all().map(({ record, signIn, catalogue }, place) => {
      const { accountCount, roleCount, failedAccounts, checkedAt } = catalogue.status();
      const problem = report.problems.of(record.id);
      return {
        name: `organisation ${place + 1}`,
        region: record.region,
        signInWay: record.signInWay,
        endpoints: record.endpoints,
        signIn: signIn.view().state,
        accounts: accountCount,
        roles: roleCount,
        failedAccounts,
        checkedAt: checkedAt === null ? null : new Date(checkedAt).toISOString(),
        lastProblem: problem && {
          at: new Date(problem.at).toISOString(),
          step: problem.step,
          code: problem.failure.code,
          requestId: problem.failure.requestId ?? null,
        },
      };
    }),
    safeStart: features.safeStart,
    notices: report.notices.all().map(({ sentence }) => sentence),
    checks: found,
    log: logLines(features.log.recent?.(mostLines) ?? ''),
  };
  const masked: unknown = JSON.parse(JSON.stringify(content), (_key, value: unknown) =>
    typeof value === 'string' ? maskedNames(value, masks) : value,
  );
  return jsonText(masked);
}

/** Of what the person set, what is chosen from a list; of their own words none. */
function settingsWithoutNames(settings: ReturnType<CommandFeatures['settings']['read']>): Record<string, unknown> {
  const chosen = Object.entries(settings).filter(([, value]) => typeof value !== 'object');
  const own = ['profileTemplate', 'terminalCommand', 'selectedOrganisationId'];
  return {
    ...Object.fromEntries(chosen.filter(([name]) => !own.includes(name))),
    hasTerminalCommand: settings.terminalCommand !== '',
    ownRules: settings.environmentRules?.rules.length ?? 0,
    ownShortcuts: Object.keys(settings.shortcuts).length,
    notificationsOff: settings.notificationsOff.length,
  };
}

function logLines(text: string): string[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.slice(-mostLines).map((line) => line.slice(0, longestLine));
}
