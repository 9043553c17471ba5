import { plainEndpoints } from '../../electron/contract/organisation.ts';
import type { Ports } from '../../electron/core/app/latchkey.ts';
import type { EndpointOverrides } from '../../electron/core/regions/endpoint.ts';
import type { Secret } from '../../electron/core/secret.ts';
import {
  MemoryClipboard,
  MemoryFiles,
  MemorySettings,
  MemoryVault,
  plainIdentifiers,
  RecordingBrowser,
  RecordingConfirmation,
  RecordingLog,
  RecordingNotifier,
  SetAttendance,
  SetNetwork,
} from '../harness/memory-ports.ts';

export const organisationId = '3f0c2c9a-6a53-4c1c-9d0b-2a4a5b8e7f10';

/** What differs between the cores of the bench. */
export interface PortsOfOne extends Pick<Ports, 'clock' | 'http' | 'identityCenter'> {
  readonly startUrl: string;
  /** The secret document on the disk. */
  readonly secrets: Secret;
  readonly overrides?: EndpointOverrides;
  readonly identifiers?: Ports['identifiers'];
}

/** Ports of a computer on whose disk one organisation is kept, signed in. */
export function portsOnDisk(one: PortsOfOne): Ports {
  const { clock, http, identityCenter, startUrl, secrets, overrides = {}, identifiers = plainIdentifiers } = one;
  const vault = new MemoryVault();
  vault.text = secrets;
  const settings = new MemorySettings();
  const record = {
    id: organisationId,
    name: 'Northwind',
    startUrl,
    region: 'us-east-1',
    signInWay: 'code' as const,
    portalUrl: null,
    regionWorked: false,
    endpoints: plainEndpoints,
    browserCommand: null,
    sessionLengthMs: null,
  };
  settings.change({ organisations: [record] });
  return {
    clock,
    http,
    identityCenter,
    vault,
    settings,
    overrides,
    clipboard: new MemoryClipboard(),
    files: new MemoryFiles(),
    browser: new RecordingBrowser(),
    confirmation: new RecordingConfirmation(),
    listeners: { listen: () => Promise.reject(new Error('Nothing signs in here.')) },
    notifier: new RecordingNotifier(),
    log: new RecordingLog(),
    identifiers,
    attendance: new SetAttendance(),
    network: new SetNetwork(),
    platform: { system: 'linux', wayland: false, desktop: '', locale: 'en-GB', version: '0.0.0', packaged: false },
  };
}
