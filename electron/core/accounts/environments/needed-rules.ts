import { mostRules, type EnvironmentRules } from '../../../contract/environment.ts';
import { text } from '../../../shared/text/text.ts';
import { failureSaying, FailureError } from '../../failures/fail.ts';
import { oneLine } from '../../safe-text/one-line.ts';
import { withUsualEnvironments } from './rules-in-use.ts';
import { usualEnvironments } from './usual-rules.ts';

/** As much of a name as a sentence takes (characters). */
const longestName = 40;

/** The rules as they can be kept, with all built-in environments. Throws a `FailureError` that says what is wrong with them. */
export function neededRules(given: EnvironmentRules): EnvironmentRules {
  const known = withUsualEnvironments(given);
  const problem = problemOf(given, known);
  if (problem !== null) throw new FailureError(failureSaying('invalid-input', problem));
  return known;
}

function problemOf(given: EnvironmentRules, { environments, rules }: EnvironmentRules): string | null {
  if (rules.length > mostRules) return text('environment-rules.many', { count: mostRules });
  const twice = repeated(given.environments.map(({ id }) => id));
  if (twice !== null) return text('environment-rules.twice', { id: shown(twice) });
  const ruleTwice = repeated(rules.map(({ id }) => id));
  if (ruleTwice !== null) return text('environment-rules.rule-twice', { id: shown(ruleTwice) });
  const looks = new Map(environments.map((environment) => [environment.id, environment]));
  const changed = usualEnvironments.find(({ id, look }) => looks.get(id)?.look !== look);
  if (changed !== undefined)
    return text('environment-rules.look', { environment: text(`environment.${changed.look}`) });
  const lost = rules.find(({ environmentId }) => !looks.has(environmentId));
  if (lost !== undefined) return text('environment-rules.unknown', { id: shown(lost.environmentId) });
  const rests = rules.filter(({ match }) => match.kind === 'rest').length;
  if (rests !== 1 || rules.at(-1)?.match.kind !== 'rest') return text('environment-rules.rest');
  const open = rules.find((rule) => isOpenRed({ environments, rules }, rule));
  if (open === undefined) return null;
  const name = looks.get(open.environmentId)?.word ?? open.environmentId;
  return text('environment-rules.red', { environment: shown(name) });
}

/** Whether a rule asks nothing for an environment of the person's own that looks like production: red is kept for what is guarded. */
export function isOpenRed(
  { environments }: EnvironmentRules,
  { environmentId, guard }: EnvironmentRules['rules'][number],
): boolean {
  const environment = environments.find(({ id }) => id === environmentId);
  return guard === 'none' && environment?.look === 'production' && environmentId !== 'production';
}

function repeated(ids: readonly string[]): string | null {
  return ids.find((id, place) => ids.indexOf(id) !== place) ?? null;
}

function shown(name: string): string {
  return oneLine(name, longestName) ?? '';
}
