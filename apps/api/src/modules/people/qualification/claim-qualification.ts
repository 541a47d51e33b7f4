import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { optionalText, text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { qualificationClaimed } from '../people.events.ts';
import { lockOwnVolunteer, stateReasons } from '../volunteer/lock-own-volunteer.ts';
import { Qualification } from './qualification.entity.ts';

const date = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, { message: 'INVALID_DATE' })
  .refine(
    (day) =>
      !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day),
    { message: 'INVALID_DATE' },
  );
const fields = {
  kindCode: text(60),
  issuer: text(limits.title),
  number: optionalText(60),
  validFrom: date.nullish(),
  validTo: date.nullish(),
  fileId: z.uuid({ message: 'NOT_FOUND' }).nullish(),
} as const;

/** She says what she is qualified for; it counts once somebody has seen the paper. */
export const claimQualification = useCase({
  name: 'people.claim-qualification',
  label: '提交专业资格',
  input: anyFields,
  rate: { points: 30, seconds: 60 },
  async run(tx, raw) {
    const { values, complete: input, reasons } = parseFields(fields, raw);
    const volunteer = await lockOwnVolunteer(tx);
    if (volunteer instanceof Refusal) return volunteer;
    reasons.push(...stateReasons(volunteer.state));
    if (
      values.kindCode &&
      (await tx.sql(sql`select 1 as one from qualification_kind where code = ${values.kindCode} and active`)).length ===
        0
    )
      reasons.push({ code: 'NOT_FOUND', field: 'kindCode' });
    // Only a file of her own: an id alone opens nothing.
    if (
      values.fileId &&
      (
        await tx.sql(
          sql`select 1 as one from stored_file where id = ${values.fileId} and uploaded_by = ${tx.actor.accountId}`,
        )
      ).length === 0
    ) {
      reasons.push({ code: 'NOT_FOUND', field: 'fileId' });
    }
    if (values.validFrom && values.validTo && values.validTo < values.validFrom)
      reasons.push({ code: 'END_BEFORE_START', field: 'validTo' });
    if (!input || reasons.length > 0) return new Refusal(reasons);
    const qualification = tx.em.create(Qualification, {
      id: newId(),
      volunteerId: volunteer.id,
      kindCode: input.kindCode,
      issuer: input.issuer,
      numberCipher: input.number ? tx.services.cipher.seal(input.number) : null,
      validFrom: input.validFrom ?? null,
      validTo: input.validTo ?? null,
      fileId: input.fileId ?? null,
      state: 'CLAIMED',
      version: 1,
      createdAt: tx.now,
    });
    tx.about({
      entityType: 'Qualification',
      entityId: qualification.id,
      unitId: volunteer.unit_id,
      countyCode: volunteer.county_code,
    });
    tx.publish(qualificationClaimed.of({ qualificationId: qualification.id }));
    return { id: qualification.id };
  },
});
