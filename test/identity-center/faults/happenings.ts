import * as v from 'valibot';
import type { Simulator } from '../simulator.ts';
import type { AccessToken } from '../state/sessions.ts';
import type { DeviceAuthorization } from '../state/device-authorizations.ts';
import type { Registration } from '../state/registrations.ts';
import { parseJson } from '../wire/body.ts';
import { headerOf } from '../wire/message.ts';
import type { WireReply, WireRequest } from '../wire/message.ts';
import type { FaultKind, InjectedFault } from './fault-kind.ts';

/**
 * What happens at AWS at this very moment, to what the request names; the service then answers by itself, and goes on to do so
 * after the fault is spent.
 */
export const HAPPENINGS = {
  forgetRegistration: happening(registrationOf, (registration, { simulator }) => {
    simulator.registrations.forget(registration.clientId);
  }),
  expireRegistration: happening(registrationOf, (registration, { simulator }) => {
    registration.expiresAtSeconds = simulator.clock.nowSeconds();
  }),
  expireDeviceCode: happening(deviceOf, (device, { simulator }) => {
    device.expiresAtMs = simulator.clock.now();
  }),
  denyDevice: happening(deviceOf, (device) => {
    device.outcome = 'denied';
    device.session = undefined;
  }),
  revokeToken: happening(accessTokenOf, (token, { simulator }) => {
    simulator.sessions.revoke(token);
  }),
  endSession: happening(sessionOf, (session, { simulator }) => {
    simulator.sessions.end(session, simulator.clock.now());
  }),
  removeRole: happening(roleOf, ({ accountId, roleName }, { simulator }) => {
    simulator.organisation.assignments.suspend(accountId, roleName);
  }),
  vanishAccount: happening(laterPageOf, (_page, { fault, simulator }) => {
    const { organisation } = simulator;
    const accountId = fault.accountId ?? organisation.positions().at(-1)?.id ?? '';
    for (const name of organisation.assignments.permissionSetsOf(accountId))
      organisation.assignments.suspend(accountId, name);
  }),
  shortToken: { after: shortened },
} satisfies Record<string, FaultKind>;

/** Strikes only what names something of the kind. */
function happening<Thing>(
  find: (request: WireRequest, simulator: Simulator) => Thing | undefined,
  happen: (thing: Thing, injected: InjectedFault) => void,
): FaultKind {
  return {
    concerns: ({ request, simulator }) => find(request, simulator) !== undefined,
    before: (injected) => {
      const thing = find(injected.request, injected.simulator);
      if (thing !== undefined) happen(thing, injected);
      return undefined;
    },
  };
}

function fieldOf(request: WireRequest, field: string): string | undefined {
  const body = parseJson(request.body.toString('utf8'));
  const parsed = v.safeParse(v.object({ [field]: v.string() }), body);
  return parsed.success ? parsed.output[field] : undefined;
}

function registrationOf(request: WireRequest, simulator: Simulator): Registration | undefined {
  return simulator.registrations.find(fieldOf(request, 'clientId') ?? request.query.get('client_id') ?? '');
}

function deviceOf(request: WireRequest, simulator: Simulator): DeviceAuthorization | undefined {
  return simulator.devices.byDeviceCode(fieldOf(request, 'deviceCode') ?? '');
}

function accessTokenOf(request: WireRequest, simulator: Simulator): AccessToken | undefined {
  return simulator.sessions.liveAccessToken(headerOf(request, 'x-amz-sso_bearer_token') ?? '', simulator.clock.now());
}

function sessionOf(request: WireRequest, simulator: Simulator) {
  const refreshToken = simulator.sessions.refreshToken(fieldOf(request, 'refreshToken') ?? '');
  return (refreshToken ?? accessTokenOf(request, simulator))?.session;
}

function roleOf(request: WireRequest): { accountId: string; roleName: string } | undefined {
  const [accountId, roleName] = [request.query.get('account_id'), request.query.get('role_name')];
  return accountId === null || roleName === null ? undefined : { accountId, roleName };
}

/** A second or later page of ListAccounts. */
function laterPageOf(request: WireRequest): string | undefined {
  return request.path === '/assignment/accounts' ? (request.query.get('next_token') ?? undefined) : undefined;
}

const tokenAnswer = v.looseObject({ accessToken: v.string(), expiresIn: v.number() });

/** An access token that lives so short, at AWS too. */
function shortened(reply: WireReply, { fault, simulator }: InjectedFault): WireReply | undefined {
  const parsed = v.safeParse(tokenAnswer, parseJson(reply.body));
  const now = simulator.clock.now();
  const token = parsed.success ? simulator.sessions.liveAccessToken(parsed.output.accessToken, now) : undefined;
  if (!parsed.success || token === undefined) return undefined;
  token.expiresAtMs = Math.min(token.expiresAtMs, now + fault.seconds * 1000);
  const expiresIn = Math.min(parsed.output.expiresIn, fault.seconds);
  return { ...reply, body: JSON.stringify({ ...parsed.output, expiresIn }) };
}
