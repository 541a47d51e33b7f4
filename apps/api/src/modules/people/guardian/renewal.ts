import { requiredConsents } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { noticeInForce } from '../consent/notice-in-force.ts';
import { ageOn, dateIn } from '../shared/today.ts';
import { CHILD } from '../volunteer/person-input.ts';

/**
 * Whether a guardian who agreed has to be asked once more: under 14 she decides about the notice for the child (PIPL §31), and
 * what she or the child's registration agreed to is not the version in force any more (PIPL §14).
 */
export async function renewalDue(tx: Tx, child: { id: string; birth_date: string }): Promise<boolean> {
  if (ageOn(child.birth_date, dateIn(tx.now)) >= CHILD) return false;
  const [older] = await tx.sql(sql`select 1 as older from (
      select notice_version from guardian_consent where volunteer_id = ${child.id} and state = 'GIVEN'
      union all select notice_version from consent where volunteer_id = ${child.id} and withdrawn_at is null
        and purpose = any(${[...requiredConsents]}::text[])) agreed
    where agreed.notice_version is distinct from ${noticeInForce(tx.now)} limit 1`);
  return older !== undefined;
}

/** Her yes is the child's: what its registration rests on names the version she read. What was not given is not made up. */
export async function renewConsents(tx: Tx, volunteerId: string, noticeVersion: string): Promise<void> {
  const older = await tx.sql<{ purpose: string }>(sql`update consent set withdrawn_at = ${tx.now}
    where volunteer_id = ${volunteerId} and withdrawn_at is null and purpose = any(${[...requiredConsents]}::text[])
      and notice_version <> ${noticeVersion} returning purpose`);
  for (const { purpose } of older) {
    const id = newId();
    await tx.sql(sql`insert into consent (id, volunteer_id, purpose, notice_version, given_at)
      values (${id}, ${volunteerId}, ${purpose}, ${noticeVersion}, ${tx.now})`);
    tx.changed({ entity: 'Consent', id, volunteerId, purpose, given: true, noticeVersion });
  }
}
