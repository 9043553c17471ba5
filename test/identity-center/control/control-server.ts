import type { IncomingHttpHeaders } from 'node:http';
import type { Simulator } from '../simulator.ts';
import { parseJson } from '../wire/body.ts';
import { jsonReply } from '../wire/message.ts';
import type { WireReply } from '../wire/message.ts';
import { ControlError, InputError } from './call.ts';
import type { Control } from './control.ts';
import { CONTROL_ROUTES } from './control-routes.ts';

export interface ControlRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Answers a control call: 200 with JSON, or 4xx with `{"error": sentence}`. */
export async function serveControl(
  request: ControlRequest,
  simulator: Simulator,
  control: Control,
): Promise<WireReply> {
  if (!isOurs(request.headers, simulator.origin)) {
    return refusal(403, 'The control API answers programs on this machine only, under its own host and port.');
  }
  const name = `${request.method} ${request.path.slice('/_control/'.length)}`;
  const call = Object.hasOwn(CONTROL_ROUTES, name) ? CONTROL_ROUTES[name] : undefined;
  if (call === undefined)
    return refusal(404, `There is no control call "${name}". There are: ${Object.keys(CONTROL_ROUTES).join(', ')}.`);
  const text = request.body.toString('utf8');
  const body = text === '' ? undefined : parseJson(text);
  if (text !== '' && body === undefined) return refusal(400, 'The body is not JSON.');
  try {
    return jsonReply((await call(body, control)) ?? {});
  } catch (error) {
    if (error instanceof ControlError) return refusal(409, error.message);
    if (error instanceof InputError) return refusal(400, error.message);
    throw error;
  }
}

/** A web page elsewhere could reach loopback through a name of its own; its Host or Origin gives it away. */
function isOurs(headers: IncomingHttpHeaders, origin: string): boolean {
  const port = new URL(origin).port;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  return hosts.includes(headers.host ?? '') && (headers.origin === undefined || headers.origin === origin);
}

function refusal(status: number, error: string): WireReply {
  return jsonReply({ error }, status);
}
