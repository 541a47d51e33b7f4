import { z } from 'zod';
import { raw, sql } from '../../../platform/database/sql.ts';
import { type Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { lacksForPerson, personPaths } from '../shared/person-places.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';

interface Row extends Record<string, unknown> {
  id: string;
  unit_id: string;
  county_code: string;
  paths: string[];
  link_cipher: string | null;
  link_expires_at: Date | null;
}

export interface PassedLink {
  readonly url: string;
  readonly validUntil: Date | null;
}

/**
 * Where no text messages leave, somebody must carry the guardian's link to her own phone (AT-5): those who may register
 * the child, on record, and never the child itself. After a yes the same link takes it back (PIPL §15). Where messages
 * leave, nobody between the platform and her phone sees it.
 */
export const passOnGuardianLink = useCase({
  name: 'people.pass-on-guardian-link',
  label: '转交监护人链接',
  input: z.object({ volunteerId: z.uuid({ message: 'NOT_FOUND' }) }),
  rate: { points: 30, seconds: 3600 },
  async run(tx, { volunteerId }): Promise<PassedLink | Refusal> {
    const [row] =
      await tx.sql<Row>(sql`select v.id, v.unit_id, v.county_code, ${raw(personPaths)} as paths, g.link_cipher, g.link_expires_at
      from volunteer v join unit u on u.id = v.unit_id
      left join guardian_consent g on g.volunteer_id = v.id and g.state in ('WAITING', 'GIVEN')
        and (g.link_expires_at is null or g.link_expires_at > ${tx.now}::timestamptz)
      where v.id = ${volunteerId} and v.erased_at is null and ${volunteerReach(tx.actor)}
      order by g.id desc limit 1`);
    if (!row || row.id === tx.actor.volunteerId) return refuse('NOT_FOUND');
    const no = refuseIf(lacksForPerson(tx.actor, 'volunteer.register', row.paths));
    if (no) return no;
    if (tx.services.env.textMessages) return refuse('GUARDIAN_LINK_BY_TEXT');
    if (!row.link_cipher) return refuse('GUARDIAN_LINK_INVALID');
    tx.about({ entityType: 'Volunteer', entityId: row.id, unitId: row.unit_id, countyCode: row.county_code });
    return { url: tx.services.cipher.open(row.link_cipher), validUntil: row.link_expires_at };
  },
});
