import type { Client } from './clients.ts';
import type { LinkedApp } from './linked-app.ts';

/** A way by which a program gets credentials of a role. */
export interface Way {
  readonly name: string;
  readonly prepare: (app: LinkedApp) => Promise<void>;
  /** How a client is started; null: this computer does not have it. */
  readonly start: (app: LinkedApp, client: Client) => Promise<readonly string[] | null>;
  /** Clients that keep what they were given on disk, by themselves, until its end. */
  readonly keepsKeys: readonly string[];
  /** What the person reads once the sign-in has ended, by client; null: what was handed out is good until its own end. */
  readonly afterTheEnd: Readonly<Record<string, RegExp | null>>;
}

const ourSentence = /Latchkey: The sign-in to Northwind has ended\. Sign in again\./u;
/** What stands in the answer of the endpoint, which these clients print whole. */
const ourAnswer = /"Message":"The sign-in to Northwind has ended\. Sign in again\."/u;
const noToken = /Token for latchkey-northwind does not exist/u;
/**
 * The default chain of this SDK goes on to the next provider whatever one of them said, and tells of none
 * (@smithy/property-provider, `chain`). A logger shows our sentence.
 */
const nothingFound = /Could not load credentials from any providers/u;

export const ways: readonly Way[] = [
  linked('process', 'by-process', [], {
    'AWS CLI': ourSentence,
    botocore: ourSentence,
    'SDK for JavaScript': nothingFound,
  }),
  linked('sso', 'by-sso', ['AWS CLI'], {
    'AWS CLI': noToken,
    botocore: noToken,
    'SDK for JavaScript': /The SSO session token associated with profile=by-sso was not found or is invalid\./u,
  }),
  linked('keys', 'by-keys', [], { 'AWS CLI': null, botocore: null, 'SDK for JavaScript': null }),
  byEndpoint(),
];

function linked(
  way: 'process' | 'sso' | 'keys',
  profile: string,
  keepsKeys: Way['keepsKeys'],
  afterTheEnd: Way['afterTheEnd'],
): Way {
  return {
    name: way,
    prepare: (app) => app.link(way, profile),
    start: (_app, client) => Promise.resolve(client.command(profile)),
    keepsKeys,
    afterTheEnd,
  };
}

/** The lines of "Shell, renews by itself", and the client from that shell. */
function byEndpoint(): Way {
  return {
    name: 'endpoint',
    prepare: () => Promise.resolve(),
    async start(app, client) {
      const command = client.command(null);
      if (command === null) return null;
      const lines = await app.shellLines();
      return ['/bin/bash', '--norc', '-c', `${lines}exec "$@"\n`, 'bash', ...command];
    },
    keepsKeys: [],
    afterTheEnd: { 'AWS CLI': ourAnswer, botocore: ourAnswer, 'SDK for JavaScript': nothingFound },
  };
}
