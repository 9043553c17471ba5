import type { Catalogue } from '../../../electron/contract/catalogue.ts';
import type { CommandName } from '../../../electron/contract/commands.ts';
import type { EventName } from '../../../electron/contract/events.ts';
import type { Result } from '../../../electron/contract/failure.ts';
import type { AppSnapshot } from '../../../electron/contract/snapshot.ts';

export interface BridgeCall {
  readonly name: CommandName;
  readonly input: unknown;
}

export interface BridgeState {
  snapshot: AppSnapshot;
  catalogue: Catalogue;
  /** The lists of other organisations, by id; those not named are empty. */
  others: Record<string, Catalogue>;
  /** What other commands answer; those not named answer `{ok: true, value: null}`, a null never answers. */
  answers: Partial<Record<CommandName, Result<unknown> | null>>;
}

/** What a test reaches inside the page. */
export interface FakeMain extends BridgeState {
  readonly calls: BridgeCall[];
  readonly violations: string[];
  push(name: EventName, payload: unknown): void;
}

/** Puts a main process made of plain values into the page. Runs inside the page, so it uses nothing from outside. */
export function installFakeBridge(state: BridgeState): void {
  const listeners: [string, (payload: unknown) => void][] = [];
  const fake: FakeMain = {
    ...state,
    calls: [],
    violations: [],
    push(name, payload) {
      for (const [listened, listener] of listeners) if (listened === name) listener(payload);
    },
  };
  const list = (organisationId: string): unknown =>
    organisationId === fake.catalogue.organisationId
      ? fake.catalogue
      : (fake.others[organisationId] ?? { organisationId, revision: 0, accounts: [] });
  const answer = (name: CommandName, input: unknown): Promise<Result<unknown>> => {
    if (name === 'snapshot.get') return Promise.resolve({ ok: true, value: fake.snapshot });
    if (name === 'catalogue.get') {
      const { organisationId } = input as { organisationId: string };
      return Promise.resolve({ ok: true, value: list(organisationId) });
    }
    const given = fake.answers[name];
    if (name === 'organisations.find' && given === undefined) {
      return Promise.resolve({
        ok: true,
        value: { organisations: [], longLivedKeys: 0, longLivedProfiles: [], problems: [] },
      });
    }
    if ((name === 'browsers.find' || name === 'console.services') && given === undefined) {
      return Promise.resolve({ ok: true, value: [] });
    }
    if (given === null) return new Promise(() => undefined);
    return Promise.resolve(given ?? { ok: true, value: null });
  };
  const bridge = {
    call(name: CommandName, input: unknown): Promise<Result<unknown>> {
      fake.calls.push({ name, input });
      return answer(name, input);
    },
    on(name: string, listener: (payload: unknown) => void): () => void {
      listeners.push([name, listener]);
      return () => listeners.splice(0, listeners.length, ...listeners.filter((entry) => entry[1] !== listener));
    },
  };
  Object.assign(globalThis, { bridge, fakeMain: fake });
  document.addEventListener('securitypolicyviolation', (event) => {
    fake.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
  });
}
