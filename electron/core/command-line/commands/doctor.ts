import { text } from '../../../shared/text/text.ts';
import { diagnosticsText } from '../../app/diagnostics.ts';
import { printed, printedJson, refuseWords } from '../answers.ts';
import type { Command } from '../command.ts';
import { checks, type Check } from '../doctor-checks.ts';
import { exitCode } from '../exit-codes.ts';
import { json } from '../options.ts';
import { shown } from '../shown.ts';
import { styled, type Style } from '../table.ts';

const styles: Readonly<Record<Check['state'], Style>> = { ok: 'secondary', warn: null, fail: 'production' };

/** As long as the sentence of a failure can be (characters). */
const longestSentence = 500;

/** `latchkey doctor`: what may be wrong, each with what to do. */
export const doctor: Command = {
  name: 'doctor',
  usage: '',
  least: 0,
  most: 0,
  options: [
    json,
    { name: 'diagnostics', value: null, help: 'command.option-diagnostics' },
    { name: 'file', value: 'FILE', help: 'command.option-file' },
  ],
  help: 'command.help-doctor',
  async run({ features, request }, call) {
    if (call.options.has('file')) refuseWords(text('command.file-elsewhere'));
    // JSON already.
    if (call.options.has('diagnostics')) return printed(await diagnosticsText(features));
    const found = (await Promise.all(checks.map(async (check) => await check(features)))).flat();
    const isWrong = found.some(({ state }) => state === 'fail');
    const code = isWrong ? exitCode.other : exitCode.done;
    if (call.options.has('json')) return printedJson({ ok: !isWrong, checks: found }, code);
    const lines = found.flatMap(({ state, sentence, advice }) => {
      const word = styled(text(`command.check-${state}`).padEnd(6), styles[state], request);
      const below = advice === null ? [] : [`      ${shown(advice, longestSentence)}`];
      return [`${word}${shown(sentence, longestSentence)}`, ...below];
    });
    return printed(lines.map((line) => `${line}\n`).join(''), code);
  },
};
