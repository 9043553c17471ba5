import type { HttpResponse } from '../../electron/core/ports/http.ts';
import { mutateJson, type Step } from './mutate-json.ts';
import { mutateText } from './mutate-text.ts';
import { oddNames, oddTexts } from './odd-values.ts';
import { headers as usualHeaders } from './valid-answers.ts';

const statuses = [200, 201, 204, 206, 302, 400, 401, 403, 404, 405, 407, 413, 429, 500, 501, 503, 511, 599] as const;

/**
 * Every type of error of both services and of STS (docs/aws.md#errors-of-oidc), and names that mean something to a
 * language.
 */
const types: readonly string[] = [
  ...['AuthorizationPendingException', 'SlowDownException', 'ExpiredTokenException', 'AccessDeniedException'],
  ...['InvalidClientException', 'InvalidGrantException', 'InvalidRequestException', 'UnauthorizedException'],
  ...['TooManyRequestsException', 'ResourceNotFoundException', 'InternalServerException', 'ForbiddenException'],
  ...oddNames,
  ...oddTexts,
];

const names = ['x-amzn-errortype', 'x-amzn-requestid', 'retry-after', 'date', 'content-type', 'location'] as const;

/** A valid answer after these changes; of every four, one is to its status or its headers. A text is a body as it is. */
export function mutateAnswer(
  valid: unknown,
  steps: readonly Step[],
  given: Partial<Pick<HttpResponse, 'status' | 'headers'>> = {},
): HttpResponse {
  const headers: Record<string, string> = { ...usualHeaders, ...given.headers };
  let status = given.status ?? 200;
  const ofTheBody: Step[] = [];
  for (const [at, how, what] of steps) {
    const kind = at % 16;
    if (kind === 0) status = of(statuses, what);
    else if (kind < 3) headers[of(names, how)] = asHeader(of(oddTexts, what));
    else if (kind === 3) headers['x-amzn-errortype'] = asHeader(of(types, what));
    else if (kind === 4) headers['retry-after'] = asHeader(of(oddTexts, what));
    else if (kind === 5) Reflect.deleteProperty(headers, of(names, how));
    else ofTheBody.push([Math.floor(at / 16), how, what]);
  }
  const body = typeof valid === 'string' ? mutateText(valid, ofTheBody) : mutateJson(valid, ofTheBody);
  return { status, headers, body };
}

/** What fetch lets through (Fetch, "header value"): no NUL, no line end, bytes alone, no blank around it. */
function asHeader(text: string): string {
  return text
    .replaceAll(/[\0\r\n]/gu, '')
    .replaceAll(/[^\u0000-\u00ff]/gu, '?')
    .trim();
}

function of<Value>(all: readonly Value[], what: number): Value {
  const found = all[what % all.length];
  if (found === undefined) throw new RangeError('There is nothing to choose from.');
  return found;
}
