import { ConsentPurpose, type Reason, type VolunteerState } from '@jinguo/schema';
import { z } from 'zod';
import { raw, sql } from '../../../platform/database/sql.ts';
import { fileReasons } from '../../../platform/files/file-reasons.ts';
import { newId } from '../../../platform/ids.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { paperSubmitted } from '../people.events.ts';
import { lacksForPerson, personPaths } from '../shared/person-places.ts';
import { dateIn } from '../shared/today.ts';
import { consentReasons } from '../volunteer/person-input.ts';
import { noticeReasons } from '../volunteer/place-facts.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';

const Input = z.object({
  volunteerId: z.uuid({ message: 'NOT_FOUND' }),
  fileId: z.uuid({ message: 'PAPER_IMAGE_NEEDED' }),
  signedOn: z.iso.date({ message: 'INVALID_DATE' }),
  noticeVersion: z.string().max(40, { message: 'NOTICE_OUTDATED' }),
  consents: z.array(z.enum(ConsentPurpose)).max(20),
});

interface Row extends Record<string, unknown> {
  state: VolunteerState;
  unit_id: string;
  county_code: string;
  paths: string[];
}

/** For an elder without a phone of her own: the paper she signed. It counts once somebody else has called her (条例 §9). */
export const submitPaper = useCase({
  name: 'people.submit-paper',
  label: '提交签字登记表',
  input: Input,
  rate: { points: 60, seconds: 3600 },
  constraints: { paper_waiting: { code: 'PAPER_WAITING' } },
  async run(tx, input) {
    const [row] = await tx.sql<Row>(sql`select v.state, v.unit_id, v.county_code, ${raw(personPaths)} as paths
      from volunteer v join unit u on u.id = v.unit_id where v.id = ${input.volunteerId} and ${volunteerReach(tx.actor)} for update of v`);
    if (!row) return refuse('NOT_FOUND');
    const no = refuseIf(lacksForPerson(tx.actor, 'volunteer.register', row.paths));
    if (no) return no;
    const reasons = [
      ...(row.state === 'PENDING_SELF' ? [] : [{ code: 'ALREADY_CONFIRMED' } as const]),
      ...consentReasons(input.consents),
      ...(await noticeReasons(tx, input.noticeVersion)),
      ...(await paperReasons(tx, input)),
    ];
    if (reasons.length > 0) return new Refusal(reasons);
    const id = newId();
    await tx.sql(sql`insert into paper_confirmation (id, volunteer_id, county_code, file_id, notice_version, consents, signed_on, submitted_by, submitted_at)
      values (${id}, ${input.volunteerId}, ${row.county_code}, ${input.fileId}, ${input.noticeVersion}, ${input.consents}::text[], ${input.signedOn},
        ${tx.actor.accountId}, ${tx.now})`);
    tx.changed({ entity: 'PaperConfirmation', id, kind: 'create', volunteerId: input.volunteerId });
    tx.about({
      entityType: 'Volunteer',
      entityId: input.volunteerId,
      unitId: row.unit_id,
      countyCode: row.county_code,
    });
    tx.publish(paperSubmitted.of({ confirmationId: id, volunteerId: input.volunteerId }));
    return { id };
  },
});

/** A photo this person uploaded herself, used for nothing else; signed not in the future. */
async function paperReasons(tx: SignedInTx, input: z.infer<typeof Input>): Promise<Reason[]> {
  const reasons = await fileReasons(tx, input.fileId, { field: 'fileId', code: 'PAPER_IMAGE_NEEDED' });
  if (input.signedOn > dateIn(tx.now).toString()) reasons.push({ code: 'INVALID_DATE', field: 'signedOn' });
  return reasons;
}
