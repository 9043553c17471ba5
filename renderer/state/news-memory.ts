import type { CatalogueNews } from '../../electron/contract/organisation.ts';

/** Which news of the list was there when the window last came into view: the next time it need not be said again. */
export class NewsMemory {
  #shown: CatalogueNews['at'] | null = null;

  /** The window comes into view; answers whether the news was there the last time already. */
  summon(news: CatalogueNews | null): boolean {
    const isOld = news !== null && news.at === this.#shown;
    this.#shown = news?.at ?? null;
    return isOld;
  }
}
