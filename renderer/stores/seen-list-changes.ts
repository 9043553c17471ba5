import type { OrganisationView } from '../../electron/contract/organisation.ts';

/** Which news of the lists was there when the window last came into view: the next time it need not be said again. */
export class SeenListChanges {
  #shown: ReadonlyMap<string, number> = new Map();

  /** The window comes into view; answers the organisations whose news was there the last time already. */
  summon(organisations: readonly Pick<OrganisationView, 'id' | 'catalogue'>[]): string[] {
    const before = this.#shown;
    const news = organisations.flatMap(({ id, catalogue }) =>
      catalogue.news === null ? [] : [[id, catalogue.news.at] as const],
    );
    this.#shown = new Map([...before, ...news]);
    return news.filter(([id, at]) => before.get(id) === at).map(([id]) => id);
  }
}
