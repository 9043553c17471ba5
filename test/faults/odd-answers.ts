import type { FaultCase, FaultClass, Simulated } from './fault-case.ts';
import type { MomentName } from './moments.ts';

function odd(name: string, is: FaultClass, at: readonly MomentName[], fault: Omit<Simulated, 'kind'>): FaultCase {
  return { name, is, at, inject: { by: 'simulator', fault: { kind: 'field', ...fault } } };
}

const tokens: readonly MomentName[] = ['poll', 'exchange', 'refresh'];
const expiration = 'roleCredentials.expiration';
const huge = 1e300;

/** Answers in the right form with a value that nobody expects. */
export const oddAnswers: readonly FaultCase[] = [
  odd('expiresIn missing', 'usable', tokens, { field: 'expiresIn' }),
  odd('expiresIn 0', 'usable', tokens, { field: 'expiresIn', value: 0 }),
  odd('expiresIn -5', 'usable', tokens, { field: 'expiresIn', value: -5 }),
  odd('expiresIn 1', 'usable', tokens, { field: 'expiresIn', value: 1 }),
  odd('expiresIn 0.001', 'usable', tokens, { field: 'expiresIn', value: 0.001 }),
  odd('expiresIn 1e300', 'usable', tokens, { field: 'expiresIn', value: huge }),
  odd('expiresIn as text', 'usable', tokens, { field: 'expiresIn', as: 'text' }),
  odd('accessToken empty', 'lost', ['refresh'], { field: 'accessToken', value: '' }),
  // The refresh token that came with it gives another.
  odd('accessToken empty', 'usable', ['poll', 'exchange'], { field: 'accessToken', value: '' }),
  odd('expiresIn 9e9', 'usable', tokens, { field: 'expiresIn', value: 9e9 }),
  odd('refreshToken empty', 'usable', ['refresh'], { field: 'refreshToken', value: '' }),
  odd('refreshToken null', 'usable', ['refresh'], { field: 'refreshToken', value: null }),
  {
    name: 'no refreshToken',
    is: 'usable',
    at: ['refresh'],
    inject: { by: 'simulator', fault: { kind: 'omitRefreshToken' } },
  },
  { name: 'a token of 300 s', is: 'usable', at: tokens, inject: { by: 'simulator', fault: { kind: 'shortToken' } } },
  odd('device expiresIn missing', 'odd', ['authorize'], { field: 'expiresIn' }),
  odd('device expiresIn -5', 'odd', ['authorize'], { field: 'expiresIn', value: -5 }),
  odd('device expiresIn 9e9', 'usable', ['authorize'], { field: 'expiresIn', value: 9e9 }),
  odd('device expiresIn 1e300', 'odd', ['authorize'], { field: 'expiresIn', value: huge }),
  odd('interval 0', 'odd', ['authorize'], { field: 'interval', value: 0 }),
  odd('interval 1e300', 'odd', ['authorize'], { field: 'interval', value: huge }),
  odd('interval 1e-9', 'usable', ['authorize'], { field: 'interval', value: 1e-9 }),
  odd('interval 0.001', 'usable', ['authorize'], { field: 'interval', value: 0.001 }),
  odd('link of another scheme', 'odd', ['authorize'], {
    field: 'verificationUriComplete',
    value: 'file:///etc/passwd',
  }),
  odd('secret expires 0', 'odd', ['register'], { field: 'clientSecretExpiresAt', value: 0 }),
  odd('secret expires in ms', 'usable', ['register'], { field: 'clientSecretExpiresAt', value: 1_800_000_000_000 }),
  odd('secret expires 1e300', 'odd', ['register'], { field: 'clientSecretExpiresAt', value: huge }),
  odd('expiration in seconds', 'odd', ['credentials'], { field: expiration, as: 'seconds' }),
  odd('expiration in the past', 'odd', ['credentials'], { field: expiration, value: 1_700_000_000_000 }),
  odd('expiration as an instant', 'odd', ['credentials'], { field: expiration, as: 'instant' }),
  odd('expiration as text', 'odd', ['credentials'], { field: expiration, as: 'text' }),
  odd('expiration 10 min early', 'usable', ['credentials'], { field: expiration, plus: -600_000 }),
  odd('expiration 10 min late', 'usable', ['credentials'], { field: expiration, plus: 600_000 }),
  odd('expiration 0', 'odd', ['credentials'], { field: expiration, value: 0 }),
  odd('expiration 1e300', 'odd', ['credentials'], { field: expiration, value: huge }),
  odd('no session token', 'odd', ['credentials'], { field: 'roleCredentials.sessionToken' }),
  odd('account without an id', 'odd', ['list accounts'], {
    field: 'accountList',
    value: [{ accountName: 'payments' }],
  }),
  odd('next token for ever', 'odd', ['list accounts'], { field: 'nextToken', value: 'again' }),
];
