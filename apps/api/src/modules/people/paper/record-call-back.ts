import { CallResult, type ConsentPurpose, limits, type PaperState } from '@jinguo/schema';
import { z } from 'zod';
import { raw, sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { optionalText } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { guardianMissing } from '../guardian/guardian-missing.ts';
import { deidentify } from '../shared/deidentify.ts';
import { personPaths } from '../shared/person-places.ts';
import { isSamePerson } from '../shared/same-person.ts';
import { writeConsents } from '../volunteer/new-volunteer.ts';
import { Volunteer } from '../volunteer/volunteer.entity.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';
import { moveVolunteer } from '../volunteer/volunteer-moves.ts';
import { canCallBack } from './paper.policy.ts';

const Input = z.object({
  id: z.uuid({ message: 'NOT_FOUND' }),
  version: z.int(),
  result: z.enum(CallResult),
  note: optionalText(limits.shortText),
});

interface Row extends Record<string, unknown> {
  volunteer_id: string;
  state: PaperState;
  pending: boolean;
  version: number;
  submitted_by: string;
  registered_by: string | null;
  account_id: string | null;
  notice_version: string;
  consents: ConsentPurpose[];
  unit_id: string;
  county_code: string;
  paths: string[];
}

/** Somebody else rings her, reads her the text, and writes down what she said. Two people stand on record. */
export const recordCallBack = useCase({
  name: 'people.record-call-back',
  label: '电话回访确认',
  input: Input,
  async run(tx, { id, version, result, note }) {
    const row = await lockPaper(tx, id);
    if (!row) return refuse('NOT_FOUND');
    const involved = await isInvolved(tx, row);
    const no = refuseIf(canCallBack(tx.actor, { ...row, involved }));
    if (no) return no;
    if (row.version !== version) return refuse('STALE_VERSION');
    await tx.sql(sql`insert into call_back (id, confirmation_id, called_by, at, result, note)
      values (${newId()}, ${id}, ${tx.actor.accountId}, ${tx.now}, ${result}, ${note})`);
    if (result === 'AGREED') await confirm(tx, id, row);
    else if (result === 'REFUSED') await refused(tx, id, row);
    else await tx.sql(sql`update paper_confirmation set version = version + 1 where id = ${id}`);
    tx.changed({ entity: 'PaperConfirmation', id, kind: 'call-back', result });
    tx.about({ entityType: 'Volunteer', entityId: row.volunteer_id, unitId: row.unit_id, countyCode: row.county_code });
    return { id };
  },
});

/** The person's row first, then her paper: the order of every use case here. */
async function lockPaper(tx: SignedInTx, id: string): Promise<Row | null> {
  const [which] = await tx.sql<{
    id: string;
  }>(sql`select v.id from paper_confirmation pc join volunteer v on v.id = pc.volunteer_id
    join unit u on u.id = v.unit_id where pc.id = ${id} and ${volunteerReach(tx.actor)} for update of v`);
  if (!which) return null;
  const [row] =
    await tx.sql<Row>(sql`select pc.volunteer_id, pc.state, v.state = 'PENDING_SELF' as pending, pc.version, pc.submitted_by, v.registered_by, v.account_id, pc.notice_version,
      pc.consents, v.unit_id, v.county_code, ${raw(personPaths)} as paths
    from paper_confirmation pc join volunteer v on v.id = pc.volunteer_id join unit u on u.id = v.unit_id where pc.id = ${id} for update of pc`);
  return row ?? null;
}

async function isInvolved(tx: SignedInTx, row: Row): Promise<boolean> {
  for (const other of [row.submitted_by, row.registered_by, row.account_id])
    if (other && (await isSamePerson(tx, other, tx.actor.accountId))) return true;
  return false;
}

const decide = (tx: SignedInTx, id: string, state: PaperState): Promise<unknown> =>
  tx.sql(sql`update paper_confirmation set state = ${state}, decided_by = ${tx.actor.accountId}, decided_at = ${tx.now}, version = version + 1
    where id = ${id}`);

/** Registered as if by her own code, without an account: whatever she does later begins at the counter. */
async function confirm(tx: SignedInTx, id: string, row: Row): Promise<void> {
  await decide(tx, id, 'CONFIRMED');
  const volunteer = await tx.em.findOneOrFail(Volunteer, row.volunteer_id);
  volunteer.confirm(null, tx.now, await guardianMissing(tx, volunteer));
  await tx.em.flush();
  await writeConsents(tx, row.volunteer_id, row.consents, row.notice_version);
  await tx.sql(sql`delete from registration_confirmation where volunteer_id = ${row.volunteer_id}`);
}

/** Nobody is registered against her will (SD §11): her no ends it, and nothing of her is kept. */
async function refused(tx: SignedInTx, id: string, row: Row): Promise<void> {
  await decide(tx, id, 'REFUSED');
  await moveVolunteer(tx, { id: row.volunteer_id, state: 'PENDING_SELF' }, 'deregister');
  await deidentify(tx, row.volunteer_id);
}
