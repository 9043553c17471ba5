/**
 * Asks STS who it is with what the default chain of AWS's SDK for JavaScript finds, and prints the ARN. Nothing of Latchkey is
 * in here.
 *
 * @param process.argv[2] the profile; left out: none.
 */
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { arnIn, askSts } from '../harness/ask-sts.ts';

const profile = process.argv[2];
const credentials = defaultProvider(profile === undefined ? {} : { profile });
try {
  const { answer } = await askSts(await credentials());
  console.log(arnIn(answer) ?? answer);
} catch (error) {
  // As Node prints what nobody catches, without the stack.
  console.error(String(error));
  process.exitCode = 1;
}
