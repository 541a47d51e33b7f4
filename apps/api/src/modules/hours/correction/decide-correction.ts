import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { raw, sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { optionalText } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { herAccounts, samePersons } from '../../people/index.ts';
import { frozen } from '../../publicity/index.ts';
import { correctionDecided } from '../hours.events.ts';
import { appendEntries } from '../ledger/append-entries.ts';
import { lockHeads } from '../ledger/heads.ts';
import { reverseEntry } from '../ledger/reverse-entry.ts';
import { putOnNoticeAgain } from '../notice/record-notice.ts';
import { lockRecords, subjectOf } from '../record/locked-records.ts';
import { ServiceRecord } from '../record/service-record.entity.ts';
import { Correction } from './correction.entity.ts';
import { type CorrectionFacts, canDecideCorrection } from './correction.policy.ts';
import { overlapReasons } from './overlap.ts';

const fields = {
  id: z.guid(),
  version: z.int(),
  accept: z.boolean(),
  note: optionalText(limits.shortText),
} as const;

/**
 * A different person agrees to a correction or not. Agreed, the ledger gets the opposite of the standing entry and a new
 * one, in the transaction that changes the record; the correction keeps what it said before.
 */
export const decideCorrection = useCase({
  name: 'hours.decide-correction',
  label: '审核更正',
  input: anyFields,
  async run(tx, given) {
    const { values, complete, reasons } = parseFields(fields, given);
    const [which] = values.id
      ? await tx.sql<{ record_id: string }>(sql`select record_id from correction where id = ${values.id}`)
      : [];
    // The record first, as whoever proposes does: nobody waits in a circle.
    const [record] = which ? await lockRecords(tx, [which.record_id]) : [];
    const facts = record && values.id ? await lockCorrection(tx, values.id) : undefined;
    if (!record || !facts) return refuse('NOT_FOUND');
    const objectionOpen = (await frozen(tx, 'HOURS', [record.id])).has(record.id);
    const no = canDecideCorrection(tx.actor, { ...record, ...facts, objectionOpen });
    reasons.push(...no);
    // Who comes second hears that it is decided; that her version is old follows from it.
    if (no.length === 0 && facts.version !== values.version) reasons.push({ code: 'STALE_VERSION' });
    if (values.accept === false && values.note === '') reasons.push({ code: 'REQUIRED', field: 'note' });
    const correction = await tx.em.findOneOrFail(Correction, facts.id);
    if (values.accept && no.length === 0) {
      // Other records may have come since it was proposed; her account's lock lets none pass at this moment.
      await lockHeads(tx, [correction.volunteerId]);
      reasons.push(...(await overlapReasons(tx, record.id, correction)));
    }
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    correction.decide(complete.accept, tx.actor.accountId, complete.note || null, tx.now);
    if (complete.accept) await settle(tx, correction);
    tx.about(subjectOf(record));
    tx.publish(correctionDecided.of({ correctionId: correction.id, accepted: complete.accept }));
    return { id: record.id };
  },
});

type Locked = Pick<CorrectionFacts, 'correctionState' | 'correctionBy' | 'scannedBy' | 'volunteerAccountIds'> & {
  readonly id: string;
  readonly version: number;
};

async function lockCorrection(tx: SignedInTx, id: string): Promise<Locked | undefined> {
  const [row] = await tx.sql<
    Record<string, unknown>
  >(sql`select c.id, c.state as "correctionState", ${raw(samePersons('array[c.proposed_by]'))} as "correctionBy",
      ${raw(samePersons('c.scanned_by'))} as "scannedBy", c.version, ${raw(herAccounts)} as "volunteerAccountIds"
    from correction c join volunteer v on v.id = c.volunteer_id where c.id = ${id} for update of c`);
  return row as unknown as Locked | undefined;
}

/** Record and ledger together: the entry that stands is reversed, and what is true is entered, when it is anything. */
async function settle(tx: SignedInTx, correction: Correction): Promise<void> {
  const approverAccountId = tx.actor.accountId;
  const record = await tx.em.findOneOrFail(ServiceRecord, correction.recordId);
  record.correct(correction);
  await tx.em.flush();
  await putOnNoticeAgain(tx, record);
  const [standing] = await tx.sql<{ account_id: string; sequence: number }>(sql`select e.account_id, e.sequence
    from ledger_entry e where e.record_id = ${record.id} and e.reverses_sequence is null
      and not exists (select 1 from ledger_entry x where x.account_id = e.account_id and x.reverses_sequence = e.sequence)
    order by e.at desc, e.sequence desc limit 1`);
  if (standing) {
    const which = { accountId: standing.account_id, sequence: standing.sequence, approverAccountId };
    if (!(await reverseEntry(tx, which))) throw new Error('The standing entry could not be reversed.');
  }
  if (record.minutes < 1) return;
  const { id: recordId, volunteerId, minutes, source, policyVersion, countyCode } = record;
  await appendEntries(tx, [{ recordId, volunteerId, minutes, source, policyVersion, countyCode, approverAccountId }]);
}
