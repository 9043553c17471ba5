import { text, textOrEllipsis, type TextKey, type TextValues } from '../../shared/text/text.ts';
import type { AwsFileProblem } from '../ports/aws-files.ts';
import type { AppliedEdit, EditTrouble, UndoneEdit } from './profile-edits.ts';
import type { Refusal } from './profile-plan.ts';
import type { AwsFileName, NameProblem } from './section.ts';

/** Where a file is, as it is shown to the person. */
export type PathOf = (file: AwsFileName) => string;

/** Why an edit of the AWS files was not made, in a sentence that says what, where and what to do. */
export function troubleSentence(
  trouble: EditTrouble | Extract<AppliedEdit, { outcome: 'changing' }>,
  pathOf: PathOf,
): string {
  switch (trouble.outcome) {
    case 'refused':
      return refusalSentence(trouble.refusal, pathOf);
    case 'not-text':
      return said('link.file-not-text', { file: trouble.path, line: trouble.line });
    case 'failed':
      return problemSentence(trouble.problem, trouble.path);
    case 'changing':
      return said('link.file-changing', { file: trouble.path });
  }
}

/** Why nothing was taken back. */
export function undoSentence(undone: Exclude<UndoneEdit, { outcome: 'undone' }>): string {
  return undone.outcome === 'failed'
    ? problemSentence(undone.problem, undone.path)
    : said(`link.undo-${undone.outcome}`, { file: undone.path });
}

export function nameSentence(problem: NameProblem): string {
  return text(`link.name-${problem}`);
}

function refusalSentence(refusal: Refusal, pathOf: PathOf): string {
  switch (refusal.reason) {
    case 'name':
      return nameSentence(refusal.problem);
    case 'value':
      return said('link.value', { key: refusal.key });
    case 'unreadable':
      return said(`link.file-${refusal.problem}`, { file: pathOf(refusal.file), line: refusal.line });
    case 'lone-carriage-return':
    case 'inherited-settings':
      return said(`link.file-${refusal.reason}`, { file: pathOf(refusal.file), line: refusal.line });
    case 'taken':
      return said('link.taken', { name: refusal.name, file: pathOf(refusal.file), line: refusal.line });
    case 'not-ours':
      return text('link.not-ours');
    case 'changes-others':
      return said('link.file-changes-others', { file: pathOf(refusal.file) });
  }
}

function problemSentence(problem: AwsFileProblem, file: string): string {
  const values = {
    file,
    ...('value' in problem ? { value: problem.value } : {}),
    ...('code' in problem ? problem : {}),
  };
  return said(`link.disk-${problem.why}`, values);
}

function said(key: TextKey, values: TextValues): string {
  return textOrEllipsis(key, values);
}
