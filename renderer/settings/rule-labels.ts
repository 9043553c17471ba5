import type { RuleMatch } from '../../electron/contract/environment.ts';
import { guardLevels, type GuardLevel } from '../../electron/shared/model/environment.ts';
import { text, type KeyOf } from '../../electron/shared/text/text.ts';

const levels: Readonly<Record<GuardLevel, KeyOf>> = {
  none: 'rules.none',
  ask: 'setting.productionReads.options.ask',
  digits: 'rules.digits',
};

/** What can stand before use, the least first. */
export function guardOptions(): { readonly value: GuardLevel; readonly label: string }[] {
  return guardLevels.map((value) => ({ value, label: text(levels[value]) }));
}

/** What a rule is written with, by its kind. */
export const subjectLabels: Readonly<Record<Exclude<RuleMatch['kind'], 'rest'>, KeyOf>> = {
  words: 'rule-form.words',
  names: 'import.name',
  account: 'fact.account-id',
};
