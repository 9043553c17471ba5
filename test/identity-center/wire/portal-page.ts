import { jsonReply } from './message.ts';
import type { WireReply, WireRequest } from './message.ts';
import { portalError } from './service-error.ts';
import type { Switches } from '../state/switches.ts';

export interface PagedList<Item> {
  /** `accountList` or `roleList` */
  field: string;
  /** Ties a next_token to its list, so that one of another list is refused. */
  list: string;
  items: readonly Item[];
  isShown: (item: Item) => boolean;
  show: (item: Item) => unknown;
}

/**
 * One page. The next_token holds a position in the whole list, so what is removed between two pages makes a page shorter but
 * never hides a neighbour.
 */
export function portalPage<Item>(request: WireRequest, switches: Switches, paged: PagedList<Item>): WireReply {
  const size = Math.min(maxResult(request), switches.pageSize);
  const token = request.query.get('next_token');
  if (token === null && switches.emptyFirstPage) return reply(paged, [], makeToken(paged.list, 0));
  const page: Item[] = [];
  let position = token === null ? 0 : readToken(token, paged.list);
  for (; position < paged.items.length && page.length < size; position += 1) {
    const item = paged.items[position];
    if (item !== undefined && paged.isShown(item)) page.push(item);
  }
  const more = paged.items.slice(position).some((item) => paged.isShown(item));
  return reply(paged, page, more ? makeToken(paged.list, position) : null);
}

function reply<Item>(paged: PagedList<Item>, page: readonly Item[], nextToken: string | null): WireReply {
  return jsonReply({ nextToken, [paged.field]: page.map((item) => paged.show(item)) });
}

function maxResult(request: WireRequest): number {
  const text = request.query.get('max_result');
  if (text === null) return 100;
  const number = /^\d{1,4}$/u.test(text) ? Number(text) : 0;
  if (number < 1 || number > 100) throw portalError('InvalidRequestException', 'max_result must be from 1 to 100');
  return number;
}

function makeToken(list: string, position: number): string {
  return Buffer.from(`${list}\n${String(position)}`).toString('base64');
}

function readToken(token: string, list: string): number {
  const [name, position] = Buffer.from(token, 'base64').toString('utf8').split('\n');
  if (name !== list || position === undefined || !/^\d+$/u.test(position)) {
    throw portalError('InvalidRequestException', 'next_token is not valid');
  }
  return Number(position);
}
