import type { Simulator } from '../simulator.ts';
import { logEntry } from './log-entry.ts';
import { jsonReply } from './message.ts';
import type { WireReply, WireRequest } from './message.ts';
import { findRoute } from './routes.ts';
import type { Route } from './routes.ts';
import { ServiceError, portalError } from './service-error.ts';
import type { Throttle } from './throttle.ts';

/** Answers one call of a client or browser, faults included, and writes it into the log; `reset` means cut the connection. */
export async function serveWire(
  request: WireRequest,
  simulator: Simulator,
  throttle: Throttle,
): Promise<WireReply | 'reset'> {
  const route = findRoute(request, simulator);
  const answer = await simulator.faults.answer(request, simulator, () =>
    serveRoute(route, request, simulator, throttle),
  );
  simulator.requests.add(logEntry(request, route?.operation ?? 'unknown', simulator.clock.now(), answer));
  return answer.reply === 'reset' ? 'reset' : withRequestId(answer.reply, request.id);
}

async function serveRoute(
  route: Route | undefined,
  request: WireRequest,
  simulator: Simulator,
  throttle: Throttle,
): Promise<WireReply> {
  try {
    if (route === undefined)
      return jsonReply({ message: 'No such operation', __type: 'UnknownOperationException' }, 404);
    if (route.service === 'portal') {
      throttle.take(simulator);
      // The service turns a GET with a body into 405.
      if (request.method === 'GET' && request.body.length > 0) throw portalError('MethodNotAllowedException');
    }
    return await route.handle(request, simulator);
  } catch (error) {
    if (error instanceof ServiceError) return error.reply;
    throw error;
  }
}

function withRequestId(reply: WireReply, requestId: string): WireReply {
  if (reply.foreign === true) return reply;
  const headers = { ...reply.headers, 'x-amzn-RequestId': requestId };
  return { ...reply, headers, body: reply.body.replace('{requestId}', requestId) };
}
