import * as v from 'valibot';
import { handOuts, policySchema, policyVersion, type HandOut, type PolicyContent } from '../../contract/policy.ts';
import type { Failure } from '../../contract/failure.ts';
import { copyFormatIds, type CopyFormat } from '../../shared/tables/copy-formats.ts';
import { text } from '../../shared/text/text.ts';
import type { Report } from '../app/report.ts';
import type { Events } from '../app/events.ts';
import { failure, failureSaying, FailureError } from '../failures/fail.ts';
import { oneLine } from '../safe-text/one-line.ts';
import type { Log } from '../ports/desktop.ts';
import type { PolicyFile, PolicyReading, PolicyRefusal } from '../ports/policy-file.ts';
import { readPolicy, type PolicyFault } from './read-policy.ts';

/** The longest name of a policy's that is shown (characters). */
const longestName = 60;

/** What is wrong with the file; null: nothing. */
type Damage = { readonly why: PolicyRefusal } | PolicyFault;

interface Kept {
  readonly file: string | null;
  /** What counts: that of the file, or, while it is damaged, what it last said in this run, else `strictest`. */
  readonly content: PolicyContent | null;
  readonly unknown: readonly string[];
  readonly damage: Damage | null;
}

/** While nobody knows what it says, the guard asks for as much as it can. */
const strictest = v.parse(policySchema, {
  version: policyVersion,
  guard: { atLeast: { production: 'digits', staging: 'ask', shared: 'ask', none: 'ask' }, longestMemory: 'off' },
});

const nothing: Kept = { file: null, content: null, unknown: [], damage: null };

export interface ManagedPolicyServices {
  readonly policyFile: PolicyFile;
  readonly log: Log;
  readonly events: Pick<Events, 'policyChanged' | 'changed'>;
}

/**
 * The policy of this computer (docs/managed-settings.md), read at the start, at each wake and once an hour. A file that is
 * there and cannot be used closes every hand-out and the adding of organisations: it must not open what it was to close.
 * What it said before, in this run, goes on beside that.
 */
export class ManagedPolicy {
  readonly #services: ManagedPolicyServices;
  #kept = nothing;
  /** As it was read, so that the same text is parsed once. */
  #reading: string | null = null;

  constructor(services: ManagedPolicyServices) {
    this.#services = services;
    this.#take(services.policyFile.read());
  }

  /** What the policy says; null: there is none. */
  content(): PolicyContent | null {
    return this.#kept.content;
  }

  /** The path of the file that is there, whatever is in it. */
  file(): string | null {
    return this.#kept.file;
  }

  unknown(): readonly string[] {
    return this.#kept.unknown;
  }

  isDamaged(): boolean {
    return this.#kept.damage !== null;
  }

  /** What is wrong, where, and who can mend it; null: nothing. */
  problem(): string | null {
    const { damage, file } = this.#kept;
    if (damage === null) return null;
    const said = { at: '', name: '', first: 0, line: 0, column: 0, ...damage };
    return text('policy.damaged', { ...said, file: file ?? '', name: oneLine(said.name, longestName) ?? '' });
  }

  /** Reads the file again; what changed is told by `policyChanged`. */
  look(): void {
    if (!this.#take(this.#services.policyFile.read())) return;
    this.#services.events.policyChanged.emit();
    this.#services.events.changed.emit();
  }

  isClosed(handOut: HandOut): boolean {
    return this.isDamaged() || this.content()?.handOuts[handOut] === false;
  }

  isFormatClosed(format: CopyFormat): boolean {
    if (format === 'renewing-shell' && this.isClosed('endpoint')) return true;
    if (format === 'config-profile' && this.isClosed('profiles')) return true;
    if (this.isDamaged()) return true;
    const { copyFormats } = this.content()?.handOuts ?? {};
    return copyFormats?.includes(format) === false;
  }

  closed(): HandOut[] {
    return handOuts.filter((one) => this.isClosed(one));
  }

  closedFormats(): CopyFormat[] {
    return copyFormatIds.filter((format) => this.isFormatClosed(format));
  }

  /** What whoever asks is told of something that the policy does not allow; of a damaged one, what is wrong with it. */
  refusal(what: Refused, setting = ''): Failure {
    const problem = this.problem();
    if (problem !== null) return failureSaying('managed', problem);
    return failure('managed', { what, setting, file: this.file() ?? '' });
  }

  /** Throws a `FailureError` where other organisations than those of the policy cannot be added. */
  needOthersAllowed(): void {
    if (!this.areOthersAllowed()) throw new FailureError(this.refusal('organisation'));
  }

  areOthersAllowed(): boolean {
    return !this.isDamaged() && this.content()?.onlyTheseOrganisations !== true;
  }

  /** What the person is told once; see `Report`. */
  say(report: Pick<Report, 'notices'>): void {
    report.notices.remove('notice.policy-damaged');
    if (this.isDamaged()) report.notices.add('notice.policy-damaged', { file: this.file() ?? '' });
  }

  /** Answers whether it is another than before. */
  #take(reading: PolicyReading): boolean {
    const read = JSON.stringify(reading);
    if (read === this.#reading) return false;
    this.#reading = read;
    this.#kept = this.#keptOf(reading);
    const { damage, file, unknown } = this.#kept;
    const { log } = this.#services;
    if (damage !== null) log.error(`The policy ${file ?? ''} cannot be used.`, JSON.stringify(damage));
    else if (file !== null) log.info(`The policy ${file} is in force.`);
    if (unknown.length > 0) log.warn(`The policy has names that this version does not know: ${unknown.join(', ')}`);
    return true;
  }

  #keptOf(reading: PolicyReading): Kept {
    if (reading.outcome === 'none') return nothing;
    const { file } = reading;
    const content = this.#kept.content ?? strictest;
    if (reading.outcome === 'refused') return { file, content, unknown: [], damage: { why: reading.why } };
    const read = readPolicy(reading.text);
    return read.ok
      ? { file, content: read.content, unknown: read.unknown, damage: null }
      : { file, content, unknown: [], damage: read.fault };
  }
}

/** What a refusal is about; `setting` and the like are no hand-outs. */
export type Refused =
  HandOut | 'copy' | 'organisation' | 'organisationOwn' | 'setting' | 'guard' | 'rule' | 'clipboard';
