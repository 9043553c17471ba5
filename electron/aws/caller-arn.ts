import type { Http } from '../core/ports/http.ts';
import { callSts, stsRefusal, type StsCall } from './sts-call.ts';

/** An answer has some hundred characters; of more than this (characters) nothing is looked at. */
const longestAnswer = 16 * 1024;

/** Letters that an ARN and the name of a session can have (IAM and STS API references). */
const arnPattern = /<Arn>([\w+=,.@:/-]{20,2048})<\/Arn>/u;

/** GetCallerIdentity of STS, which allows it whatever the role may do (its API reference). Rejects with a `ServiceError`. */
export async function askCallerArn(http: Http, call: StsCall): Promise<string> {
  const response = await callSts(http, call, { Action: 'GetCallerIdentity' });
  const arn = arnPattern.exec(response.body.slice(0, longestAnswer))?.[1];
  if (response.status === 200 && arn !== undefined) return arn;
  throw stsRefusal(response);
}
