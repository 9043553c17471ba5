/** What a program does that has the SDK for JavaScript get a role's credentials by a shared sign-in. */
import { fromSSO } from '@aws-sdk/credential-provider-sso';

const { accessKeyId } = await fromSSO({ profile: process.argv[2] ?? '' })();
console.log(accessKeyId);
