import type { FaultRequest } from '../identity-center/faults/fault-schema.ts';
import type { FaultCase, Simulated } from './fault-case.ts';
import type { InProcess } from './in-process.ts';
import type { Moment } from './moments.ts';

/** Lets a fault strike at a moment so many times; without a number, until `clear`. */
export function inject(core: InProcess, { inject }: FaultCase, moment: Moment, count: number | null): void {
  const { control } = core.first;
  switch (inject.by) {
    case 'simulator':
      control.addFault(placed(inject.fault, moment, count));
      return;
    case 'network':
      core.wire.unreachable = { moment, error: inject.error, count: count ?? Number.POSITIVE_INFINITY };
      return;
    case 'computer':
      core.computer.trouble.begin(inject.part, count);
      if (inject.with !== undefined) control.addFault(placed(inject.with, moment, count));
      return;
    case 'date':
      core.wire.date = { text: inject.text };
      return;
    case 'clock':
      // So that the call is on its way when the clock leaps.
      control.addFault(placed({ kind: 'slow', ms: 20_000 }, moment, 1));
      return;
    case 'administrator':
      if (inject.does === 'end-sessions') control.endSessions();
      else if (inject.does === 'forget-registrations') control.forgetRegistrations();
      else control.revokeAccessTokens();
  }
}

/** All is well again, and what was taken away is given back. */
export function clear(core: InProcess): void {
  const { control, simulator } = core.first;
  control.removeFaults();
  core.wire.unreachable = null;
  core.wire.date = null;
  core.computer.trouble.end();
  const { assignments } = simulator.organisation;
  for (const { id } of control.accounts()) {
    for (const name of assignments.permissionSetsOf(id)) assignments.restore(id, name);
  }
}

function placed(fault: Simulated, { path, only }: Moment, count: number | null): FaultRequest {
  return { ...fault, ...only, path, ...(count === null ? {} : { count }) };
}
