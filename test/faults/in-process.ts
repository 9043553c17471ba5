import { createIdentityCenter } from '../../electron/aws/create-identity-center.ts';
import { createLatchkey } from '../../electron/core/app/create-latchkey.ts';
import type { Latchkey } from '../../electron/core/app/latchkey.ts';
import { createSessionHttp } from '../../electron/shell/desktop/network/session-http.ts';
import { Control } from '../identity-center/control/control.ts';
import { Simulator } from '../identity-center/simulator.ts';
import { RoleCredentialsStore } from '../identity-center/state/role-credentials.ts';
import { ManualClock } from '../harness/manual-clock.ts';
import {
  plainIdentifiers,
  RecordingConfirmation,
  RecordingLog,
  RecordingNotifier,
  SetUserPresence,
  SetNetwork,
} from '../harness/memory-ports.ts';
import { Computer } from './computer.ts';
import { isHashing } from './hashing.ts';
import { SimulatedClock } from './simulated-clock.ts';
import { Wire, origin } from './wire.ts';

/** Turns of the event loop without traffic after which nothing more is expected. */
const quietTurns = 4;

/** An organisation of the simulator. */
export interface SimulatedOrganisation {
  readonly simulator: Simulator;
  readonly control: Control;
}

export interface InProcessOptions {
  readonly seed?: number;
  /** One organisation at home in each. */
  readonly regions?: readonly string[];
  readonly accounts?: number;
}

/** The core, AWS's clients and the network port as they are shipped; the simulator a function call away. */
export class InProcess {
  readonly clock = new ManualClock();
  readonly simulatedClock = new SimulatedClock(this.clock);
  readonly computer = new Computer();
  readonly files = this.computer.files;
  readonly vault = this.computer.vault;
  readonly settings = this.computer.settings;
  readonly browser = this.computer.browser;
  readonly clipboard = this.computer.clipboard;
  readonly returns = this.computer.returns;
  readonly confirmation = new RecordingConfirmation();
  readonly notifier = new RecordingNotifier();
  readonly log = new RecordingLog();
  readonly organisations: readonly SimulatedOrganisation[];
  readonly wire: Wire;
  readonly latchkey: Latchkey;

  constructor({ seed = 1, regions = ['us-east-1'], accounts = 5 }: InProcessOptions = {}) {
    const shared = { clock: this.simulatedClock, roleCredentials: new RoleCredentialsStore() };
    this.organisations = regions.map((region, place) => {
      const startUrl = `https://organisation-${String(place)}.awsapps.com/start`;
      const simulator = new Simulator({ accounts, seed: seed + place, region, startUrl, shared });
      simulator.origin = origin;
      return { simulator, control: new Control(simulator) };
    });
    this.wire = new Wire(
      this.organisations.map(({ simulator }) => simulator),
      this.simulatedClock,
    );
    this.wire.callAhead = (address) => this.returns.comeBack(address);
    const base = `${origin}/{region}`;
    const overrides = { sso: base, 'sso-oidc': base, sts: base, signin: base };
    this.latchkey = createLatchkey({
      files: this.files,
      vault: this.vault,
      settings: this.settings,
      browser: this.browser,
      confirmation: this.confirmation,
      clipboard: this.clipboard,
      listeners: this.returns,
      notifier: this.notifier,
      log: this.log,
      clock: this.clock,
      http: createSessionHttp((url, init) => this.wire.fetch(url, init), this.clock),
      identityCenter: (heard) =>
        Promise.resolve(createIdentityCenter(heard, overrides, (message) => this.log.warn(message))),
      identifiers: plainIdentifiers,
      userPresence: new SetUserPresence(),
      network: new SetNetwork(),
      platform: { system: 'linux', wayland: false, desktop: '', locale: 'en-GB', version: '0.0.0', packaged: false },
      overrides,
    });
  }

  /** The first organisation. */
  get first(): SimulatedOrganisation {
    const [first] = this.organisations;
    if (first === undefined) throw new Error('There is no organisation.');
    return first;
  }

  /** Lets everything that is on its way arrive; what the simulator answers late waits for the clock. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < quietTurns;) {
      await new Promise((resolve) => setImmediate(resolve));
      quiet = this.wire.isBusy() || isHashing() ? 0 : quiet + 1;
    }
  }

  /** Moves time on; all that it sets off is done when this resolves. */
  advance(milliseconds: number): Promise<void> {
    return this.clock.advance(milliseconds, () => this.settle());
  }

  async close(): Promise<void> {
    await this.latchkey.stop();
    this.simulatedClock.close();
  }
}
