import type { BrowserChoice, FoundBrowser } from '../../contract/browser-choice.ts';
import { browserLabel } from '../../shared/format/browser-label.ts';
import { text } from '../../shared/text/text.ts';
import type { OrganisationRecord } from '../ports/settings.ts';

type Chosen = Pick<OrganisationRecord, 'browser' | 'browserCommand' | 'environmentBrowsers'>;

/**
 * Where an organisation's addresses open; of a console by the id of its environment, of a sign-in null. An environment that has the
 * organisation's command, which is gone, has what the organisation has.
 */
export function chosenBrowser(record: Chosen, environmentId: string | null): BrowserChoice {
  const { browser, browserCommand, environmentBrowsers } = record;
  const isOwn = environmentId !== null && Object.hasOwn(environmentBrowsers, environmentId);
  const choices = [isOwn ? environmentBrowsers[environmentId] : null, browser, { kind: 'command' } as const];
  const isThere = (choice: BrowserChoice): boolean => choice.kind !== 'command' || browserCommand !== null;
  return choices.filter((choice) => choice !== null && choice !== undefined).find(isThere) ?? { kind: 'default' };
}

/** A choice as part of a sentence: "Google Chrome, profile Work", "a private window of Firefox". */
export function browserInSentence(choice: BrowserChoice, found: readonly FoundBrowser[], program: string): string {
  if (choice.kind === 'default') return text('browser.your-default');
  return choice.kind === 'command' ? program : browserLabel(choice, found, 'sentence');
}
