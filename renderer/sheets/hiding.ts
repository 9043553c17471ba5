import type { AccountLabelChange } from '../../electron/contract/account-label.ts';
import type { Role } from '../../electron/contract/identifiers.ts';
import { sameAccount } from '../../electron/shared/model/role.ts';
import { text } from '../../electron/shared/text/text.ts';
import { undoableFor } from '../list/footer.ts';
import type { AccountOfRole, Actions } from '../stores/actions.svelte.ts';
import type { AppState } from '../stores/app-state.svelte.ts';
import type { Clock } from '../stores/clock.svelte.ts';

/** Takes accounts and roles out of the list and back, each said in the footer, where it can be undone. */
export class Hiding {
  readonly #app: Pick<AppState, 'labels'>;
  readonly #actions: Actions;
  readonly #clock: Clock;

  constructor(app: Pick<AppState, 'labels'>, actions: Actions, clock: Clock) {
    this.#app = app;
    this.#actions = actions;
    this.#clock = clock;
  }

  /** @param name as the list shows it. */
  hideAccount(account: AccountOfRole, name: string, hidden: boolean): void {
    const sentence = text(hidden ? 'hidden.account' : 'hidden.account-shown', { name });
    this.#label(account, { hidden }, { hidden: !hidden }, sentence);
  }

  /** @param name of its account, as the list shows it. */
  hideRole(role: Role, name: string, hidden: boolean): void {
    const before = this.#app.labels.find((label) => sameAccount(label, role))?.hiddenRoles ?? [];
    const others = before.filter((one) => one !== role.roleName);
    const sentence = text(hidden ? 'hidden.role' : 'hidden.role-shown', { role: role.roleName, name });
    const change = { hiddenRoles: hidden ? [...others, role.roleName] : others };
    this.#label(role, change, { hiddenRoles: before }, sentence);
  }

  #label(account: AccountOfRole, change: AccountLabelChange, back: AccountLabelChange, sentence: string): void {
    this.#actions.label(account, change, {
      kind: 'done',
      sentence,
      until: this.#clock.now + undoableFor,
      undo: () => this.#actions.label(account, back),
    });
  }
}
