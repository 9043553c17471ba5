import { nameAsBotocore, type BotocoreSection } from '../../export/as-botocore.ts';
import { openAwsFile } from '../../export/aws-file-editor.ts';
import type { AwsFileName } from '../../export/section.ts';
import type { FoundPortal } from './found-portals.ts';

/** Sessions of ours are named so, also where somebody has taken the comment above them away. */
const ownSession = /^latchkey-/u;

/** The keys of IAM users, which do not end, begin so (IAM User Guide, "IAM identifiers", "Unique identifiers"). */
const longLived = /^AKIA/u;

/** What a profile says of its portal: to AWS's tools, and to Granted (granted, `pkg/cfaws/granted_config.go`). */
const portalKeys = [
  ['sso_start_url', 'sso_region'],
  ['granted_sso_start_url', 'granted_sso_region'],
] as const;

/**
 * The organisations of `~/.aws/config`, sessions first, since these have names; and the profiles of either file with keys
 * that do not end, by name. Sections of ours are left out. A file that AWS CLI refuses is read as far as it can be.
 */
export function inAwsFile(
  file: AwsFileName,
  text: string,
): { readonly portals: readonly FoundPortal[]; readonly longLived: readonly string[] } {
  const { read, own } = openAwsFile(file, text.replace(/^\ufeff/u, ''));
  const ours = new Set(own.map(({ header }) => header));
  const sessions: FoundPortal[] = [];
  const profiles: FoundPortal[] = [];
  const withKeys: string[] = [];
  const ofSession = new Map<string, string[]>();
  for (const section of read.sections) {
    const named = nameAsBotocore(section.title, file);
    if (named === null || ours.has(section.header)) continue;
    const { kind, name } = named;
    if (kind === 'profile') {
      const session = section.values.get('sso_session');
      if (session !== undefined) ofSession.set(session, [...(ofSession.get(session) ?? []), name]);
      profiles.push(...portalsOf(section, null, [name]));
      if (longLived.test(section.values.get('aws_access_key_id') ?? '')) withKeys.push(name);
    } else if (!ownSession.test(name)) sessions.push(...portalsOf(section, name, []));
  }
  const counted = sessions.map((portal) => ({ ...portal, profiles: ofSession.get(portal.name ?? '') ?? [] }));
  return { portals: file === 'config' ? [...counted, ...profiles] : [], longLived: withKeys };
}

function portalsOf({ values }: BotocoreSection, name: string | null, profiles: string[]): FoundPortal[] {
  return portalKeys.flatMap(([url, region]) => {
    const startUrl = values.get(url);
    return startUrl === undefined ? [] : [{ startUrl, region: values.get(region) ?? null, name, profiles }];
  });
}
