import type * as v from 'valibot';
import { oneLine } from '../safe-text/one-line.ts';
import { isRecord } from './is-record.ts';

/** More than these are not told one by one. */
const most = 20;
const longestName = 60;

/** The names that a schema does not know, as `guard.colour`. Only objects that it names are looked into, however deep the text is. */
export function unknownNames(value: unknown, schema: Described): string[] {
  return namesIn(value, schema, '').slice(0, most);
}

/** What is looked at of a schema. */
type Described = Pick<v.GenericSchema, 'type'> & {
  readonly entries?: unknown;
  readonly item?: unknown;
  readonly wrapped?: unknown;
  readonly pipe?: unknown;
};

function namesIn(value: unknown, given: Described, at: string): string[] {
  const schema = inner(given);
  if (Array.isArray(value)) {
    const { item } = schema;
    return isDescribed(item) ? value.flatMap((one, place) => namesIn(one, item, `${at}${place}.`)) : [];
  }
  if (!isRecord(value) || schema.type !== 'object' || !isRecord(schema.entries)) return [];
  const { entries } = schema;
  return Object.entries(value).flatMap(([name, one]) => {
    const known = Object.hasOwn(entries, name) ? entries[name] : undefined;
    if (isDescribed(known)) return namesIn(one, known, `${at}${name}.`);
    return [oneLine(`${at}${name}`, longestName) ?? ''];
  });
}

/** What has a default, or is piped, is its own inner schema; a pipe's first is what it is of, and has the entries itself. */
function inner(schema: Described): Described {
  return isDescribed(schema.wrapped) ? inner(schema.wrapped) : schema;
}

function isDescribed(schema: unknown): schema is Described {
  return isRecord(schema) && typeof schema['type'] === 'string';
}
