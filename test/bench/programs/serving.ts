/**
 * The app as programs see it, in a process of its own: signed in at a service that costs next to nothing, with its real socket,
 * script and endpoint. Prints one line of JSON once it serves, and one with its memory for each line it is sent; ends with its
 * standard input.
 *
 * @param process.argv[2] the home folder.
 */
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { AccountId, Role } from '../../../electron/contract/identifiers.ts';
import { EndpointConsumers } from '../../../electron/core/export/endpoint-consumers.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { hour, instant } from '../../../electron/core/time/instant.ts';
import { ServerTime } from '../../../electron/core/time/server-time.ts';
import { createDataFolder } from '../../../electron/shell/desktop/files/data-folder.ts';
import { identifiers } from '../../../electron/shell/desktop/identifiers.ts';
import { createCredentialsEndpoint } from '../../../electron/shell/desktop/programs/credentials-endpoint.ts';
import { scriptPath } from '../../../electron/shell/desktop/programs/credentials-script.ts';
import { createProgramSocket } from '../../../electron/shell/desktop/programs/program-socket.ts';
import { tokens } from '../../../electron/shell/desktop/programs/tokens.ts';
import { systemClock } from '../../../electron/shell/desktop/system-clock.ts';
import { RecordingLog } from '../../harness/recording-log.ts';
import { createCoreOnDisk, organisationId } from '../core-on-disk.ts';
import { grant, InstantIdentityCenter } from '../instant-identity-center.ts';
import { keptSignIn } from '../kept-sign-in.ts';

const home = process.argv[2] ?? '';
const log = new RecordingLog();
const files = createDataFolder(join(home, 'data'), systemClock);
const secret = new Secret('client');
const registration = { clientId: secret, clientSecret: secret, expiresAt: instant(systemClock.now() + 1000 * hour) };
const service = new InstantIdentityCenter(systemClock);
const latchkey = createCoreOnDisk({
  clock: systemClock,
  http: { send: () => Promise.reject(new Error('There is no network here.')) },
  identityCenter: () => Promise.resolve(service.port()),
  startUrl: 'https://bench.awsapps.com/start',
  secrets: keptSignIn({ grant: grant(), registration }, systemClock.now()),
  programSocket: createProgramSocket({
    system: 'linux',
    home,
    runtimeFolder: undefined,
    executable: null,
    ownExecutable: '',
    files,
    log,
  }),
});
await latchkey.start();

const consumers = new EndpointConsumers({
  files,
  server: createCredentialsEndpoint({ peerOf: () => Promise.resolve('unchecked') }),
  tokens,
  identifiers,
  time: new ServerTime(systemClock),
  log,
  credentialsFor: (role, source) => latchkey.credentialsFor(role, source),
  otherUserAsked: () => undefined,
  report: { programsChanged: () => undefined },
});
await consumers.start();
const role: Role = { organisationId, accountId: '111122223333' as AccountId, roleName: 'ReadOnlyAccess' };
const opened = await consumers.open(role, 'bench');
if (!opened.ok) throw new Error(opened.failure.sentence);
const { address, tokenPath } = opened.value;
const words = [organisationId, role.accountId, role.roleName];
say({ script: scriptPath(home), words, address, tokenFile: join(home, 'data', tokenPath) });

createInterface(process.stdin)
  .on('line', () => say({ residentMb: process.memoryUsage.rss() / 2 ** 20 }))
  .on('close', () => process.exit(0));

function say(what: object): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}
