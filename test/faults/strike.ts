import type { InProcess } from './in-process.ts';
import type { FaultCase } from './fault-list.ts';

/** Lets a fault strike one path so many times; without a number, until `relieve`. */
export function strike(core: InProcess, { strike }: FaultCase, path: string, count: number | null): void {
  const { control } = core.first;
  switch (strike.by) {
    case 'simulator':
      control.addFault({ ...strike.fault, path, ...(count === null ? {} : { count }) });
      return;
    case 'wire':
      core.wire.tampering = {
        path,
        change: strike.change,
        instead: strike.instead === true,
        count: count ?? Number.POSITIVE_INFINITY,
      };
      return;
    case 'administrator':
      if (strike.does === 'end-sessions') control.endSessions();
      else if (strike.does === 'forget-registrations') control.forgetRegistrations();
      else control.revokeAccessTokens();
  }
}

export function relieve(core: InProcess): void {
  core.first.control.removeFaults();
  core.wire.tampering = null;
}
