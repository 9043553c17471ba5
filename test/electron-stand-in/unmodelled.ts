/** An object whose members that are not modelled throw by name, so that no test passes by touching one. */

import { rule } from './mutants.ts';

const askedByNode = new Set([
  'then',
  'toJSON',
  'constructor',
  'asymmetricMatch',
  'nodeType',
  '$$typeof',
  '__esModule',
  'default',
]);

export function throwingByName<Shape extends object>(name: string, target: Shape): Shape {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (key in object || typeof key === 'symbol' || askedByNode.has(key))
        return Reflect.get(object, key, receiver) as unknown;
      if (!rule('unmodelled-members-throw')) return undefined;
      throw notModelled(`${name}.${key}`);
    },
    set(object, key, value, receiver) {
      if (key in object || typeof key === 'symbol' || key.startsWith('_'))
        return Reflect.set(object, key, value, receiver);
      throw notModelled(`${name}.${key}`);
    },
  });
}

export function notModelled(what: string): Error {
  return new Error(`The Electron stand-in does not model ${what}: add it there, with its rule in ASSUMPTIONS.md.`);
}
