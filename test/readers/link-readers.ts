import { dropSections, openAwsFile, textOfFile } from '../../electron/core/export/aws-file-editor.ts';
import { troubleSentence } from '../../electron/core/export/edit-sentences.ts';
import { applyEdit, previewEdit, readLinked, renewKeys } from '../../electron/core/export/profile-edits.ts';
import { nameProblem, sessionName, type AwsFileName } from '../../electron/core/export/section.ts';
import { newerSignIn, readSharedText } from '../../electron/core/export/shared-token.ts';
import { parseConsumersFile } from '../../electron/core/export/stored-consumers.ts';
import { parseLinksFile } from '../../electron/core/export/stored-links.ts';
import { Secret } from '../../electron/core/secret.ts';
import { parseSecretDocument } from '../../electron/core/storage/secret-document.ts';
import { day, instant } from '../../electron/core/time/instant.ts';
import { memoryFiles } from '../aws-files/memory-files.ts';
import { live, setStage, useEverything, type Stage } from './meet-core.ts';
import { mutateJson, type Step } from './mutate-json.ts';
import { mutateText } from './mutate-text.ts';
import { assert, assertNoCanary, assertOneLine, assertOnce, assertWithin, type Verdict } from './properties.ts';
import { reader, type Reader } from './reader.ts';
import { now } from './valid-answers.ts';
import { kept, organisationId, secrets } from './valid-files.ts';
import * as valid from './valid-links.ts';

/** Everything else is good; the person, programs and the clock do what they do. */
async function inCore(put: (stage: Stage) => void): Promise<Stage> {
  const stage = setStage();
  kept(stage, true);
  valid.keptLinks(stage);
  put(stage);
  await live(stage, useEverything);
  return stage;
}

function readLinks(text: string): Verdict {
  const read = parseLinksFile(text);
  if (typeof read === 'string') return 'refused';
  const { links, sessions } = read.file;
  assertOnce(
    links.map(({ profile }) => profile.toLowerCase()),
    'profiles',
  );
  const names = [...links.map(({ profile }) => profile), ...Object.values(sessions).map(sessionName)];
  for (const name of names) assert(nameProblem(name) === null, 'a name that not every tool takes');
  return read.leftOut > 0 ? 'part' : 'whole';
}

function readConsumers(text: string): Verdict {
  const read = parseConsumersFile(text);
  if (typeof read === 'string') return 'refused';
  const { port, consumers } = read.file;
  assertOnce(
    consumers.map(({ id }) => id),
    'consumers',
  );
  assertWithin(port ?? 1, 1, 65_535, 'the port');
  for (const { id, purpose, lastAsked } of consumers) {
    assert(/^[0-9a-f-]{36}$/u.test(id), 'an id that is no name of a file');
    assertOneLine(purpose, 60, 'a purpose');
    assertOneLine(lastAsked?.program ?? null, 60, 'the name of a program');
  }
  return read.leftOut > 0 ? 'part' : 'whole';
}

const clocks = { now: () => instant(now), offset: () => 0 };
const ours = signInOfOurs();

function signInOfOurs() {
  const read = parseSecretDocument(new Secret(JSON.stringify(secrets)));
  const found = typeof read === 'string' ? undefined : read.document.signIns.get(organisationId);
  if (found === undefined) throw new Error('The valid secrets are refused.');
  return found;
}

function readToken(text: string): Verdict {
  const token = readSharedText(new Secret(text), clocks);
  if (token === null) return 'refused';
  const newer = newerSignIn(valid.place, ours, token, clocks);
  if (newer === null) return 'part';
  const { accessToken, refreshToken, registration } = newer;
  for (const secret of [accessToken, refreshToken, registration.clientId, registration.clientSecret])
    assert(secret === null || /^[!-~]+$/u.test(secret.reveal()), 'a token that no header can hold');
  assertWithin(newer.accessTokenExpiresAt, ours.accessTokenExpiresAt, now + 90 * day, 'the end');
  assertWithin(newer.accessTokenIssuedAt, 0, now, 'the begin');
  return 'whole';
}

/** One of the two after changes, and one of the edits. */
interface AwsFileMet {
  readonly file: AwsFileName;
  readonly text: string;
  readonly way: number;
}

function awsFile(steps: readonly Step[]): AwsFileMet {
  const [, how, what] = steps[0] ?? [0, 0, 0];
  const file = how % 3 === 0 ? 'credentials' : 'config';
  return { file, text: mutateText(valid.awsTexts[file], steps), way: what };
}

/** Nobody's bytes are lost, whatever is linked, renewed and taken out. */
async function editAwsFile({ file, text, way }: AwsFileMet): Promise<Verdict> {
  const files = memoryFiles(valid.awsTexts.config, valid.awsTexts.credentials);
  files.texts[file] = text;
  const edit = valid.edits[way % valid.edits.length];
  const before = othersOf(files);
  const profile = 'new-profile';
  const preview = await previewEdit(files, edit === undefined ? [] : [{ ...edit, profile }]);
  if (preview.outcome !== 'ready') {
    const said = troubleSentence(preview, (name) => files.path(name));
    assertOneLine(said, 500, 'the sentence');
    assertNoCanary(said, 'the sentence');
    return 'refused';
  }
  assertNoCanary(JSON.stringify(preview.changes), 'the preview');
  const applied = await applyEdit(files, preview);
  assert(applied.outcome === 'applied', 'what was shown is not done');
  assert(othersOf(files) === before, 'bytes of others are lost by a link');
  await renewKeys(files, new Map([[profile, valid.keys]]));
  assert(othersOf(files) === before, 'bytes of others are lost by a renewal');
  const removal = await previewEdit(files, [{ kind: 'remove', profile }]);
  assert(removal.outcome === 'ready', 'a link cannot be taken out');
  if (removal.outcome === 'ready') await applyEdit(files, removal);
  assert(othersOf(files) === before, 'bytes of others are lost by the end of a link');
  const linked = await readLinked(files);
  return linked.outcome === 'read' && linked.profiles.length >= 3 ? 'whole' : 'part';
}

async function awsFileInCore(file: AwsFileName, text: string): Promise<void> {
  let before = '';
  const { awsFiles } = await inCore((stage) => {
    stage.awsFiles.texts[file] = text;
    before = othersOf(stage.awsFiles);
  });
  assert(othersOf(awsFiles) === before, 'bytes of others are lost');
}

/** What is not ours in both files. */
function othersOf({ texts }: Pick<Stage['awsFiles'], 'texts'>): string {
  const others = (['config', 'credentials'] as const).map((name) => {
    const file = openAwsFile(name, texts[name] ?? '');
    return textOfFile(dropSections(file, new Set(file.own.map(({ title }) => title))));
  });
  return JSON.stringify(others);
}

export const linkReaders: readonly Reader[] = [
  reader(
    'links.json',
    (steps) => mutateJson(valid.links, steps),
    readLinks,
    async (text) => {
      await inCore((stage) => stage.files.texts.set('links.json', text));
    },
  ),
  reader(
    'endpoint/consumers.json',
    (steps) => mutateJson(valid.consumers, steps),
    readConsumers,
    async (text) => {
      await inCore((stage) => stage.files.texts.set('endpoint/consumers.json', text));
    },
  ),
  reader(
    'a shared sign-in',
    (steps) => mutateJson(valid.sharedToken, steps),
    readToken,
    async (text) => {
      await inCore(({ tokenCache }) => tokenCache.texts.set(valid.sharedKey, text));
    },
  ),
  reader('the person’s AWS files', awsFile, editAwsFile, async ({ file, text }) => awsFileInCore(file, text)),
];
