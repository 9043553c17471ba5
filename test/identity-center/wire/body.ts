import * as v from 'valibot';
import { oidcError } from './service-error.ts';
import type { WireRequest } from './message.ts';

/** The body as the shape given, else the 400 of the OIDC service. Content-Type does not matter: old clients send none. */
export function oidcBody<Schema extends v.GenericSchema>(request: WireRequest, schema: Schema): v.InferOutput<Schema> {
  const result = v.safeParse(schema, parseJson(request.body.toString('utf8')));
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw oidcError('InvalidRequestException', `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`);
}

/** The value a JSON text stands for, or undefined when it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
