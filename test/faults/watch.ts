import type { Failure } from '../../electron/contract/failure.ts';
import { parseSecretDocument } from '../../electron/core/storage/secret-document.ts';
import type { InProcess } from './in-process.ts';
import { viewOf } from './person.ts';

/** Looks at the app again and again and notes what it says and what it still has. */
export class Watch {
  readonly said = new Set<string>();
  readonly sentences = new Map<string, string>();
  fewestAccounts = Number.POSITIVE_INFINITY;
  fewestRoles = Number.POSITIVE_INFINITY;
  tokenLost = false;
  readonly #core: InProcess;
  readonly #organisationId: string;

  constructor(core: InProcess, organisationId: string) {
    this.#core = core;
    this.#organisationId = organisationId;
  }

  readonly hear = ({ code, sentence }: Failure): void => {
    this.said.add(code);
    this.sentences.set(code, sentence);
  };

  look(): void {
    const { signIn, catalogue } = viewOf(this.#core, this.#organisationId);
    if ('problem' in signIn && signIn.problem !== null) this.hear(signIn.problem);
    if (signIn.state === 'signed-in' && signIn.connection !== 'good' && signIn.connection !== 'refreshing')
      this.said.add(`connection ${signIn.connection}`);
    if (signIn.state === 'ended') this.said.add('sign-in-needed');
    if (catalogue.problem !== null) this.hear(catalogue.problem);
    if (catalogue.reading?.throttled === true) this.said.add('reading throttled');
    if (catalogue.failedAccounts > 0) this.said.add('accounts not read');
    this.#lookAtNotices();
    this.fewestAccounts = Math.min(this.fewestAccounts, catalogue.accountCount);
    this.fewestRoles = Math.min(this.fewestRoles, catalogue.roleCount);
    if (!this.hasToken()) this.tokenLost = true;
  }

  /** Whether a refresh token is on disk. */
  hasToken(): boolean {
    const kept = this.#core.vault.text === null ? null : parseSecretDocument(this.#core.vault.text);
    if (typeof kept === 'string') throw new Error(`What the vault keeps is ${kept}.`);
    return kept?.document.signIns.get(this.#organisationId)?.refreshToken != null;
  }

  /** Whether the refresh token on disk is the one AWS gave last; null counts as none. */
  hasLatestToken(): boolean {
    const last = this.#core.first.control.secrets().findLast(({ kind }) => kind === 'refreshToken');
    return (
      last !== undefined && this.#core.vault.text?.reveal().includes(JSON.stringify(last.value).slice(1, -1)) === true
    );
  }

  state(): string {
    const { signIn, catalogue } = viewOf(this.#core, this.#organisationId);
    return `${signIn.state}${catalogue.reading === null ? '' : ', reading'}`;
  }

  servesExpired(): boolean {
    const { freshness } = this.#core.latchkey.snapshot();
    const now = this.#core.simulatedClock.now();
    const expiration = /AWS_CREDENTIAL_EXPIRATION='([^']+)'/u.exec(this.#core.clipboard.text)?.[1];
    const copiedEnded = expiration !== undefined && Date.parse(expiration) <= now;
    return copiedEnded || freshness.some(({ state, expiresAt }) => state !== 'ended' && (expiresAt ?? now + 1) <= now);
  }

  /** Places in which a secret stands. The clipboard is where a person wants one. */
  leaks(): string[] {
    const { control } = this.#core.first;
    const places: Readonly<Record<string, readonly string[]>> = {
      'a sentence': [...this.sentences.values()],
      'a notification': this.#core.notifier.shown.map(({ title, text }) => `${title} ${text}`),
      'the log': this.#core.log.lines,
      'a file': [...this.#core.files.texts.values()],
      settings: [JSON.stringify(this.#core.settings.read())],
      'the snapshot': [JSON.stringify(this.#core.latchkey.snapshot())],
    };
    const secrets = control.secrets().map(({ value }) => value);
    return Object.entries(places)
      .filter(([, texts]) => texts.some((text) => secrets.some((secret) => text.includes(secret))))
      .map(([place]) => place);
  }

  #lookAtNotices(): void {
    for (const { id, sentence } of this.#core.latchkey.snapshot().notices) {
      const code = /^\w+\.(\S+)/u.exec(id)?.[1] ?? '';
      this.said.add(code);
      this.sentences.set(code, sentence);
    }
  }
}
