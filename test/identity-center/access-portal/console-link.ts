import { grantAssignedRole, grantableRole } from '../assignments/grant.ts';
import { recordGrant } from '../audit/events.ts';
import { errorPage } from '../pages/error-page.ts';
import type { Simulator } from '../simulator.ts';
import { consoleAddress } from '../wire/federation.ts';
import { htmlReply, redirect } from '../wire/message.ts';
import type { WireReply, WireRequest } from '../wire/message.ts';
import { partitionOf } from '../wire/partition.ts';
import { sendToSignIn, sessionOf, visitorOf } from './visitor.ts';

/** `GET /start/console?account_id=…&role_name=…[&destination=…]`: what a link of the portal, or `#/console?…`, opens. */
export function consoleLink(request: WireRequest, simulator: Simulator): WireReply {
  const visitor = visitorOf(request, simulator);
  if (visitor === undefined) return sendToSignIn(request, simulator);
  const asked = { accountId: request.query.get('account_id') ?? '', roleName: request.query.get('role_name') ?? '' };
  const wanted = request.query.get('destination') ?? consoleHome(simulator.region);
  const destination = consoleAddress(wanted, simulator.region);
  if (destination === undefined) return refusal('The destination is not an address of the console.', 400);
  const session = sessionOf(visitor, simulator, simulator.region);
  const role = grantableRole(simulator, session, asked);
  if (role === undefined) return refusal('You have no access to this account with this permission set.', 403);
  recordGrant(request, simulator, 'Federate', { session, role });
  const credentials = grantAssignedRole(simulator, session, role);
  const id = simulator.maker.id('console');
  simulator.consoles.open({ id, credentials, destination, endsAtMs: credentials.expiresAtMs });
  return redirect(`/${request.region}/console/home?page=${id}`);
}

function consoleHome(region: string): string {
  return `https://${region}.${partitionOf(region).consoleHost ?? 'console.aws.amazon.com'}/console/home?region=${region}`;
}

function refusal(reason: string, status: number): WireReply {
  return htmlReply(errorPage('No access', reason), status);
}
