import type { Role } from '../../shared/model/role.ts';
import { failure, FailureError } from '../failures/fail.ts';

/** Opens a terminal whose programs get the credentials of a role from the endpoint, renewed. Rejects with a `FailureError`. */
export function openTerminal(role: Role): Promise<void> {
  void role;
  return Promise.reject(new FailureError(failure('terminal-did-not-open')));
}
