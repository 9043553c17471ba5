import * as v from 'valibot';
import { organisationSettings } from '../../contract/organisation.ts';
import { failure, FailureError } from '../failures/fail.ts';
import { looksLikeRegion, partitionOf } from '../regions/partitions.ts';
import { longestOrganisationName, type OrganisationRecord } from '../ports/settings.ts';
import { oneLine } from '../safe-text/one-line.ts';
import type { FailureText, TextValues } from '../../shared/text/text.ts';
import { asTyped } from './pasted-address.ts';
import { readStartUrl, readVanityUrl, type StartUrl } from './start-url.ts';

/** What a person typed or pasted to add an organisation. */
export interface NewOrganisation {
  readonly startUrl: string;
  readonly region: string | null;
  readonly name: string | null;
}

/** A start URL as it is kept and shown, with the portal of AWS that it is or leads to. */
export interface PortalAddress {
  readonly startUrl: string;
  readonly portal: StartUrl;
}

/**
 * Reads a pasted start URL; throws a `FailureError` whose sentence says what is wrong and what to do.
 *
 * @param behind asks an address of the company's own where it leads.
 */
export async function portalAddressOf(
  pasted: string,
  behind: (vanity: URL) => Promise<StartUrl>,
): Promise<PortalAddress> {
  const vanity = readVanityUrl(pasted);
  if (vanity !== null) {
    return { startUrl: vanity.href, portal: await behind(vanity) };
  }
  const portal = startUrlOf(pasted);
  return { startUrl: portal.url, portal };
}

/** The record of a new organisation; throws a `FailureError` as `portalAddressOf` does. */
export function organisationFrom(
  address: PortalAddress,
  organisation: NewOrganisation,
  id: string,
): OrganisationRecord {
  const { startUrl, portal } = address;
  const record = {
    startUrl,
    portalUrl: portal.url === startUrl ? null : portal.url,
    region: regionOf(portal, organisation.region),
  };
  return {
    ...record,
    id,
    name: oneLine(organisation.name ?? '', longestOrganisationName) ?? nameOf(record),
    regionWorked: false,
    ...v.parse(v.object(organisationSettings), {}),
  };
}

/** A start URL as it was pasted, read; throws a `FailureError` that says what is wrong with it. */
export function startUrlOf(pasted: string): StartUrl {
  const reading = readStartUrl(pasted);
  if (!reading.ok) {
    throw startUrlFailure(reading.reason, reading.values);
  }
  return reading.startUrl;
}

/** The region of a portal: what its address says, else what the person typed. Throws a `FailureError`. */
export function regionOf(startUrl: StartUrl, typed: string | null): string {
  const region = pastedRegion(typed ?? '');
  if (region === '') {
    if (startUrl.region === null) {
      throw new FailureError(failure('region-needed'));
    }
    return startUrl.region;
  }
  if (!looksLikeRegion(region)) {
    throw new FailureError(failure('region-invalid', { region }));
  }
  if (startUrl.region !== null && startUrl.region !== region) {
    const { failure: other } = regionFailure('failure.region-other', { region, found: startUrl.region });
    throw new FailureError({ ...other, region: startUrl.region });
  }
  if (startUrl.partition !== null && partitionOf(region).name !== startUrl.partition) {
    throw regionFailure('failure.region-other-partition', { region, host: startUrl.host });
  }
  return region;
}

/** The one region in a text, as in `sso_region = eu-west-1` or `Europe (Ireland) eu-west-1`; else the text itself. */
function pastedRegion(pasted: string): string {
  const text = asTyped(pasted).toLowerCase();
  const [region = text, ...others] = new Set(text.split(/[^\w-]+/u).filter(looksLikeRegion));
  return others.length === 0 ? region : text;
}

/** The portal of AWS an organisation is signed in to. */
export function portalOf({ startUrl, portalUrl }: Pick<OrganisationRecord, 'startUrl' | 'portalUrl'>): StartUrl {
  return startUrlOf(portalUrl ?? startUrl);
}

/** The alias a company chose, made readable; a generated one is all there is to show. */
export function nameOf(record: Pick<OrganisationRecord, 'startUrl' | 'portalUrl'>): string {
  if (record.portalUrl !== null) {
    return readable(companyIn(new URL(record.startUrl).hostname));
  }
  const startUrl = portalOf(record);
  const label = startUrl.host.split('.')[0] ?? startUrl.host;
  if (/^(?:d-|ssoins-|start$|identitycenter$)/u.test(label)) {
    return startUrl.url.split('/').at(-1) === 'start' ? label : (startUrl.url.split('/').at(-1) ?? label);
  }
  return readable(label);
}

/** Of `aws.northwind.co.uk` the longest part before the last, which most often is the company's. */
function companyIn(host: string): string {
  const [first = host, ...others] = host.split('.').slice(0, -1);
  return others.reduce((longest, part) => (part.length > longest.length ? part : longest), first);
}

function readable(label: string): string {
  const words = label.replaceAll(/[-_]+/gu, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function startUrlFailure(reason: FailureText, values: TextValues): FailureError {
  return reason === 'failure.region-invalid'
    ? regionFailure(reason, values)
    : new FailureError(failure('start-url-invalid', values, null, reason));
}

function regionFailure(reason: FailureText, values: TextValues): FailureError {
  return new FailureError(failure('region-invalid', values, null, reason));
}

/** "Northwind", or "Northwind 2" where there is one; by case alone nobody tells two names apart. */
export function freeName(name: string, organisations: readonly OrganisationRecord[]): string {
  const taken = new Set(organisations.map((record) => record.name.toLowerCase()));
  if (!taken.has(name.toLowerCase())) {
    return name;
  }
  let number = 2;
  while (taken.has(`${name} ${String(number)}`.toLowerCase())) {
    number += 1;
  }
  return `${name} ${String(number)}`;
}
