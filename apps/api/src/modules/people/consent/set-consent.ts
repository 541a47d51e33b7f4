import { ConsentPurpose, requiredConsents } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { type Tx, useCase } from '../../../platform/use-case.ts';
import { ageOn, dateIn } from '../shared/today.ts';
import { lockOwnVolunteer } from '../volunteer/lock-own-volunteer.ts';
import { CHILD } from '../volunteer/person-input.ts';
import { noticeReasons } from '../volunteer/place-facts.ts';

const Input = z.object({
  purpose: z.enum(ConsentPurpose),
  given: z.boolean(),
  noticeVersion: z.string().max(40, { message: 'NOTICE_OUTDATED' }),
});

/** Gives or withdraws one consent, as easily the one as the other (PIPL §15). Asking twice changes nothing. */
export const setConsent = useCase({
  name: 'people.set-consent',
  label: '设置同意事项',
  input: Input,
  rate: { points: 60, seconds: 60 },
  async run(tx, { purpose, given, noticeVersion }) {
    const volunteer = await lockOwnVolunteer(tx);
    if (volunteer instanceof Refusal) return volunteer;
    const required = (requiredConsents as readonly string[]).includes(purpose);
    if (!given && required && volunteer.state !== 'DEREGISTERED')
      return refuse('CONSENT_NOT_WITHDRAWABLE', { field: 'purpose' });
    if (given && purpose === 'PUBLIC_NAME' && (await isChild(tx, volunteer.id)))
      return refuse('CHILD_CONSENT_LIMITED', { field: 'purpose' });
    // PIPL §31: under 14 the guardian decides about the child's data, at first and whenever the notice changes.
    if (given && required && (await isChild(tx, volunteer.id)))
      return refuse('CHILD_NOTICE_BY_GUARDIAN', { field: 'purpose' });
    if (given) {
      const outdated = await noticeReasons(tx, noticeVersion);
      if (outdated.length > 0) return new Refusal(outdated);
    }
    tx.about({
      entityType: 'Volunteer',
      entityId: volunteer.id,
      unitId: volunteer.unit_id,
      countyCode: volunteer.county_code,
    });
    const [now] = await tx.sql<{ id: string; notice_version: string }>(
      sql`select id, notice_version from consent where volunteer_id = ${volunteer.id} and purpose = ${purpose} and withdrawn_at is null`,
    );
    if (given && now?.notice_version === noticeVersion) return { id: now.id };
    if (now) await tx.sql(sql`update consent set withdrawn_at = ${tx.now} where id = ${now.id}`);
    const id = given ? newId() : (now?.id ?? volunteer.id);
    if (given)
      await tx.sql(
        sql`insert into consent (id, volunteer_id, purpose, notice_version, given_at) values (${id}, ${volunteer.id}, ${purpose}, ${noticeVersion}, ${tx.now})`,
      );
    tx.changed({ entity: 'Consent', id, volunteerId: volunteer.id, purpose, given, noticeVersion });
    return { id };
  },
});

async function isChild(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx.sql<{ birth: string }>(sql`select birth_date::text as birth from volunteer where id = ${id}`);
  return row !== undefined && ageOn(row.birth, dateIn(tx.now)) < CHILD;
}
