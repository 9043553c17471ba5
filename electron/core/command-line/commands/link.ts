import { linkWays, type LinkPreview } from '../../../contract/links.ts';
import { text } from '../../../shared/text/text.ts';
import { failureSaying, FailureError } from '../../failures/fail.ts';
import { oneLine } from '../../safe-text/one-line.ts';
import { printed, refuseWords } from '../answers.ts';
import type { Command, Context } from '../command.ts';
import { organisation } from '../options.ts';
import { roleLabel, roleOfCall } from '../role-of-call.ts';
import { shown } from '../shown.ts';
import { styled } from '../table.ts';

const own = { name: 'link', usage: 'ROLE [PROFILE]' } as const;

/** As much of a line of the person's file as is shown (characters). */
const longestLine = 400;

/** `latchkey link`: links the role to an AWS profile, or shows what would be written. */
export const link: Command = {
  ...own,
  least: 1,
  most: 2,
  completes: ['role', 'profile'],
  options: [
    { name: 'way', value: 'WAY', values: linkWays, completes: 'way', help: 'command.option-way' },
    { name: 'preview', value: null, help: 'command.option-preview' },
    { name: 'digits', value: 'DIGITS', help: 'command.option-digits' },
    organisation,
  ],
  help: 'command.help-link',
  async run(context, call) {
    const role = roleOfCall(context, call, own);
    const way = linkWays.find((one) => one === call.options.get('way')) ?? 'process';
    const request = { roles: [{ role, profile: call.words[1] ?? null }], way, forOldTools: false, prune: false };
    const { profileLinks } = context.features;
    const preview = await profileLinks.preview(request);
    if (preview.problem !== null) throw new FailureError(failureSaying('link-refused', preview.problem));
    if (call.options.has('preview')) return printed(changesOf(context, preview));
    const digits = call.options.get('digits') ?? null;
    if (preview.asksDigits && digits === null) {
      const account = shown(context.features.identities.account(role));
      refuseWords(text('command.digits-needed', { account }));
    }
    await profileLinks.apply(request, digits, 'command');
    const profile = preview.profiles[0]?.profile ?? '';
    return printed(`${text('command.linked', { role: roleLabel(context, role), profile })}\n`);
  },
};

/** As `diff -u` shows them; secrets are hidden already. */
function changesOf({ request }: Context, { files }: LinkPreview): string {
  const signs = { kept: ' ', removed: '-', added: '+' } as const;
  const lines = files.flatMap(({ path, isNew, hunks, more }) => [
    styled(
      isNew ? text('command.preview-new', { path }) : text('command.preview-changed', { path }),
      'secondary',
      request,
    ),
    ...hunks.flatMap((hunk, at) => [
      ...(at === 0 ? [] : ['…']),
      ...hunk.map(({ kind, text: line }) => `${signs[kind]}${oneLine(line, longestLine) ?? ''}`),
    ]),
    ...(more > 0 ? [text('command.and-more', { count: more })] : []),
  ]);
  const said = lines.length === 0 ? [text('command.preview-nothing')] : lines;
  return said.map((line) => `${line}\n`).join('');
}
