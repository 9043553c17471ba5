import type { Role } from '../../electron/contract/identifiers.ts';
import { hour, instant, second } from '../../electron/core/time/instant.ts';
import type { Latchkey } from '../../electron/core/app/latchkey.ts';
import { Secret } from '../../electron/core/secret.ts';
import { seeded } from '../soak/random.ts';
import { ManualClock } from '../harness/manual-clock.ts';
import { plainIdentifiers } from '../harness/ports.ts';
import { untilQuiet } from '../harness/until-quiet.ts';
import { grant, InstantIdentityCenter } from './instant-identity-center.ts';
import { keptSignIn } from './kept-sign-in.ts';
import { createCoreOnDisk } from './core-on-disk.ts';

/** Turns of the event loop after which nothing more is expected at this instant. */
const quietTurns = 3;

/** A core, started and signed in, whose service is in this process and costs next to nothing. */
export interface InstantCore {
  readonly latchkey: Latchkey;
  readonly service: InstantIdentityCenter;
  readonly clock: ManualClock;
  readonly advance: (milliseconds: number) => Promise<void>;
  /** A program asks for all of these at one instant; throws where one is not given. */
  readonly askAll: (roles: readonly Role[]) => Promise<void>;
}

export async function startInstantCore(): Promise<InstantCore> {
  const clock = new ManualClock();
  const service = new InstantIdentityCenter(clock);
  const random = seeded(1);
  const secret = new Secret('client');
  const registration = { clientId: secret, clientSecret: secret, expiresAt: instant(clock.now() + 1000 * hour) };
  const latchkey = createCoreOnDisk({
    clock,
    http: { send: () => Promise.reject(new Error('There is no network here.')) },
    identityCenter: () => Promise.resolve(service.port()),
    identifiers: { ...plainIdentifiers, random: () => random.fraction() },
    startUrl: 'https://bench.awsapps.com/start',
    secrets: keptSignIn({ grant: grant(), registration }, clock.now()),
  });
  const advance = (milliseconds: number): Promise<void> =>
    clock.advance(milliseconds, () => untilQuiet(undefined, quietTurns));
  await latchkey.start();
  await advance(second);
  return {
    latchkey,
    service,
    clock,
    advance,
    askAll: async (roles) => {
      const answers = await Promise.all(roles.map((role) => latchkey.credentialsFor(role, { program: 'terraform' })));
      if (!answers.every(({ ok }) => ok)) throw new Error('Not every role was given.');
      await advance(second);
    },
  };
}
