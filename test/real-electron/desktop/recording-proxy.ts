/** A company's proxy: it hands on what programs ask for, writes down each address, and can answer in the place of AWS. */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { closeServer, listenOnLoopback } from '../../identity-center/loopback-server.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface RecordingProxy {
  /** What leads Chromium's whole traffic through it, that of this computer too (net/docs/proxy.md). */
  readonly switches: readonly string[];
  /** Method and whole address of each request, as it came. */
  readonly seen: readonly string[];
  /** From now on requests whose path ends so are answered by it; null: handed on again. */
  answerAt(path: string, answer: Answer | null): void;
  close(): Promise<void>;
}

export async function startRecordingProxy(): Promise<RecordingProxy> {
  const seen: string[] = [];
  const answers = new Map<string, Answer>();
  const server = createServer((incoming, outgoing) => {
    seen.push(`${incoming.method ?? ''} ${incoming.url ?? ''}`);
    const { pathname } = new URL(incoming.url ?? '');
    const own = [...answers].find(([path]) => pathname.endsWith(path))?.[1];
    if (own === undefined) handOn(incoming, outgoing);
    else incoming.resume().on('end', () => answer(outgoing, own));
  });
  // Whoever wants to go out of this computer; nothing of a scenario should.
  server.on('connect', ({ url }, socket) => {
    seen.push(`CONNECT ${url ?? ''}`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  const port = await listenOnLoopback(server, 0);
  return {
    switches: [`--proxy-server=http://127.0.0.1:${String(port)}`, '--proxy-bypass-list=<-loopback>'],
    seen,
    answerAt(path, own) {
      if (own === null) answers.delete(path);
      else answers.set(path, own);
    },
    close: () => closeServer(server),
  };
}

function answer(outgoing: ServerResponse, { status, headers, body }: Answer): void {
  outgoing.writeHead(status, headers).end(body);
}

function handOn(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, headers } = incoming;
  const onward = request(incoming.url ?? '', { method, headers }, (reply) => {
    outgoing.writeHead(reply.statusCode ?? 502, reply.rawHeaders);
    pipeline(reply, outgoing).catch(() => outgoing.destroy());
  });
  pipeline(incoming, onward).catch(() => outgoing.destroy());
}
