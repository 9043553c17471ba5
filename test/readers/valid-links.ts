import type { LinkWay } from '../../electron/contract/links.ts';
import { planEdits, type ProfileEdit } from '../../electron/core/export/profile-plan.ts';
import { Secret } from '../../electron/core/secret.ts';
import { opened, textsOf, type Texts } from '../aws-files/texts.ts';
import type { Stage } from './meet-core.ts';
import { canary } from './properties.ts';
import { now } from './valid-answers.ts';
import { organisationId, role } from './valid-files.ts';

/** What Latchkey keeps of links, and what then stands in the files of others. */
const session = { organisation: 'northwind', startUrl: 'https://northwind.awsapps.com/start', ssoRegion: 'eu-west-1' };
/** The key of the session's file. */
export const sharedKey = 'latchkey-northwind';
export const place = { startUrl: session.startUrl, region: session.ssoRegion };

const linked = (profile: string, way: LinkWay, forOldTools = false) => ({ profile, role, way, forOldTools });
export const links = {
  version: 1,
  links: [
    linked('kept-process', 'process'),
    linked('kept-sso', 'sso', true),
    linked('kept-keys', 'keys'),
    { profile: 'kept-early', role: { ...role, roleName: 'AdministratorAccess' }, way: 'process' },
  ],
  sessions: { [organisationId]: 'northwind' },
};

const consumerId = '9c1c1f0e-5a5c-4a3e-9a6e-0f4b2d9c8e13';
const consumer = { role, createdAt: now - 86_400_000, tokenHash: 'a1'.repeat(32) };
export const consumers = {
  version: 1,
  port: 20_011,
  consumers: [
    { id: consumerId, ...consumer, purpose: 'shell', lastAsked: { at: now - 60_000, program: 'aws-cli/2.9.19' } },
    { id: consumerId.replace('9c', 'ac'), ...consumer, purpose: 'editor', lastAsked: null },
  ],
};

/** As a tool has refreshed it. */
export const sharedToken = {
  ...place,
  accessToken: `shared-${canary}`,
  expiresAt: new Date(now + 3_600_000).toISOString(),
  clientId: `other-${canary}`,
  clientSecret: canary,
  registrationExpiresAt: new Date(now + 7_776_000_000).toISOString(),
  refreshToken: `shared-refresh-${canary}`,
};

/** Of the person, who has three profiles. */
const own: Texts = {
  config: `# mine\n[default]\nregion = eu-west-1\ns3 =\n  max_concurrent_requests = 20\n\n[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\n\n[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = us-east-1\n`,
  credentials: `[ci]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = keyOfThePerson\n`,
};

const { accountId, roleName } = role;
const keysOf = (secret: string) => ({
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: new Secret(secret),
  sessionToken: new Secret(secret),
});
/** No preview may show them. */
export const keys = keysOf(canary);
export const edits: readonly ProfileEdit[] = [
  { kind: 'process', profile: 'kept-process', command: '/opt/latchkey credentials', region: 'eu-west-1' },
  {
    kind: 'sso',
    profile: 'kept-sso',
    session,
    role: { accountId, roleName, region: 'eu-west-3', forOldTools: true },
  },
  { kind: 'keys', profile: 'kept-keys', keys },
];

/** The person's files with the links in them. Their keys are no canary: a line that is no key any more is shown as it is. */
export const awsTexts: Texts = withLinks();

function withLinks(): Texts {
  const written = edits.map((edit) => (edit.kind === 'keys' ? { ...edit, keys: keysOf('keyInTheFile') } : edit));
  const plan = planEdits(opened(own), written);
  if (plan.outcome === 'refused') throw new Error('The valid edits are refused.');
  return textsOf(plan.files);
}

/** Puts all of it on the stage. */
export function keptLinks({ files, awsFiles, tokenCache }: Stage): void {
  files.texts.set('links.json', JSON.stringify(links));
  files.texts.set('endpoint/consumers.json', JSON.stringify(consumers));
  files.texts.set(`endpoint/${consumerId}.token`, 'a'.repeat(43));
  Object.assign(awsFiles.texts, awsTexts);
  tokenCache.texts.set(sharedKey, JSON.stringify(sharedToken));
  tokenCache.texts.set(place.startUrl, JSON.stringify(sharedToken));
}
