import type { GuardianState, Reason } from '@jinguo/schema';
import { z } from 'zod';
import { raw, sql } from '../../../platform/database/sql.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { lacksForPerson, personPaths } from '../shared/person-places.ts';
import { ageOn, dateIn } from '../shared/today.ts';
import { ADULT, guardian, guardianPhoneReasons } from '../volunteer/person-input.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';
import { askGuardian } from './ask-guardian.ts';
import { mayAskGuardian } from './guardian.policy.ts';
import { isOwnNumber } from './own-number.ts';
import { renewalDue } from './renewal.ts';

const Input = z.object({ volunteerId: z.uuid({ message: 'NOT_FOUND' }).nullish(), guardian: guardian.nullish() });
type Guardian = z.infer<typeof guardian>;

interface Child extends Record<string, unknown> {
  id: string;
  birth_date: string;
  phone_cipher: string;
  unit_id: string;
  county_code: string;
  paths: string[];
}
interface Request extends Record<string, unknown> {
  state: GuardianState;
  guardian_name: string;
  guardian_phone_cipher: string;
  relation: string;
  asked_at: string | Date | null;
}

/**
 * The link again to the guardian last asked, or to another: by the child itself or by those who may register it. A guardian
 * who agreed is asked again when the notice has a newer version and the child is under 14.
 */
export const askGuardianAgain = useCase({
  name: 'people.ask-guardian',
  label: '请监护人确认',
  input: Input,
  rate: { points: 10, seconds: 3600 },
  async run(tx, input) {
    const child = await lockChild(tx, input.volunteerId ?? null);
    if (!child) return refuse('NOT_FOUND');
    const own = child.id === tx.actor.volunteerId;
    const no = own ? null : refuseIf(lacksForPerson(tx.actor, 'volunteer.register', child.paths));
    if (no) return no;
    if (ageOn(child.birth_date, dateIn(tx.now)) >= ADULT) return refuse('GUARDIAN_NOT_NEEDED');
    const requests = await requestsOf(tx, child.id);
    if (requests.some((one) => one.state === 'GIVEN') && !(await renewalDue(tx, child)))
      return refuse('ALREADY_CONFIRMED');
    const whom = input.guardian ?? lastAsked(tx, requests);
    if (!whom) return refuse('GUARDIAN_CONSENT_NEEDED', { field: 'guardian' });
    const reasons = [
      ...guardianPhoneReasons(
        { birthDate: child.birth_date, phone: tx.services.cipher.open(child.phone_cipher), guardian: whom },
        dateIn(tx.now),
        own ? 'HERSELF' : 'OTHERS',
      ),
      ...(own ? [] : await isOwnNumber(tx, whom.phone)),
      ...tooOften(tx, requests, whom.phone),
    ];
    if (reasons.length > 0) return new Refusal(reasons);
    await askGuardian(tx, child, whom);
    tx.about({ entityType: 'Volunteer', entityId: child.id, unitId: child.unit_id, countyCode: child.county_code });
    return { id: child.id };
  },
});

async function lockChild(tx: SignedInTx, id: string | null): Promise<Child | null> {
  const which =
    id && id !== tx.actor.volunteerId
      ? sql`v.id = ${id} and ${volunteerReach(tx.actor)}`
      : sql`v.id = ${tx.actor.volunteerId}`;
  const [row] =
    await tx.sql<Child>(sql`select v.id, v.birth_date::text as birth_date, v.phone_cipher, v.unit_id, v.county_code, ${raw(personPaths)} as paths
    from volunteer v join unit u on u.id = v.unit_id where ${which} and v.erased_at is null
      and v.state in ('PENDING_SELF', 'PENDING_GUARDIAN', 'ACTIVE', 'SUSPENDED') for update of v`);
  return row ?? null;
}

/** Newest first; the child's row is locked, so that two who ask at once are counted one after the other. */
const requestsOf = (tx: SignedInTx, id: string): Promise<Request[]> =>
  tx.sql<Request>(sql`select state, guardian_name, guardian_phone_cipher, relation, asked_at from guardian_consent
    where volunteer_id = ${id} order by asked_at desc nulls last, id desc limit 20`);

/** The number itself stays sealed to everybody who asks: she only says "once more". */
function lastAsked(tx: SignedInTx, [last]: readonly Request[]): Guardian | null {
  const phone = last ? tx.services.cipher.open(last.guardian_phone_cipher) : '';
  return last && phone ? { name: last.guardian_name, phone, relation: last.relation } : null;
}

function tooOften(tx: SignedInTx, requests: readonly Request[], phone: string): readonly Reason[] {
  const minutes = (one: Request): number => (tx.now.getTime() - new Date(one.asked_at ?? 0).getTime()) / 60_000;
  const same = requests.find((one) => tx.services.cipher.open(one.guardian_phone_cipher) === phone);
  return mayAskGuardian({
    minutesAgo: same ? minutes(same) : null,
    inADay: requests.filter((one) => minutes(one) < 24 * 60).length,
  });
}
