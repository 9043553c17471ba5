import * as v from 'valibot';
import type { WireReply } from '../identity-center/wire/message.ts';
import type { FaultCase, FaultClass } from './fault-list.ts';

const record = v.record(v.string(), v.unknown());

/** A good answer with one field changed; `undefined` leaves the field out. Errors pass as they are. */
function withField(field: string, value: unknown, inside?: string) {
  return (reply: WireReply): WireReply => {
    if (reply.status !== 200) return reply;
    const whole = v.parse(v.pipe(v.string(), v.parseJson(), record), reply.body);
    const changed =
      inside === undefined
        ? { ...whole, [field]: value }
        : { ...whole, [inside]: { ...v.parse(record, whole[inside]), [field]: value } };
    return { ...reply, body: JSON.stringify(changed) };
  };
}

function odd(name: string, is: FaultClass, at: readonly string[], change: (reply: WireReply) => WireReply): FaultCase {
  return { name, is, at, strike: { by: 'wire', change } };
}

const tokens = ['poll', 'exchange', 'refresh'];
const huge = 1e300;

/** Answers in the right form with a value that nobody expects. */
export const oddAnswers: readonly FaultCase[] = [
  odd('expiresIn missing', 'odd', tokens, withField('expiresIn', undefined)),
  odd('expiresIn 0', 'odd', tokens, withField('expiresIn', 0)),
  odd('expiresIn -5', 'odd', tokens, withField('expiresIn', -5)),
  odd('expiresIn 1', 'usable', tokens, withField('expiresIn', 1)),
  odd('expiresIn 0.001', 'usable', tokens, withField('expiresIn', 0.001)),
  odd('expiresIn 1e300', 'odd', tokens, withField('expiresIn', huge)),
  odd('expiresIn as text', 'odd', tokens, withField('expiresIn', 'soon')),
  odd('accessToken empty', 'odd', tokens, withField('accessToken', '')),
  odd('refreshToken empty', 'odd', ['refresh'], withField('refreshToken', '')),
  odd('device expiresIn missing', 'odd', ['authorize'], withField('expiresIn', undefined)),
  odd('device expiresIn -5', 'odd', ['authorize'], withField('expiresIn', -5)),
  odd('device expiresIn 1e300', 'odd', ['authorize'], withField('expiresIn', huge)),
  odd('interval 0', 'odd', ['authorize'], withField('interval', 0)),
  odd('interval 1e300', 'odd', ['authorize'], withField('interval', huge)),
  odd('interval 0.001', 'usable', ['authorize'], withField('interval', 0.001)),
  odd('link of another scheme', 'odd', ['authorize'], withField('verificationUriComplete', 'file:///etc/passwd')),
  odd('secret expires 0', 'odd', ['register'], withField('clientSecretExpiresAt', 0)),
  odd('secret expires in ms', 'usable', ['register'], withField('clientSecretExpiresAt', 1_800_000_000_000)),
  odd('secret expires 1e300', 'odd', ['register'], withField('clientSecretExpiresAt', huge)),
  odd('expiration in seconds', 'odd', ['credentials'], withField('expiration', 1_800_000_000, 'roleCredentials')),
  odd('expiration in the past', 'odd', ['credentials'], withField('expiration', 1_700_000_000_000, 'roleCredentials')),
  odd('expiration as text', 'odd', ['credentials'], withField('expiration', '2030-01-01T00:00:00Z', 'roleCredentials')),
  odd('expiration 0', 'odd', ['credentials'], withField('expiration', 0, 'roleCredentials')),
  odd('expiration 1e300', 'odd', ['credentials'], withField('expiration', huge, 'roleCredentials')),
  odd('no session token', 'odd', ['credentials'], withField('sessionToken', undefined, 'roleCredentials')),
  odd('account without an id', 'odd', ['list accounts'], withField('accountList', [{ accountName: 'payments' }])),
  odd('next token for ever', 'odd', ['list accounts'], withField('nextToken', 'again')),
];
