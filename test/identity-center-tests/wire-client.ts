import { request as httpRequest } from 'node:http';
import * as v from 'valibot';
import type { RunningIdentityCenter } from '../identity-center/start.ts';

export const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON, or undefined. */
  json: unknown;
  /** `x-amzn-ErrorType` up to the colon. */
  errorType: string | undefined;
}

export interface Sending {
  body?: string | undefined;
  json?: unknown;
  headers?: Record<string, string>;
  region?: string;
}

/** One plain HTTP call to the wire side, redirects not followed. */
export async function call(
  running: RunningIdentityCenter,
  method: string,
  path: string,
  sending: Sending = {},
): Promise<Answer> {
  const body = sending.json === undefined ? sending.body : JSON.stringify(sending.json);
  const response = await fetch(`${running.url}/${sending.region ?? running.region}${path}`, {
    method,
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
    ...(sending.headers === undefined ? {} : { headers: sending.headers }),
  });
  const text = await response.text();
  const errorType = response.headers.get('x-amzn-ErrorType')?.split(':')[0];
  return { status: response.status, headers: response.headers, text, json: parsed(text), errorType };
}

/** Status of a GET that carries a body, which fetch refuses to send. */
export function getWithBody(url: string, headers: Record<string, string>, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      url,
      { method: 'GET', headers: { ...headers, 'content-length': body.length } },
      (reply) => {
        reply.resume();
        resolve(reply.statusCode ?? 0);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const clientSchema = v.object({ clientId: v.string(), clientSecret: v.string() });
export type Client = v.InferOutput<typeof clientSchema>;

export const DEVICE_REGISTRATION = {
  clientName: 'test',
  clientType: 'public',
  scopes: ['sso:account:access'],
  grantTypes: [DEVICE_CODE, 'refresh_token'],
};

export async function register(
  running: RunningIdentityCenter,
  json: object = DEVICE_REGISTRATION,
  region: string = running.region,
): Promise<Client> {
  return v.parse(clientSchema, (await call(running, 'POST', '/client/register', { json, region })).json);
}

const deviceSchema = v.object({
  deviceCode: v.string(),
  userCode: v.string(),
  verificationUri: v.string(),
  verificationUriComplete: v.string(),
  expiresIn: v.number(),
  interval: v.number(),
});
export type Device = v.InferOutput<typeof deviceSchema>;

export async function startDevice(
  running: RunningIdentityCenter,
  client: Client,
  region: string = running.region,
): Promise<Device> {
  const json = { ...client, startUrl: running.startUrl };
  return v.parse(deviceSchema, (await call(running, 'POST', '/device_authorization', { json, region })).json);
}

export function poll(
  running: RunningIdentityCenter,
  client: Client,
  deviceCode: string,
  region: string = running.region,
): Promise<Answer> {
  return call(running, 'POST', '/token', { json: { ...client, grantType: DEVICE_CODE, deviceCode }, region });
}

export function refresh(running: RunningIdentityCenter, client: Client, refreshToken: string): Promise<Answer> {
  return call(running, 'POST', '/token', { json: { ...client, grantType: 'refresh_token', refreshToken } });
}

const tokenSchema = v.object({
  accessToken: v.string(),
  expiresIn: v.number(),
  refreshToken: v.nullable(v.string()),
});
export type Tokens = v.InferOutput<typeof tokenSchema>;

export function tokensOf(answer: Answer): Tokens {
  return v.parse(tokenSchema, answer.json);
}

/** The refresh token of an answer, which must have one. */
export function refreshTokenOf(answer: Answer): string {
  return v.parse(v.string(), tokensOf(answer).refreshToken);
}

export interface SignedIn {
  client: Client;
  answer: Answer;
  accessToken: string;
}

/** Registers, starts, approves and redeems. */
export async function signIn(running: RunningIdentityCenter, registration?: object): Promise<SignedIn> {
  const client = await register(running, registration);
  const device = await startDevice(running, client);
  running.control.approveDevice(device.userCode);
  const answer = await poll(running, client, device.deviceCode);
  return { client, answer, accessToken: tokensOf(answer).accessToken };
}

/** A GET of the portal with the token where AWS wants it. */
export function portal(running: RunningIdentityCenter, accessToken: string, path: string): Promise<Answer> {
  return call(running, 'GET', path, { headers: { 'x-amz-sso_bearer_token': accessToken } });
}

const credentialsSchema = v.object({
  roleCredentials: v.object({
    accessKeyId: v.string(),
    secretAccessKey: v.string(),
    sessionToken: v.string(),
    expiration: v.number(),
  }),
});
export type Credentials = v.InferOutput<typeof credentialsSchema>['roleCredentials'];

export async function credentialsFor(
  running: RunningIdentityCenter,
  accessToken: string,
  accountId: string,
  roleName: string,
): Promise<Credentials> {
  const path = `/federation/credentials?account_id=${accountId}&role_name=${encodeURIComponent(roleName)}`;
  return v.parse(credentialsSchema, (await portal(running, accessToken, path)).json).roleCredentials;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
