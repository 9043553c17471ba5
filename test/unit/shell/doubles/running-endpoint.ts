import { onTestFinished } from 'vitest';
import { containerError } from '../../../../electron/core/export/served-answer.ts';
import type { EndpointServer } from '../../../../electron/core/ports/credentials-endpoint.ts';
import type { PeerCheck } from '../../../../electron/shell/desktop/browser/peer-check.ts';
import { createCredentialsEndpoint } from '../../../../electron/shell/desktop/programs/credentials-endpoint.ts';
import type { ServerLimits } from '../../../../electron/shell/desktop/programs/program-server.ts';
import { tokens } from '../../../../electron/shell/desktop/programs/tokens.ts';

export const terraform = '0c9f0b8e-5a44-4bb2-9d7c-2f4a1c3f7a10';
export const aws = '5d1a7f52-9f0a-4a8e-8f63-6f0f5b8f2c11';
const given = new Map([terraform, aws].map((id) => [id, tokens.create()]));
export const tokenOf = (id: string): string => given.get(id)?.reveal() ?? '';

export interface RunningEndpoint {
  readonly server: EndpointServer;
  readonly port: number;
  /** Who was answered, with the name they gave. */
  readonly answered: string[];
  readonly otherUsers: string[];
}

/** Starts the endpoint with two consumers; it is closed after the test. */
export async function startEndpoint({
  limits,
  peerOf = () => Promise.resolve('us' as const),
  port = null,
}: { limits?: ServerLimits; peerOf?: PeerCheck; port?: number | null } = {}): Promise<RunningEndpoint> {
  const answered: string[] = [];
  const otherUsers: string[] = [];
  const server = createCredentialsEndpoint({
    peerOf,
    ...(limits === undefined ? {} : { limits }),
  });
  onTestFinished(() => server.close());
  const listening = await server.listen(port, {
    onOtherUser: (id) => void otherUsers.push(id),
    isAdmitted: (id, token) => token.reveal() !== '' && token.reveal() === given.get(id)?.reveal(),
    answer(id, program) {
      answered.push(`${id} ${program}`);
      return Promise.resolve(containerError(200, 'credentials', 'of the role'));
    },
  });
  return { server, port: listening, answered, otherUsers };
}

export interface EndpointRequest {
  readonly line?: string;
  readonly host?: string;
  readonly token?: string | null;
  readonly more?: readonly string[];
  readonly body?: string;
}

/** A request as an SDK sends it, but for what is given. */
export function written(port: number, request: EndpointRequest = {}): string {
  const { line = `GET /credentials/${terraform} HTTP/1.1`, host = `127.0.0.1:${String(port)}` } = request;
  const { token = tokenOf(terraform), more = [], body = '' } = request;
  const authorization = token === null ? [] : [`Authorization: ${token}`];
  return [line, `Host: ${host}`, 'User-Agent: Boto3/1.34', ...authorization, ...more, '', body].join('\r\n');
}

export const statusOf = (answer: string): number => Number(answer.split(' ')[1] ?? 0);
