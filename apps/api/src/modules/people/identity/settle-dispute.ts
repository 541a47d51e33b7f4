import { DisputeDecision, type DisputeState, limits, type Reason, WrongRecord } from '@jinguo/schema';
import { z } from 'zod';
import { within } from '../../../platform/access/reach.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import { fileReasons } from '../../../platform/files/file-reasons.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { optionalText } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { isFurther } from '../merge/carry-standing.ts';
import { mergeWaits, writeMergeCase } from '../merge/merge-case.ts';
import { identitySettled } from '../people.events.ts';
import { hasDuties } from '../shared/close-account.ts';
import { canSettle, partyAccounts } from './dispute.policy.ts';
import { lockPeople, type Person } from './lock-people.ts';
import { yieldNumber } from './yield-number.ts';

const Input = z.object({
  id: z.uuid({ message: 'NOT_FOUND' }),
  version: z.int(),
  decision: z.enum(DisputeDecision),
  wrongRecord: z.enum(WrongRecord).nullish(),
  evidence: optionalText(limits.shortText),
  evidenceFileId: z.uuid({ message: 'NOT_FOUND' }).nullish(),
});

interface Row extends Record<string, unknown> {
  state: DisputeState;
  version: number;
  unit_id: string;
  county_code: string;
  holder_id: string;
  claimant_id: string;
  unit_path: string;
  holder_path: string;
  claimant_path: string;
  parties: string[];
}

/** A named person looks at the papers and decides whose number it is, on record; the wrong record is put right or taken away. */
export const settleDispute = useCase({
  name: 'people.settle-dispute',
  label: '处理身份争议',
  input: Input,
  async run(tx, input) {
    const found = await lockDispute(tx, input.id);
    if (!found) return refuse('NOT_FOUND');
    const { row, holder, claimant } = found;
    const no = refuseIf(
      canSettle(tx.actor, {
        state: row.state,
        unitPath: row.unit_path,
        holderPath: row.holder_path,
        claimantPath: row.claimant_path,
        party: row.parties.includes(tx.actor.accountId),
      }),
    );
    if (no) return no;
    if (row.version !== input.version) return refuse('STALE_VERSION');
    const loser = input.decision === 'CLAIMANT' ? holder : claimant;
    const reasons = await inputReasons(tx, input, loser);
    if (reasons.length > 0) return new Refusal(reasons);
    if (input.decision === 'SAME_PERSON') {
      // Both people are locked: whoever proposed it meanwhile has, and once is enough.
      const waits = await mergeWaits(tx, holder.id, claimant.id);
      // What she wrote and confirmed herself stays, rather than what others wrote down for her.
      const own = holder.state === 'PENDING_SELF' && isFurther(claimant.state, holder.state);
      if (!waits)
        await writeMergeCase(tx, {
          kept: own ? claimant : holder,
          absorbed: own ? holder : claimant,
          unit: { id: row.unit_id, county_code: row.county_code },
          reason: input.evidence,
        });
    } else
      await yieldNumber(tx, {
        winner: input.decision === 'CLAIMANT' ? claimant : holder,
        loser,
        how: input.wrongRecord ?? 'CORRECT',
      });
    await tx.sql(sql`update identity_dispute set state = 'SETTLED', decision = ${input.decision}, wrong_record = ${input.wrongRecord ?? null},
      evidence = ${input.evidence}, evidence_file_id = ${input.evidenceFileId ?? null}, settled_by = ${tx.actor.accountId}, settled_at = ${tx.now},
      version = version + 1 where id = ${input.id}`);
    tx.changed({
      entity: 'IdentityDispute',
      id: input.id,
      kind: 'settle',
      decision: input.decision,
      wrongRecord: input.wrongRecord ?? null,
    });
    tx.about({ entityType: 'IdentityDispute', entityId: input.id, unitId: row.unit_id, countyCode: row.county_code });
    tx.publish(identitySettled.of({ disputeId: input.id }));
    return { id: input.id };
  },
});

async function lockDispute(tx: SignedInTx, id: string): Promise<{ row: Row; holder: Person; claimant: Person } | null> {
  const reach = within(tx.actor, 'identity.resolve', { path: 'du.path', unitId: 'd.unit_id', county: 'd.county_code' });
  const [which] = await tx.sql<{ holder_id: string; claimant_id: string }>(
    sql`select d.holder_id, d.claimant_id from identity_dispute d join unit du on du.id = d.unit_id where d.id = ${id} and ${reach}`,
  );
  if (!which) return null;
  const people = await lockPeople(tx, [which.holder_id, which.claimant_id]);
  const [row] =
    await tx.sql<Row>(sql`select d.state, d.version, d.unit_id, d.county_code, d.holder_id, d.claimant_id, du.path as unit_path,
      hu.path as holder_path, cu.path as claimant_path, ${raw(partyAccounts)} as parties
    from identity_dispute d join unit du on du.id = d.unit_id join volunteer h on h.id = d.holder_id join unit hu on hu.id = h.unit_id
      join volunteer c on c.id = d.claimant_id join unit cu on cu.id = c.unit_id where d.id = ${id} for update of d`);
  const holder = people.get(row?.holder_id ?? '');
  const claimant = people.get(row?.claimant_id ?? '');
  return row && holder && claimant ? { row, holder, claimant } : null;
}

/** Evidence in words always, a file of one's own when there is one; who is taken away has no duties left. */
async function inputReasons(tx: SignedInTx, input: z.infer<typeof Input>, loser: Person): Promise<Reason[]> {
  const reasons: Reason[] = [];
  if ([...input.evidence].length < 4) reasons.push({ code: 'DISPUTE_EVIDENCE_NEEDED', field: 'evidence' });
  if (input.decision !== 'SAME_PERSON' && !input.wrongRecord) reasons.push({ code: 'REQUIRED', field: 'wrongRecord' });
  if (input.decision !== 'SAME_PERSON' && input.wrongRecord === 'DEIDENTIFY' && (await hasDuties(tx, loser.account_id)))
    reasons.push({ code: 'MERGE_DUTIES', field: 'wrongRecord' });
  const wanted = { field: 'evidenceFileId', code: 'NOT_FOUND', pdf: true } as const;
  if (input.evidenceFileId) reasons.push(...(await fileReasons(tx, input.evidenceFileId, wanted)));
  return reasons;
}
