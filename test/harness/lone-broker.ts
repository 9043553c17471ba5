import { Identities } from '../../electron/core/accounts/names/role-names.ts';
import { Events } from '../../electron/core/app/events.ts';
import { Report } from '../../electron/core/app/report.ts';
import { HeldRoles } from '../../electron/core/credentials/held-credentials.ts';
import { RoleCredentialsBroker } from '../../electron/core/credentials/role-credentials-broker.ts';
import type { RoleCredentials } from '../../electron/core/ports/identity-center.ts';
import type { Deadlines } from '../../electron/core/time/deadlines.ts';
import type { ServerTime } from '../../electron/core/time/server-time.ts';
import type { Role } from '../../electron/contract/identifiers.ts';
import type { ManualClock } from './manual-clock.ts';
import { MemoryFiles } from './ports.ts';
import { RecordingLog } from './recording-log.ts';

/** A broker without the rest of core, and where AWS would be. */
export function loneBroker(
  { clock, time, deadlines }: { clock: ManualClock; time: ServerTime; deadlines: Deadlines },
  random: () => number,
  roleCredentials: (role: Role) => Promise<RoleCredentials>,
): RoleCredentialsBroker {
  const events = new Events();
  return new RoleCredentialsBroker(
    {
      clock,
      time,
      deadlines,
      identifiers: { uuid: () => '', random },
      held: new HeldRoles(time, () => true),
      identities: new Identities(() => []),
      report: new Report({ log: new RecordingLog(), files: new MemoryFiles(), time, events, keptDays: () => 30 }),
      events,
    },
    { get: () => ({ roleCredentials }) },
    { via: () => null, assume: () => Promise.reject(new Error('No role is reached through another here.')) },
  );
}
