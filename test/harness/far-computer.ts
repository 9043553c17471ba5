/**
 * Another computer that one signs in to with OpenSSH: Debian's own server with keys and a configuration of the test's own, in a
 * network of its own, so that its 127.0.0.1 is not ours. Nothing of this computer's server, if it has one, is touched.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { outputOf, runProgram, type Ended } from './run-program.ts';
import { until } from './until.ts';

const sshd = '/usr/sbin/sshd';
const host = 'far';

/** What is missing for it here, as a sentence; null: nothing. */
export function farComputerIsMissing(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'a network of its own takes root on Linux';
  const missing = [sshd, '/usr/bin/ssh', '/usr/bin/curl'].filter((program) => !existsSync(program));
  if (missing.length > 0) return `${missing.join(', ')} (Debian: openssh-server, openssh-client, curl)`;
  const own = spawnSync('unshare', ['-n', 'ip', 'link', 'set', 'lo', 'up']);
  return own.status === 0 ? null : 'no network of its own can be made (Debian: iproute2)';
}

export interface FarComputer {
  /** Signs in with these options of ssh, runs the text in a shell there, and signs out. */
  run(options: readonly string[], text: string): Promise<Ended>;
}

export interface NearServer {
  /** The same from a server in our own network, by another user of this computer. */
  runAs(uid: number, options: readonly string[], text: string): Promise<Ended>;
  close(): Promise<void>;
}

/** @param folder of the test's own, empty. */
export async function makeFarComputer(folder: string): Promise<FarComputer> {
  const { configuration, words } = await layOut(folder, 'me');
  // Started for one connection, over standard input and output.
  const far = `ip link set lo up && exec ${sshd} -i -f '${configuration}'`;
  const proxy = `ProxyCommand=unshare -n sh -c "${far}"`;
  return {
    run: (options, text) =>
      runProgram('/usr/bin/ssh', [...words, '-o', proxy, ...options, host, 'sh -s'], { input: text }),
  };
}

/** A server that listens on 127.0.0.1, at a high port, for whoever has the key. */
export async function startNearServer(folder: string, uid: number): Promise<NearServer> {
  const { configuration, key, words } = await layOut(folder, 'other');
  for (const path of [folder, key]) chownSync(path, uid, uid);
  const port = await freePort();
  const server = spawn(sshd, ['-D', '-e', '-f', configuration, '-o', `ListenAddress=127.0.0.1:${String(port)}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await until('the server of OpenSSH', () => answers(port));
  return {
    runAs: (user, options, text) =>
      runProgram(
        '/usr/bin/ssh',
        [...words, '-p', String(port), '-o', 'HostName=127.0.0.1', ...options, host, 'sh -s'],
        {
          input: text,
          ...(user === 0 ? {} : { uid: user, gid: user }),
          cwd: '/',
        },
      ),
    async close() {
      const gone = once(server, 'exit');
      server.kill();
      await gone;
    },
  };
}

async function layOut(
  folder: string,
  name: string,
): Promise<{ readonly configuration: string; readonly key: string; readonly words: readonly string[] }> {
  // Where the server shuts itself in; Debian's service makes it at its start.
  mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const [hostKey, key] = [join(folder, 'host-key'), join(folder, name)];
  for (const file of [hostKey, key]) await outputOf('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
  const [known, configuration] = [join(folder, 'known-hosts'), join(folder, 'sshd-configuration')];
  writeFileSync(known, `${host} ${readFileSync(`${hostKey}.pub`, 'utf8')}`);
  const lines = [
    `HostKey ${hostKey}`,
    `AuthorizedKeysFile ${key}.pub`,
    'PermitRootLogin yes',
    'PasswordAuthentication no',
    'UsePAM no',
    'StrictModes no',
    'StreamLocalBindUnlink yes',
    'PidFile none',
    'LogLevel ERROR',
  ];
  writeFileSync(configuration, lines.map((line) => `${line}\n`).join(''));
  const options = [
    `UserKnownHostsFile=${known}`,
    `HostKeyAlias=${host}`,
    'StrictHostKeyChecking=yes',
    'IdentitiesOnly=yes',
    'BatchMode=yes',
    'ExitOnForwardFailure=yes',
    'User=root',
  ];
  return { configuration, key, words: ['-F', 'none', '-i', key, ...options.flatMap((option) => ['-o', option])] };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
