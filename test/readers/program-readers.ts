import { join } from 'node:path';
import { askCredentials } from '../../electron/cli/ask-credentials.ts';
import { callingProgram } from '../../electron/cli/calling-program.ts';
import { doorIn } from '../../electron/cli/program-door.ts';
import { claimedName } from '../../electron/core/export/claimed-name.ts';
import { awsFilePath } from '../../electron/shell/desktop/files/aws-file-paths.ts';
import { answerIn } from '../../electron/shell/desktop/files/login-shell.ts';
import { ownerOfPeer } from '../../electron/shell/desktop/browser/socket-table.ts';
import { consumerIdOf } from '../../electron/shell/desktop/programs/credentials-endpoint.ts';
import { roleOf } from '../../electron/shell/desktop/programs/socket-answers.ts';
import { mutateJson } from './mutate-json.ts';
import { mutateText } from './mutate-text.ts';
import { assert, assertNoCanary, assertOneLine, canary, type Verdict } from './properties.ts';
import { reader, type Reader } from './reader.ts';
import { organisationId, role } from './valid-files.ts';

const door = { address: join(import.meta.dirname, 'no-such-socket'), token: canary };

function pipe(text: string): Verdict {
  const found = doorIn(text);
  assert(found?.address !== '', 'an address that would be a web server');
  return found === null ? 'refused' : 'whole';
}

/** The command line ends in a sentence, however odd the door. */
async function askAtDoor(text: string): Promise<void> {
  const found = doorIn(text);
  // No socket of this computer is asked but the one that is not there.
  if (found === null || found.address !== door.address) return;
  const end = await askCredentials(found, { role, program: 'terraform', patience: AbortSignal.timeout(1000) });
  assert(end.code !== 0 && end.stdout === '', 'credentials from nowhere');
  assertOneLine(end.stderr.trimEnd(), 500, 'the sentence');
  assertNoCanary(end.stderr, 'the sentence');
}

const mark = 'latchkey0123456789abcdef0123456789abcdef';
const printed = `Welcome\n${mark}/home/robin/.aws/work${mark}~/.aws/credentials${mark}\nBye\n`;

function loginShell(text: string): Verdict {
  const answer = answerIn(text, mark, 2);
  if (answer === null) return 'refused';
  const [configFile, credentialsFile] = answer;
  const environment = { home: '/home/robin', configFile, credentialsFile };
  const paths = (['config', 'credentials'] as const).map((file) => awsFilePath(file, environment).path);
  for (const path of paths) assert(path === null || path.startsWith('/'), `a path that depends: ${String(path)}`);
  return paths.includes(null) ? 'part' : 'whole';
}

const processes: Readonly<Record<string, string>> = {
  '/proc/7/stat': '7 (sh (a) b) S 5 7 7 0 -1 4194304 101 0 0 0',
  '/proc/5/comm': 'terraform\n',
};

async function caller(comm: string): Promise<Verdict> {
  const name = await callingProgram(7, (path) =>
    path === '/proc/7/comm' ? Promise.resolve(comm) : Promise.resolve(processes[path] ?? ''),
  );
  assert(/^[ -~]*$/u.test(name), 'a name that no header can hold');
  return name === '' ? 'refused' : 'whole';
}

async function parentOfCaller(stat: string): Promise<Verdict> {
  const name = await callingProgram(7, (path) => {
    if (path === '/proc/7/comm') return Promise.resolve('sh\n');
    if (path === '/proc/7/stat') return Promise.resolve(stat);
    assert(/^\/proc\/\d+\/comm$/u.test(path), `another file of the system: ${path}`);
    return Promise.resolve(processes[path] ?? '');
  });
  return name === 'terraform' ? 'whole' : name === '' ? 'refused' : 'part';
}

function claim(text: string): Verdict {
  const name = claimedName(text);
  assertOneLine(name, 60, 'the name of a program');
  return name === '' ? 'refused' : 'whole';
}

function socketTarget(target: string): Verdict {
  const found = roleOf(target);
  if (found === null) return 'refused';
  const { organisationId: of, accountId, roleName } = found;
  assert(target === `/credentials/${of}/${accountId}/${roleName}`, 'another role than the one that was asked for');
  return 'whole';
}

function endpointTarget(target: string): Verdict {
  const id = consumerIdOf(target);
  assert(id === '' || target === `/credentials/${id}`, 'another consumer than the one that was asked for');
  return id === '' ? 'refused' : 'whole';
}

const table = [
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
  '   0: 0100007F:4E21 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 31337 1 0 100 0 0 10 0',
  '   1: 0100007F:C350 0100007F:4E21 01 00000000:00000000 00:00000000 00000000  1000        0 31338 1 0 20 4 30 10 -1',
].join('\n');

/** Nobody is one of us of whom no row tells. */
function peer(text: string): Verdict {
  const owner = ownerOfPeer(text, { address: '127.0.0.1', port: 50_000 }, { address: '127.0.0.1', port: 20_001 });
  if (owner === 'us') assert(text.includes('0100007F:C350'), 'one of us without a row');
  return owner === 'us' ? 'whole' : owner === 'untold' ? 'refused' : 'part';
}

export const programReaders: readonly Reader[] = [
  reader('pipe.json', (steps) => mutateJson(door, steps), pipe, askAtDoor),
  reader('what a login shell prints', (steps) => mutateText(printed, steps), loginShell),
  reader('the name of a process', (steps) => mutateText('aws\n', steps), caller),
  reader('the parent of a process', (steps) => mutateText(processes['/proc/7/stat'] ?? '', steps), parentOfCaller),
  reader('what a program calls itself', (steps) => mutateText('aws-cli/2.9.19 Python/3.11.2', steps), claim),
  reader(
    'what the socket is asked for',
    (steps) => mutateText(`/credentials/${organisationId}/${role.accountId}/${role.roleName}`, steps),
    socketTarget,
  ),
  reader(
    'what the endpoint is asked for',
    (steps) => mutateText(`/credentials/${organisationId}`, steps),
    endpointTarget,
  ),
  reader('tables of sockets', (steps) => mutateText(table, steps), peer),
];
