import { type Reason, RightsKind } from '@jinguo/schema';
import { z } from 'zod';
import { workingDays } from '../../../platform/calendar/working-days.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import { fileReasons } from '../../../platform/files/file-reasons.ts';
import { newId } from '../../../platform/ids.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { rightsRequested } from '../people.events.ts';
import { lacksForPerson, personPaths } from '../shared/person-places.ts';
import { dateIn } from '../shared/today.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';
import { answerDays } from './request-right.ts';
import { Changes, type CorrectionChanges, emptyReasons, Note } from './rights-input.ts';

const Input = z.object({
  volunteerId: z.uuid({ message: 'NOT_FOUND' }),
  kind: z.enum(RightsKind),
  note: Note,
  changes: Changes.nullish(),
  fileId: z.uuid({ message: 'PAPER_IMAGE_NEEDED' }),
});

interface Row extends Record<string, unknown> {
  account_id: string | null;
  unit_id: string;
  county_code: string;
  paths: string[];
}

/**
 * For somebody without an account, by the paper she signed: access, correction, erasure, explanation run on the same clock
 * as a request from the app (PIPL §45–50). Whoever hands it in does not answer it.
 */
export const lodgeRight = useCase({
  name: 'people.lodge-right',
  label: '代为提出个人信息请求',
  input: Input,
  rate: { points: 60, seconds: 3600 },
  constraints: { rights_request_open: { code: 'OPEN_REQUEST' } },
  async run(tx, { volunteerId, kind, note, changes, fileId }) {
    const [row] = await tx.sql<Row>(sql`select v.account_id, v.unit_id, v.county_code, ${raw(personPaths)} as paths
      from volunteer v join unit u on u.id = v.unit_id where v.id = ${volunteerId} and v.erased_at is null and ${volunteerReach(tx.actor)}
      for update of v`);
    if (!row) return refuse('NOT_FOUND');
    const no = refuseIf(lacksForPerson(tx.actor, 'volunteer.register', row.paths));
    if (no) return no;
    const detail = { note, changes: (kind === 'CORRECTION' ? (changes ?? {}) : {}) as CorrectionChanges };
    const reasons: Reason[] = [
      ...(row.account_id ? [{ code: 'RIGHTS_BY_HERSELF' } as const] : []),
      ...emptyReasons(kind, detail),
      ...(await fileReasons(tx, fileId, { field: 'fileId', code: 'PAPER_IMAGE_NEEDED' })),
    ];
    if (reasons.length > 0) return new Refusal(reasons);
    const id = newId();
    const dueOn = workingDays().after(dateIn(tx.now).toString(), answerDays);
    await tx.sql(sql`insert into rights_request (id, volunteer_id, unit_id, county_code, kind, asked_by, asked_at, due_on, detail_cipher, channel, paper_file_id)
      values (${id}, ${volunteerId}, ${row.unit_id}, ${row.county_code}, ${kind}, ${tx.actor.accountId}, ${tx.now}, ${dueOn},
        ${tx.services.cipher.seal(JSON.stringify(detail))}, 'PAPER', ${fileId})`);
    tx.changed({ entity: 'RightsRequest', id, kind: 'create', right: kind, channel: 'PAPER', dueOn });
    tx.about({ entityType: 'RightsRequest', entityId: id, unitId: row.unit_id, countyCode: row.county_code });
    tx.publish(rightsRequested.of({ requestId: id }));
    return { id };
  },
});
