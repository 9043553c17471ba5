import type { Log, Notifier } from '../../../core/ports/desktop.ts';
import type { Text } from '../../text/text.ts';

/** What somebody else than the person's browser did with an address of this computer. */
export type LinkNews = 'console-asked-again' | 'console-other-user' | 'sign-in-other-user' | 'callback-other-user';

/** Tells the person; no setting switches it off. */
export type TellLinkNews = (news: LinkNews) => void;

/** Notifications of what happened to the addresses that a browser is given. */
export function createLinkNews(notifier: Notifier, text: Text, log: Log): TellLinkNews {
  return (news) => {
    const title = text(`${news}-title`);
    log.warn(title);
    notifier.show({ kind: 'always', title, text: text(news), tag: `link ${news}` });
  };
}
