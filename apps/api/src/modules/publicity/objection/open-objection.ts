import { limits, ObjectionNaming, type Reason } from '@jinguo/schema';
import { z } from 'zod';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import { fileReasons } from '../../../platform/files/file-reasons.ts';
import { newId } from '../../../platform/ids.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { chosenId, text } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { canObject, type ItemFacts } from '../notice/notice.policy.ts';
import { itemFrom } from '../notice/notice.projection.ts';
import { itemsSeen } from '../notice/notice-reach.ts';
import { subjectJoin } from '../notice/notice-subjects.ts';
import { answerDue } from '../notice/notice-window.ts';
import { objectionOpened } from '../publicity.events.ts';
import { objectorIndex } from './objector.ts';

const fields = {
  itemId: chosenId,
  naming: z.enum(ObjectionNaming),
  statement: text(limits.statement, 2),
  fileId: z.uuid({ message: 'EVIDENCE_NEEDED_FRESH' }).nullish(),
} as const;

interface Row extends Record<string, unknown>, ItemFacts {
  unit_id: string;
  county_code: string;
}

/** Locks the item, if she may see it: closing and deciding look at who objects under the same lock. */
async function lockItem(tx: SignedInTx, id: string): Promise<Row | undefined> {
  const [row] = await tx.sql<Row>(sql`select i.outcome, n.closes_on::text as "closesOn", n.unit_id, n.county_code
    from ${raw(itemFrom)} ${raw(subjectJoin())} where i.id = ${id} and ${itemsSeen(tx.actor)} for update of i`);
  return row;
}

/**
 * 异议: who sees what is on notice says what is wrong with it, by name or under protection. It is frozen from now on. Of a
 * protected one the log keeps that it was made, not by whom.
 */
export const openObjection = useCase({
  name: 'publicity.open-objection',
  label: '提出异议',
  input: anyFields,
  rate: { points: 20, seconds: 3600 },
  constraints: { objection_once: { code: 'OBJECTION_EXISTS' } },
  unnamed: ({ naming }) => naming !== 'NAMED',
  async run(tx, given) {
    const { values, complete, reasons } = parseFields(fields, given);
    const item = values.itemId ? await lockItem(tx, values.itemId) : undefined;
    if (values.itemId && !item) return refuse('NOT_FOUND');
    if (item) reasons.push(...canObject(tx.actor, item, dateIn(tx.now).toString()));
    reasons.push(...(await against(tx, values.naming, values.fileId)));
    if (!complete || !item || reasons.length > 0) return new Refusal(reasons);
    const named = complete.naming === 'NAMED';
    const { accountId } = tx.actor;
    const due = answerDue(tx.now);
    const id = newId();
    await tx.sql(sql`insert into objection (id, item_id, unit_id, county_code, naming, objector_account_id, objector_cipher, objector_index, statement,
        evidence_file_id, opened_at, due_on, due_provisional)
      values (${id}, ${complete.itemId}, ${item.unit_id}, ${item.county_code}, ${complete.naming}, ${named ? accountId : null},
        ${named ? null : tx.services.cipher.seal(accountId)}, ${objectorIndex(tx.services, accountId)}, ${complete.statement},
        ${complete.fileId ?? null}, ${tx.now}, ${due.to}::date, ${due.provisional})`);
    await tx.sql(sql`update notice_item set objections = objections + 1 where id = ${complete.itemId}`);
    tx.changed({ entity: 'Objection', id, kind: 'create', after: { state: 'OPEN' } });
    tx.about({ entityType: 'Objection', entityId: id, unitId: item.unit_id, countyCode: item.county_code });
    tx.publish(objectionOpened.of({ objectionId: id }));
    return { id };
  },
});

/** A picture or PDF of her own; none under protection, for the log of uploads would tell who it was. */
async function against(
  tx: SignedInTx,
  naming: ObjectionNaming | undefined,
  fileId: string | null | undefined,
): Promise<Reason[]> {
  if (!fileId) return [];
  if (naming === 'PROTECTED') return [{ code: 'EVIDENCE_SHOWS_WHO', field: 'fileId' }];
  return fileReasons(tx, fileId, { field: 'fileId', code: 'EVIDENCE_NEEDED_FRESH', pdf: true });
}
