import type { AccountLabel } from '../../electron/contract/account-label.ts';
import type { ChainedRole } from '../../electron/contract/chained-roles.ts';
import type { EnvironmentRules } from '../../electron/contract/environment.ts';
import type { OrganisationView } from '../../electron/contract/organisation.ts';
import type { AppSnapshot } from '../../electron/contract/snapshot.ts';
import { setChangedShortcuts } from '../keyboard/changed-shortcuts.ts';
import { showAppearance } from './appearance.ts';
import { call, listen, judgeWhole } from './bridge.ts';
import { freshnessByRole } from './snapshot-facts.ts';
import { ChainedRoles } from './chained-roles.ts';
import { readTexts, showLanguage } from './language.svelte.ts';
import { UnlistedEnvironments } from './unlisted-environments.ts';

/** The window's one mirror of what main says. Main owns the truth; nothing here is changed by the window itself. */
export class AppState {
  snapshot = $state.raw<AppSnapshot | null>(null);
  #pulling = false;
  /** The latest that came; it is shown once the texts of its language are there. */
  #latest: AppSnapshot | null = null;
  #chained = $state.raw<readonly ChainedRole[]>([]);
  #rules = $state.raw<EnvironmentRules>({ environments: [], rules: [] });

  /** What the person wrote on accounts; the same value until that changes. */
  labels = $state.raw<readonly AccountLabel[]>([]);

  readonly organisation = $derived<OrganisationView | null>(selectedOrganisation(this.snapshot));
  readonly organisations = $derived<readonly OrganisationView[]>(this.snapshot?.organisations ?? []);
  /** The lists of all organisations are shown as one. */
  readonly showsAll = $derived(this.organisations.length > 1 && (this.snapshot?.showsAll ?? false));
  /** Roles reached through others; the same value until one of them or an environment changes. */
  readonly chained = $derived(new ChainedRoles(this.#chained, new UnlistedEnvironments(this.#rules)));
  readonly freshness = $derived(freshnessByRole(this.snapshot?.freshness ?? []));

  find(organisationId: string): OrganisationView | null {
    return this.organisations.find(({ id }) => id === organisationId) ?? null;
  }

  /** Whether a sign-in to it has to come first. */
  isSignedOut(organisationId: string): boolean {
    const state = this.find(organisationId)?.signIn.state;
    return state === 'signed-out' || state === 'ended';
  }

  /** Asks for everything once and listens from then on; answers the function that stops. */
  start(): () => void {
    const stop = listen('snapshot.changed', (snapshot) => this.#receive(snapshot));
    void this.#pull();
    return stop;
  }

  #receive(snapshot: AppSnapshot): void {
    const verdict = judgeWhole(this.#latest?.revision ?? null, snapshot.revision);
    if (verdict === 'drop') return;
    this.#take(snapshot);
    if (verdict === 'pull') void this.#pull();
  }

  async #pull(): Promise<void> {
    if (this.#pulling) return;
    this.#pulling = true;
    const result = await call('snapshot.get', {});
    this.#pulling = false;
    if (result.ok && result.value.revision > (this.#latest?.revision ?? -1)) this.#take(result.value);
  }

  #take(snapshot: AppSnapshot): void {
    this.#latest = snapshot;
    const reading = readTexts(snapshot);
    if (reading === null) this.#show(snapshot);
    else
      void reading.then(() => {
        if (this.#latest === snapshot) this.#show(snapshot);
      });
  }

  #show(snapshot: AppSnapshot): void {
    showLanguage(snapshot);
    showAppearance(snapshot.settings);
    setChangedShortcuts(snapshot.settings.shortcuts);
    this.snapshot = snapshot;
    this.#chained = kept(this.#chained, snapshot.chainedRoles);
    const { environments, rules } = snapshot;
    this.#rules = kept(this.#rules, { environments, rules });
    this.labels = kept(this.labels, snapshot.labels);
  }
}

/** What is the same stays the same value, so that nothing made of it is made again. */
function kept<Value>(before: Value, next: Value): Value {
  return JSON.stringify(before) === JSON.stringify(next) ? before : next;
}

function selectedOrganisation(snapshot: AppSnapshot | null): OrganisationView | null {
  if (snapshot === null) return null;
  const selected = snapshot.organisations.find(({ id }) => id === snapshot.selectedOrganisationId);
  return selected ?? snapshot.organisations[0] ?? null;
}
