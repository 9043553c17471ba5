/** Base of the objects that the operating system can take away: every use after that throws, as in Electron. */
import { EventEmitter } from 'node:events';
import { rule } from '../mutants.ts';
import { notModelled } from '../unmodelled.ts';

const stillAllowed = new Set(['isDestroyed', 'id', 'then', 'toJSON', 'constructor', 'emit', '_events', '_eventsCount']);

export class Destroyable<Events extends Record<keyof Events, unknown[]>> extends EventEmitter<Events> {
  protected destroyed = false;
  /** What the app holds of this object; the object itself works on unguarded. */
  protected self: this = this;

  /**
   * What the app gets: throws once it is destroyed, and by name for members that are not modelled.
   * Constructors return it.
   */
  protected guard(name: string): this {
    this.self = new Proxy(this, {
      get: (target, key) => {
        if (typeof key === 'string') this.refuse(name, key);
        const value: unknown = Reflect.get(target, key, target);
        return isMethod(value) && key !== 'constructor' ? this.bound(value) : value;
      },
    });
    return this.self;
  }

  private refuse(name: string, key: string): void {
    if (stillAllowed.has(key)) return;
    if (!(key in this)) throw notModelled(`${name}.${key}`);
    if (this.destroyed && !key.startsWith('_') && rule('destroyed-objects-throw')) {
      throw this.destroyedError();
    }
  }

  /** What every use after that throws. */
  protected destroyedError(): Error {
    return new TypeError('Object has been destroyed');
  }

  /** Methods run on the object itself and give the guarded one back where they return `this`. */
  private bound(method: (...values: unknown[]) => unknown): (...values: unknown[]) => unknown {
    return (...values) => {
      const result = method.apply(this, values);
      return result === this ? this.self : result;
    };
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }
}

function isMethod(value: unknown): value is (...values: unknown[]) => unknown {
  return typeof value === 'function';
}
