import * as v from 'valibot';
import type { EnvironmentRules } from '../../contract/environment.ts';
import type { OrganisationChange } from '../../contract/organisation.ts';
import {
  clipboardTimes,
  globalSettingsSchema,
  guardMemories,
  type GlobalSettingsChange,
} from '../../contract/settings.ts';
import type { PolicyContent, PolicyView } from '../../contract/policy.ts';
import { rulesInUse } from '../accounts/environments/rules-in-use.ts';
import { FailureError } from '../failures/fail.ts';
import type { Identifiers } from '../ports/desktop.ts';
import type { OrganisationRecord, Settings, SettingsStore } from '../ports/settings.ts';
import type { RetryingSettings } from '../storage/retrying-settings.ts';
import {
  fixedSettings,
  missingOrganisations,
  shownOrganisations,
  storedOrganisations,
} from './managed-organisations.ts';
import type { ManagedPolicy } from './managed-policy.ts';
import { managedRules, ownRules, raised } from './managed-rules.ts';
import { isSame } from './is-same.ts';

type Shown = Pick<Settings, 'organisations' | 'environments' | 'environmentRules'>;

const settingKeys = v.keyof(globalSettingsSchema).options;

/**
 * The person's settings with what the policy fixes over them. What the person had stays stored and counts again once the
 * policy lets go of it.
 */
export class ManagedSettings implements SettingsStore {
  readonly #settings: RetryingSettings;
  readonly #policy: ManagedPolicy;
  readonly #identifiers: Pick<Identifiers, 'uuid'>;
  /** Made once for as long as neither changes, since a record is read value by value. */
  #made: { readonly of: readonly unknown[]; readonly shown: Shown } | null = null;

  constructor(settings: RetryingSettings, policy: ManagedPolicy, identifiers: Pick<Identifiers, 'uuid'>) {
    this.#settings = settings;
    this.#policy = policy;
    this.#identifiers = identifiers;
    this.addMissing();
  }

  get backup(): SettingsStore['backup'] {
    return this.#settings.backup;
  }

  get isUnread(): boolean {
    return this.#settings.isUnread;
  }

  /** Whether the disk did not take everything yet. */
  get isUnsaved(): boolean {
    return this.#settings.isUnsaved;
  }

  read(): Settings {
    const policy = this.#policy.content();
    const own = this.#settings.read();
    if (policy === null) return own;
    const settings = { ...own, ...onlySet(policy.settings) };
    const shown = this.#shown(own, policy);
    const isShown = shown.organisations.some(({ id }) => id === own.selectedOrganisationId);
    return {
      ...settings,
      ...limited(settings, policy),
      ...shown,
      selectedOrganisationId: isShown ? own.selectedOrganisationId : null,
    };
  }

  /** What the person has set, without what the policy fixes over it; of organisations those that are shown. */
  own(): Settings {
    const own = this.#settings.read();
    const shown = new Set(this.read().organisations.map(({ id }) => id));
    return { ...own, organisations: own.organisations.filter(({ id }) => shown.has(id)) };
  }

  /** A rule as the policy lets it be. */
  raised(rules: EnvironmentRules, rule: EnvironmentRules['rules'][number]): EnvironmentRules['rules'][number] {
    const policy = this.#policy.content();
    return policy === null ? rule : raised(rules, policy.guard, rule);
  }

  /** The settings of an organisation that the policy fixes; null: it is the person's own. */
  fixedOf(record: OrganisationRecord): readonly string[] | null {
    const fixed = fixedSettings(this.#policy.content(), record);
    return fixed === null ? null : Object.keys(fixed);
  }

  /** Keeps what is the person's own of a change. Throws a `FailureError` where it would lower the guard below the policy. */
  change(part: Partial<Settings>): void {
    const policy = this.#policy.content();
    if (policy === null) {
      this.#settings.change(part);
      return;
    }
    const own = this.#settings.read();
    const kept = Object.entries(part).filter(([key]) => !this.isFixed(key));
    const { organisations, environmentRules } = part;
    this.#settings.change({
      ...Object.fromEntries(kept),
      ...(organisations === undefined
        ? {}
        : { organisations: storedOrganisations(policy, own.organisations, organisations) }),
      ...(environmentRules == null ? {} : { environmentRules: this.#ownRules(environmentRules, own, policy) }),
    });
  }

  retry(): void {
    this.#settings.retry();
  }

  /** The organisations of the policy are kept as any other, so that what comes to be known of them is. */
  addMissing(): void {
    const policy = this.#policy.content();
    if (policy === null) return;
    const { organisations } = this.#settings.read();
    const missing = missingOrganisations(policy, organisations, () => this.#identifiers.uuid());
    if (missing.length > 0) this.#settings.change({ organisations: [...organisations, ...missing] });
  }

  /** Whether the policy fixes a setting of all of Latchkey. */
  isFixed(key: string): boolean {
    return Object.hasOwn(onlySet(this.#policy.content()?.settings ?? {}), key);
  }

  /** Throws a `FailureError` for a change that the policy does not leave to the person; the same value again changes nothing. */
  needOwn(change: GlobalSettingsChange): void {
    const now: GlobalSettingsChange = this.read();
    const { choices } = this.view();
    for (const key of settingKeys) {
      const wanted = change[key];
      if (wanted === undefined || isSame(wanted, now[key])) continue;
      const isLeft = typeof wanted !== 'string' || (choices[key]?.includes(wanted) ?? true);
      if (this.isFixed(key) || !isLeft) throw new FailureError(this.#policy.refusal('setting'));
    }
  }

  /** The same for a change of an organisation. */
  needOwnOfOrganisation(record: OrganisationRecord, change: OrganisationChange): void {
    const fixed = fixedSettings(this.#policy.content(), record);
    if (fixed === null) return;
    const now: Readonly<Record<string, unknown>> = { ...record };
    const isOwn = ([key, value]: [string, unknown]): boolean =>
      value === undefined ||
      isSame(value, now[key]) ||
      !(key === 'name' || key === 'region' || Object.hasOwn(fixed, key));
    if (!Object.entries(change).every(isOwn)) throw new FailureError(this.#policy.refusal('organisationOwn'));
  }

  /** Throws a `FailureError` for an organisation that the policy put there. */
  needRemovable(record: OrganisationRecord): void {
    if (fixedSettings(this.#policy.content(), record) !== null) {
      throw new FailureError(this.#policy.refusal('organisationOwn'));
    }
  }

  /** What of the settings is managed, for the window. */
  view(): Pick<PolicyView, 'settings' | 'choices' | 'organisations' | 'rules' | 'atLeast'> {
    const policy = this.#policy.content();
    if (policy === null) return { settings: [], choices: {}, organisations: [], rules: [], atLeast: {} };
    const { clipboard, guard } = policy;
    const { organisations, environmentRules } = this.read();
    return {
      settings: settingKeys.filter((key) => this.isFixed(key)),
      choices: {
        ...(clipboard.longest === undefined ? {} : { clipboardTime: upTo(clipboardTimes, clipboard.longest) }),
        ...(guard.longestMemory === undefined ? {} : { guardMemory: upTo(guardMemories, guard.longestMemory) }),
      },
      organisations: organisations.flatMap((record) => {
        const fixed = fixedSettings(policy, record);
        return fixed === null ? [] : [{ organisationId: record.id, settings: Object.keys(fixed) }];
      }),
      rules: (environmentRules?.rules ?? []).map(({ id }) => id).filter((id) => id.startsWith('managed-')),
      atLeast: guard.atLeast,
    };
  }

  #shown(own: Settings, policy: PolicyContent): Shown {
    const of = [policy, own.organisations, own.environments, own.environmentRules];
    const made = this.#made;
    if (made !== null && of.every((one, place) => one === made.of[place])) return made.shown;
    const organisations = shownOrganisations(policy, own.organisations);
    const isGuarded = policy.guard.rules.length > 0 || Object.keys(policy.guard.atLeast).length > 0;
    const ids = organisations.map(({ id }) => id);
    const shown = isGuarded
      ? { organisations, environments: [], environmentRules: managedRules(rulesInUse(own), policy.guard, ids) }
      : { organisations, environments: own.environments, environmentRules: own.environmentRules };
    this.#made = { of, shown };
    return shown;
  }

  #ownRules(changed: EnvironmentRules, own: Settings, policy: PolicyContent): EnvironmentRules {
    const rules = ownRules(changed, rulesInUse(this.read()), rulesInUse(own), policy.guard);
    if (rules === null) throw new FailureError(this.#policy.refusal('rule'));
    return rules;
  }
}

/** What is set longer than the policy lets it be, as long as it can be. */
function limited(
  { clipboardTime, guardMemory }: Pick<Settings, 'clipboardTime' | 'guardMemory'>,
  { clipboard, guard }: PolicyContent,
): Partial<Settings> {
  const times = upTo(clipboardTimes, clipboard.longest ?? 'never');
  const memories = upTo(guardMemories, guard.longestMemory ?? 'until-lock');
  return {
    clipboardTime: times.includes(clipboardTime) ? clipboardTime : (times.at(-1) ?? clipboardTime),
    guardMemory: memories.includes(guardMemory) ? guardMemory : (memories.at(-1) ?? guardMemory),
  };
}

/** Both lists are written from the shortest to the longest. */
function upTo<Value extends string>(all: readonly Value[], longest: Value): Value[] {
  return all.slice(0, all.indexOf(longest) + 1);
}

function onlySet(settings: PolicyContent['settings']): Partial<Settings> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
