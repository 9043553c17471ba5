import { roleKey, type Role } from '../../shared/model/role.ts';
import { isKeyless, copyFormatIds, type CopyFormat, type KeylessFormat } from '../../shared/tables/copy-formats.ts';
import type { CopyPreview } from '../../contract/copy-format.ts';
import type { Services } from '../app/services.ts';
import { roleRegion, type ConsoleServices } from '../console/open-console.ts';
import type { EndpointConsumers, OpenedConsumer } from '../export/endpoint-consumers.ts';
import { failure, FailureError } from '../failures/fail.ts';
import { clipboardTimeMs } from './clipboard-time.ts';
import { maskedCopyText, type CopyTarget } from './copy-text.ts';
import { keylessFormats, type KeylessMaterial, type RoleEndpoint } from './keyless-formats.ts';

/** What a copy of a role names, and where programs are answered for it. */
export interface KeylessServices
  extends
    Pick<ConsoleServices, 'identities' | 'personal' | 'organisations'>,
    Pick<Services, 'files' | 'links' | 'programSocket'> {
  readonly endpoint: EndpointConsumers;
}

/** One consumer serves all shells of a role: what is copied again is the same. */
const purpose = 'shell';

/** What a copy of a role's credentials names besides them. */
export function copyTarget(
  services: Pick<ConsoleServices, 'identities' | 'personal' | 'organisations'>,
  role: Role,
): CopyTarget {
  return { region: roleRegion(services, role), profile: services.identities.profile(role) };
}

/**
 * A format without keys for a role; AWS is asked for nothing, so it needs neither a connection nor a sign-in. Rejects with a
 * `FailureError`: `access-denied` for a role whose access was removed, `format-cannot-hold` for one that has none of it, and
 * `port-taken` or `storage-failed` where the endpoint cannot be opened.
 */
export async function keylessText(services: KeylessServices, role: Role, format: KeylessFormat): Promise<string> {
  if (services.organisations.get(role.organisationId).catalogue.isRemoved(role)) {
    throw new FailureError(failure('access-denied', services.identities.names(role)));
  }
  return await keylessFormats[format](material(services, role, () => opened(services, role)));
}

/** How a copy would look. Nothing is opened for it. */
export async function copyPreview(
  services: KeylessServices & Pick<Services, 'held' | 'settings'>,
  role: Role,
  format: CopyFormat,
): Promise<CopyPreview> {
  const shown = material(services, role, () => Promise.resolve(known(services, role)));
  const texts = await Promise.all(copyFormatIds.filter(isKeyless).map((id) => textOf(id, shown)));
  const off = texts.filter(({ text }) => text === null).map(({ id }) => id);
  if (isKeyless(format)) {
    return { text: texts.find(({ id }) => id === format)?.text ?? '', clearsAfterMs: null, off };
  }
  const text = maskedCopyText(format, services.held.live(role), copyTarget(services, role));
  return { text, clearsAfterMs: clipboardTimeMs(services.settings.read()), off };
}

async function textOf(id: KeylessFormat, shown: KeylessMaterial): Promise<{ id: KeylessFormat; text: string | null }> {
  try {
    return { id, text: await keylessFormats[id](shown) };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return { id, text: null };
  }
}

function material(services: KeylessServices, role: Role, endpoint: KeylessMaterial['endpoint']): KeylessMaterial {
  const linked = services.links.all().find((link) => roleKey(link.role) === roleKey(role));
  return {
    ...copyTarget(services, role),
    command: services.programSocket.command(role),
    linkedProfile: linked?.profile ?? null,
    endpoint,
  };
}

async function opened({ endpoint, files }: KeylessServices, role: Role): Promise<RoleEndpoint> {
  const result = await endpoint.open(role, purpose);
  if (!result.ok) throw new FailureError(result.failure);
  return located(files, result.value);
}

/** Where nothing was copied yet, an address and a file that are none, but as long as they will be. */
function known({ endpoint, files }: KeylessServices, role: Role): RoleEndpoint {
  const consumer = endpoint.known(role, purpose);
  if (consumer !== null) return located(files, consumer);
  return { address: 'http://127.0.0.1:…/credentials/…', tokenFile: files.location('endpoint/….token') };
}

function located(files: KeylessServices['files'], { address, tokenPath }: OpenedConsumer): RoleEndpoint {
  return { address, tokenFile: files.location(tokenPath) };
}
