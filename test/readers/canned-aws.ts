import type { Http, HttpRequest, HttpResponse } from '../../electron/core/ports/http.ts';
import * as valid from './valid-answers.ts';

export type Operation =
  | 'register'
  | 'authorize'
  | 'token'
  | 'accounts'
  | 'roles'
  | 'credentials'
  | 'identity'
  | 'assume'
  | 'logout'
  | 'federation';

const paths: readonly (readonly [Operation, RegExp])[] = [
  ['register', /\/client\/register$/u],
  ['authorize', /\/device_authorization$/u],
  ['token', /\/token$/u],
  ['accounts', /\/assignment\/accounts$/u],
  ['roles', /\/assignment\/roles$/u],
  ['credentials', /\/federation\/credentials$/u],
  ['logout', /\/logout$/u],
  ['federation', /\/federation$/u],
];

const answers: Readonly<Record<Operation, unknown>> = {
  register: valid.registration,
  authorize: valid.deviceAuthorization,
  token: valid.tokens,
  accounts: valid.accounts,
  roles: valid.roles,
  credentials: valid.credentials,
  identity: valid.callerIdentity,
  assume: valid.assumedRole,
  logout: '',
  federation: valid.signInToken,
};

/** AWS that always answers the same, at once: the valid answers, but for one call. */
export function cannedAws(odd: Partial<Readonly<Record<Operation, HttpResponse>>>): Http {
  return {
    send({ url, body: form }: HttpRequest): Promise<HttpResponse> {
      const { pathname } = new URL(url);
      const sts = form?.includes('Action=AssumeRole') === true ? 'assume' : 'identity';
      const operation = paths.find(([, path]) => path.test(pathname))?.[0] ?? sts;
      const answer = answers[operation];
      const body = typeof answer === 'string' ? answer : JSON.stringify(answer);
      return Promise.resolve(odd[operation] ?? { status: 200, headers: valid.headers, body });
    },
  };
}
