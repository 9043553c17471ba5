/**
 * Asks STS who the credentials in the environment are, as any AWS tool would, and prints the ARN. Signed by AWS's own
 * signer; nothing of Latchkey is in here.
 */
import { arnIn, askSts } from './ask-sts.ts';

const { status, answer } = await askSts(
  {
    accessKeyId: variable('AWS_ACCESS_KEY_ID'),
    secretAccessKey: variable('AWS_SECRET_ACCESS_KEY'),
    sessionToken: variable('AWS_SESSION_TOKEN'),
  },
  signingDate(),
);
const arn = arnIn(answer);
if (arn === null) {
  console.error(`STS answered ${String(status)}: ${answer}`);
  process.exitCode = 1;
} else {
  console.log(arn);
}

/** A test whose clock has been moved says when it is. */
function signingDate(): Date {
  const at = process.env['LATCHKEY_TEST_NOW'];
  return at === undefined ? new Date() : new Date(Number(at));
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`${name} is not set.`);
  }
  return value;
}
