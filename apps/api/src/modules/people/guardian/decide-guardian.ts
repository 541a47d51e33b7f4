import { z } from 'zod';
import { raw, sql } from '../../../platform/database/sql.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { anonymousUseCase, type Tx } from '../../../platform/use-case.ts';
import { guardianDecided, guardianWithdrew } from '../people.events.ts';
import { ageOn, dateIn } from '../shared/today.ts';
import { ADULT, CHILD } from '../volunteer/person-input.ts';
import { noticeReasons } from '../volunteer/place-facts.ts';
import { moveVolunteer } from '../volunteer/volunteer-moves.ts';
import { newGuardianLink } from './guardian-link.ts';
import { lockRequest } from './lock-request.ts';
import { renewConsents } from './renewal.ts';
import { takeBack } from './take-back.ts';

/** What the guardian of a child under 14 agrees to beside the notice (PIPL §31). */
export const childDataWords = '处理未满 14 周岁孩子的个人信息';

const Input = z.object({
  token: z.string().max(100, { message: 'GUARDIAN_LINK_INVALID' }),
  accept: z.boolean(),
  noticeVersion: z.string().max(40, { message: 'NOTICE_OUTDATED' }),
  childData: z.boolean(),
});

/**
 * The guardian's own yes or no, on her own phone, once (AT-5). A yes gives her another link to take it back (PIPL §15). Asked
 * about a newer version of the notice, her yes takes the place of the earlier one, and her no ends it: without a yes to the
 * notice in force a child waits, whether it was never given or is given no longer.
 */
export const decideGuardian = anonymousUseCase({
  name: 'people.decide-guardian',
  label: '监护人答复',
  input: Input,
  rate: { points: 30, seconds: 60 },
  async run(tx, { token, accept, noticeVersion, childData }) {
    const row = await lockRequest(tx, token);
    if (row?.state !== 'WAITING') return refuse('GUARDIAN_LINK_INVALID');
    const age = ageOn(row.birth_date, dateIn(tx.now));
    if (age >= ADULT) return refuse('GUARDIAN_NOT_NEEDED');
    if (accept) {
      const reasons = await noticeReasons(tx, noticeVersion);
      if (age < CHILD && !childData)
        reasons.push({ code: 'CONSENT_NEEDED', field: 'childData', params: { purpose: childDataWords } });
      if (reasons.length > 0) return new Refusal(reasons);
    }
    const earlier = await givenTo(tx, row.volunteer_id);
    if (earlier && accept)
      await tx.sql(
        sql`update guardian_consent set state = 'ENDED', link_hash = null, link_cipher = null where id = ${earlier}`,
      );
    const link = accept ? newGuardianLink(tx, 'open').set : sql`link_hash = null, link_cipher = null`;
    await tx.sql(sql`update guardian_consent set state = ${accept ? 'GIVEN' : 'REFUSED'}, decided_at = ${tx.now},
      notice_version = ${accept ? noticeVersion : null}, given_at = ${accept ? sql`${tx.now}` : raw('null')}, ${link} where id = ${row.id}`);
    if (accept && row.volunteer_state === 'PENDING_GUARDIAN')
      await moveVolunteer(tx, { id: row.volunteer_id, state: row.volunteer_state }, 'guardianAgrees');
    if (accept && age < CHILD) await renewConsents(tx, row.volunteer_id, noticeVersion);
    if (earlier && !accept) await takeBack(tx, earlier, row);
    tx.changed({ entity: 'GuardianConsent', id: row.id, kind: 'decide', accept, noticeVersion });
    tx.about({
      entityType: 'Volunteer',
      entityId: row.volunteer_id,
      unitId: row.unit_id,
      countyCode: row.county_code,
    });
    if (earlier && !accept) tx.publish(guardianWithdrew.of({ consentId: earlier }));
    else tx.publish(guardianDecided.of({ consentId: row.id, accepted: accept }));
    return { id: row.id };
  },
});

/** The yes that stands, whoever gave it; the child's row is locked by then. */
async function givenTo(tx: Tx, volunteerId: string): Promise<string | null> {
  const [given] = await tx.sql<{ id: string }>(
    sql`select id from guardian_consent where volunteer_id = ${volunteerId} and state = 'GIVEN'`,
  );
  return given?.id ?? null;
}
