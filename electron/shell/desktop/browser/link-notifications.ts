import type { Log, Notifier } from '../../../core/ports/desktop.ts';
import { text, type KeyOf } from '../../../shared/text/text.ts';

/** What somebody else than the person's browser did with an address of this computer. */
export type LinkNews = 'console-asked-again' | 'console-other-user' | 'sign-in-other-user' | 'callback-other-user';

/** Tells the person; no setting switches it off. */
export type TellLinkNews = (news: LinkNews) => void;

/** Notifications of what happened to the addresses that a browser is given. */
export function createLinkNews(notifier: Notifier, log: Log): TellLinkNews {
  return (news) => {
    const title = text(`link-news.${news}-title`);
    log.warn(title);
    notifier.show({ kind: null, title, text: text(texts[news]), tag: `link ${news}` });
  };
}

const texts: Readonly<Record<LinkNews, KeyOf>> = {
  'console-asked-again': 'link-news.console-asked-again',
  'console-other-user': 'link-news.refused',
  'sign-in-other-user': 'link-news.refused',
  'callback-other-user': 'link-news.callback-other-user',
};
