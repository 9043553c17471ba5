import type { Intent } from '../../contract/commands.ts';
import { isKeyless, type CopyFormat } from '../../shared/tables/copy-formats.ts';
import type { Role } from '../../contract/identifiers.ts';
import {
  consoleLink,
  openConsole,
  roleRegion,
  usualDestination,
  type ConsoleServices,
} from '../console/open-console.ts';
import { copyTarget, keylessText, type KeylessServices } from '../copy/copy-keyless.ts';
import { askCallerArn, roleArn } from '../copy/role-arn.ts';
import type { ClipboardService } from '../copy/clipboard-service.ts';
import { clipboardTimeMs } from '../copy/clipboard-time.ts';
import { copyText } from '../copy/copy-text.ts';
import { failure, FailureError } from '../failures/fail.ts';
import type { RoleTerminals } from '../terminals/role-terminals.ts';
import { partitionOf } from '../regions/partitions.ts';
import { atServerTime } from '../time/at-server-time.ts';
import { throwIfCancelled } from '../time/waiting.ts';
import type { Services } from './services.ts';

/** What the actions on roles are made of. */
export interface RoleActionServices
  extends ConsoleServices, KeylessServices, Pick<Services, 'chainedRoles' | 'settings' | 'identityCenter' | 'time'> {
  readonly clipboard: ClipboardService;
  readonly roleTerminals: RoleTerminals;
}

/** What Activity keeps of an intent besides its kind: the format of a copy, service and region of a console; else null. */
export function detailOf(services: RoleActionServices, intent: Intent): string | null {
  if (intent.kind === 'copy-credentials') return intent.format;
  if (intent.kind !== 'open-console') return null;
  if (intent.destination !== undefined) return `${intent.destination.service} ${intent.destination.region}`;
  const { role } = intent;
  if (services.organisations.find(role.organisationId) === null) return null;
  const { service, region } = usualDestination(services, role);
  return `${service} ${region}`;
}

/**
 * Does what is wanted; rejects with a `ServiceError` or a `FailureError`.
 *
 * @param onDetail told what Activity keeps besides, where it is known only on the way: the program of a terminal.
 */
export async function performIntent(
  services: RoleActionServices,
  intent: Intent,
  signal: AbortSignal,
  onDetail: (detail: string) => void,
): Promise<void> {
  const { role } = intent;
  switch (intent.kind) {
    case 'open-console':
      await openConsole(services, role, intent.destination, signal);
      return;
    case 'open-terminal':
      await services.roleTerminals.open(role, signal, onDetail);
      return;
    case 'copy-credentials':
      await copyCredentials(services, role, intent.format, signal);
      return;
    case 'copy-account-id':
      await services.clipboard.copyText('account-id', role.accountId, role);
      return;
    case 'copy-role-arn':
      await copyRoleArn(services, role, signal);
      return;
    case 'copy-console-link':
      await copyConsoleLink(services, role, signal);
      return;
    case 'renew-credentials':
      await services.credentials.renewNow(role);
      return;
    case 'forget-credentials':
      if (!services.credentials.forget(role)) {
        throw new FailureError(failure('nothing-held', services.identities.names(role)));
      }
  }
}

async function copyCredentials(
  services: RoleActionServices,
  role: Role,
  format: CopyFormat,
  signal: AbortSignal,
): Promise<void> {
  if (isKeyless(format)) {
    const lines = await keylessText(services, role, format);
    throwIfCancelled(signal);
    await services.clipboard.copyText('lines', lines, role);
    return;
  }
  const credentials = await services.credentials.credentials(role);
  throwIfCancelled(signal);
  const text = copyText(format, credentials, copyTarget(services, role));
  await services.clipboard.copySecret('credentials', text, role, clipboardTimeMs(services.settings.read()));
}

async function copyRoleArn(services: RoleActionServices, role: Role, signal: AbortSignal): Promise<void> {
  const chained = services.chainedRoles.find(role);
  if (chained !== null) {
    await services.clipboard.copyText('role-arn', chained.roleArn, role);
    return;
  }
  const credentials = await services.credentials.credentials(role);
  throwIfCancelled(signal);
  const { region, endpoints } = services.organisations.get(role.organisationId).record;
  const identityCenter = await services.identityCenter();
  const ask = (asked: string): Promise<string> =>
    atServerTime(services.time, (now) =>
      identityCenter.callerArn({ region: asked, endpoints }, credentials, now, signal),
    );
  const regions = [region, roleRegion(services, role), partitionOf(region).homeRegion];
  const caller = await askCallerArn(ask, regions, services.identities.names(role));
  throwIfCancelled(signal);
  const arn = roleArn(caller, services.organisations.get(role.organisationId).record.region);
  if (arn === null) throw new FailureError(failure('role-arn-unknown'));
  await services.clipboard.copyText('role-arn', arn, role);
}

async function copyConsoleLink(services: RoleActionServices, role: Role, signal: AbortSignal): Promise<void> {
  const link = await consoleLink(services, role, undefined, signal);
  throwIfCancelled(signal);
  await services.clipboard.copySecret('console-link', link, role, clipboardTimeMs(services.settings.read()));
}
