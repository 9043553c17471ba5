import type { Failure, Result } from '../../contract/failure.ts';
import { roleKey, type Role } from '../../shared/model/role.ts';
import type { Program } from '../app/latchkey.ts';
import type { RoleCredentials } from '../ports/identity-center.ts';
import type { Report } from '../app/report.ts';
import { done, failed, failure } from '../failures/fail.ts';
import { PortTaken, type EndpointDesk, type EndpointServer, type Tokens } from '../ports/credentials-endpoint.ts';
import type { Identifiers, Log } from '../ports/desktop.ts';
import type { Files } from '../ports/files.ts';
import { Secret } from '../secret.ts';
import type { ServerTime } from '../time/server-time.ts';
import { ConsumersStore, tokenPath } from './consumers-store.ts';
import { containerAnswer, endpointRefusal, type ServedAnswer } from './served-answer.ts';
import type { ConsumersFile, StoredConsumer } from './stored-consumers.ts';

/** Stands in for a consumer that there is not: no token has this hash. */
const nobody = '0'.repeat(64);

export interface EndpointConsumersServices {
  readonly files: Files;
  readonly server: EndpointServer;
  readonly tokens: Tokens;
  readonly identifiers: Pick<Identifiers, 'uuid'>;
  readonly time: Pick<ServerTime, 'now'>;
  readonly log: Log;
  /** `purpose`: of the consumer, which decides what the policy calls it. */
  readonly credentialsFor: (role: Role, source: Program, purpose: string) => Promise<Result<RoleCredentials>>;
  /** Called when another user of this computer came with the token of this role, which then was revoked. */
  readonly otherUserAsked: (role: Role) => void;
  /** Told when something has changed that `view` shows. */
  readonly report: Pick<Report, 'programsChanged'>;
}

/** Who may ask for one role; the token is not in it. */
export type ConsumerView = Omit<StoredConsumer, 'tokenHash'>;

export interface EndpointView {
  /** `idle`: nobody may ask, so nothing listens. Once somebody could, it listens until Latchkey ends. */
  readonly state: 'idle' | 'listening' | 'port-taken' | 'failed';
  readonly port: number | null;
  /** Oldest first. */
  readonly consumers: readonly ConsumerView[];
}

/** What a program needs; the token is in the file. */
export interface OpenedConsumer {
  readonly consumer: ConsumerView;
  readonly address: string;
  /** Below the data folder. */
  readonly tokenPath: string;
}

/**
 * Programs that get credentials from the endpoint (docs/aws.md#container-credentials), each with an address and a token of its
 * own that stand for one role.
 *
 * The token is in its own file only, mode 0600, which SDKs read and which has to outlive a start. All else holds its hash, so
 * that no copy of our other files gives anything away, and a keychain that is locked stops no program.
 */
export class EndpointConsumers {
  readonly #services: EndpointConsumersServices;
  readonly #store: ConsumersStore;
  readonly #desk: EndpointDesk;
  #file: ConsumersFile = { port: null, consumers: [] };
  #state: EndpointView['state'] = 'idle';
  /** Something is not on disk: who asked last, which is written once an hour and at the end, or what could not be written. */
  #isUnsaved = false;
  /** One change after the other. */
  #turns: Promise<unknown> = Promise.resolve();

  constructor(services: EndpointConsumersServices) {
    this.#services = services;
    this.#store = new ConsumersStore(services.files, services.log, services.time);
    this.#desk = {
      isAdmitted: (id, token) => this.#isAdmitted(id, token),
      onOtherUser: (id) => this.#onOtherUser(id),
      answer: (id, program) => this.#answer(id, program),
    };
  }

  view(): EndpointView {
    const { port, consumers } = this.#file;
    return { state: this.#state, port, consumers: consumers.map(shown) };
  }

  /**
   * Reads who may ask, and listens if anybody may. Called again it tries what has not worked. Never rejects: `view` tells what
   * came of it.
   */
  async start(): Promise<void> {
    await this.#inTurn(async () => {
      try {
        const file = await this.#store.load();
        if (file !== null) this.#file = file;
        if (this.#file.consumers.length > 0) await this.#listen();
      } catch (error) {
        this.#services.log.error('Who may ask for credentials could not be read.', error);
        this.#become('failed');
      }
    });
  }

  /**
   * The consumer of this role and purpose (at most 60 characters), made where there is none. One whose token file is gone or
   * changed gets another token. Fails with `port-taken` or `storage-failed`: then nothing has changed.
   */
  open(role: Role, purpose: string): Promise<Result<OpenedConsumer>> {
    return this.#inTurn(async () => {
      if (!this.#store.isRead()) return failed(failure('storage-failed'));
      const refused = await this.#listen();
      if (refused !== null) return failed(refused);
      try {
        const known = this.#find(role, purpose);
        const isWhole = known !== undefined && (await this.#hasItsToken(known));
        return { ok: true, value: this.#opened(isWhole ? known : await this.#make(role, purpose, known)) };
      } catch (error) {
        this.#services.log.error('An address for programs could not be kept.', error);
        if (this.#file.consumers.length === 0) this.#closeIdle();
        return failed(failure('storage-failed'));
      }
    });
  }

  /** The consumer of this role and purpose as it is known now; opens nothing. */
  known(role: Role, purpose: string): OpenedConsumer | null {
    const known = this.#find(role, purpose);
    return known === undefined ? null : this.#opened(known);
  }

  /** Its token is worth nothing from now on. Fails with `storage-failed`: then it is only until the next start. */
  revoke(consumerId: string): Promise<Result<null>> {
    return this.#revoke(({ id }) => id === consumerId);
  }

  /** The same for all of an organisation. */
  revokeOrganisation(organisationId: string): Promise<Result<null>> {
    return this.#revoke(({ role }) => role.organisationId === organisationId);
  }

  /** The same for all of these roles. */
  revokeRoles(roles: readonly Role[]): Promise<Result<null>> {
    const keys = new Set(roles.map(roleKey));
    return this.#revoke(({ role }) => keys.has(roleKey(role)));
  }

  /** A role is called otherwise: who could ask for it asks for the other. What cannot be written is written with the next change. */
  follow(from: Role, to: Role): Promise<void> {
    return this.#inTurn(async () => {
      const { consumers } = this.#file;
      if (!consumers.some(({ role }) => roleKey(role) === roleKey(from))) return;
      this.#keep(consumers.map((one) => (roleKey(one.role) === roleKey(from) ? { ...one, role: to } : one)));
      this.#isUnsaved = true;
      await this.#saveAsked();
    });
  }

  /** Stops listening, and writes who asked last. */
  async stop(): Promise<void> {
    await this.#inTurn(async () => {
      this.#services.server.close();
      this.#state = 'idle';
      await this.#saveAsked();
    });
  }

  #inTurn<Value>(change: () => Promise<Value>): Promise<Value> {
    const turn = this.#turns.then(change);
    this.#turns = turn.catch(() => undefined);
    return turn;
  }

  /** Answers why it does not listen, or null. */
  async #listen(): Promise<Failure | null> {
    if (this.#state === 'listening') return null;
    const { server, log } = this.#services;
    const { port } = this.#file;
    try {
      const listensAt = await server.listen(port, this.#desk);
      this.#file = { ...this.#file, port: listensAt };
      this.#become('listening');
      return null;
    } catch (error) {
      const isTaken = error instanceof PortTaken;
      if (!isTaken) log.error('The endpoint for programs could not be opened.', error);
      this.#become(isTaken ? 'port-taken' : 'failed');
      return isTaken ? failure('port-taken', { port: String(port) }) : failure('internal');
    }
  }

  #become(state: EndpointView['state']): void {
    this.#state = state;
    this.#services.report.programsChanged();
  }

  async #hasItsToken({ id, tokenHash }: StoredConsumer): Promise<boolean> {
    const { tokens } = this.#services;
    const text = await this.#store.token(id);
    return text !== null && tokens.areSame(tokens.hash(new Secret(text)), tokenHash);
  }

  /** @param known is given another token, instead of a new consumer being made. */
  async #make(role: Role, purpose: string, known: StoredConsumer | undefined): Promise<StoredConsumer> {
    const { tokens, identifiers, time } = this.#services;
    const token = tokens.create();
    const made = known ?? { id: identifiers.uuid(), role, purpose, createdAt: time.now(), lastAsked: null };
    const consumer = { ...made, tokenHash: tokens.hash(token) };
    const others = (): StoredConsumer[] => this.#file.consumers.filter(({ id }) => id !== consumer.id);
    await this.#store.saveToken(consumer.id, token);
    this.#keep([...others(), consumer]);
    try {
      await this.#save();
    } catch (error) {
      this.#keep(known === undefined ? others() : [...others(), known]);
      throw error;
    }
    return consumer;
  }

  #revoke(isMeant: (consumer: StoredConsumer) => boolean): Promise<Result<null>> {
    const takeOut = (): StoredConsumer[] => {
      const { consumers } = this.#file;
      this.#keep(consumers.filter((one) => !isMeant(one)));
      return consumers.filter(isMeant);
    };
    // At once, since a change under way may wait for a slow disk; and again in turn, for what that change adds.
    const first = takeOut();
    return this.#inTurn(async () => {
      const revoked = [...first, ...takeOut()];
      if (!this.#store.isRead()) return failed(failure('storage-failed'));
      if (revoked.length === 0 && !this.#isUnsaved) return done;
      if (this.#file.consumers.length === 0) this.#letGo();
      const removed = revoked.map(({ id }) => this.#store.removeToken(id));
      const [failing] = (await Promise.allSettled([this.#save(), ...removed])).filter(
        ({ status }) => status === 'rejected',
      );
      this.#isUnsaved = failing !== undefined;
      if (failing === undefined) return done;
      this.#services.log.error('A revoked address for programs could not be removed.', failing);
      return failed(failure('storage-failed'));
    });
  }

  #keep(consumers: readonly StoredConsumer[]): void {
    this.#file = { ...this.#file, consumers };
    this.#services.report.programsChanged();
  }

  /**
   * Nobody is left. Shells still have what was copied: until Latchkey ends they read that it was revoked, where a port on which
   * nobody listens would tell them of a broken network.
   */
  #letGo(): void {
    if (this.#state !== 'listening') this.#closeIdle();
  }

  /** Of nobody no port is kept: at the next start nothing listens, and the next consumer gets another one. */
  #save(): Promise<void> {
    const { consumers, port } = this.#file;
    return this.#store.save({ consumers, port: consumers.length === 0 ? null : port });
  }

  /** Nothing holds the port any more, so the next consumer gets another one. */
  #closeIdle(): void {
    this.#services.server.close();
    this.#file = { ...this.#file, port: null };
    this.#become('idle');
  }

  #find(role: Role, purpose: string): StoredConsumer | undefined {
    return this.#file.consumers.find((one) => roleKey(one.role) === roleKey(role) && one.purpose === purpose);
  }

  #opened(consumer: StoredConsumer): OpenedConsumer {
    const { port } = this.#file;
    const address = `http://127.0.0.1:${String(port)}/credentials/${consumer.id}`;
    return { consumer: shown(consumer), address, tokenPath: tokenPath(consumer.id) };
  }

  #isAdmitted(consumerId: string, token: Secret): boolean {
    const { tokens } = this.#services;
    const consumer = this.#file.consumers.find(({ id }) => id === consumerId);
    return tokens.areSame(tokens.hash(token), consumer?.tokenHash ?? nobody);
  }

  #onOtherUser(consumerId: string): void {
    const consumer = this.#file.consumers.find(({ id }) => id === consumerId);
    this.#services.log.warn('Another user of this computer came with a token for credentials, which was revoked.');
    void this.revoke(consumerId);
    // Of several at once only the first finds it.
    if (consumer !== undefined) this.#services.otherUserAsked(consumer.role);
  }

  async #answer(consumerId: string, program: string): Promise<ServedAnswer> {
    const consumer = this.#file.consumers.find(({ id }) => id === consumerId);
    // Revoked since it was admitted.
    if (consumer === undefined) return endpointRefusal();
    this.#noteAsked(consumer, program);
    return containerAnswer(await this.#services.credentialsFor(consumer.role, { program }, consumer.purpose));
  }

  #noteAsked(consumer: StoredConsumer, program: string): void {
    const at = this.#services.time.now();
    const asked = { ...consumer, lastAsked: { at, program } };
    // What is asked so often is not told of each time; the read itself is (see `LastReads`).
    const consumers = this.#file.consumers.map((one) => (one.id === consumer.id ? asked : one));
    this.#file = { ...this.#file, consumers };
    this.#isUnsaved = true;
    if (this.#store.isDue()) void this.#inTurn(() => this.#saveIfDue());
  }

  /** Many that ask at once queue up for one. */
  async #saveIfDue(): Promise<void> {
    if (this.#store.isDue()) await this.#saveAsked();
  }

  async #saveAsked(): Promise<void> {
    if (!this.#isUnsaved) return;
    try {
      this.#isUnsaved = false;
      await this.#save();
    } catch (error) {
      this.#isUnsaved = true;
      this.#services.log.warn(`Who asked for credentials last could not be written: ${String(error)}`);
    }
  }
}

function shown({ id, role, purpose, createdAt, lastAsked }: StoredConsumer): ConsumerView {
  return { id, role, purpose, createdAt, lastAsked };
}
