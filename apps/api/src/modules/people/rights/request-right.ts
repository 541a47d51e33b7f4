import { RightsKind } from '@jinguo/schema';
import { z } from 'zod';
import { workingDays } from '../../../platform/calendar/working-days.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { Refusal, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { rightsRequested } from '../people.events.ts';
import { dateIn } from '../shared/today.ts';
import { lockOwnVolunteer } from '../volunteer/lock-own-volunteer.ts';
import { Changes, type CorrectionChanges, emptyReasons, Note } from './rights-input.ts';

/** No law names days for an answer; fifteen working days are ours (rules §6). */
export const answerDays = 15;

const Input = z.object({
  kind: z.enum(RightsKind).exclude(['COPY']),
  note: Note,
  changes: Changes.nullish(),
});

/** She asks for correction, erasure or an explanation; the clock runs in working days (PIPL §46–48). */
export const requestRight = useCase({
  name: 'people.request-right',
  label: '提出个人信息请求',
  input: Input,
  rate: { points: 20, seconds: 3600 },
  constraints: { rights_request_open: { code: 'OPEN_REQUEST' } },
  async run(tx, { kind, note, changes }) {
    const volunteer = await lockOwnVolunteer(tx);
    if (volunteer instanceof Refusal) return volunteer;
    const detail = { note, changes: (kind === 'CORRECTION' ? (changes ?? {}) : {}) as CorrectionChanges };
    const no = refuseIf(emptyReasons(kind, detail));
    if (no) return no;
    const id = newId();
    const dueOn = workingDays().after(dateIn(tx.now).toString(), answerDays);
    await tx.sql(sql`insert into rights_request (id, volunteer_id, unit_id, county_code, kind, asked_by, asked_at, due_on, detail_cipher)
      values (${id}, ${volunteer.id}, ${volunteer.unit_id}, ${volunteer.county_code}, ${kind}, ${tx.actor.accountId}, ${tx.now}, ${dueOn},
        ${tx.services.cipher.seal(JSON.stringify(detail))})`);
    tx.changed({ entity: 'RightsRequest', id, kind: 'create', right: kind, dueOn });
    tx.about({
      entityType: 'RightsRequest',
      entityId: id,
      unitId: volunteer.unit_id,
      countyCode: volunteer.county_code,
    });
    tx.publish(rightsRequested.of({ requestId: id }));
    return { id };
  },
});
