import { limits, type Reason } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { fileReasons } from '../../../platform/files/file-reasons.ts';
import { newId } from '../../../platform/ids.ts';
import { optionalText, text } from '../../../platform/text/input-text.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { qualificationClaimed } from '../people.events.ts';
import { Qualification } from './qualification.entity.ts';

const date = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, { message: 'INVALID_DATE' })
  .refine(
    (day) =>
      !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day),
    { message: 'INVALID_DATE' },
  );
/** What a paper says, whoever writes it down. */
export const paperFields = {
  kindCode: text(60),
  issuer: text(limits.title),
  number: optionalText(60),
  validFrom: date.nullish(),
  validTo: date.nullish(),
  fileId: z.uuid({ message: 'NOT_FOUND' }).nullish(),
} as const;

export interface Paper {
  readonly kindCode: string;
  readonly issuer: string;
  readonly number: string;
  readonly validFrom?: string | null | undefined;
  readonly validTo?: string | null | undefined;
  readonly fileId?: string | null | undefined;
}

/** What only the database knows of it, and what does not fit together. */
export async function paperReasons(tx: SignedInTx, values: Partial<Paper>): Promise<readonly Reason[]> {
  const reasons: Reason[] = [];
  if (
    values.kindCode &&
    (await tx.sql(sql`select 1 as one from qualification_kind where code = ${values.kindCode} and active`)).length === 0
  )
    reasons.push({ code: 'NOT_FOUND', field: 'kindCode' });
  if (values.fileId)
    reasons.push(...(await fileReasons(tx, values.fileId, { field: 'fileId', code: 'NOT_FOUND', pdf: true })));
  // Neither number nor photo: nobody could hold it against anything.
  if (values.number === '' && (values.fileId ?? null) === null)
    reasons.push({ code: 'QUALIFICATION_UNPROVEN', field: 'number' });
  if (values.validFrom && values.validTo && values.validTo < values.validFrom)
    reasons.push({ code: 'END_BEFORE_START', field: 'validTo' });
  return reasons;
}

interface Holder {
  readonly id: string;
  readonly unit_id: string;
  readonly county_code: string;
}

/** Waits to be verified; `enteredBy` where somebody wrote it down for her. */
export function writeClaim(tx: SignedInTx, holder: Holder, paper: Paper, enteredBy: string | null): { id: string } {
  const id = newId();
  tx.em.create(Qualification, {
    id,
    volunteerId: holder.id,
    kindCode: paper.kindCode,
    issuer: paper.issuer,
    numberCipher: paper.number ? tx.services.cipher.seal(paper.number) : null,
    validFrom: paper.validFrom ?? null,
    validTo: paper.validTo ?? null,
    fileId: paper.fileId ?? null,
    state: 'CLAIMED',
    enteredBy,
    version: 1,
    createdAt: tx.now,
  });
  tx.about({ entityType: 'Qualification', entityId: id, unitId: holder.unit_id, countyCode: holder.county_code });
  tx.publish(qualificationClaimed.of({ qualificationId: id }));
  return { id };
}
