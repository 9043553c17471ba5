import { expect, it } from 'vitest';
import { ar } from '../../../electron/shared/text/ar.ts';
import { en } from '../../../electron/shared/text/en.ts';

/**
 * Words of AWS's interfaces that mean other things to a person than what they stand for there. In Arabic only those in Latin
 * letters: languages.test.ts has the rest.
 */
const unwanted = /\b(?:sessions?|tokens?|SSO|assum(?:e[ds]?|ing))\b/iu;

/** What AWS itself calls so, and what a person has to find again at AWS, in a file or in an error. */
const namesOfAws = [
  // The action that a policy has to allow.
  'sts:AssumeRole',
  // The folder that AWS CLI and the SDKs share a sign-in through.
  '~/.aws/sso/cache',
  // The section of ~/.aws/config that describes a sign-in.
  'sso-session',
  // RoleSessionName of sts:AssumeRole, which trust policies may ask for.
  'session name',
];

function namesNone(message: string): string {
  return namesOfAws.reduce((left, name) => left.replaceAll(new RegExp(name, 'giu'), ''), message);
}

it.each(Object.entries({ en, ar }))(
  'no text in %s says session, token, SSO or assume of its own',
  (_tag, catalogue) => {
    const found = Object.entries(catalogue).filter(([, message]) => unwanted.test(namesNone(message)));
    expect(found).toEqual([]);
  },
);

it('each name of AWS that may hold such a word is still needed', () => {
  const texts = Object.values(en).join('\n').toLowerCase();
  expect(namesOfAws.filter((name) => !texts.includes(name.toLowerCase()))).toEqual([]);
});
