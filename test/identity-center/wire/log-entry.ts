import type { LoggedRequest } from '../state/request-log.ts';
import { grantTypeOf } from './grant-type.ts';
import type { WireReply, WireRequest } from './message.ts';

const OPEN_HEADERS =
  /^(accept.*|amz-sdk-.*|cache-control|connection|content-length|content-type|host|origin|sec-fetch-.*|user-agent|x-amz-date|x-amz-user-agent)$/u;
const OPEN_QUERY = new Set([
  'account_id',
  'Action',
  'Destination',
  'Issuer',
  'max_result',
  'next_token',
  'role_name',
  'SessionDuration',
  'user_code',
  'Version',
]);

/** What the log keeps of a call. What is not known to be harmless is replaced by its length. */
export function logEntry(
  request: WireRequest,
  operation: string,
  at: number,
  answer: { reply: WireReply | 'reset'; faults: readonly string[] },
): LoggedRequest {
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
    name,
    OPEN_HEADERS.test(name) ? String(value) : hidden(String(value)),
  ]);
  const query = [...request.query].map(([name, value]): [string, string] => [
    name,
    OPEN_QUERY.has(name) ? value : hidden(value),
  ]);
  const { method, region, path } = request;
  return {
    at,
    method,
    region,
    path,
    operation,
    query: Object.fromEntries(query),
    headers: Object.fromEntries(headers),
    grantType: grantTypeOf(request),
    keyId: /^AWS4-HMAC-SHA256 +Credential=(\w{16,32})\//u.exec(String(request.headers['authorization']))?.[1],
    status: answer.reply === 'reset' ? 0 : answer.reply.status,
    errorType: answer.reply === 'reset' ? undefined : answer.reply.headers['x-amzn-ErrorType']?.split(':')[0],
    fault: answer.faults.length > 0 ? answer.faults.join(',') : undefined,
  };
}

function hidden(value: string): string {
  return `(${String(value.length)} characters)`;
}
