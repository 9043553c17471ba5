import type { Role } from '../../contract/identifiers.ts';
import { text } from '../../shared/text/text.ts';
import type { Services } from '../app/services.ts';
import { roleRegion, type ConsoleServices } from '../console/open-console.ts';
import { terminalPurpose } from '../export/consumer-purpose.ts';
import type { EndpointConsumers, OpenedConsumer } from '../export/endpoint-consumers.ts';
import { failure, FailureError } from '../failures/fail.ts';
import type { TerminalScript } from '../ports/terminals.ts';
import { localClockTime } from '../time/local-clock-time.ts';
import type { Instant } from '../time/instant.ts';
import { throwIfCancelled } from '../time/waiting.ts';
import { posixTerminalScript } from './posix-script.ts';
import { TerminalAgreement } from './terminal-agreement.ts';
import { terminalLine, terminalTitle } from './terminal-text.ts';
import { windowsTerminalScript } from './windows-script.ts';

export interface RoleTerminalsServices
  extends
    Pick<ConsoleServices, 'organisations' | 'credentials' | 'personal' | 'identities'>,
    Pick<
      Services,
      'terminals' | 'settings' | 'files' | 'identifiers' | 'time' | 'platform' | 'commandAgreement' | 'log'
    > {
  readonly endpoint: EndpointConsumers;
}

/** The program that a terminal opens in, by its name here or by the person's own word, and how it is started. */
interface Chosen {
  readonly program: string;
  readonly label: string;
  readonly open: (script: TerminalScript) => Promise<void>;
}

/**
 * Terminals whose programs get the credentials of one role, renewed: each has a consumer of its own at the endpoint, which is
 * revoked when the terminal has ended. A terminal outlives Latchkey, and so does its consumer.
 */
export class RoleTerminals {
  readonly agreement: TerminalAgreement;
  readonly #services: RoleTerminalsServices;
  /** Those whose script is not written yet. */
  readonly #opening = new Set<string>();

  constructor(services: RoleTerminalsServices) {
    this.#services = services;
    this.agreement = new TerminalAgreement(services.commandAgreement);
  }

  /**
   * Opens a terminal with a role. Its credentials are fetched before, so that a refusal is said here and not there. Rejects
   * with a `ServiceError` or a `FailureError`; then there is neither a consumer nor a script.
   *
   * @param onProgram told in which program.
   */
  async open(role: Role, signal: AbortSignal, onProgram: (program: string) => void): Promise<void> {
    const { credentials, endpoint, identifiers } = this.#services;
    const { expiresAt } = await credentials.credentials(role);
    throwIfCancelled(signal);
    const chosen = await this.#chosen();
    onProgram(chosen.program);
    throwIfCancelled(signal);
    const id = identifiers.uuid().slice(0, 8);
    this.#opening.add(id);
    try {
      const opened = await endpoint.open(role, `${terminalPurpose}${id}`);
      if (!opened.ok) throw new FailureError(opened.failure);
      await chosen.open(this.#script(id, role, expiresAt, opened.value));
    } catch (error) {
      await this.ended(id).catch(() => undefined);
      throw this.#notOpened(error, chosen.label);
    } finally {
      this.#opening.delete(id);
    }
  }

  /** A terminal has ended: its consumer is worth nothing any more, and its script goes. Unknown ids do nothing. */
  async ended(id: string): Promise<void> {
    const { endpoint, terminals } = this.#services;
    if (!/^[0-9a-f]{8}$/u.test(id)) return;
    const mine = endpoint.view().consumers.filter((consumer) => terminalOf(consumer) === id);
    await Promise.all([...mine.map((consumer) => endpoint.revoke(consumer.id)), terminals.remove(id)]);
  }

  /** Takes away what terminals have left that ended without a word, such as at a power cut. Never rejects. */
  async sweep(): Promise<void> {
    const { endpoint, log, terminals } = this.#services;
    // Before the scripts are looked at: what is opened from here on is left alone.
    const known = endpoint.view().consumers.map(terminalOf);
    const settled = known.filter((id) => id !== null && !this.#opening.has(id));
    try {
      const kept = await terminals.kept();
      const running = new Set(kept.filter(({ isRunning }) => isRunning).map(({ id }) => id));
      const left = [...settled, ...kept.map(({ id }) => id)].filter((id) => id !== null && !running.has(id));
      for (const id of new Set(left)) if (id !== null && !this.#opening.has(id)) await this.ended(id);
    } catch (error) {
      log.warn(`What terminals have left could not be taken away: ${String(error)}`);
    }
  }

  async #chosen(): Promise<Chosen> {
    const { settings, terminals } = this.#services;
    const { terminal, terminalCommand } = settings.read();
    if (terminal === 'own') {
      const words = await this.agreement.words(terminalCommand);
      return { program: words[0], label: words[0], open: (script) => terminals.openWith(words, script) };
    }
    const here = await terminals.available();
    const name = terminal === 'usual' ? here[0] : here.find((one) => one === terminal);
    if (name !== undefined) {
      const label = text(`setting.terminal.options.${name}`);
      return { program: name, label, open: (script) => terminals.open(name, script) };
    }
    if (terminal === 'usual') throw new FailureError(failure('terminal-did-not-open'));
    const values = { program: text(`setting.terminal.options.${terminal}`) };
    throw new FailureError(failure('terminal-did-not-open', values, null, 'failure.terminal-not-here'));
  }

  #script(id: string, role: Role, end: Instant, { address, tokenPath }: OpenedConsumer): TerminalScript {
    const { files, identities, platform, time } = this.#services;
    const { environment, environmentWord } = identities.describe(role);
    const shown = {
      account: identities.account(role),
      accountId: role.accountId,
      roleName: role.roleName,
      environment,
      ...(environmentWord === undefined ? {} : { environmentWord }),
      end: localClockTime(end, time),
    };
    const title = terminalTitle(shown);
    const material = {
      id,
      address,
      tokenFile: files.location(tokenPath),
      region: roleRegion(this.#services, role),
      // By the id where the name alone would be that of several.
      role: `${identities.onlyAwsName(role)?.replaceAll(/\p{C}+/gu, ' ') ?? role.accountId}/${role.roleName}`,
      title,
      line: terminalLine(shown),
      isLogin: platform.system === 'darwin',
    };
    const written = platform.system === 'win32' ? windowsTerminalScript(material) : posixTerminalScript(material);
    if (written === null) {
      throw new FailureError(failure('terminal-did-not-open', {}, null, 'failure.terminal-path'));
    }
    return { id, title, text: written };
  }

  #notOpened(error: unknown, program: string): unknown {
    if (error instanceof FailureError) return error;
    this.#services.log.warn(`A terminal did not open: ${String(error)}`);
    return new FailureError(failure('terminal-did-not-open', { program }, null, 'failure.terminal-did-not-start'));
  }
}

/** The id of the terminal that a consumer is for; null: for none. */
function terminalOf({ purpose: of }: { readonly purpose: string }): string | null {
  return of.startsWith(terminalPurpose) ? of.slice(terminalPurpose.length) : null;
}
