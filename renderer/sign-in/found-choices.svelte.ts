import type { Failure } from '../../electron/contract/failure.ts';
import type { Found } from '../../electron/contract/found-organisations.ts';
import { call } from '../stores/bridge.ts';
import { bareAddress } from '../ui/shown-link.ts';

type FoundOrganisation = Found['organisations'][number];

/** An organisation that was found, with what the person makes of it. */
export class FoundChoice {
  readonly found: FoundOrganisation;
  chosen = $state(false);
  name = $state('');
  region = $state('');
  /** Why it could not be added. */
  failure = $state.raw<Failure | null>(null);
  /** Since it is in Latchkey. */
  id = $state<string | null>(null);

  constructor(found: FoundOrganisation) {
    this.found = found;
    this.chosen = !found.isKnown;
    this.name = found.name ?? '';
    this.region = found.region ?? '';
  }

  get isKnown(): boolean {
    return this.found.isKnown || this.id !== null;
  }

  get isWanted(): boolean {
    return this.chosen && !this.isKnown;
  }

  /** What it is called until main knows better. */
  get shownName(): string {
    const name = this.name.trim();
    return name === '' ? bareAddress(this.found.startUrl) : name;
  }

  async add(): Promise<void> {
    const [region, name] = [this.region.trim(), this.name.trim()];
    this.failure = null;
    const result = await call('organisation.add', {
      startUrl: this.found.startUrl,
      region: region === '' ? null : region,
      name: name === '' ? null : name,
    });
    if (result.ok) this.id = result.value.organisationId;
    else this.failure = result.failure;
  }
}

/** Adds those that are wanted, one after the other, so that they come in this order; answers whether all could be added. */
export async function addWanted(choices: readonly FoundChoice[]): Promise<boolean> {
  for (const choice of choices.filter(({ isWanted }) => isWanted)) await choice.add();
  return choices.every(({ isWanted }) => !isWanted);
}
