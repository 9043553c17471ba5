import { plainOrganisationSettings } from '../harness/builders.ts';
import type { Latchkey, Ports } from '../../electron/core/app/latchkey.ts';
import type { Secret } from '../../electron/core/secret.ts';
import { createCore } from '../harness/create-core.ts';
import { MemorySettings, MemoryVault } from '../harness/ports.ts';

export const organisationId = '3f0c2c9a-6a53-4c1c-9d0b-2a4a5b8e7f10';

/** What differs between the cores of the bench. */
export interface DiskOptions extends Partial<Ports> {
  readonly clock: Ports['clock'];
  readonly http: Ports['http'];
  readonly startUrl: string;
  /** The secret document on the disk. */
  readonly secrets: Secret;
}

/** The core of a computer on whose disk one organisation is kept, signed in; not started. */
export function createCoreOnDisk({ startUrl, secrets, ...ports }: DiskOptions): Latchkey {
  const vault = new MemoryVault();
  vault.text = secrets;
  const settings = new MemorySettings();
  const record = {
    id: organisationId,
    name: 'Northwind',
    startUrl,
    region: 'us-east-1',
    ...plainOrganisationSettings,
    signInWay: 'code' as const,
    portalUrl: null,
    regionWorked: false,
  };
  settings.change({ organisations: [record] });
  const listeners = { listen: () => Promise.reject(new Error('Nothing signs in here.')) };
  return createCore({ vault, settings, overrides: ports.overrides ?? {} }, { listeners, ...ports });
}
