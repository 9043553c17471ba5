import * as v from 'valibot';
import type { EnvironmentRule } from '../../contract/environment.ts';
import type { AccountLabel } from '../../contract/account-label.ts';
import { organisationSettings } from '../../contract/organisation.ts';
import { globalSettings } from '../../contract/settings.ts';
import { switchedKinds } from '../../shared/tables/notification-kinds.ts';
import { rulesInUse } from '../accounts/environments/rules-in-use.ts';
import type { GivenName } from '../accounts/names/profile-names.ts';
import { freeName } from '../organisations/add-organisation.ts';
import { isSame } from '../policy/is-same.ts';
import type { OrganisationRecord, Settings } from '../ports/settings.ts';
import { organisationEntries, sharedFormat, sharedSettingsEntries, sharedVersion } from './shared-file.ts';

/** What a file of settings is made of: what the person has set, and no secret among it. */
export interface SharedSources {
  readonly app: string;
  readonly settings: Settings;
  readonly labels: readonly AccountLabel[];
  /** The names of profiles, each with its role. */
  readonly profiles: readonly GivenName[];
  /** With the names and tags that the person gave accounts. */
  readonly withNames: boolean;
}

const usualOfOrganisation = v.parse(v.object(organisationSettings), {});
const usualSettings = v.parse(v.object(globalSettings), {});

/** The text of a file of settings (docs/sharing-settings.md). What is as it is by itself is left out, and parts without content. */
export function sharedText({ app, settings, labels, profiles, withNames }: SharedSources): string {
  const organisations = withOwnNames(settings.organisations);
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  const known = rulesInUse(settings);
  const hasRules = settings.environmentRules !== null || settings.environments.length > 0;
  const content = {
    format: sharedFormat,
    version: sharedVersion,
    app,
    organisations: organisations.map(organisationOf),
    environments: hasRules ? known.environments.map(({ id, look, word }) => ({ id, look, word })) : [],
    rules: hasRules ? known.rules.flatMap((rule) => ruleOf(rule, names)) : [],
    accounts: labels.flatMap((label) => accountOf(label, names, withNames)),
    profiles: profiles.flatMap(({ profile, role }) => {
      const organisation = names.get(role.organisationId);
      const { accountId, roleName } = role;
      return organisation === undefined ? [] : [{ profile, organisation, accountId, roleName }];
    }),
    settings: changedOf(Object.keys(sharedSettingsEntries), { ...settings }, { ...usualSettings }),
    notifications: Object.fromEntries(
      switchedKinds.filter((kind) => settings.notificationsOff.includes(kind)).map((kind) => [kind, false]),
    ),
  };
  const filled = Object.entries(content).filter(([, part]) => typeof part !== 'object' || Object.keys(part).length > 0);
  return `${JSON.stringify(Object.fromEntries(filled), null, 2)}\n`;
}

/** A policy can name one as another of the person's is called; in the file each has a name of its own. */
function withOwnNames(records: readonly OrganisationRecord[]): OrganisationRecord[] {
  const all: OrganisationRecord[] = [];
  for (const record of records) all.push({ ...record, name: freeName(record.name, all) });
  return all;
}

function organisationOf(record: OrganisationRecord): object {
  const { name, startUrl, portalUrl, region } = record;
  const settings = changedOf(Object.keys(organisationEntries), { ...record }, { ...usualOfOrganisation });
  return {
    name,
    startUrl: withoutQuery(startUrl),
    ...(portalUrl === null ? {} : { portalUrl: withoutQuery(portalUrl) }),
    region,
    ...(Object.keys(settings).length === 0 ? {} : { settings }),
  };
}

/** A company's own address can have a query, in which a password of theirs may stand; the portal behind it is in the file. */
function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/su, '');
}

/** An account of an organisation that is gone has no name to go by. */
function ruleOf({ match, environmentId, guard }: EnvironmentRule, names: ReadonlyMap<string, string>): object[] {
  const rule = { environment: environmentId, guard };
  if (match.kind !== 'account') return [{ match, ...rule }];
  const organisation = names.get(match.organisationId);
  return organisation === undefined
    ? []
    : [{ match: { kind: 'account', organisation, accountId: match.accountId }, ...rule }];
}

function accountOf(
  { organisationId, accountId, alias, tags, hidden, hiddenRoles }: AccountLabel,
  names: ReadonlyMap<string, string>,
  withNames: boolean,
): object[] {
  const organisation = names.get(organisationId);
  const entries = {
    ...(withNames && alias !== null ? { alias } : {}),
    ...(withNames && tags.length > 0 ? { tags } : {}),
    ...(hidden ? { hidden } : {}),
    ...(hiddenRoles.length > 0 ? { hiddenRoles } : {}),
  };
  return organisation === undefined || Object.keys(entries).length === 0
    ? []
    : [{ organisation, accountId, ...entries }];
}

function changedOf(
  keys: readonly string[],
  values: Readonly<Record<string, unknown>>,
  usual: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const changed = keys.filter((key) => values[key] !== undefined && !isSame(values[key], usual[key]));
  return Object.fromEntries(changed.map((key) => [key, values[key]]));
}
