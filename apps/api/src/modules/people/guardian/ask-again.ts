import { z } from 'zod';
import { raw, sql } from '../../../platform/database/sql.ts';
import { type Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { lacksForPerson, personPaths } from '../shared/person-places.ts';
import { ageOn, dateIn } from '../shared/today.ts';
import { ADULT, guardian } from '../volunteer/person-input.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';
import { askGuardian } from './ask-guardian.ts';

const Input = z.object({ volunteerId: z.uuid({ message: 'NOT_FOUND' }).nullish(), guardian });

interface Row extends Record<string, unknown> {
  id: string;
  birth_date: string;
  phone_cipher: string;
  unit_id: string;
  county_code: string;
  consented: boolean;
  paths: string[];
}

/** The link again, or another guardian: asked by the child itself or by those who may register it. */
export const askGuardianAgain = useCase({
  name: 'people.ask-guardian',
  label: '请监护人确认',
  input: Input,
  rate: { points: 10, seconds: 3600 },
  async run(tx, input) {
    const row = await lockChild(tx, input.volunteerId ?? null);
    if (!row) return refuse('NOT_FOUND');
    const own = row.id === tx.actor.volunteerId;
    const no = own ? null : refuseIf(lacksForPerson(tx.actor, 'volunteer.register', row.paths));
    if (no) return no;
    const refused = reasonsAgainst(tx, row, input.guardian.phone, own);
    if (refused) return refused;
    await askGuardian(tx, row, input.guardian);
    tx.about({ entityType: 'Volunteer', entityId: row.id, unitId: row.unit_id, countyCode: row.county_code });
    return { id: row.id };
  },
});

function reasonsAgainst(tx: SignedInTx, row: Row, phone: string, own: boolean): Refusal | null {
  if (ageOn(row.birth_date, dateIn(tx.now)) >= ADULT) return refuse('GUARDIAN_NOT_NEEDED');
  if (row.consented) return refuse('ALREADY_CONFIRMED');
  if (own && tx.services.cipher.open(row.phone_cipher) === phone)
    return refuse('GUARDIAN_SAME_PHONE', { field: 'guardian.phone' });
  return null;
}

async function lockChild(tx: SignedInTx, id: string | null): Promise<Row | null> {
  const which =
    id && id !== tx.actor.volunteerId
      ? sql`v.id = ${id} and ${volunteerReach(tx.actor)}`
      : sql`v.id = ${tx.actor.volunteerId}`;
  const [row] =
    await tx.sql<Row>(sql`select v.id, v.birth_date::text as birth_date, v.phone_cipher, v.unit_id, v.county_code, ${raw(personPaths)} as paths,
      exists (select 1 from guardian_consent g where g.volunteer_id = v.id and g.state = 'GIVEN') as consented
    from volunteer v join unit u on u.id = v.unit_id where ${which} and v.erased_at is null
      and v.state in ('PENDING_SELF', 'PENDING_GUARDIAN', 'SUSPENDED') for update of v`);
  return row ?? null;
}
