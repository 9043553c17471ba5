import { seededNumber, seededShuffle } from '../seeded.ts';
import { AWKWARD_NAMES, ordinaryNames } from './account-names.ts';
import { PERMISSION_SETS, STABLE_PERMISSION_SETS } from './permission-sets.ts';

/** An AWS account and the permission sets the person holds in it. The service may leave name and address out. */
export interface Account {
  id: string;
  name: string | undefined;
  emailAddress: string | undefined;
  permissionSets: readonly string[];
}

/** In every organisation of five accounts or more; smaller ones have the first few. */
const WELL_KNOWN: readonly (readonly [id: string, name: string])[] = [
  ['111122223333', 'payments-prod'],
  ['111122224444', 'payments-staging'],
  ['111122225555', 'payments-dev'],
  ['555566667777', 'log-archive'],
  ['777788889999', 'storefront-prod'],
];

/** The accounts of an organisation, in no order a client could rely on, the same for the same seed. */
export function makeAccounts(count: number, seed: number): Account[] {
  const wellKnown = WELL_KNOWN.slice(0, count).map(([id, name]) => wellKnownAccount(id, name));
  const others = count - wellKnown.length;
  const awkward = others > AWKWARD_NAMES.length ? AWKWARD_NAMES : [];
  const taken = new Set(WELL_KNOWN.map(([, name]) => name));
  const names = [...awkward, ...ordinaryNames(seed, taken, others - awkward.length)];
  const ids = makeIds(seed, others);
  const rest = names.map((name, index) => otherAccount(seed, index, ids[index] ?? '', name));
  return seededShuffle(`${String(seed)}/order`, [...wellKnown, ...rest]);
}

function wellKnownAccount(id: string, name: string): Account {
  return { id, name, emailAddress: `aws+${name}@example.com`, permissionSets: [...STABLE_PERMISSION_SETS] };
}

function otherAccount(seed: number, index: number, id: string, name: string | undefined): Account {
  const label = `${String(seed)}/account/${String(index)}`;
  const held = 1 + seededNumber(`${label}/held`, 6);
  const sets = seededShuffle(`${label}/sets`, PERMISSION_SETS).slice(0, held);
  // The first has neither name nor address; every ninth has no address.
  const emailAddress = index === 0 || index % 9 === 8 ? undefined : `aws+${id}@example.com`;
  return { id, name, emailAddress, permissionSets: sets.map((set) => set.name) };
}

/** Twelve digits each, all different; every sixteenth begins with zeros, which a client must not drop. */
function makeIds(seed: number, count: number): string[] {
  const ids = new Set(WELL_KNOWN.map(([id]) => id));
  const made: string[] = [];
  for (let attempt = 0; made.length < count; attempt += 1) {
    const digits = String(seededNumber(`${String(seed)}/id/${String(attempt)}`, 10 ** 12)).padStart(12, '0');
    const id = made.length % 16 === 3 ? `00${digits.slice(2)}` : digits;
    if (ids.has(id)) continue;
    ids.add(id);
    made.push(id);
  }
  return made;
}
