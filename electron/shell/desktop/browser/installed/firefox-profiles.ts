import * as v from 'valibot';
import { addressMark } from '../../../../core/organisations/browser-command.ts';
import { oneLine } from '../../../../core/safe-text/one-line.ts';

const mostProfiles = 100;
const mostContainers = 200;
const longestProfile = 200;
const longestContainer = 100;

/** A profile of the Firefox family as `profiles.ini` names it. */
export interface FirefoxProfile {
  /** What `-P` takes. */
  readonly name: string;
  readonly path: string;
  /** Below the folder of `profiles.ini`; else a whole path. */
  readonly isRelative: boolean;
  /** The one that opens by itself. */
  readonly isDefault: boolean;
}

/**
 * The profiles of a `profiles.ini`. Since Firefox 67 each installation has a default of its own in a section `[Install…]`, of
 * which the first counts here; before that, `Default=1` marks it. Names that an argument list cannot hold as nothing but a name are
 * left out.
 */
export function firefoxProfiles(ini: string): readonly FirefoxProfile[] {
  const sections = sectionsOf(ini);
  const ofInstall = sections.find(({ name }) => name.startsWith('Install'))?.values.get('Default');
  const profiles = sections.flatMap(({ name: section, values }) => {
    const [name, path] = [values.get('Name'), values.get('Path')];
    if (!/^Profile\d{1,4}$/u.test(section) || name === undefined || path === undefined || !isUsable(name)) return [];
    const isDefault = ofInstall === undefined ? values.get('Default') === '1' : ofInstall === path;
    return [{ name, path, isRelative: values.get('IsRelative') === '1', isDefault }];
  });
  return profiles
    .filter(({ name }, at) => profiles.findIndex((one) => one.name === name) === at)
    .slice(0, mostProfiles);
}

interface Section {
  readonly name: string;
  readonly values: Map<string, string>;
}

function sectionsOf(ini: string): Section[] {
  const sections: Section[] = [];
  for (const line of ini.split(/\r?\n/u)) {
    const equals = line.indexOf('=');
    if (line.startsWith('[') && line.trimEnd().endsWith(']')) {
      sections.push({ name: line.trimEnd().slice(1, -1), values: new Map() });
    } else if (equals > 0) {
      sections.at(-1)?.values.set(line.slice(0, equals).trim(), line.slice(equals + 1).trim());
    }
  }
  return sections;
}

/** Firefox takes what begins with `-` (on Windows also `/`) for an option, even behind `-P`. */
function isUsable(name: string): boolean {
  return oneLine(name, longestProfile) === name && !/^[-/]/u.test(name) && !name.includes(addressMark);
}

const containersSchema = v.pipe(v.string(), v.parseJson(), v.object({ identities: v.array(v.unknown()) }));
const containerSchema = v.object({ public: v.literal(true), name: v.string() });

/**
 * The containers of a profile by its `containers.json`, those that people see: the others are for the browser's own use. Those that
 * come with Firefox and were never renamed have no name there, but one in the browser's language, and are left out. Null: the
 * file is none.
 */
export function firefoxContainers(json: string): readonly string[] | null {
  const parsed = v.safeParse(containersSchema, json);
  if (!parsed.success) return null;
  const names = parsed.output.identities.flatMap((identity) => {
    const container = v.safeParse(containerSchema, identity);
    return container.success && isContainerName(container.output.name) ? [container.output.name] : [];
  });
  return [...new Set(names)].slice(0, mostContainers);
}

function isContainerName(name: string): boolean {
  return oneLine(name, longestContainer) === name;
}

/** Add-ons that open addresses `ext+container:` (docs/design.md#browsers). */
const containerAddOns: ReadonlySet<string> = new Set([
  '{f069aec0-43c5-4bbf-b6b4-df95c4326b98}',
  '{4d4aee45-b821-48a9-801c-d4a05821de76}',
]);

const addOnsSchema = v.pipe(v.string(), v.parseJson(), v.object({ addons: v.array(v.unknown()) }));
const addOnSchema = v.object({ id: v.string(), active: v.boolean() });

/** Whether `extensions.json` of a profile has an add-on that opens addresses in containers, switched on. Null: the file is none. */
export function opensContainers(json: string): boolean | null {
  const parsed = v.safeParse(addOnsSchema, json);
  if (!parsed.success) return null;
  return parsed.output.addons.some((addOn) => {
    const read = v.safeParse(addOnSchema, addOn);
    return read.success && read.output.active && containerAddOns.has(read.output.id);
  });
}
