import '../electron-types.ts';
import { rule } from '../mutants.ts';
import { isReady } from './readiness.ts';

const privileged = new Map<string, Electron.Privileges>();
let registered = false;

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

/** Only before ready, and only once: a second call would replace the first. */
export function registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
  if (isReady() && rule('schemes-before-ready')) {
    throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
  }
  if (registered && rule('schemes-registered-once')) {
    throw new Error('protocol.registerSchemesAsPrivileged may be called only once');
  }
  registered = true;
  for (const { scheme, privileges } of schemes) privileged.set(scheme, privileges ?? {});
}

/** A scheme without `standard` and `secure` has an opaque origin, which the stand-in's mapped address would not show. */
export function isStandardAndSecure(scheme: string): boolean {
  const privileges = privileged.get(scheme);
  return privileges?.standard === true && privileges.secure === true;
}
