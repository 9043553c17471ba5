import { looksLikeRegion, partitionOf } from '../regions/partitions.ts';
import type { PartitionName } from '../../contract/organisation.ts';
import { isLocalName } from './local-name.ts';
import { pastedAddress } from './pasted-address.ts';
import type { FailureText, TextValues } from '../../shared/text/text.ts';

/** A start URL in its normal form, with what its host tells. */
export interface StartUrl {
  /** Cut at `#` and `?`, no final slash: each variant would be another portal to AWS's own tools (docs/aws.md#start-urls). */
  readonly url: string;
  readonly host: string;
  /** Null where the form has none. */
  readonly region: string | null;
  /** Null where the host fits several partitions. */
  readonly partition: PartitionName | null;
}

export type StartUrlReading =
  | { readonly ok: true; readonly startUrl: StartUrl }
  | { readonly ok: false; readonly reason: FailureText; readonly values: TextValues };

interface HostForm {
  readonly pattern: RegExp;
  readonly partition: PartitionName | null;
  readonly path: RegExp;
  /** The one path there is, whatever page of it was pasted; empty: the path is kept as it is. */
  readonly defaultPath: string;
}

const anyPath = /^(\/[\w.~-]+)*$/u;
/** The portal, or a page of it such as the one that asks for consent. */
const portalPages = /^\/+start(?:\/.*)?$/iu;
const directoryPath = /^\/directory\/[\w-]+$/u;

/** Every form of docs/aws.md#start-urls but the vanity host, which only a redirect can tell. The first that fits wins. */
const hostForms: readonly HostForm[] = [
  form(/^start\.(?:(?<region>us-gov-[\w-]+)\.)?us-gov-home\.awsapps\.com$/u, 'aws-us-gov', directoryPath),
  form(/^start\.(?:(?<region>[\w-]+)\.)?home\.awsapps\.cn$/u, 'aws-cn', directoryPath),
  form(/^[\w-]+\.awsapps\.com$/u, null, portalPages, '/start'),
  form(/^[\w-]+\.awsapps\.cn$/u, 'aws-cn', portalPages, '/start'),
  form(/^[\w-]+\.portal\.(?<region>[\w-]+)\.app\.aws$/u, null, anyPath),
  form(/^[\w-]+\.(?<region>[\w-]+)\.portal\.amazonaws\.com$/u, null, anyPath),
  form(/^[\w-]+\.(?<region>[\w-]+)\.portal\.amazonaws\.com\.cn$/u, 'aws-cn', anyPath),
  form(/^[\w-]+\.portal\.(?<region>[\w-]+)\.app\.amazonwebservices\.com\.cn$/u, 'aws-cn', anyPath),
  form(/^[\w-]+\.(?<region>[\w-]+)\.portal\.amazonaws\.eu$/u, 'aws-eusc', anyPath),
  form(/^[\w-]+\.portal\.(?<region>[\w-]+)\.api\.amazonwebservices\.eu$/u, 'aws-eusc', anyPath),
  form(/^identitycenter\.amazonaws\.com$/u, 'aws', /^\/ssoins-[\w-]+$/u),
  form(/^identitycenter\.us-gov\.amazonaws\.com$/u, 'aws-us-gov', /^\/ssoins-[\w-]+$/u),
  form(/^identitycenter\.amazonaws\.com\.cn$/u, 'aws-cn', /^\/ssoins-[\w-]+$/u),
  form(/^identitycenter\.amazonaws\.eu$/u, 'aws-eusc', /^\/ssoins-[\w-]+$/u),
];

/** Domains of AWS that have hosts of the partitions, besides `.aws`, which is AWS's as a whole. */
const amazonHost =
  /(?:^|\.)(?:aws|amazonaws\.com|amazonaws\.com\.cn|amazonaws\.cn|amazonaws\.eu|amazonaws-us-gov\.com|amazonaws-eusc\.eu|amazonwebservices\.com\.cn|amazonwebservices\.eu|awsapps\.com|awsapps\.cn|aws\.amazon\.com)$/u;

/** Whether a host is AWS's own. Matched at a dot: `awsapps.com.evil.example` is not. */
export function isAmazonHost(host: string): boolean {
  return amazonHost.test(host);
}

function form(pattern: RegExp, partition: PartitionName | null, path: RegExp, defaultPath = ''): HostForm {
  return { pattern, partition, path, defaultPath };
}

/** Reads a start URL as people paste it: with or without scheme, with `/`, `#/` or a whole portal page behind it, wrapped as `pastedAddress` says. */
export function readStartUrl(pasted: string): StartUrlReading {
  const url = parse(pastedAddress(pasted));
  const reading = readPortal(url);
  const isForeign = !reading.ok && reading.reason === 'failure.start-url-foreign';
  return isForeign && url !== null ? (portalWithin(url) ?? reading) : reading;
}

/** Reads an address that nobody typed, as it is. Null: it is none. */
export function readPortal(url: URL | null): StartUrlReading {
  if (url === null || url.username !== '' || url.password !== '' || url.port !== '' || !isName(url.hostname)) {
    return no('failure.start-url-invalid');
  }
  if (url.protocol !== 'https:') {
    return no('failure.start-url-not-https');
  }
  const host = url.hostname;
  const known = hostForms.find((candidate) => candidate.pattern.test(host));
  if (known === undefined) {
    return no(foreignReason(host), { host });
  }
  const path = url.pathname.replace(/\/+$/u, '') || known.defaultPath;
  if (!known.path.test(path)) {
    return no('failure.start-url-not-portal', { host });
  }
  const region = known.pattern.exec(host)?.groups?.['region'] ?? null;
  if (region !== null && !looksLikeRegion(region)) {
    return no('failure.region-invalid', { region });
  }
  const partition = known.partition ?? (region === null ? null : partitionOf(region).name);
  return { ok: true, startUrl: { url: `https://${host}${known.defaultPath || path}`, host, region, partition } };
}

/** The portal that a mail program's or a search's link leads to, as its own query says: nobody has to be asked where. */
function portalWithin(url: URL): StartUrlReading | null {
  const within = [...url.searchParams.values()].filter((value) => value.startsWith('https://'));
  return within.map((value) => readPortal(parse(value))).find(({ ok }) => ok) ?? null;
}

/**
 * A pasted address that is no host of AWS's and may lead to a portal all the same, as a company's own short address does;
 * null: it is anything else. A query stays, since such an address may need it.
 */
export function readVanityUrl(pasted: string): URL | null {
  const reading = readStartUrl(pasted);
  const url = parse(pastedAddress(pasted));
  if (reading.ok || reading.reason !== 'failure.start-url-foreign' || url === null) {
    return null;
  }
  url.hash = '';
  // Without a mark of a query that is empty.
  if (url.search === '') url.search = '';
  return url;
}

function foreignReason(host: string): FailureText {
  if (isAmazonHost(host)) {
    return 'failure.start-url-not-portal';
  }
  return isLocalName(host) ? 'failure.start-url-local' : 'failure.start-url-foreign';
}

/** A name with a dot in it and none behind it: neither this computer's nor an IP address. */
function isName(host: string): boolean {
  return /^[^[]*\.[^.\d][^.]*$/u.test(host);
}

/** Also an empty one, `https://@host`, which `URL` drops without a trace; it takes a backslash for a slash. */
const userinfo = /^[^/?#]*:[/\\]*[^/\\?#]*@/u;

/** `URL` lower-cases the host and turns `https:/x` forms right; text that only lacks a scheme gets https. */
function parse(text: string): URL | null {
  const withScheme = /^[a-z][a-z\d+.-]*:\/\//iu.test(text) ? text : `https://${text}`;
  return /\s/u.test(text) || text === '' || userinfo.test(withScheme) ? null : URL.parse(withScheme);
}

function no(reason: FailureText, values: TextValues = {}): StartUrlReading {
  return { ok: false, reason, values };
}
