import type { ComplaintAbout, ObjectionNaming } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { dueIn } from '../clock/due.ts';
import { complaintWaits } from '../complaint.events.ts';
import { moveToDesk } from '../handling/desk.ts';
import { addStep } from '../handling/step.ts';
import type { Target } from './complaint-input.ts';

/** Who complains: herself, by name or sealed; or a name somebody enters, open or sealed. */
export interface Complainant {
  readonly enteredBy: string | null;
  readonly accountId: string | null;
  readonly name: string | null;
  readonly cipher: string | null;
  readonly index: Buffer | null;
}

interface Said {
  readonly about: ComplaintAbout;
  readonly aboutName: string;
  readonly naming: ObjectionNaming;
  readonly facts: readonly string[];
  readonly fileId?: string | null | undefined;
}

/** Received: its clock runs, and it lies at the nearest desk with somebody who has no part in it. */
export async function insertComplaint(tx: SignedInTx, target: Target, who: Complainant, said: Said): Promise<string> {
  const id = newId();
  const due = dueIn('RECEIVED', tx.now);
  await tx.sql(sql`insert into complaint (id, unit_id, county_code, activity_id, about, about_name, naming, entered_by, complainant_account_id,
      complainant_name, complainant_cipher, complainant_index, facts, evidence_file_id, desk_unit_id, received_at, counted_from, due_on, due_provisional)
    values (${id}, ${target.unit_id}, ${target.county_code}, ${target.activity_id}, ${said.about}, ${said.aboutName || null}, ${said.naming},
      ${who.enteredBy}, ${who.accountId}, ${who.name}, ${who.cipher}, ${who.index}, ${said.facts}::text[], ${said.fileId ?? null}, ${target.unit_id},
      ${tx.now}, ${tx.now}, ${due.to}::date, ${due.provisional})`);
  const desk = await moveToDesk(tx, { id, unit_id: target.unit_id, about: said.about, desk_unit_id: target.unit_id });
  await addStep(tx, {
    ...{ complaintId: id, countyCode: target.county_code, deskUnitId: desk, kind: 'RECEIVED', by: who.enteredBy },
  });
  tx.changed({ entity: 'Complaint', id, kind: 'create', after: { state: 'RECEIVED', about: said.about } });
  tx.about({ entityType: 'Complaint', entityId: id, unitId: target.unit_id, countyCode: target.county_code });
  tx.publish(complaintWaits.of({ complaintId: id, why: 'NEW' }));
  return id;
}
