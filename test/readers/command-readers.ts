import { CommandRefusal } from '../../electron/core/command-line/answers.ts';
import { commands } from '../../electron/core/command-line/commands.ts';
import { candidatesOf } from '../../electron/core/command-line/find-role.ts';
import { parseWords } from '../../electron/core/command-line/parse-words.ts';
import type { ListedAccount } from '../../electron/core/command-line/role-index.ts';
import { folded } from '../../electron/core/command-line/shown.ts';
import type { AccountId } from '../../electron/contract/identifiers.ts';
import { onTerminal, piped } from '../harness/ask-command.ts';
import { live, setStage } from './meet-core.ts';
import { mutateText } from './mutate-text.ts';
import { assert, assertNoCanary, assertOneLine, type Verdict } from './properties.ts';
import { reader, type Reader } from './reader.ts';
import { kept, role } from './valid-files.ts';

/** One word in each line. */
const calls = [
  `env\n${role.accountId}/${role.roleName}\n--shell\nfish`,
  'roles\nprod\n--json\n--organisation=Northwind',
  `console\n${role.accountId}:${role.roleName}\n--service\nlambda\n--region\neu-west-1\n--url`,
  'activity\n--limit\n5\n--today',
  '__complete\nenv\n1111',
  `link\n${role.accountId}\ndev\n--way=sso\n--preview`,
] as const;

/** What a terminal would act on, but a line end and the tab between words. */
const acted = /(?![\n\t\r])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

function words(text: string): Verdict {
  try {
    const parsed = parseWords(text.split('\n'), commands);
    return parsed === null ? 'refused' : 'whole';
  } catch (error) {
    if (!(error instanceof CommandRefusal)) throw error;
    assert(error.code === 2, 'another code than that of wrong words');
    assertOneLine(error.message, 500, 'the sentence');
    return 'refused';
  }
}

async function wordsInCore(text: string): Promise<void> {
  const stage = setStage();
  kept(stage, true);
  await live(stage, async (_ask, advance) => {
    for (const how of [piped, onTerminal(60, true)]) {
      const answering = stage.programSocket.run?.({ ...how, words: text.split('\n') });
      await advance(25_000);
      const answer = await answering;
      assert(answer !== undefined, 'no answer');
      const printed = answer?.text.reveal() ?? '';
      assert(!acted.test(printed.replaceAll(/\u001b\[(?:2|1;31|0)m/gu, '')), 'what a terminal acts on is printed');
      if (answer?.next === 'end' && answer.stream === 'err') assertNoCanary(printed, 'the error stream');
      if (answer?.next === 'again') for (const word of answer.words) assert(/^\S+$/u.test(word), 'a word with a blank');
    }
  });
}

const accounts = ['payments-prod', 'team/prod:blue', 'Zürich ☃', ''].map((name, at): ListedAccount => ({
  organisationId: role.organisationId,
  organisation: 'Northwind',
  id: `11112222333${String(at)}` as AccountId,
  name: name === '' ? null : name,
  folded: folded(name),
  environment: 'none',
  roles: [{ name: role.roleName, folded: folded(role.roleName), via: null }],
  isRead: true,
}));

function roleWord(word: string): Verdict {
  const found = candidatesOf(word.slice(0, 400), accounts);
  assert(found.length <= accounts.length, 'more than there are');
  return found.length === 1 ? 'whole' : found.length === 0 ? 'refused' : 'part';
}

export const commandReaders: readonly Reader[] = [
  ...calls.map((call, at) =>
    reader(`words of the command, ${String(at + 1)}`, (steps) => mutateText(call, steps), words, wordsInCore),
  ),
  reader('the word for a role', (steps) => mutateText(`payments-prod/${role.roleName}`, steps), roleWord),
];
