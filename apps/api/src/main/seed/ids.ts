/** Identifiers by kind and number, ordered like real ones: the seed's rows can be named without looking them up. */
export const kinds = {
  account: 1,
  volunteer: 2,
  consent: 3,
  membership: 4,
  team: 5,
  coordinator: 6,
  staff: 7,
  grant: 8,
  project: 9,
  activity: 10,
  post: 11,
  shift: 12,
  opening: 13,
  signUp: 14,
  scanIn: 15,
  scanOut: 16,
  record: 17,
  ledger: 18,
} as const;
export type Kind = keyof typeof kinds;

// 2024-01-01 in milliseconds, then version 7.
const head = (kind: Kind): string => `018cc251f4007${kinds[kind].toString(16).padStart(3, '0')}8`;

export function seedId(kind: Kind, n: number): string {
  const hex = `${head(kind)}${n.toString(16).padStart(15, '0')}`;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The same in SQL; `n` is an expression of our own code. */
export const seedIdSql = (kind: Kind, n: string): string =>
  `('${head(kind)}' || lpad(to_hex((${n})::bigint), 15, '0'))::uuid`;
