import type { IncomingMessage, RequestListener } from 'node:http';
import * as v from 'valibot';
import { roleSchema } from '../../../contract/identifiers.ts';
import { type Role } from '../../../shared/model/role.ts';
import type { ProgramDesk } from '../../../core/ports/program-socket.ts';
import { claimedName } from '../../../core/export/claimed-name.ts';
import { processAnswer, sentenceAnswer, type ServedAnswer } from '../../../core/export/served-answer.ts';
import { commandPath } from '../../../shared/programs/command-wire.ts';
import { commandAnswer } from './command-answers.ts';
import { claimHeader, socketHost } from '../../../shared/programs/program-address.ts';
import { text } from '../../../shared/text/text.ts';
import { isOfBrowser, isPlainGet, onlyHeader, send } from './program-server.ts';

/**
 * Answers `GET /credentials/ORGANISATION/ACCOUNT/ROLE` over the local socket with what a `credential_process` prints, or with
 * a sentence.
 */
export function createSocketAnswers({ credentialsFor, runCommand }: ProgramDesk): RequestListener {
  async function answerOf(request: IncomingMessage): Promise<ServedAnswer> {
    if (request.url === commandPath) return commandAnswer(request, runCommand);
    const role = isOurs(request) ? roleOf(request.url ?? '') : null;
    if (role === null) return sentenceAnswer(400, text('program.odd-request'));
    const program = claimedName(onlyHeader(request, claimHeader) ?? undefined);
    return processAnswer(await credentialsFor(role, { program }));
  }
  return (request, response) => {
    void answerOf(request).then((answer) => {
      send(response, answer);
    });
  };
}

function isOurs(request: IncomingMessage): boolean {
  return !isOfBrowser(request) && isPlainGet(request) && onlyHeader(request, 'host') === socketHost;
}

/** The target as it was sent, with nothing decoded or resolved: no part of a role needs that. Null: none of ours. */
export function roleOf(target: string): Role | null {
  const [, organisationId, accountId, roleName] = /^\/credentials\/([^/]+)\/([^/]+)\/([^/]+)$/u.exec(target) ?? [];
  const parsed = v.safeParse(roleSchema, { organisationId, accountId, roleName });
  return parsed.success ? parsed.output : null;
}
