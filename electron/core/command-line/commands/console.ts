import type { ConsoleDestination } from '../../../contract/console-place.ts';
import type { Role } from '../../../contract/identifiers.ts';
import { text } from '../../../shared/text/text.ts';
import { consolePlaces } from '../../console/console-places.ts';
import { roleRegion, usualDestination } from '../../console/open-console.ts';
import { FailureError } from '../../failures/fail.ts';
import { Secret } from '../../secret.ts';
import { printed, refuseWords } from '../answers.ts';
import type { Call, Command, Context } from '../command.ts';
import { nearest } from '../../../shared/model/nearest-word.ts';
import { organisation } from '../options.ts';
import { roleLabel, roleOfCall } from '../role-of-call.ts';
import { folded, shown } from '../shown.ts';

const own = { name: 'console', usage: 'ROLE' } as const;

/** `latchkey console`: opens the console, or prints the address that does. */
export const openConsole: Command = {
  ...own,
  least: 1,
  most: 1,
  completes: ['role'],
  options: [
    { name: 'service', value: 'SERVICE', completes: 'service', help: 'command.option-service' },
    { name: 'region', value: 'REGION', completes: 'region', help: 'command.option-region' },
    { name: 'url', value: null, help: 'command.option-url' },
    organisation,
  ],
  help: 'command.help-console',
  async run(context, call) {
    const role = roleOfCall(context, call, own);
    const destination = destinationOf(context, call, role);
    const { performer } = context.features;
    if (call.options.has('url')) {
      const link = await performer.consoleLink(role, destination, 'command');
      if (!link.ok) throw new FailureError(link.failure);
      return printed(new Secret(`${link.value.reveal()}\n`));
    }
    const intent = { kind: 'open-console', role, ...(destination === undefined ? {} : { destination }) } as const;
    const opened = await performer.perform(intent, 'command');
    if (!opened.ok) throw new FailureError(opened.failure);
    return printed(`${text('command.console-opened', { role: roleLabel(context, role) })}\n`);
  },
};

type Places = ReturnType<typeof consolePlaces>;

/** Without either: the organisation's usual page, in the region last used with the account. */
function destinationOf({ features }: Context, { options }: Call, role: Role): ConsoleDestination | undefined {
  const [service, region] = [options.get('service'), options.get('region')];
  if (service === undefined && region === undefined) return undefined;
  const home = features.organisations.get(role.organisationId).record.region;
  const places = consolePlaces(home, roleRegion(features, role), []);
  return {
    service: service === undefined ? usualDestination(features, role).service : serviceOf(service, places),
    region: region === undefined ? places.region : regionOf(region, places),
  };
}

/** By id, name or nickname, or by a beginning that fits one alone. */
function serviceOf(word: string, { services }: Places): string {
  const typed = folded(word);
  const tests: ((one: Places['services'][number]) => boolean)[] = [
    ({ id }) => id === typed,
    ({ name }) => folded(name) === typed,
    ({ nicknames }) => nicknames.includes(typed),
  ];
  const exact = tests.map((test) => services.find(test)).find((one) => one !== undefined);
  const begun = services.filter(({ id, name }) => id.startsWith(typed) || folded(name).startsWith(typed));
  const found = exact ?? (begun.length === 1 ? begun[0] : undefined);
  if (found !== undefined) return found.id;
  const near = nearest(
    typed,
    services.flatMap(({ id, name }) => [id, name]),
  );
  const values = { typed: shown(word) };
  return refuseWords(
    near === null
      ? text('command.no-such-service', { ...values, services: services.map(({ id }) => id).join(', ') })
      : text('command.no-such-service-near', { ...values, near }),
  );
}

function regionOf(word: string, { regions }: Places): string {
  const typed = folded(word);
  const codes = regions.map(({ code }) => code);
  if (codes.includes(typed)) return typed;
  const near = nearest(typed, codes);
  const values = { typed: shown(word) };
  return refuseWords(
    near === null
      ? text('command.no-such-region', { ...values, regions: codes.join(', ') })
      : text('command.no-such-region-near', { ...values, near }),
  );
}
