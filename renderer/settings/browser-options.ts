import type { BrowserChoice, FoundBrowser } from '../../electron/contract/browser-choice.ts';
import { browserLabel } from '../../electron/shared/format/browser-label.ts';
import { text } from '../../electron/shared/text/text.ts';

type Named = Extract<BrowserChoice, { kind: 'browser' }>;
export interface BrowserOption {
  /** Of the list; what it stands for is in `choice`. */
  readonly value: string;
  readonly label: string;
  readonly choice: Named;
}

/** Everything that the browsers of this computer can be told to open an address in, and what is chosen, also where it is gone. */
export function browserOptions(found: readonly FoundBrowser[] | null, chosen: BrowserChoice | null): BrowserOption[] {
  const options = (found ?? [])
    .flatMap(choicesOf)
    .map((choice) => optionOf(choice, browserLabel(choice, found ?? [], 'list')));
  if (chosen?.kind !== 'browser' || options.some(({ value }) => value === optionValue(chosen))) return options;
  const label = browserLabel(chosen, found ?? [], 'list');
  return [optionOf(chosen, found === null ? label : text('browser.missing', { browser: label })), ...options];
}

/** The value of a choice in a list; the same for the same choice, in whatever order its parts came. */
export function optionValue(choice: BrowserChoice): string {
  if (choice.kind !== 'browser') return choice.kind;
  const { browser, profile, container, private: isPrivate } = choice;
  return JSON.stringify([browser, profile, container, isPrivate]);
}

function optionOf(choice: Named, label: string): BrowserOption {
  return { value: optionValue(choice), label, choice };
}

/** A browser with one profile is offered once, with several by itself and with each. */
function choicesOf({ browser, profiles, containers, private: canBePrivate }: FoundBrowser): Named[] {
  const plain: Named = { kind: 'browser', browser, profile: null, container: null, private: false };
  return [
    plain,
    ...(profiles.length > 1 ? profiles.map(({ id }): Named => ({ ...plain, profile: id })) : []),
    ...containers.map(({ profile, name }): Named => ({ ...plain, profile, container: name })),
    ...(canBePrivate ? [{ ...plain, private: true }] : []),
  ];
}
