import * as v from 'valibot';
import { policySchema, policyVersion, type PolicyContent } from '../../contract/policy.ts';
import { isRecord } from './is-record.ts';
import { readStartUrl } from '../organisations/start-url.ts';
import { looksLikeRegion } from '../regions/partitions.ts';
import { oneLine } from '../safe-text/one-line.ts';
import { readJson, type JsonFault } from '../safe-text/read-json.ts';
import { unknownNames } from './unknown-names.ts';

/** What is wrong with the text of a policy. */
export type PolicyFault =
  | JsonFault
  | { readonly why: 'noObject' | 'newer' }
  /** `at`: where it is, as `guard.rules.0.match`. */
  | { readonly why: 'value' | 'organisation' | 'organisationTwice'; readonly at: string };

export type ReadPolicy =
  | { readonly ok: true; readonly content: PolicyContent; readonly unknown: readonly string[] }
  | { readonly ok: false; readonly fault: PolicyFault };

/** More of where something is (characters) helps nobody. */
const longestPlace = 80;

/**
 * A policy as a whole or not at all: of one that is half understood nobody knows what it was to close. Names that are not
 * known are answered beside it, since a policy may be written for several versions.
 */
export function readPolicy(text: string): ReadPolicy {
  const json = readJson(text.replace(/^\uFEFF/u, ''));
  if (!json.ok) return damaged(json.fault);
  const { value } = json;
  if (!isRecord(value)) return damaged({ why: 'noObject' });
  const { version } = value;
  if (typeof version === 'number' && version > policyVersion) return damaged({ why: 'newer' });
  const parsed = v.safeParse(policySchema, value, { abortEarly: true });
  if (!parsed.success) return damaged({ why: 'value', at: placeOf(parsed.issues[0]) });
  const wrong = wrongOrganisation(parsed.output);
  return wrong === null
    ? { ok: true, content: parsed.output, unknown: unknownNames(value, policySchema) }
    : damaged(wrong);
}

function damaged(fault: PolicyFault): ReadPolicy {
  return { ok: false, fault };
}

function placeOf(issue: v.BaseIssue<unknown>): string {
  return oneLine(v.getDotPath(issue) ?? '', longestPlace) ?? '';
}

/** The portal has to be named itself: an address that leads there could lead elsewhere tomorrow. */
function wrongOrganisation({ organisations }: PolicyContent): PolicyFault | null {
  const seen = new Set<string>();
  for (const [place, { startUrl, region }] of organisations.entries()) {
    const at = `organisations.${place}`;
    const read = readStartUrl(startUrl);
    const counts = read.ok ? (read.startUrl.region ?? region) : null;
    const isOther = read.ok && region !== null && counts !== region;
    if (!read.ok || counts === null || isOther || !looksLikeRegion(counts)) return { why: 'organisation', at };
    const key = `${read.startUrl.url} ${counts}`;
    if (seen.has(key)) return { why: 'organisationTwice', at };
    seen.add(key);
  }
  return null;
}
