import { oddCharacters, oddJson, oddNames } from './odd-values.ts';
import { isGentle, keptInKind, mutateText } from './mutate-text.ts';

/** One change: where, which kind, and with what; each taken modulo what there is. */
export type Step = readonly [at: number, how: number, what: number];

/** JSON as it can be written: with a name twice in one object, and with numbers that no `Number` is. */
type Node =
  | { readonly kind: 'object'; readonly entries: [name: string, value: Node][] }
  | { readonly kind: 'list'; readonly items: Node[] }
  | { readonly kind: 'leaf'; readonly json: string };

interface Spot {
  readonly node: Node;
  readonly put: (node: Node) => void;
  readonly drop: () => void;
  readonly again: (node: Node) => void;
  readonly rename: (name: string) => void;
}

/**
 * JSON text of a valid value after these changes. Of every eight changes one is to the text itself. A gentle mutation only
 * puts letters, digits and numbers in the place of others, and turns the order of names round.
 */
export function mutateJson(valid: unknown, steps: readonly Step[]): string {
  let root = nodeOf(valid);
  if (isGentle(steps)) {
    for (const [at, , what] of steps) {
      const spots = spotsOf(root, (node) => (root = node));
      const spot = spots[at % spots.length];
      spot?.put(gentlyEdited(spot.node, what));
    }
    return written(root);
  }
  const later: Step[] = [];
  for (const [at, how, what] of steps) {
    if (how % 8 === 7) {
      later.push([at, Math.floor(how / 8), what]);
      continue;
    }
    const spots = spotsOf(root, (node) => (root = node));
    const spot = spots[at % spots.length];
    if (spot !== undefined) change(spot, Math.floor(how / 8), what);
  }
  return mutateText(written(root), later);
}

const changes: readonly ((spot: Spot, what: number) => void)[] = [
  (spot) => spot.drop(),
  (spot, what) => spot.rename(of(oddNames, what)),
  (spot, what) => spot.put({ kind: 'leaf', json: of(oddJson, what) }),
  (spot, what) => spot.put({ kind: 'leaf', json: of(oddJson, what) }),
  (spot) => spot.again(spot.node),
  (spot, what) => spot.again({ kind: 'leaf', json: of(oddJson, what) }),
  (spot) => spot.put({ kind: 'list', items: [spot.node] }),
  (spot, what) => spot.put({ kind: 'object', entries: [[of(oddNames, what), spot.node]] }),
  (spot, what) => spot.put(otherType(spot.node, what)),
  (spot, what) => spot.put(edited(spot.node, what)),
  (spot, what) => spot.put(edited(spot.node, what)),
  (spot, what) => addTo(spot.node, what),
];

function change(spot: Spot, how: number, what: number): void {
  of(changes, how)(spot, what);
}

function otherType(node: Node, what: number): Node {
  if (node.kind !== 'leaf') return { kind: 'leaf', json: of(['null', '""', '0', '[]', '{}'], what) };
  return {
    kind: 'leaf',
    json: node.json.startsWith('"') ? (/[1-9]\d*/u.exec(node.json)?.[0] ?? '7') : JSON.stringify(node.json),
  };
}

/** A text with something odd in it, a number a little or a thousand times off, a list turned round. */
function edited(node: Node, what: number): Node {
  if (node.kind === 'list') return { kind: 'list', items: node.items.toReversed() };
  if (node.kind === 'object') return { kind: 'object', entries: node.entries.toReversed() };
  const value: unknown = JSON.parse(node.json.replaceAll(/[+-]?1e999|NaN/gu, '0'));
  if (typeof value === 'number') {
    const edits = [value + 1, value - 1, -value, value / 3, value * 1000, value / 1000];
    return { kind: 'leaf', json: JSON.stringify(of(edits, what)) };
  }
  if (typeof value !== 'string') return { kind: 'leaf', json: 'null' };
  const place = what % (value.length + 1);
  const odd = of(oddCharacters, Math.floor(what / 7));
  const edits = [
    `${value.slice(0, place)}${odd}${value.slice(place)}`,
    value.slice(0, place),
    value.repeat(200),
    value.toUpperCase(),
  ];
  return { kind: 'leaf', json: JSON.stringify(of(edits, Math.floor(what / 3))) };
}

function gentlyEdited(node: Node, what: number): Node {
  if (node.kind === 'list') return node;
  if (node.kind === 'object') return { kind: 'object', entries: node.entries.toReversed() };
  const value: unknown = JSON.parse(node.json);
  if (typeof value === 'boolean') return { kind: 'leaf', json: JSON.stringify(!value) };
  if (typeof value === 'number') return { kind: 'leaf', json: JSON.stringify(value + (what % 2)) };
  return typeof value === 'string'
    ? { kind: 'leaf', json: JSON.stringify(keptInKind(value, Math.floor(what / 7), what)) }
    : node;
}

function addTo(node: Node, what: number): void {
  const odd: Node = { kind: 'leaf', json: of(oddJson, what) };
  if (node.kind === 'object') node.entries.push([of(oddNames, what), odd]);
  if (node.kind === 'list') node.items.splice(what % (node.items.length + 1), 0, odd);
}

function spotsOf(node: Node, put: (node: Node) => void): Spot[] {
  const top: Spot = { node, put, drop: () => put({ kind: 'leaf', json: 'null' }), again: nothing, rename: nothing };
  return [top, ...within(node)];
}

function within(node: Node): Spot[] {
  if (node.kind === 'list') {
    const { items } = node;
    return items.flatMap((item, place) => [
      {
        node: item,
        put: (next: Node) => (items[place] = next),
        drop: () => items.splice(place, 1),
        again: (next: Node) => items.splice(place, 0, next),
        rename: nothing,
      },
      ...within(item),
    ]);
  }
  if (node.kind !== 'object') return [];
  const { entries } = node;
  return entries.flatMap(([name, value], place) => [
    {
      node: value,
      put: (next: Node) => (entries[place] = [name, next]),
      drop: () => entries.splice(place, 1),
      again: (next: Node) => entries.splice(place + 1, 0, [name, next]),
      rename: (next: string) => (entries[place] = [next, value]),
    },
    ...within(value),
  ]);
}

function nodeOf(value: unknown): Node {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(nodeOf) };
  if (typeof value !== 'object' || value === null) return { kind: 'leaf', json: JSON.stringify(value) };
  return { kind: 'object', entries: Object.entries(value).map(([name, one]) => [name, nodeOf(one)]) };
}

function written(node: Node): string {
  if (node.kind === 'leaf') return node.json;
  if (node.kind === 'list') return `[${node.items.map(written).join(',')}]`;
  return `{${node.entries.map(([name, value]) => `${JSON.stringify(name)}:${written(value)}`).join(',')}}`;
}

function of<Value>(all: readonly Value[], what: number): Value {
  const found = all[what % all.length];
  if (found === undefined) throw new RangeError('There is nothing to choose from.');
  return found;
}

function nothing(): void {
  // The whole has no name and stands in no list.
}
