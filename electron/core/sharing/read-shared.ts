import * as v from 'valibot';
import type { Environment } from '../../contract/environment.ts';
import { notificationSwitchesSchema, type NotificationSwitches } from '../../contract/notification-switches.ts';
import { readTemplate } from '../accounts/names/profile-template.ts';
import { nameProblem } from '../export/section.ts';
import { FailureError } from '../failures/fail.ts';
import { regionOf } from '../organisations/add-organisation.ts';
import { usableCommand } from '../organisations/usable-command.ts';
import { readStartUrl, readVanityUrl } from '../organisations/start-url.ts';
import { isRecord } from '../policy/is-record.ts';
import { unknownNames } from '../policy/unknown-names.ts';
import { hasDualStack } from '../regions/endpoint.ts';
import { longestOrganisationName } from '../ports/settings.ts';
import { terminalWords } from '../terminals/terminal-command.ts';
import { oneLine } from '../safe-text/one-line.ts';
import { readJson, type JsonFault } from '../safe-text/read-json.ts';
import {
  mostItems,
  organisationEntries,
  sharedAccountSchema,
  sharedEnvironmentSchema,
  sharedFormat,
  sharedNames,
  sharedOrganisationSchema,
  sharedProfileSchema,
  sharedRuleSchema,
  sharedSettingsEntries,
  sharedVersion,
  type SharedAccount,
  type SharedOrganisationSettings,
  type SharedProfile,
  type SharedRule,
  type SharedSettings,
} from './shared-file.ts';

/** Why something of a file is not taken. `at`: where it stands, as `rules.3`, or what it is called. */
export interface LeftOut {
  readonly why: LeftOutReason;
  readonly at: string;
}
export type LeftOutReason =
  | 'value'
  | 'address'
  | 'portal'
  | 'region'
  | 'twice'
  | 'many'
  | 'room'
  | 'organisation'
  | 'environment'
  | 'profile'
  | 'linked'
  | 'system'
  | 'keys'
  | 'policy'
  | 'policyOrganisations'
  | 'raised';

/** An organisation of a file, its address read as one that is added. */
export interface SharedOrganisation {
  readonly name: string;
  readonly startUrl: string;
  readonly portalUrl: string | null;
  readonly region: string;
  readonly settings: SharedOrganisationSettings;
  readonly at: string;
}

type Placed<Item> = Item & { readonly at: string };

/** What a file of settings says, as far as it can be used. */
export interface Shared {
  readonly organisations: readonly SharedOrganisation[];
  readonly environments: readonly Environment[];
  readonly rules: readonly Placed<SharedRule>[];
  /** A rule was not taken: the usual ones have to stand in for it. */
  readonly lostRule: boolean;
  readonly accounts: readonly Placed<SharedAccount>[];
  readonly profiles: readonly Placed<SharedProfile>[];
  readonly settings: SharedSettings;
  readonly notifications: Partial<NotificationSwitches>;
  readonly leftOut: readonly LeftOut[];
  readonly unknown: readonly string[];
}

/** What is wrong with a file as a whole. */
export type SharedFault =
  JsonFault | { readonly why: 'other' | 'version' } | { readonly why: 'newer'; readonly version: number };

export type ReadShared =
  { readonly ok: true; readonly shared: Shared } | { readonly ok: false; readonly fault: SharedFault };

/** More of where something is (characters) helps nobody. */
const longestPlace = 60;

/** Reads the text of a file of settings, each item by itself: one that is wrong is left out and told of. */
export function readShared(given: string): ReadShared {
  const text = given.replace(/^\uFEFF/u, '');
  const json = readJson(text);
  if (!json.ok) return json;
  const { value } = json;
  if (!isRecord(value) || value['format'] !== sharedFormat) return { ok: false, fault: { why: 'other' } };
  const { version } = value;
  // Anything else is no version that there will ever be, and would be told with hundreds of digits.
  if (isVersion(version) && version > sharedVersion) return { ok: false, fault: { why: 'newer', version } };
  if (version !== sharedVersion) return { ok: false, fault: { why: 'version' } };
  return { ok: true, shared: new FileReader(value).read() };
}

function isVersion(version: unknown): version is number {
  return Number.isSafeInteger(version);
}

/** One reading: what is left out gathers as it goes. */
class FileReader {
  readonly #file: Readonly<Record<string, unknown>>;
  readonly #leftOut: LeftOut[] = [];

  constructor(file: Readonly<Record<string, unknown>>) {
    this.#file = file;
  }

  read(): Shared {
    const organisations = this.#once(this.#organisations(), ({ name }) => name.toLowerCase());
    const environments = this.#once(this.#items('environments', sharedEnvironmentSchema), ({ id }) => id);
    const rules = this.#items('rules', sharedRuleSchema);
    const written = this.#file['rules'];
    const accounts = this.#once(this.#items('accounts', sharedAccountSchema), (one) =>
      `${one.organisation} ${one.accountId}`.toLowerCase(),
    );
    return {
      organisations,
      environments: environments.map(({ id, look, word }) => ({ id, look, word })),
      rules,
      lostRule: Array.isArray(written) && rules.length < written.length,
      accounts,
      profiles: this.#profiles(),
      settings: this.#settings(),
      notifications: this.#fields('notifications', notificationSwitchesSchema.entries, this.#file['notifications']),
      leftOut: this.#leftOut,
      unknown: unknownNames(this.#file, sharedNames),
    };
  }

  #organisations(): SharedOrganisation[] {
    const list = this.#items('organisations', sharedOrganisationSchema);
    const raw = this.#file['organisations'];
    return list.flatMap((one) => {
      const written: unknown = Array.isArray(raw) ? raw[Number(one.at.split('.')[1])] : null;
      const name = oneLine(one.name, longestOrganisationName);
      const address = this.#address(one.startUrl, one.portalUrl, one.region);
      if (typeof address === 'string' || name === null) {
        this.#leave(typeof address === 'string' ? address : 'value', one.at);
        return [];
      }
      const settings = this.#ofOrganisation(one.at, isRecord(written) ? written['settings'] : undefined);
      const { endpoints, ...others } = settings;
      if (endpoints?.dualStack === true && !hasDualStack(address.region)) {
        this.#leave('value', `${one.at}.settings.endpoints`);
        return [{ name, ...address, settings: others, at: one.at }];
      }
      return [{ name, ...address, settings, at: one.at }];
    });
  }

  #ofOrganisation(at: string, written: unknown): SharedOrganisationSettings {
    const { browserCommand, ...settings } = this.#fields(`${at}.settings`, organisationEntries, written);
    if (browserCommand === undefined) return settings;
    const line = browserCommand?.trim() ?? '';
    if (line === '') return { ...settings, browserCommand: null };
    const isUsable = this.#isCommand(`${at}.settings.browserCommand`, () => usableCommand(line));
    return isUsable ? { ...settings, browserCommand: line } : settings;
  }

  /** @param read throws a `FailureError` for a command line that could not be started. */
  #isCommand(at: string, read: () => unknown): boolean {
    try {
      read();
      return true;
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      this.#leave('value', at);
      return false;
    }
  }

  /** As an address that is added is read, but nobody is asked where one of the company's own leads: the file has to say it. */
  #address(
    startUrl: string,
    portalUrl: string | null,
    region: string | null,
  ): Pick<SharedOrganisation, 'startUrl' | 'portalUrl' | 'region'> | 'address' | 'portal' | 'region' {
    const vanity = readVanityUrl(startUrl);
    if (vanity !== null && portalUrl === null) return 'portal';
    const portal = readStartUrl(vanity === null ? startUrl : (portalUrl ?? ''));
    if (!portal.ok) return 'address';
    try {
      const { url } = portal.startUrl;
      const found = regionOf(portal.startUrl, region);
      return vanity === null
        ? { startUrl: url, portalUrl: null, region: found }
        : { startUrl: vanity.href, portalUrl: url, region: found };
    } catch (error) {
      if (error instanceof FailureError) return 'region';
      throw error;
    }
  }

  #profiles(): Placed<SharedProfile>[] {
    const all = this.#items('profiles', sharedProfileSchema).filter(({ profile, at }) => {
      const isUsable = nameProblem(profile) === null;
      if (!isUsable) this.#leave('profile', at);
      return isUsable;
    });
    return this.#once(all, ({ profile }) => profile.toLowerCase());
  }

  #settings(): SharedSettings {
    const settings = this.#fields('settings', sharedSettingsEntries, this.#file['settings']);
    const { profileTemplate, terminalCommand, ...others } = settings;
    const isTemplate = profileTemplate === undefined || readTemplate(profileTemplate) !== null;
    if (!isTemplate) this.#leave('value', 'settings.profileTemplate');
    const line = terminalCommand?.trim() ?? '';
    const isUsable = line === '' || this.#isCommand('settings.terminalCommand', () => terminalWords(line));
    return {
      ...others,
      ...(terminalCommand === undefined || !isUsable ? {} : { terminalCommand: line }),
      ...(isTemplate && profileTemplate !== undefined ? { profileTemplate } : {}),
    };
  }

  #items<Schema extends v.GenericSchema<unknown, object>>(
    part: string,
    schema: Schema,
  ): Placed<v.InferOutput<Schema>>[] {
    const written = this.#file[part];
    if (written === undefined) return [];
    if (!Array.isArray(written)) {
      this.#leave('value', part);
      return [];
    }
    if (written.length > mostItems) this.#leave('many', part);
    return written.slice(0, mostItems).flatMap((item: unknown, place) => {
      const at = `${part}.${place}`;
      const read = v.safeParse(schema, item);
      if (read.success) return [{ ...read.output, at }];
      this.#leave('value', at);
      return [];
    });
  }

  /** The fields that fit, each by itself; those that are not known are told of elsewhere. */
  #fields<Entries extends Readonly<Record<string, v.GenericSchema>>>(
    at: string,
    entries: Entries,
    written: unknown,
  ): { readonly [Key in keyof Entries]?: v.InferOutput<Entries[Key]> } {
    if (written === undefined) return {};
    if (!isRecord(written)) {
      this.#leave('value', at);
      return {};
    }
    const fitting = Object.entries(entries).flatMap(([key, schema]): [string, unknown][] => {
      if (!Object.hasOwn(written, key)) return [];
      const read = v.safeParse(schema, written[key]);
      if (read.success) return [[key, read.output]];
      this.#leave('value', `${at}.${key}`);
      return [];
    });
    return Object.fromEntries(fitting) as { readonly [Key in keyof Entries]?: v.InferOutput<Entries[Key]> };
  }

  /** Of two with one key the first counts. */
  #once<Item extends { readonly at: string }>(items: readonly Item[], key: (item: Item) => string): Item[] {
    const seen = new Set<string>();
    return items.filter((item) => {
      const isNew = !seen.has(key(item));
      if (!isNew) this.#leave('twice', item.at);
      seen.add(key(item));
      return isNew;
    });
  }

  #leave(why: LeftOutReason, at: string): void {
    this.#leftOut.push({ why, at: oneLine(at, longestPlace) ?? '' });
  }
}
