import { seededShuffle } from '../seeded.ts';

const TEAMS = [
  'payments',
  'storefront',
  'checkout',
  'data-lake',
  'identity',
  'search',
  'billing',
  'shipping',
  'inventory',
  'pricing',
  'recommendations',
  'mobile-api',
  'web-edge',
  'analytics',
  'machine-learning',
  'fraud',
  'loyalty',
  'returns',
  'warehouse',
  'partner-gateway',
  'notifications',
  'media',
  'observability',
  'network-hub',
  'build',
  'customer-care',
  'finance',
  'legal',
];
const STAGES = ['prod', 'staging', 'dev', 'test', 'dr'];
const PEOPLE = ['ana', 'ben', 'chidi', 'dilek', 'elif', 'farid', 'grace', 'hiro', 'ines', 'jonas', 'kofi', 'lena'];
const SHARED = [
  'audit',
  'backup-vault',
  'shared-services',
  'dns',
  'security-tooling',
  'org-management',
  'transit',
  'artifacts',
];

/** Names people really meet and programs stumble over; `undefined` means the service leaves the name out. */
export const AWKWARD_NAMES: readonly (string | undefined)[] = [
  undefined,
  undefined,
  'données-prod-été',
  '🚀 launch-pad 👩‍🚀',
  'חשבון-ייצור',
  '支付-生产',
  'Straße & Söhne <prod> "quoted"',
  'n'.repeat(190) + '-long-prod',
  'sandbox-shared',
  'sandbox-shared',
];

/** An endless list of ordinary kebab-case names in an order given by the seed. */
export function ordinaryNames(seed: number, taken: ReadonlySet<string>, count: number): string[] {
  const base = seededShuffle(`${String(seed)}/names`, [
    ...TEAMS.flatMap((team) => STAGES.map((stage) => `${team}-${stage}`)),
    ...PEOPLE.map((person) => `sandbox-${person}`),
    ...SHARED,
  ]).filter((name) => !taken.has(name));
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / base.length);
    const name = base[index % base.length] ?? 'account';
    return round === 0 ? name : `${name}-${String(round + 1)}`;
  });
}
