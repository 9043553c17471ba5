import * as v from 'valibot';
import { consoleDestinationSchema, type ConsoleDestination } from '../../contract/console-place.ts';
import { accountIdSchema, roleNameSchema, type AccountId } from '../../contract/identifiers.ts';
import { longestOrganisationName } from '../ports/settings.ts';
import { oneLine } from '../safe-text/one-line.ts';

/** What a link shows; nothing of it is done. */
export interface ParsedLink {
  readonly accountId: AccountId;
  /** The role whose console is asked for; null: the account is shown. */
  readonly roleName: string | null;
  readonly destination: ConsoleDestination | null;
  /** As the person calls it; null: whichever has the account. */
  readonly organisation: string | null;
}

/** The longest there is: a name of 100 letters, each of them four bytes, each byte three characters. */
const longestLink = 2000;

/** Printable ASCII: an address has nothing else, and all else is for encodings to disagree on. */
const printable = /^[\u0021-\u007e]+$/u;

const withAccount = ['organisation'];
const withConsole = ['organisation', 'service', 'region'];

/**
 * Reads an address of docs/deep-links.md, exactly as it stands there: no other host, no user, port or fragment, no key that it
 * does not know and none twice. Each part is decoded once, after it was cut out. Null: it is none of them.
 */
export function parseLink(address: string): ParsedLink | null {
  if (address.length > longestLink || !printable.test(address)) return null;
  const parts = /^latchkey:\/\/(account|console)\/([^/?#]+)(?:\/([^/?#]+))?(?:\?([^#]+))?$/u.exec(address);
  const [, kind, id = '', name, queryText] = parts ?? [];
  const query = queryOf(queryText ?? '', kind === 'console' ? withConsole : withAccount);
  const account = v.safeParse(accountIdSchema, id);
  if (parts === null || query === null || !account.success || (kind === 'console') !== (name !== undefined))
    return null;
  const roleName = name === undefined ? null : partOf(roleNameSchema, decoded(name));
  const destination = destinationOf(query);
  if (roleName === 'refused' || destination === 'refused') return null;
  const organisation = query.get('organisation') ?? null;
  return { accountId: account.output, roleName, destination, organisation };
}

/** Null: it holds a key that is not known, one twice, or a value that is none. */
function queryOf(text: string, known: readonly string[]): ReadonlyMap<string, string> | null {
  const query = new Map<string, string>();
  for (const part of text === '' ? [] : text.split('&')) {
    const [key = '', value, ...more] = part.split('=');
    // A blank is written `+` by forms and `%20` by all others.
    const read = decoded((value ?? '').replaceAll('+', ' '));
    const isName = read !== null && oneLine(read, longestOrganisationName) === read;
    if (!known.includes(key) || query.has(key) || more.length > 0 || !isName) return null;
    query.set(key, read);
  }
  return query;
}

/** Null: none is named. A service without a region, or the other way round, is no place. */
function destinationOf(query: ReadonlyMap<string, string>): ConsoleDestination | null | 'refused' {
  const [service, region] = [query.get('service'), query.get('region')];
  if (service === undefined && region === undefined) return null;
  return partOf(consoleDestinationSchema, { service, region });
}

function partOf<Output>(schema: v.GenericSchema<unknown, Output>, value: unknown): Output | 'refused' {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : 'refused';
}

/** Null: the bytes that stand there are no text. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
