import { limits, RevealField, RevealPurpose } from '@jinguo/schema';
import { z } from 'zod';
import { raw, sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { type Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { optionalText } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { personPaths } from '../shared/person-places.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';
import { canReveal, grantUsed } from './reveal.policy.ts';

/** Nobody needs more whole numbers than this in an hour; counted in the database, so that no restart forgets. */
export const revealsPerHour = 30;

const Input = z
  .object({
    volunteerId: z.uuid({ message: 'NOT_FOUND' }),
    field: z.enum(RevealField),
    purpose: z.enum(RevealPurpose),
    reason: optionalText(limits.shortText),
  })
  .refine(({ purpose, reason }) => purpose !== 'OTHER' || reason.length > 1, { message: 'REQUIRED', path: ['reason'] });

interface Row extends Record<string, unknown> {
  id: string;
  unit_id: string;
  county_code: string;
  sealed: string;
  paths: string[];
}

/** Shows a whole number once, on record: who, when, why; the person reads it in her own app (rules §6). */
export const revealNumber = useCase({
  name: 'people.reveal-number',
  label: '查看完整号码',
  input: Input,
  rate: { points: revealsPerHour, seconds: 3600 },
  async run(tx, { volunteerId, field, purpose, reason }): Promise<{ value: string } | Refusal> {
    const sealed = field === 'PHONE' ? sql`v.phone_cipher` : sql`v.id_number_cipher`;
    const [row] =
      await tx.sql<Row>(sql`select v.id, v.unit_id, v.county_code, ${sealed} as sealed, ${raw(personPaths)} as paths
      from volunteer v join unit u on u.id = v.unit_id where v.id = ${volunteerId} and v.erased_at is null and ${volunteerReach(tx.actor)}`);
    if (!row) return refuse('NOT_FOUND');
    const no = refuseIf(canReveal(tx.actor, row, field)) ?? (await tooMany(tx));
    if (no) return no;
    const grant = grantUsed(tx.actor, row, field);
    if (!grant) throw new Error('A number was revealed without a grant.');
    await tx.sql(sql`insert into data_reveal (id, at, volunteer_id, county_code, field, purpose, reason, account_id, reader_unit_id, reader_role, ip)
      values (${newId()}, ${tx.now}, ${row.id}, ${row.county_code}, ${field}, ${purpose}, ${reason}, ${tx.actor.accountId}, ${grant.unitId},
        ${grant.role ?? 'ACTION'}, ${tx.context.origin.ip}::inet)`);
    tx.changed({ entity: 'DataReveal', kind: 'create', volunteerId: row.id, field, purpose });
    tx.about({ entityType: 'Volunteer', entityId: row.id, unitId: row.unit_id, countyCode: row.county_code });
    return { value: tx.services.cipher.open(row.sealed) };
  },
});

/** One count at a time for one account, or many at once would all be the thirtieth. */
async function tooMany(tx: SignedInTx): Promise<Refusal | null> {
  await tx.sql(sql`select pg_advisory_xact_lock(hashtextextended(${`reveal:${tx.actor.accountId}`}, 0))`);
  const hour = new Date(tx.now.getTime() - 3_600_000);
  const [row] = await tx.sql<{ n: number }>(
    sql`select count(*)::int as n from data_reveal where account_id = ${tx.actor.accountId} and at > ${hour}`,
  );
  return (row?.n ?? 0) < revealsPerHour ? null : refuse('TOO_MANY_REQUESTS', { params: { seconds: 3600 } });
}
