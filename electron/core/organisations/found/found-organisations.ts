import type { Found } from '../../../contract/found-organisations.ts';
import { textOrEllipsis } from '../../../shared/text/text.ts';
import type { OtherToolFile } from '../../ports/other-tools.ts';
import { longestOrganisationName, type OrganisationRecord } from '../../ports/settings.ts';
import { looksLikeRegion, partitionOf } from '../../regions/partitions.ts';
import { oneLine } from '../../safe-text/one-line.ts';
import { readStartUrl, readVanityUrl } from '../start-url.ts';
import type { FoundPortal } from './found-portals.ts';
import { inAwsFile } from './in-aws-file.ts';
import { inAwsSsoCliFile, inGrantedFile } from './in-tool-file.ts';

/** Nobody has more; the rest of a file that was made up is left out. */
const mostFound = 100;
/** As much of a profile's name as is shown (characters). */
const longestProfile = 100;

type Organisation = Found['organisations'][number];

interface Contents {
  readonly portals: readonly FoundPortal[];
  /** The profiles with keys that do not end. */
  readonly longLived: readonly string[];
  readonly problem: string | null;
}

/**
 * The organisations that other tools know, each once: by its portal and region as they are compared everywhere. Of several
 * names the first counts. What is no portal's address is left out.
 *
 * @param known the organisations there are.
 */
export function foundOrganisations(files: readonly OtherToolFile[], known: readonly OrganisationRecord[]): Found {
  const read = files.map((file) => ({ file, ...contentsOf(file) }));
  const addressOf = addresses();
  const all = read.flatMap(({ file, portals }) =>
    portals.flatMap((portal) => {
      const address = addressOf(portal);
      const { profiles } = portal;
      return address === null ? [] : [{ ...address, name: nameOf(portal), file: file.path, profiles }];
    }),
  );
  // One without a region is the one with it, wherever that stands.
  const [withRegion, without] = [
    all.filter(({ region }) => region !== null),
    all.filter(({ region }) => region === null),
  ];
  const merged: Organisation[] = [];
  const places = new Map<string, Organisation>();
  // A profile can stand in a file twice, and say the same to two tools.
  const named = new Map<Organisation, Set<string>>();
  for (const { startUrl, region, partition, name, file, profiles } of [...withRegion, ...without]) {
    const key = `${startUrl} ${region ?? ''}`;
    const same = places.get(key) ?? (region === null ? merged.find((one) => one.startUrl === startUrl) : undefined);
    if (same !== undefined) {
      same.name ??= name;
      if (!same.files.includes(file)) same.files.push(file);
      for (const profile of profiles) named.get(same)?.add(profile);
    } else if (merged.length < mostFound) {
      const isKnown = known.some((record) => isSame(record, startUrl, region));
      const organisation = { startUrl, region, name, partition, files: [file], profiles: 0, isKnown };
      places.set(key, organisation);
      merged.push(organisation);
      named.set(organisation, new Set(profiles));
    }
  }
  const longLived = [...new Set(read.flatMap((one) => one.longLived))];
  return {
    organisations: merged.map((one) => ({ ...one, profiles: named.get(one)?.size ?? 0 })),
    longLivedKeys: longLived.length,
    longLivedProfiles: longLived.slice(0, mostFound).flatMap((name) => oneLine(name, longestProfile) ?? []),
    problems: read.flatMap(({ problem }) => problem ?? []),
  };
}

/** Never throws: what is wrong with a file is its sentence. */
function contentsOf({ tool, path, text }: OtherToolFile): Contents {
  const nothing = { portals: [], longLived: [] };
  if (text === null) return { ...nothing, problem: textOrEllipsis('import.unreadable', { file: path }) };
  try {
    switch (tool) {
      case 'aws':
        return { ...inAwsFile('config', text.reveal()), problem: null };
      case 'aws-credentials':
        return { ...inAwsFile('credentials', text.reveal()), problem: null };
      case 'aws-sso-cli':
        return { ...nothing, portals: inAwsSsoCliFile(text.reveal()), problem: null };
      case 'granted':
        return { ...nothing, portals: inGrantedFile(text.reveal()), problem: null };
    }
  } catch {
    // What a parser says would quote the file.
    return { ...nothing, problem: textOrEllipsis('import.not-understood', { file: path }) };
  }
}

type Address = Pick<Organisation, 'startUrl' | 'region' | 'partition'>;

/** Reads addresses, each once: thousands of profiles have the same. */
function addresses(): (portal: FoundPortal) => Address | null {
  const read = new Map<string, Address | null>();
  return ({ startUrl, region }) => {
    const known = read.get(startUrl);
    const address = known === undefined ? addressOf(startUrl) : known;
    if (known === undefined) read.set(startUrl, address);
    return address === null ? null : placed(address, address.region ?? regionOf(region));
  };
}

/** Of a region that nobody knows the address may tell the partition. */
function placed({ startUrl, partition }: Address, region: string | null): Address {
  return { startUrl, region, partition: region === null ? partition : partitionOf(region).name };
}

function addressOf(given: string): Address | null {
  const reading = readStartUrl(given);
  if (reading.ok) {
    const { url, region, partition } = reading.startUrl;
    return { startUrl: url, region, partition };
  }
  const vanity = readVanityUrl(given);
  return vanity === null ? null : { startUrl: vanity.href, region: null, partition: null };
}

function regionOf(given: string | null): string | null {
  const region = given?.trim().toLowerCase() ?? '';
  return looksLikeRegion(region) ? region : null;
}

function nameOf({ name }: FoundPortal): string | null {
  return name === null ? null : oneLine(name, longestOrganisationName);
}

/** An address of the company's own is kept as it was pasted. */
function isSame(
  { portalUrl, startUrl, region }: OrganisationRecord,
  found: string,
  foundRegion: string | null,
): boolean {
  const isSamePortal = found === startUrl || found === portalUrl;
  return isSamePortal && (foundRegion === null || foundRegion === region);
}
