import type { Account } from '../../electron/contract/catalogue.ts';
import type { EnvironmentRules } from '../../electron/contract/environment.ts';
import { text } from '../../electron/shared/text/text.ts';
import { accountKey } from '../list/rows/accounts.ts';

type Shown = Pick<Account, 'environment' | 'environmentWord'>;

/** The environments of accounts that are in no list: a rule is for the account itself, or what is left counts. Nothing else is known of them. */
export class UnlistedEnvironments {
  readonly #byAccount: ReadonlyMap<string, Shown>;
  readonly #rest: Shown;

  constructor({ environments, rules }: EnvironmentRules) {
    const shown = new Map(
      environments.map(({ id, look, word }) => {
        const isOwn = word !== null && word !== text(`environment.${look}`);
        return [id, isOwn ? { environment: look, environmentWord: word } : { environment: look }] as const;
      }),
    );
    const shownOf = (id: string): Shown => shown.get(id) ?? { environment: 'none' };
    this.#byAccount = new Map(
      // Of two for one account the first counts.
      rules
        .toReversed()
        .flatMap(({ match, environmentId }) =>
          match.kind === 'account'
            ? [[accountKey(match.organisationId, match.accountId), shownOf(environmentId)] as const]
            : [],
        ),
    );
    this.#rest = shownOf(rules.find(({ match }) => match.kind === 'rest')?.environmentId ?? 'none');
  }

  of(organisationId: string, accountId: string): Shown {
    return this.#byAccount.get(accountKey(organisationId, accountId)) ?? this.#rest;
  }
}
