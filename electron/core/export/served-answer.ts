import type { Failure, FailureCode, Result } from '../../contract/failure.ts';
import { text } from '../../shared/text/text.ts';
import { copyText } from '../copy/copy-text.ts';
import type { RoleCredentials } from '../ports/identity-center.ts';
import { Secret } from '../secret.ts';
import { oneLine } from '../safe-text/one-line.ts';
import { isoSeconds } from '../time/instant.ts';

/** What a program of this computer is answered over HTTP. */
export interface ServedAnswer {
  readonly status: number;
  readonly contentType: 'application/json' | 'text/plain; charset=utf-8';
  readonly body: Secret;
}

/**
 * By what went wrong; the rest is 500. The script reads these, and the SDK of Go asks again at once after a 5xx but not after
 * a 4xx (aws-sdk-go-v2, `aws/retry`, `DefaultRetryableHTTPStatusCodes`).
 */
const statuses: Partial<Record<FailureCode, number>> = {
  'sign-in-needed': 401,
  'access-denied': 403,
  'chained-role-refused': 403,
  'program-not-allowed': 403,
  managed: 403,
  'not-found': 404,
  throttled: 429,
  offline: 503,
  'proxy-in-between': 503,
  'service-error': 503,
};

/** The longest sentence of a failure (characters), as the contract has it. */
const longestSentence = 500;

/** For the socket: what a `credential_process` prints (docs/aws.md#credential_process), or one line for people. */
export function processAnswer(result: Result<RoleCredentials>): ServedAnswer {
  if (result.ok) {
    // The region and the profile stand in other formats only.
    const body = copyText('json', result.value, { region: '', profile: '' });
    return { status: 200, contentType: 'application/json', body };
  }
  return sentenceAnswer(statusOf(result.failure), sentenceOf(result.failure));
}

/** One line of text. */
export function sentenceAnswer(status: number, line: string): ServedAnswer {
  return { status, contentType: 'text/plain; charset=utf-8', body: new Secret(`${line}\n`) };
}

/** For the endpoint (docs/aws.md#container-credentials). */
export function containerAnswer(result: Result<RoleCredentials>): ServedAnswer {
  if (!result.ok) {
    return containerError(statusOf(result.failure), result.failure.code, sentenceOf(result.failure));
  }
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = result.value;
  return jsonAnswer(200, {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey.reveal(),
    Token: sessionToken.reveal(),
    Expiration: isoSeconds(expiresAt),
  });
}

/** The SDK of JavaScript reads the names with capitals, that of Go the others. */
export function containerError(status: number, code: string, message: string): ServedAnswer {
  return jsonAnswer(status, { Code: code, Message: message, code, message });
}

/** The same to whoever has a wrong address, a wrong token or one that was revoked. */
export function endpointRefusal(): ServedAnswer {
  return containerError(403, 'not-admitted', text('program.endpoint-refused'));
}

function jsonAnswer(status: number, document: Readonly<Record<string, string>>): ServedAnswer {
  return { status, contentType: 'application/json', body: new Secret(`${JSON.stringify(document)}\n`) };
}

function statusOf({ code }: Failure): number {
  return statuses[code] ?? 500;
}

/** Who reads it sits before a terminal and not before the list. */
function sentenceOf(reason: Failure): string {
  const sentence = reason.code === 'not-found' ? text('program.not-found') : reason.sentence;
  return oneLine(sentence, longestSentence) ?? '';
}
