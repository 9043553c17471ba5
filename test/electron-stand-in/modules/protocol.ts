import '../electron-types.ts';
import { rule } from '../mutants.ts';
import { isReady } from './readiness.ts';

const standard = new Set<string>();
const secure = new Set<string>();

export type ProtocolHandler = (request: Request) => Response | Promise<Response>;

/** The handlers of one session. */
export class Protocol {
  private readonly handlers = new Map<string, ProtocolHandler>();

  /** @throws Error on a second handler for a scheme. */
  handle(scheme: string, handler: ProtocolHandler): void {
    if (this.handlers.has(scheme) && rule('second-protocol-handler-throws')) {
      throw new Error(`Failed to register protocol: ${scheme}`);
    }
    this.handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    if (!this.handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme);
  }

  _handlerFor(url: string): ProtocolHandler | undefined {
    return this.handlers.get(schemeOf(url));
  }
}

export function schemeOf(url: string): string {
  return /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase() ?? '';
}

/**
 * Only before ready. A second call is not refused, but the processes of windows are told the secure schemes of the last
 * call only (electron_api_protocol.cc: `AppendSwitchASCII` replaces, of the standard schemes alone a list is kept).
 */
export function registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
  if (isReady() && rule('schemes-before-ready')) {
    throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
  }
  if (rule('second-schemes-replace')) secure.clear();
  for (const { scheme, privileges } of schemes) {
    if (privileges?.standard === true) standard.add(scheme);
    if (privileges?.secure === true) secure.add(scheme);
  }
}

/** A scheme without `standard` and `secure` has an opaque origin, which the stand-in's mapped address would not show. */
export function isStandardAndSecure(scheme: string): boolean {
  return standard.has(scheme) && secure.has(scheme);
}
