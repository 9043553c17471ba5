import type { Log, Notifier } from '../../../core/ports/desktop.ts';
import { text, type KeyOf } from '../../../shared/text/text.ts';

/** What somebody else than the person's browser did with an address of this computer. */
export type LinkUse = 'console-asked-again' | 'console-other-user' | 'sign-in-other-user' | 'callback-other-user';

/** Tells the person; no setting switches it off. */
export type NotifyLinkUse = (use: LinkUse) => void;

/** Notifications of what happened to the addresses that a browser is given. */
export function createLinkNotifications(notifier: Notifier, log: Log): NotifyLinkUse {
  return (use) => {
    const title = text(`link-news.${use}-title`);
    log.warn(title);
    notifier.show({ kind: 'always', title, text: text(texts[use]), tag: `link ${use}` });
  };
}

const texts: Readonly<Record<LinkUse, KeyOf>> = {
  'console-asked-again': 'link-news.console-asked-again',
  'console-other-user': 'link-news.refused',
  'sign-in-other-user': 'link-news.refused',
  'callback-other-user': 'link-news.callback-other-user',
};
