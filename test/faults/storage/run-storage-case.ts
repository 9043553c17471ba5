import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccountId, Role } from '../../../electron/contract/identifiers.ts';
import { minute, second } from '../../../electron/core/time/instant.ts';
import { startIdentityCenter, type RunningIdentityCenter } from '../../identity-center/start.ts';
import { AppOnDisk, type Place } from '../kill/app-on-disk.ts';
import { HeldStep } from '../kill/held-step.ts';
import { signIn, tokenIn } from '../kill/kill-refresh.ts';
import { OddComputer } from './odd-computer.ts';
import type { StorageCase } from './storage-cases.ts';

/** What was seen of one case. */
export interface StorageSeen {
  readonly said: readonly string[];
  readonly during: string;
  /** What is left after the trouble, another quit, and another start. */
  readonly after: {
    readonly state: string;
    readonly pins: number;
    readonly format: string;
    readonly roles: number;
    readonly tokenIsLatest: boolean;
    readonly said: readonly string[];
  };
  readonly opened: number;
  readonly notified: number;
}

const now = Date.parse('2026-11-22T09:04:00Z');
const noStep = new HeldStep(null, () => undefined);

/** Signs in and pins a role, lets the trouble inject, works through it for 50 minutes, and looks what is left after it. */
export async function runStorageCase(one: StorageCase): Promise<StorageSeen> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-storage-'));
  let simulatorNow = now;
  const simulator = await startIdentityCenter({ accounts: 5, now: () => simulatorNow });
  simulator.control.setSwitches({ singleUseRefreshTokens: true });
  try {
    const { url, startUrl, region } = simulator;
    const place = { folder, url, startUrl, region, organisationId: null, now };
    const organisationId = await signIn(place, simulator);
    const stage = new Stage({ ...place, organisationId }, simulator, (at) => (simulatorNow = at));
    return await stage.play(one);
  } finally {
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

class Stage {
  readonly #place: Place;
  readonly #simulator: RunningIdentityCenter;
  readonly #tellTime: (at: number) => void;
  readonly #computer = new OddComputer();

  constructor(place: Place, simulator: RunningIdentityCenter, tellTime: (at: number) => void) {
    this.#place = place;
    this.#simulator = simulator;
    this.#tellTime = tellTime;
  }

  async play({ when, inject }: StorageCase): Promise<StorageSeen> {
    const parts = this.#computer.parts(this.#place);
    const start = (at: number): AppOnDisk => new AppOnDisk({ ...this.#place, now: at }, noStep, parts);
    const before = start(now);
    await this.#startAndPin(before, 'ReadOnlyAccess');
    await before.latchkey.stop();

    const app = start(now + minute);
    if (when === 'at the start') Object.assign(this.#computer, inject);
    await this.#startAndPin(app, 'ReadOnlyAccess');
    if (when === 'in the middle') Object.assign(this.#computer, inject);
    await this.#work(app);
    const during = stateOf(app);
    const said = noticesOf(app);
    this.#computer.clear();
    app.latchkey.wake();
    await this.#advance(app, 2 * minute);
    await app.latchkey.stop();

    const last = start(app.clock.now());
    await last.latchkey.start();
    await last.settle();
    const after = this.#look(last);
    await last.latchkey.stop();
    return {
      said,
      during,
      after,
      opened: app.browser.opened.length + last.browser.opened.length,
      notified: app.notifier.shown.length + last.notifier.shown.length,
    };
  }

  /** A keychain that asks the person makes the start wait for some seconds, of simulated time. */
  async #startAndPin(app: AppOnDisk, roleName: string): Promise<void> {
    await this.#answered(app, () => app.latchkey.start());
    await this.#answered(app, () => app.latchkey.commands['role.pin']({ role: this.#role(roleName), pinned: true }));
  }

  /** Something of everything that is written: a pin, a copy, a setting, the list, and a refresh when it is due. */
  async #work(app: AppOnDisk): Promise<void> {
    const { commands } = app.latchkey;
    const organisationId = this.#place.organisationId ?? '';
    const role = this.#role('AdministratorAccess');
    await this.#answered(app, () => commands['role.pin']({ role, pinned: true }));
    await this.#answered(app, () => commands['settings.change']({ change: { copyFormat: 'fish' } }));
    await this.#answered(app, () =>
      app.latchkey.perform({ kind: 'copy-account-id', role: this.#role('ReadOnlyAccess') }, 'window'),
    );
    await this.#answered(app, () => commands['catalogue.reload']({ organisationId }));
    await this.#advance(app, 50 * minute);
  }

  /** Whatever fails, the start and each command are answered within some seconds. */
  async #answered(app: AppOnDisk, give: () => Promise<unknown>): Promise<void> {
    const answer = give().then(() => 'answered');
    await this.#advance(app, 6 * second);
    const first = await Promise.race([answer, Promise.resolve('no answer')]);
    if (first !== 'answered') throw new Error('It hangs.');
  }

  async #advance(app: AppOnDisk, milliseconds: number): Promise<void> {
    for (let passed = 0; passed < milliseconds; passed += 2 * second) {
      await app.advance(2 * second);
      this.#tellTime(app.clock.now());
    }
  }

  #role(roleName: string): Role {
    return {
      organisationId: this.#place.organisationId ?? '',
      accountId: '111122223333' as AccountId,
      roleName,
    };
  }

  #look(app: AppOnDisk): StorageSeen['after'] {
    const { folder } = this.#place;
    const { pinned, settings, organisations } = app.latchkey.snapshot();
    const given = this.#simulator.control.secrets().findLast(({ kind }) => kind === 'refreshToken')?.value;
    return {
      state: stateOf(app),
      pins: pinned.length,
      format: settings.copyFormat,
      roles: organisations[0]?.catalogue.roleCount ?? 0,
      tokenIsLatest: existsSync(join(folder, 'secrets.vault')) && given === tokenIn(folder),
      said: noticesOf(app),
    };
  }
}

function stateOf(app: AppOnDisk): string {
  const signIn = app.latchkey.snapshot().organisations[0]?.signIn;
  return signIn?.state === 'signed-in' ? `signed-in, ${signIn.connection}` : (signIn?.state ?? 'nothing');
}

/** The keys of what is said. */
function noticesOf(app: AppOnDisk): string[] {
  return app.latchkey.snapshot().notices.map(({ id }) => id.split(' ')[0] ?? '');
}
