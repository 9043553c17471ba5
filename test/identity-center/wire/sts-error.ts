import { escapeMarkup } from '../escape.ts';
import { ServiceError } from './service-error.ts';

export const STS_NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** A refusal by STS, as XML of its query protocol. The server fills the request id in. */
export function stsError(status: number, code: string, message: string): ServiceError {
  const body =
    `<ErrorResponse xmlns="${STS_NAMESPACE}"><Error><Type>Sender</Type><Code>${code}</Code>` +
    `<Message>${escapeMarkup(message)}</Message></Error><RequestId>{requestId}</RequestId></ErrorResponse>`;
  return new ServiceError(code, { status, headers: { 'Content-Type': 'text/xml' }, body });
}
