import { describe, expect, it } from 'vitest';
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

describe('every English text', () => {
  const texts = Object.entries(en);
  /** The keys of those that are not as they should be. */
  const not = (isGood: (message: string, key: string) => boolean): string[] =>
    texts.filter(([key, message]) => !isGood(message, key)).map(([key]) => key);

  it('says neither please nor oops nor successfully, and ends nothing with an exclamation mark', () => {
    expect(not((message) => !/\b(?:please|oops|sorry|success\w*|unfortunately)\b|!/iu.test(message))).toEqual([]);
  });

  /** What the system and AWS call so: somebody else at this computer, and what IAM has besides roles. */
  const otherUsers = [
    'user of this computer',
    'another user',
    'the user alone',
    'that user',
    'this user',
    'ARN of a user',
  ];

  it('says you, not user', () => {
    const all = Object.values(en).join('\n');
    const others = otherUsers.reduce((left, name) => left.replaceAll(new RegExp(name, 'giu'), ''), all);
    expect(others.match(/.*\busers?\b.*/giu)).toBe(null);
    expect(otherUsers.filter((name) => !all.toLowerCase().includes(name.toLowerCase()))).toEqual([]);
  });

  it('writes an id in three groups of four, but for the ARN that AWS takes it in', () => {
    expect(not((message) => !/(?<!:)\b\d{12}\b/u.test(message))).toEqual([]);
  });

  /** What asks for more before it does something, or opens a sheet, a page or a window. */
  const leadsOn =
    /^(?:action\.(?:open-console-at|copy-as)(?:-title)?|own-environments\.remove-of|rule-form\.new|link-sheet\.action(?:-found)?|menu\.sign-in(?:-again)?(?:-title)?|actions\.(?:chain(?:-edit|-remove)?|open-at|change-environment|rename)|organisations\.(?:add|sign-out)|settings\.(?:open-window|of-organisation|length-own|browser-program|sign-out|remove)|activity-page\.(?:save|clear)-do|update\.menu(?:-ready)?|diagnostics\.show|settings-share\.(?:export|import)-do)$/u;
  /** What is under way; `[WORD…]` and `aws …` stand for further words of a command line. */
  const underWay = /\b[A-Z][a-z]+ing\b[^.]*…|\[WORD…\]|aws --profile \{name\} …/u;

  it('ends in an ellipsis only where another step follows, or something is under way', () => {
    expect(not((message, key) => !/…|\.\.\./u.test(message) || leadsOn.test(key) || underWay.test(message))).toEqual(
      [],
    );
    expect(texts.filter(([key, message]) => leadsOn.test(key) && !message.includes('…'))).toEqual([]);
  });

  /** A sentence of its own for what goes with a role, each only where there is any. */
  const ofParts = ['chain-sheet.remove-text'];

  it('has at most two sentences, but in a terminal', () => {
    // Of those that are chosen between (`{why, select, full {…} missing {…}}`), one is read.
    const sentences = (message: string): number =>
      Math.max(...message.split(/\w+ \{/u).map((part) => part.match(/[.?](?=\s+[A-Z“{]|\s*$)/gu)?.length ?? 0));
    const inTerminal = (key: string): boolean => /^(?:command|launcher)\./u.test(key);
    expect(not((message, key) => inTerminal(key) || ofParts.includes(key) || sentences(message) <= 2)).toEqual([]);
  });

  it('begins with a capital letter, a name, or what it is filled with, if it is a sentence', () => {
    const isSentence = (message: string): boolean => /\s.*[a-z”}]\.$/u.test(message);
    expect(not((message) => !isSentence(message) || /^(?:[A-Z“{-]|latchkey |macOS )/u.test(message))).toEqual([]);
  });

  /** Title Case is for the menu of macOS, whose keys end so; names of programs and of AWS are written as they are. */
  const capitalised =
    /\b(?:Latchkey|AWS|IAM|Identity|Center|Command|Prompt|Windows|Terminal|Firefox|System|Settings|Login|Items|Activity|Browsers|About|Terminals|SDKs|GovCloud|Sovereign|ARN|[A-Z]{2,}\w*)\b/gu;

  it('is in sentence case, but in menus of macOS', () => {
    const words = (message: string): string => message.replaceAll(/\{[^{}]*\}/gu, '').replaceAll(capitalised, '');
    const isTitle = (message: string): boolean =>
      /^[A-Z][a-z]+(?: (?:[A-Z][a-z]+|a|at|to|in|of))* [A-Z][a-z]+…?$/u.test(words(message).trim());
    expect(not((message, key) => key.endsWith('-title') || !isTitle(message))).toEqual([]);
  });
});
