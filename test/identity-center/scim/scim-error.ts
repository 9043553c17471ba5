import type { WireReply } from '../wire/message.ts';

/** The `scimType` keywords of RFC 7644, table 9, that are used here. */
export type ScimType = 'invalidFilter' | 'uniqueness' | 'mutability' | 'invalidSyntax' | 'invalidPath' | 'invalidValue';

/** A refusal in the shape of RFC 7644, 3.12. */
export class ScimError extends Error {
  readonly status: number;
  readonly scimType: ScimType | undefined;

  constructor(status: number, detail: string, scimType?: ScimType) {
    super(detail);
    this.status = status;
    this.scimType = scimType;
  }
}

export function scimReply(value: unknown, status = 200, headers: Record<string, string> = {}): WireReply {
  return { status, headers: { 'Content-Type': 'application/scim+json', ...headers }, body: JSON.stringify(value) };
}

export function scimErrorReply(error: ScimError): WireReply {
  return scimReply(
    {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      ...(error.scimType === undefined ? {} : { scimType: error.scimType }),
      detail: error.message,
      // A string, as RFC 7644 has it.
      status: String(error.status),
    },
    error.status,
  );
}
