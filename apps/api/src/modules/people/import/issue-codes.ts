import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { lacks, may } from '../../../platform/access/grants.ts';
import { whereSeen } from '../../../platform/access/sight.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { issueConfirmation } from '../volunteer/confirmation-code.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';
import { type ImportRow, importColumns } from './import-row.ts';

export interface IssuedCode {
  readonly row: number;
  readonly name: string;
  readonly number: string;
  readonly phoneMasked: string | null;
  readonly confirmationCode: string;
}

interface Pending extends Record<string, unknown> {
  id: string;
  row: number;
  name: string;
  number: string;
  phone_masked: string | null;
}

/**
 * Codes for those of an import who have not confirmed yet, a page at a time, to be handed out on paper. Only digests are
 * kept, so a list that was lost is not shown again: a new one replaces its codes.
 */
export const issueImportCodes = useCase({
  name: 'people.issue-import-codes',
  label: '生成确认码',
  input: z.object({ id: z.string(), afterRow: z.int().min(0) }),
  rate: { points: 200, seconds: 3600 },
  async run(tx, { id, afterRow }) {
    const [job] = isId(id)
      ? await tx.sql<ImportRow>(sql`select ${raw(importColumns)} from volunteer_import i join unit u on u.id = i.unit_id
          where i.id = ${id} and i.created_by = ${tx.actor.accountId}`)
      : [];
    if (!job || !may(tx.actor, 'unit.read', job.path)) return refuse('NOT_FOUND');
    const no = refuseIf(lacks(tx.actor, 'volunteer.register', job.path));
    if (no) return no;
    const people = await tx.sql<Pending>(sql`select v.id, r.row_no as row, v.name, v.number,
        case when ${whereSeen(tx.actor, 'volunteer.phone', volunteerReach)} then v.phone_masked end as phone_masked
      from volunteer_import_row r join volunteer v on v.id = r.volunteer_id join unit u on u.id = v.unit_id
      where r.import_id = ${id} and r.row_no > ${afterRow} and v.state = 'PENDING_SELF' order by r.row_no limit ${raw(String(limits.batch))} for update of v`);
    const codes: IssuedCode[] = [];
    let validUntil: Date | null = null;
    for (const person of people) {
      const issued = await issueConfirmation(tx, person.id);
      validUntil = issued.validUntil;
      codes.push({
        row: person.row,
        name: person.name,
        number: person.number,
        phoneMasked: person.phone_masked,
        confirmationCode: issued.code,
      });
    }
    tx.about({ entityType: 'VolunteerImport', entityId: id, unitId: job.unit_id, countyCode: job.county_code });
    tx.changed({ entity: 'VolunteerImport', id, kind: 'update', after: { codes: codes.length, afterRow } });
    return { id, codes, validUntil, hasMore: people.length === limits.batch };
  },
});
