import { z } from 'zod';
import { genesisOf, linkOf } from '../ledger/chain.ts';
import { commitmentOf } from '../ledger/commitment.ts';
import { leafHash, rootFrom } from '../root/merkle.ts';
import { isSigned } from '../root/root-key.ts';
import { type RootStatement, statementOf } from '../root/root-statement.ts';
import { PROOF_FORM } from './proof.ts';

const whole = z.number().int();
const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));
const id = z.string().regex(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);
const Entry = z.object({
  ...{ sequence: whole, at: z.iso.datetime({ precision: 3 }), minutes: whole, source: z.string().max(40) },
  ...{ policyVersion: z.string().max(80), approverAccountId: id, recordId: id, reversesSequence: whole.nullable() },
  ...{ countyCode: z.string().max(12), salt: hex(32) },
});
const File = z.object({
  form: z.literal(PROOF_FORM),
  minutes: whole,
  accounts: z
    .array(z.object({ accountId: id, seat: whole, entries: z.array(Entry).min(1), path: z.array(hex(64)).max(40) }))
    .min(1),
  root: z.object({ statement: z.string().max(2000), signature: hex(128) }),
});

/** Why a proof proves nothing. */
export type ProofFault =
  /** It is no such file, or was cut off. */
  | 'UNREADABLE'
  /** The signature does not fit the statement. */
  | 'UNSIGNED'
  /** It is signed by a key that was not given as one of ours. */
  | 'FOREIGN_KEY'
  /** Entries and path lead to another root than the one signed. */
  | 'ANOTHER_ROOT'
  /** The sum at the top is not that of the entries. */
  | 'ANOTHER_SUM';

export interface ProofVerdict {
  readonly fault: ProofFault | null;
  readonly root: RootStatement | null;
  readonly entries: number;
  readonly minutes: number;
}

/** Checks a proof by itself: no database, no network. `keys`: public keys known to be ours; null believes the one it names. */
export function checkProof(text: string, keys: ReadonlySet<string> | null): ProofVerdict {
  const file = File.safeParse(jsonOf(text)).data;
  const root = file ? statementOf(file.root.statement) : null;
  if (!file || !root) return { fault: 'UNREADABLE', root: null, entries: 0, minutes: 0 };
  const entries = file.accounts.flatMap((account) => account.entries);
  const minutes = entries.reduce((sum, entry) => sum + entry.minutes, 0);
  const verdict = (fault: ProofFault | null): ProofVerdict => ({ fault, root, entries: entries.length, minutes });
  if (!isSigned(file.root.statement, Buffer.from(file.root.signature, 'hex'), root.key)) return verdict('UNSIGNED');
  if (keys && !keys.has(root.key.toString('hex'))) return verdict('FOREIGN_KEY');
  const once = new Set(file.accounts.map(({ accountId }) => accountId)).size === file.accounts.length;
  if (!once || !file.accounts.every((account) => leadsTo(account, root))) return verdict('ANOTHER_ROOT');
  return verdict(minutes === file.minutes ? null : 'ANOTHER_SUM');
}

type Account = z.infer<typeof File>['accounts'][number];

function leadsTo({ accountId, seat, entries, path }: Account, root: RootStatement): boolean {
  let chain = genesisOf(accountId);
  for (const [n, { salt, at, ...fields }] of entries.entries()) {
    if (fields.sequence !== n + 1) return false;
    chain = linkOf(chain, commitmentOf(Buffer.from(salt, 'hex'), { ...fields, accountId, at: new Date(at) }));
  }
  const leaf = leafHash({ accountId, sequence: entries.length, chain });
  const nodes = path.map((node) => Buffer.from(node, 'hex'));
  return rootFrom(leaf, seat, root.accounts, nodes)?.equals(root.tree) ?? false;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}
