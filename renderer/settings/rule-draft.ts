import type {
  Environment,
  EnvironmentName,
  EnvironmentRule,
  EnvironmentRules,
  GuardLevel,
  RuleMatch,
} from '../../electron/contract/environment.ts';
import type { AccountId } from '../../electron/contract/identifiers.ts';
import { groupedId } from '../../electron/shared/format/account-id.ts';
import { environmentNames } from '../../electron/shared/model/environment.ts';
import { text } from '../../electron/shared/text/text.ts';
import { environmentOf, redProblem, withEnvironment, withRule, wordOf } from './environment-rules.ts';

/** Of the choice that makes a new environment. */
export const newEnvironment = 'new';

/** A rule as it is being written. */
export interface RuleDraft {
  readonly ruleId: string;
  /** Of an environment that is there, or `newEnvironment`. */
  environmentId: string;
  /** The id that a new environment gets. */
  readonly newId: string;
  word: string;
  look: EnvironmentName;
  kind: RuleMatch['kind'];
  /** Words with commas, a pattern, or an account id. */
  subject: string;
  organisationId: string;
  guard: GuardLevel;
}

/** A rule as the form begins with it; null: a new one. */
export function draftOf(rules: EnvironmentRules, rule: EnvironmentRule | null, organisationId: string): RuleDraft {
  const environment = environmentOf(rules, rule?.environmentId ?? 'production');
  const match = rule?.match ?? { kind: 'words', words: [] };
  return {
    ruleId: rule?.id ?? crypto.randomUUID(),
    environmentId: environment.id,
    newId: `own-${crypto.randomUUID()}`,
    word: wordOf(environment),
    look: environment.look,
    kind: match.kind,
    subject: subjectOf(match),
    organisationId: match.kind === 'account' ? match.organisationId : organisationId,
    guard: rule?.guard ?? 'ask',
  };
}

function subjectOf(match: RuleMatch): string {
  if (match.kind === 'words') return match.words.join(', ');
  if (match.kind === 'names') return match.pattern;
  return match.kind === 'account' ? groupedId(match.accountId) : '';
}

/** Whether the look of an environment is the person's to choose. */
export function isOwn(environmentId: string): boolean {
  return !environmentNames.some((name) => name === environmentId);
}

/** All rules with the draft among them, or what is missing in it. */
export function rulesWith(
  rules: EnvironmentRules,
  draft: RuleDraft,
): { readonly rules: EnvironmentRules } | { readonly problem: string } {
  const match = matchOf(draft);
  if (typeof match === 'string') return { problem: match };
  const environment = environmentFrom(rules, draft);
  if (typeof environment === 'string') return { problem: environment };
  const rule: EnvironmentRule = { id: draft.ruleId, match, environmentId: environment.id, guard: draft.guard };
  const next = { environments: withEnvironment(rules.environments, environment), rules: withRule(rules.rules, rule) };
  const problem = redProblem(next, rule);
  return problem === null ? { rules: next } : { problem };
}

function environmentFrom(rules: EnvironmentRules, draft: RuleDraft): Environment | string {
  const word = draft.word.trim();
  if (draft.environmentId === newEnvironment) {
    return word === '' ? text('rule-form.no-word') : { id: draft.newId, look: draft.look, word };
  }
  const before = environmentOf(rules, draft.environmentId);
  const look = isOwn(before.id) ? draft.look : before.look;
  const isUsual = word === '' || word === text(`environment.${look}`);
  return { id: before.id, look, word: isUsual ? null : word };
}

/** Answers what is missing, where it is no match yet. */
function matchOf({ kind, subject, organisationId }: RuleDraft): RuleMatch | string {
  const typed = subject.trim();
  if (kind === 'words') {
    const words = typed
      .split(/[,،\s]/u)
      .filter((word) => word !== '')
      .filter((word, at, all) => all.indexOf(word) === at);
    const isGood = words.length > 0 && words.length <= 50 && words.every((word) => word.length <= 32);
    return isGood ? { kind, words } : text('rule-form.no-words');
  }
  if (kind === 'names') return typed === '' ? text('rule-form.no-name') : { kind, pattern: typed };
  if (kind === 'rest') return { kind };
  const id = typed.replaceAll(/[\s-]/gu, '');
  return /^\d{12}$/u.test(id) ? { kind, organisationId, accountId: id as AccountId } : text('rule-form.no-id');
}
