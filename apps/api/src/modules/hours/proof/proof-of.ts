import { type Fragment, sql } from '../../../platform/database/sql.ts';
import { besideWayUp } from '../root/merkle.ts';
import { keyIdOf } from '../root/root-key.ts';
import { PROOF_FORM, type Proof, type ProofAccount, type ProofEntry } from './proof.ts';

interface Db {
  rows<T extends Record<string, unknown>>(query: Fragment): Promise<T[]>;
}
interface Root extends Record<string, unknown> {
  number: number;
  accounts: number;
  statement: string;
  signature: Buffer;
  key: Buffer;
}
interface Leaf extends Record<string, unknown> {
  account_id: string;
  seat: number;
  sequence: number;
}

/** What the last root holds of her, with what it takes to compute that root; null where none holds anything. By stored nodes. */
export async function proofOf(db: Db, volunteerId: string): Promise<Proof | null> {
  const [root] = await db.rows<Root>(
    sql`select number, accounts, statement, signature, key from ledger_root order by number desc limit 1`,
  );
  if (!root) return null;
  const leaves = await db.rows<Leaf>(sql`select l.account_id, l.seat, l.sequence from ledger_account a
    cross join lateral (select * from ledger_leaf x where x.account_id = a.id and x.root_number <= ${root.number} order by x.sequence desc limit 1) l
    where a.volunteer_id = ${volunteerId} order by a.opened_at, a.id`);
  if (leaves.length === 0) return null;
  const accounts: ProofAccount[] = [];
  for (const leaf of leaves) accounts.push(await accountOf(db, root, leaf));
  return {
    标题: '志愿服务时长核对文件',
    说明: '本文件列出您在台账里的每一笔时长，以及它们在已签署的台账根值里的位置。任何人拿着它，不联网、不问平台，就能验出这些时长是否被改动过。文件里有您的时长明细，请只交给您信任的人。',
    核对方法:
      'npm run ledger -- check-proof 本文件 --key 公钥文件（公钥见管理端“台账根值”和封存的纸件；算法见 docs/ledger.md）',
    form: PROOF_FORM,
    minutes: accounts.flatMap(({ entries }) => entries).reduce((sum, { minutes }) => sum + minutes, 0),
    accounts,
    root: {
      statement: root.statement,
      signature: root.signature.toString('hex'),
      keyId: keyIdOf(root.key),
    },
  };
}

async function accountOf(db: Db, root: Root, { account_id, seat, sequence }: Leaf): Promise<ProofAccount> {
  const rows = await db.rows<
    ProofEntry & Record<string, unknown>
  >(sql`select sequence, at, minutes, source, policy_version as "policyVersion",
      approver_account_id as "approverAccountId", record_id as "recordId", reverses_sequence as "reversesSequence", county_code as "countyCode",
      encode(salt, 'hex') as salt
    from ledger_entry where account_id = ${account_id} and sequence <= ${sequence} order by sequence`);
  const entries = rows.map(({ at, ...entry }) => ({ ...entry, at: new Date(at).toISOString() }));
  const beside = besideWayUp(seat, root.accounts);
  // Each as of this root: one written for a later root is of a later tree.
  const nodes = await db.rows<{ hash: string }>(sql`select encode(n.hash, 'hex') as hash
    from unnest(${beside.map(({ level }) => level)}::int[], ${beside.map(({ place }) => place)}::int[]) with ordinality w(level, place, nr)
    cross join lateral (select x.hash from ledger_node x where x.level = w.level and x.place = w.place and x.root_number <= ${root.number}
      order by x.root_number desc limit 1) n order by w.nr`);
  return { accountId: account_id, seat, entries, path: nodes.map(({ hash }) => hash) };
}

/** As the file is written: readable, and the same for the same proof. */
export const proofText = (proof: Proof): string => `${JSON.stringify(proof, null, 2)}\n`;
