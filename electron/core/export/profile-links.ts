import type { FailureCode } from '../../contract/failure.ts';
import type { LinkPreview, LinkRequest, ProgramAccessView } from '../../contract/links.ts';
import { text } from '../../shared/text/text.ts';
import { sameRole, type Role } from '../../shared/model/role.ts';
import type { Source } from '../app/latchkey.ts';
import type { Services } from '../app/services.ts';
import type { RoleCredentialsBroker } from '../credentials/role-credentials-broker.ts';
import { failure, failureSaying, failureOf, FailureError } from '../failures/fail.ts';
import { stoppedBy, type Guard } from '../guard/guard.ts';
import { troubleSentence, undoSentence } from './edit-sentences.ts';
import {
  goneLinks,
  linkEdit,
  movedProblems,
  namedLinks,
  previewKeys,
  sessionNames,
  type LinkEditServices,
  type NamedLink,
} from './link-edits.ts';
import { linkedProfiles, type LinkedProfile } from './linked-profiles.ts';
import type { AwsFilePair } from './name-taken.ts';
import {
  applyEdit,
  previewEdit,
  readAwsFiles,
  readLinked,
  undoEdit,
  type AppliedEdit,
  type FileChange,
} from './profile-edits.ts';
import type { ProfileEdit } from './profile-plan.ts';
import type { AwsFileName, StaticKeys } from './section.ts';
import { shownChange } from './shown-change.ts';
import type { Link } from './stored-links.ts';

export type ProfileLinksServices = LinkEditServices &
  Pick<Services, 'awsFiles' | 'log' | 'policy' | 'report' | 'time'> & {
    readonly credentials: Pick<RoleCredentialsBroker, 'credentials'>;
    readonly guard: Pick<Guard, 'ask'>;
  };

/** What the last change of the files can be taken back with. */
interface LastChange {
  readonly files: readonly AwsFileName[];
  readonly linksBefore: readonly Link[];
}

type Applied = Extract<AppliedEdit, { outcome: 'applied' }>;

/** The profile whose name every tool takes where none is given. */
const defaultProfile = 'default';

/** Links roles to profiles of the person's AWS files, and unlinks them. */
export class ProfileLinks {
  readonly #services: ProfileLinksServices;
  #last: LastChange | null = null;
  /** One change after the other. */
  #turns: Promise<unknown> = Promise.resolve();

  constructor(services: ProfileLinksServices) {
    this.#services = services;
  }

  /** What a request would do; nothing is written. Rejects with a `FailureError` where no line can be written at all. */
  async preview(request: LinkRequest): Promise<LinkPreview> {
    const { awsFiles } = this.#services;
    const nothing = { profiles: [], pruned: [], files: [], asksDigits: false };
    const read = await readAwsFiles(awsFiles);
    if (read.outcome !== 'read') return { ...nothing, problem: troubleSentence(read, this.#pathOf) };
    const profiles = namedLinks(this.#services, request, read.files, this.#pathOf);
    const linked = profiles.filter(({ problem }) => problem === null);
    const pruned = this.#pruned(request);
    const shown = {
      ...nothing,
      profiles,
      pruned: pruned.map(({ profile }) => profile),
      asksDigits: this.#asksDigits(linked),
    };
    const [first] = profiles;
    if (linked.length === 0 && first !== undefined) {
      return { ...shown, problem: profiles.length === 1 ? first.problem : text('link.no-names') };
    }
    if (linked.length === 0 && pruned.length === 0) return { ...shown, problem: text('link.none') };
    const sessions = sessionNames(
      this.#services,
      linked.map(({ role }) => role),
    );
    const edits = linked.map((link) => linkEdit(this.#services, link, request, { sessions }));
    const gone = [...pruned, ...this.#respelt(linked)];
    const preview = await previewEdit(awsFiles, [...removals(gone, linkedProfiles(read.files)), ...edits]);
    if (preview.outcome !== 'ready') return { ...shown, problem: troubleSentence(preview, this.#pathOf) };
    return { ...shown, files: preview.changes.map(shownChange), problem: null };
  }

  /**
   * Links what a preview has shown, on the newest text of the files. Rejects with a `FailureError`; then the files are as
   * they were.
   *
   * @param digits what the person typed where the preview asks for the last digits of an account id.
   */
  async apply(
    request: LinkRequest,
    digits: string | null,
    source: Source,
  ): Promise<{ linked: number; pruned: number; isRemade: boolean }> {
    request.roles.forEach(({ role, profile }) =>
      this.#needAllowed({ role, profile: profile ?? '' }, request.way, source),
    );
    // Apart from the turn: other changes need not wait for the person.
    await this.#passGuard(request, digits, source);
    return await this.#inTurn(async () => {
      const preview = await this.preview(request);
      if (preview.problem !== null) throw refused(preview.problem);
      const wanted = preview.profiles.filter(({ problem }) => problem === null);
      this.#needDigits(wanted, digits);
      const pruned = this.#pruned(request);
      this.#needRemoval(pruned, source);
      const { ready, failing } = await this.#withKeys(wanted, request);
      if (ready.length === 0 && failing !== null) throw failing;
      const links = ready.map(({ link: { role, profile } }) => ({
        role,
        profile,
        way: request.way,
        forOldTools: request.forOldTools,
      }));
      const gone = [...pruned, ...this.#respelt(links)];
      const before = this.#services.links.all();
      await this.#nameSessions(request, links);
      // Before the file, so that nothing of ours is ever in it that we do not know of.
      await this.#services.links.put(links);
      const applied = await this.#linkAll(ready, request, gone).catch(async (error: unknown) => {
        await this.#services.links.restore(before);
        throw error;
      });
      await this.#services.links.remove(pruned.map(({ profile }) => profile));
      this.#done(applied, before);
      links.forEach((link) => this.#record('link-profile', link, source));
      pruned.forEach((link) => this.#record('unlink-profile', link, source));
      return { linked: links.length, pruned: pruned.length, isRemade: applied.isRemade };
    });
  }

  /** Takes profiles of ours out of the files. One that is there no more is only forgotten. Rejects with a `FailureError`. */
  remove(profiles: readonly string[], source: Source): Promise<void> {
    return this.#inTurn(async () => {
      const { links } = this.#services;
      const gone = profiles.flatMap((profile) => links.find(profile) ?? []);
      this.#needRemoval(gone, source);
      const edits = removals(gone, await this.#linked());
      const before = links.all();
      if (edits.length > 0) this.#done(await this.#edit(edits), before);
      await links.remove(gone.map(({ profile }) => profile));
      this.#services.report.programsChanged();
      gone.forEach((link) => this.#record('unlink-profile', link, source));
    });
  }

  /**
   * A role is called otherwise: the profiles that stand for it stand for the other, and what names it in the files is written
   * anew. Rejects with a `FailureError`; then nothing has changed.
   */
  follow(from: Role, to: Role): Promise<void> {
    return this.#inTurn(async () => {
      const { links } = this.#services;
      const before = links.all();
      const moved = before.filter(({ role }) => sameRole(role, from)).map((link) => ({ ...link, role: to }));
      if (moved.length === 0) return;
      const there = new Set((await this.#linked()).map(({ name }) => name));
      // Keys name no role; theirs are written as they come.
      const edits = moved
        .filter(({ profile, way }) => way === 'process' && there.has(profile))
        .map((link) => linkEdit(this.#services, link, link));
      await links.put(moved);
      if (edits.length > 0) {
        await this.#edit(edits).catch(async (error: unknown) => {
          await links.restore(before);
          throw error;
        });
      }
      // What was to be taken back is of a role that is not called so any more.
      this.#last = null;
      this.#services.report.programsChanged();
    });
  }

  /** Takes the last change of the files back. Rejects with a `FailureError` that says why it cannot be. */
  undo(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#last === null) throw refused(text('link.nothing-to-undo'));
      const { files, linksBefore } = this.#last;
      const undone = await undoEdit(this.#services.awsFiles, files);
      if (undone.outcome !== 'undone') throw refused(undoSentence(undone));
      this.#last = null;
      await this.#services.links.restore(linksBefore);
      this.#services.report.programsChanged();
    });
  }

  /** All links as they stand in the files now, without who read them; `problem` is what the file has to do with. */
  async view(): Promise<
    Pick<ProgramAccessView, 'files' | 'problem' | 'canUndo'> & {
      readonly links: readonly Omit<ProgramAccessView['links'][number], 'lastRead'>[];
    }
  > {
    const { awsFiles, links } = this.#services;
    const read = await readAwsFiles(awsFiles);
    return {
      files: [this.#pathOf('config'), this.#pathOf('credentials')],
      problem: read.outcome === 'read' ? null : troubleSentence(read, this.#pathOf),
      canUndo: this.#last !== null,
      links: links.all().map(this.#viewIn(read.outcome === 'read' ? read.files : null)),
    };
  }

  #viewIn(files: AwsFilePair | null): (link: Link) => Omit<ProgramAccessView['links'][number], 'lastRead'> {
    const found = files === null ? null : new Map(linkedProfiles(files).map((one) => [one.name, one]));
    const moved = files === null ? null : movedProblems(this.#services, files);
    return (link) => {
      const { profile, role, way } = link;
      const state = stateOf(profile, way, found);
      return { profile, role, way, state, problem: state === 'linked' ? (moved?.(link) ?? null) : null };
    };
  }

  readonly #pathOf = (file: AwsFileName): string => this.#services.awsFiles.path(file);

  #pruned({ prune }: LinkRequest): readonly Link[] {
    return prune ? goneLinks(this.#services) : [];
  }

  /** The links whose names only change in case: their sections would else stay, and nobody would know them. */
  #respelt(links: readonly Pick<Link, 'profile'>[]): readonly Link[] {
    const { links: store } = this.#services;
    return links.flatMap(({ profile }) => {
      const known = store.find(profile);
      return known === null || known.profile === profile ? [] : [known];
    });
  }

  #asksDigits(links: readonly Pick<NamedLink, 'role' | 'profile'>[]): boolean {
    return this.#guarded(links) !== null;
  }

  /** The production role that would be what every tool uses where no profile is named (docs/design.md#terminals-and-sdks). */
  #guarded(links: readonly Pick<NamedLink, 'role' | 'profile'>[]): Role | null {
    const { identities } = this.#services;
    const link = links.find(({ profile }) => profile === defaultProfile);
    return link !== undefined && identities.describe(link.role).environment === 'production' ? link.role : null;
  }

  #needDigits(links: readonly NamedLink[], digits: string | null): void {
    const role = this.#guarded(links);
    if (role !== null && digits !== role.accountId.slice(-4)) {
      throw new FailureError(failure('digits-wrong', { account: this.#services.identities.account(role) }));
    }
  }

  /** One question for all of them. Nobody is asked about what cannot be done, nor twice about the role whose digits were typed. */
  async #passGuard(request: LinkRequest, digits: string | null, source: Source): Promise<void> {
    const { guard, identities } = this.#services;
    if (request.roles.every(({ role }) => identities.judged(role).guard === 'none')) return;
    const preview = await this.preview(request);
    if (preview.problem !== null) throw refused(preview.problem);
    const wanted = preview.profiles.filter(({ problem }) => problem === null);
    this.#needDigits(wanted, digits);
    const typed = this.#guarded(wanted);
    const roles = wanted.map(({ role }) => role).filter((role) => typed === null || !sameRole(role, typed));
    const key = `link-profile ${JSON.stringify(request)}`;
    const verdict = await guard.ask({ key, action: 'link-profile', roles, format: null }, source);
    if (verdict?.passed === false) throw stoppedBy(verdict);
  }

  /** Nobody is asked, nor shown, what the policy does not allow; Activity has it. */
  #needAllowed(link: Pick<NamedLink, 'role' | 'profile'>, way: LinkRequest['way'], source: Source): void {
    const permission = this.#services.policy({ kind: 'link-profile', ...link, way }, source);
    if (permission.permitted) return;
    this.#record('link-profile', link, source, permission.failure.code);
    throw new FailureError(permission.failure);
  }

  #needRemoval(links: readonly Pick<Link, 'role' | 'profile'>[], source: Source): void {
    for (const { role, profile } of links) {
      const permission = this.#services.policy({ kind: 'unlink-profile', role, profile }, source);
      if (!permission.permitted) throw new FailureError(permission.failure);
    }
  }

  /** Keys are fetched for those links only that hold them; roles whose keys AWS does not give are left out. */
  async #withKeys(
    links: readonly NamedLink[],
    { way }: LinkRequest,
  ): Promise<{ ready: { link: NamedLink; keys: StaticKeys }[]; failing: FailureError | null }> {
    if (way !== 'keys') return { ready: links.map((link) => ({ link, keys: previewKeys })), failing: null };
    const ready: { link: NamedLink; keys: StaticKeys }[] = [];
    let failing: FailureError | null = null;
    for (const link of links) {
      try {
        ready.push({ link, keys: await this.#services.credentials.credentials(link.role) });
      } catch (error) {
        failing ??= new FailureError(failureOf(error, this.#services.identities.names(link.role)));
      }
    }
    return { ready, failing };
  }

  async #linkAll(
    ready: readonly { readonly link: NamedLink; readonly keys: StaticKeys }[],
    request: LinkRequest,
    gone: readonly Link[],
  ): Promise<Applied> {
    const edits = ready.map(({ link, keys }) => linkEdit(this.#services, link, request, { keys }));
    return this.#edit([...removals(gone, await this.#linked()), ...edits]);
  }

  async #nameSessions({ way }: LinkRequest, links: readonly Link[]): Promise<void> {
    if (way !== 'sso') return;
    const { links: store } = this.#services;
    const names = sessionNames(
      this.#services,
      links.map(({ role }) => role),
    );
    for (const [id, name] of names) {
      if (store.session(id) === null) await store.nameSession(id, name);
    }
  }

  async #linked(): Promise<readonly LinkedProfile[]> {
    const linked = await readLinked(this.#services.awsFiles);
    if (linked.outcome !== 'read') throw refused(troubleSentence(linked, this.#pathOf));
    return linked.profiles;
  }

  async #edit(edits: readonly ProfileEdit[]): Promise<Applied> {
    const { awsFiles } = this.#services;
    const preview = await previewEdit(awsFiles, edits);
    if (preview.outcome !== 'ready') throw refused(troubleSentence(preview, this.#pathOf));
    const applied = await applyEdit(awsFiles, preview);
    if (applied.outcome === 'applied') return applied;
    const [left] = 'left' in applied ? applied.left : [];
    throw refused(
      left === undefined
        ? troubleSentence(applied, this.#pathOf)
        : text('link.left-changed', { file: this.#pathOf(left) }),
    );
  }

  #done({ changes }: { readonly changes: readonly FileChange[] }, linksBefore: readonly Link[]): void {
    this.#last = { files: changes.map(({ file }) => file), linksBefore };
    this.#services.report.programsChanged();
  }

  #record(
    kind: 'link-profile' | 'unlink-profile',
    { role, profile }: Pick<Link, 'role' | 'profile'>,
    source: Source,
    outcome: 'done' | FailureCode = 'done',
  ): void {
    const { report, time, identities } = this.#services;
    const account = identities.account(role);
    void report.activity.record({ at: time.now(), kind, role, account, detail: profile, source, outcome });
  }

  #inTurn<Value>(change: () => Promise<Value>): Promise<Value> {
    const turn = this.#turns.then(change);
    this.#turns = turn.catch(() => undefined);
    return turn;
  }
}

/** Of those that are still there. */
function removals(links: readonly Link[], found: readonly LinkedProfile[]): readonly ProfileEdit[] {
  const there = new Set(found.map(({ name }) => name));
  return links.filter(({ profile }) => there.has(profile)).map(({ profile }) => ({ kind: 'remove', profile }));
}

function refused(sentence: string): FailureError {
  return new FailureError(failureSaying('link-refused', sentence));
}

function stateOf(
  profile: string,
  way: Link['way'],
  found: ReadonlyMap<string, LinkedProfile> | null,
): ProgramAccessView['links'][number]['state'] {
  if (found === null) return 'linked';
  const section = found.get(profile);
  if (section === undefined) return 'missing';
  return section.isAsWritten && section.kind === way ? 'linked' : 'changed';
}
