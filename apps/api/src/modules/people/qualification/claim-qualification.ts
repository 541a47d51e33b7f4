import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { lockOwnVolunteer, stateReasons } from '../volunteer/lock-own-volunteer.ts';
import { type Paper, paperFields, paperReasons, writeClaim } from './qualification-input.ts';

/** She says what she is qualified for; it counts once somebody has seen the paper. */
export const claimQualification = useCase({
  name: 'people.claim-qualification',
  label: '提交专业资格',
  input: anyFields,
  rate: { points: 30, seconds: 60 },
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(paperFields, raw);
    const volunteer = await lockOwnVolunteer(tx);
    if (volunteer instanceof Refusal) return volunteer;
    reasons.push(...stateReasons(volunteer.state), ...(await paperReasons(tx, values)));
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const waiting = await sameWaiting(tx, volunteer.id, complete);
    if (waiting) {
      tx.about({
        entityType: 'Qualification',
        entityId: waiting,
        unitId: volunteer.unit_id,
        countyCode: volunteer.county_code,
      });
      return { id: waiting };
    }
    return writeClaim(tx, volunteer, complete, null);
  },
});

/** Two taps, or a second try after a slow answer: the same paper while it waits is the one that waits. A photo serves once anyway. */
async function sameWaiting(tx: SignedInTx, volunteerId: string, paper: Paper): Promise<string | null> {
  const rows = await tx.sql<{
    id: string;
    number: string | null;
  }>(sql`select id, number_cipher as number from qualification
    where volunteer_id = ${volunteerId} and state = 'CLAIMED' and kind_code = ${paper.kindCode} and issuer = ${paper.issuer}
      and valid_from is not distinct from ${paper.validFrom ?? null}::date and valid_to is not distinct from ${paper.validTo ?? null}::date
      and file_id is not distinct from ${paper.fileId ?? null}::uuid order by id limit 20`);
  const same = rows.find(({ number }) => (number ? tx.services.cipher.open(number) : '') === paper.number);
  return same?.id ?? null;
}
