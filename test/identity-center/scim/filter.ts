import { ScimError } from './scim-error.ts';

/** Lower-case attribute name and the text it must equal. */
export type Filter = ReadonlyMap<string, string>;

/**
 * Reads `attribute eq "text" and …`; AWS supports `eq` and `and` and nothing else (SCIM developer guide, "Limitations").
 * Throws 400 invalidFilter.
 */
export function readFilter(text: string | null, attributes: readonly string[]): Filter {
  const filter = new Map<string, string>();
  if (text === null) return filter;
  for (const part of text.split(/ and /iu)) {
    const match = /^\s*([\w.:]+) eq ("(?:[^"\\]|\\.)*")\s*$/iu.exec(part);
    const name = match?.[1]?.toLowerCase();
    const value: unknown = match === null ? undefined : parsed(match[2] ?? '');
    if (name === undefined || typeof value !== 'string' || !attributes.includes(name))
      throw new ScimError(400, `The filter is not supported: ${text}`, 'invalidFilter');
    filter.set(name, value);
  }
  return filter;
}

/** Whether a resource's values match; text is compared whatever its case, ids exactly. */
export function matchesFilter(filter: Filter, values: Readonly<Record<string, string | undefined>>): boolean {
  return [...filter].every(([name, wanted]) =>
    name === 'id' || name === 'externalid'
      ? values[name] === wanted
      : values[name]?.toLowerCase() === wanted.toLowerCase(),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
