import type { BrowserChoice } from '../../../../contract/browser-choice.ts';
import { addressMark, type CommandWords } from '../../../../core/organisations/browser-command.ts';
import { privateOptions, type BrowserFamily } from './browser-programs.ts';

export type NamedBrowser = Extract<BrowserChoice, { kind: 'browser' }>;

/**
 * The words that start a browser with an address, as `argumentsWith` puts it in: last, or in the address of a container, where one
 * of this computer needs no encoding (it is letters, digits and `-_:/.`). A private window has no containers.
 */
export function browserWords(
  program: string,
  family: BrowserFamily,
  { browser, profile, container, private: isPrivate }: NamedBrowser,
): CommandWords {
  const option = isPrivate ? [privateOptions[browser]] : [];
  if (family === 'chromium') {
    return [program, ...(profile === null ? [] : [`--profile-directory=${profile}`]), ...option];
  }
  const inContainer =
    container === null || isPrivate ? [] : [`ext+container:name=${encodeURIComponent(container)}&url=${addressMark}`];
  return [program, ...(profile === null ? [] : ['-P', profile]), ...option, ...inContainer];
}
