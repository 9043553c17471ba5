import type { Latchkey } from '../../electron/core/app/latchkey.ts';
import { createSessionHttp } from '../../electron/shell/desktop/network/session-http.ts';
import { Control } from '../identity-center/control/control.ts';
import { Simulator } from '../identity-center/simulator.ts';
import { RoleCredentialsStore } from '../identity-center/state/role-credentials.ts';
import { createCore } from '../harness/create-core.ts';
import { ManualClock } from '../harness/manual-clock.ts';
import { RecordingConfirmation, RecordingNotifier, simulatorEndpoints } from '../harness/ports.ts';
import { RecordingLog } from '../harness/recording-log.ts';
import { untilQuiet } from '../harness/until-quiet.ts';
import { Computer } from './computer.ts';
import { isHashing } from './hashing.ts';
import { SimulatedClock } from './simulated-clock.ts';
import { Wire, origin } from './wire.ts';

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
  readonly awsFiles = this.computer.awsFiles;
  readonly tokenCache = this.computer.tokenCache;
  readonly endpointServer = this.computer.endpointServer;
  readonly programSocket = this.computer.programSocket;
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
    const { clock, files, vault, settings, browser, confirmation, clipboard, notifier, log } = this;
    const { awsFiles, tokenCache, endpointServer, programSocket } = this;
    const ofPrograms = { awsFiles, tokenCache, endpointServer, programSocket };
    const doubles = { clock, files, vault, settings, browser, confirmation, clipboard, notifier, log, ...ofPrograms };
    this.latchkey = createCore(
      { ...doubles, overrides: simulatorEndpoints(origin) },
      {
        listeners: this.returns,
        http: createSessionHttp((url, init) => this.wire.fetch(url, init), this.clock),
      },
    );
  }

  /** The first organisation. */
  get first(): SimulatedOrganisation {
    const [first] = this.organisations;
    if (first === undefined) throw new Error('There is no organisation.');
    return first;
  }

  /** Lets everything that is on its way arrive; what the simulator answers late waits for the clock. */
  settle(): Promise<void> {
    return untilQuiet(() => this.wire.isBusy() || isHashing());
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
