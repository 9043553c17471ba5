import type { EnvironmentName, EnvironmentRules } from '../../../contract/environment.ts';
import type { Role } from '../../../contract/identifiers.ts';
import { judge, shownEnvironment, type Judged } from '../environments/environment-of.ts';
import { usualRules } from '../environments/usual-rules.ts';
import { oneLine } from '../../safe-text/one-line.ts';
import { text } from '../../../shared/text/text.ts';
import type { Seen } from './cached-per-catalogue.ts';
import { noAliases, Namesakes, type Aliases, type Apart, type RoleAccount } from './namesakes.ts';
import { ProfileNames, type NameSources } from './profile-names.ts';
import { usualTemplate } from './profile-template.ts';

/** What a role's account is called, and what has to stand beside it. */
export interface RoleDescription extends Apart {
  /** The name that the person gave it, else AWS's; null: AWS gives none, or nobody knows the account. */
  readonly accountName: string | null;
  readonly environment: EnvironmentName;
  /** The word of its environment, where it is another than the usual one of that look. */
  readonly environmentWord?: string;
}

export type RoleNames = Readonly<Record<'role' | 'account' | 'organisation', string>>;

/** A sentence cuts its values (`failure`), and what tells accounts apart is at the end (characters). */
const longestLabel = 80;
const longestBeside = 24;

/** What names are made of besides the lists. */
export interface IdentitySources extends NameSources {
  readonly rules: () => EnvironmentRules;
  readonly aliases: Aliases;
}

const nothingElse: IdentitySources = {
  template: () => usualTemplate,
  rules: () => usualRules,
  aliases: noAliases,
  chained: { all: () => [], revision: () => 0 },
};

/** What a role is called outside its row, so that it is told from all others that the person can see. */
export class Identities {
  readonly #seen: Seen;
  readonly #sources: IdentitySources;
  readonly #namesakes: Namesakes;
  readonly #awsNamesakes: Namesakes;
  readonly #profiles: ProfileNames;

  constructor(seen: Seen, sources: IdentitySources = nothingElse) {
    this.#seen = seen;
    this.#sources = sources;
    this.#namesakes = new Namesakes(seen, sources.aliases);
    this.#awsNamesakes = new Namesakes(seen);
    this.#profiles = new ProfileNames(seen, sources);
  }

  describe(role: RoleAccount): RoleDescription {
    const organisation = this.#seen().find(({ record }) => record.id === role.organisationId);
    const account = organisation?.catalogue.list().lastKnown(role.accountId);
    const accountName = this.#sources.aliases.of(role) ?? this.awsName(role);
    return {
      accountName,
      ...environmentIn(account ?? shownEnvironment(this.judged(role))),
      ...this.#namesakes.apart(role, accountName),
    };
  }

  /** What the rules make of a role's account. One that is in no list is reached through another role; a rule may be for it. */
  judged({ organisationId, accountId }: RoleAccount): Judged {
    const organisation = this.#seen().find(({ record }) => record.id === organisationId);
    const name = organisation?.catalogue.list().lastKnown(accountId)?.name ?? null;
    return judge(this.#sources.rules(), organisationId, { id: accountId, name });
  }

  /** The shortest label of a role's account: `Development`, or `Development (…3333)` where there is another. */
  account(role: RoleAccount): string {
    const { accountName, digits, organisation } = this.describe(role);
    const account = accountName ?? role.accountId;
    const short = organisation === null ? null : oneLine(organisation, longestBeside);
    const beside = [digits, short].filter((part) => part !== null).join(', ');
    if (beside === '') return account;
    return text('account.apart', {
      account: oneLine(account, longestLabel - beside.length - 3) ?? role.accountId,
      beside,
    });
  }

  /** What the sentence of a failure calls a role, its account, told from its namesakes, and its organisation. */
  names(role: Role): RoleNames {
    const organisation = this.#seen().find(({ record }) => record.id === role.organisationId);
    return { role: role.roleName, account: this.account(role), organisation: organisation?.record.name ?? '' };
  }

  /** AWS's name of a role's account, which programs are told whatever the person calls it; null: there is none. */
  awsName({ organisationId, accountId }: RoleAccount): string | null {
    const organisation = this.#seen().find(({ record }) => record.id === organisationId);
    const name = organisation?.catalogue.list().lastKnown(accountId)?.name?.trim() ?? '';
    return name === '' ? null : name;
  }

  /** As `awsName`, where no other account has it too; else null. */
  onlyAwsName(role: RoleAccount): string | null {
    const awsName = this.awsName(role);
    const { digits, organisation } = this.#awsNamesakes.apart(role, awsName);
    return digits === null && organisation === null ? awsName : null;
  }

  /** The name of the role's section or profile in AWS files; no other role has it. */
  profile(role: Role): string {
    return this.#profiles.of(role);
  }
}

function environmentIn({
  environment,
  environmentWord,
}: Pick<RoleDescription, 'environment' | 'environmentWord'>): Pick<RoleDescription, 'environment' | 'environmentWord'> {
  return environmentWord === undefined ? { environment } : { environment, environmentWord };
}
