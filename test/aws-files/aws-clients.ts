/** AWS's own readers and editors of its files, as far as this computer has them. */
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { externalDataInterceptor, loadSharedConfigFiles, loadSsoSessionData } from '@smithy/core/config';
import { awsCommand } from '../harness/aws-command.ts';

/** Values by section. */
export type Sections = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What botocore makes of a text; null: it refuses the whole file. */
export interface ReadByBotocore {
  readonly sections: Sections;
  readonly profiles: Sections;
  readonly sessions: Sections;
}

const script = fileURLToPath(new URL('clients.py', import.meta.url));

/** The Pythons with botocore: of the path, and Debian's, with what its AWS CLI brings. */
export const pythons = [...new Set(['python3', '/usr/bin/python3'])].filter(
  (python) => spawnSync(python, [script], { input: '' }).status === 0,
);
export const cli = awsCommand();
if (pythons.length === 0)
  console.warn('No Python with botocore and awscli: what they make of AWS files is NOT tested.');
if (cli === undefined) console.warn('No AWS CLI 2: what it makes of AWS files is NOT tested.');

/** One running Python. */
export class PythonClient {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: Interface;
  readonly #answers: AsyncIterator<string>;
  readonly name: Promise<string>;

  constructor(python: string) {
    this.#child = spawn(python, [script]);
    this.#child.stderr.pipe(process.stderr);
    this.#lines = createInterface(this.#child.stdout);
    this.#answers = this.#lines[Symbol.asyncIterator]();
    this.name = this.#answer<string>();
  }

  read(text: string): Promise<ReadByBotocore | null> {
    return this.#ask({ read: { text } });
  }

  /** As `aws configure set`; null: it broke on this text. */
  async edit(text: string, section: string, values: Readonly<Record<string, unknown>>): Promise<string | null> {
    const answer = await this.#ask<unknown>({ edit: { text, section, values } });
    return typeof answer === 'string' ? answer : null;
  }

  async end(): Promise<void> {
    const closed = once(this.#child, 'close');
    this.#child.stdin.end();
    await closed;
  }

  async #ask<Answer>(request: object): Promise<Answer> {
    await this.name;
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    return this.#answer();
  }

  async #answer<Answer>(): Promise<Answer> {
    const { value } = (await this.#answers.next()) as { value: string };
    return JSON.parse(value) as Answer;
  }
}

/** What the JavaScript SDK makes of a text, without a file. */
export async function readByJsSdk(
  file: 'config' | 'credentials',
  text: string,
): Promise<{ profiles: Sections; sessions: Sections }> {
  const [config, credentials] = ['/aws-files/config', '/aws-files/credentials'];
  externalDataInterceptor.interceptFile(config, file === 'config' ? text : '');
  externalDataInterceptor.interceptFile(credentials, file === 'config' ? '' : text);
  const read = await loadSharedConfigFiles({ configFilepath: config, filepath: credentials });
  const sessions = await loadSsoSessionData({ configFilepath: config });
  const profiles = file === 'config' ? read.configFile : read.credentialsFile;
  const ofProfiles = Object.entries(profiles).filter(
    ([name]) => file === 'credentials' || !/^(?:sso-session|services)\./u.test(name),
  );
  return { profiles: Object.fromEntries(ofProfiles), sessions };
}
