import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { isRefusal, Refusal, refuse } from '../../../platform/refusal.ts';
import { withoutUnseen } from '../../../platform/text/visible.ts';
import { anonymousUseCase } from '../../../platform/use-case.ts';
import { guardianMissing } from '../guardian/guardian-missing.ts';
import { accountFor } from '../session/account-for.ts';
import { newPassword } from '../session/password.ts';
import { type SignInOutcome, signedIn } from '../session/sign-in.ts';
import { confirmationFits } from './confirmation-code.ts';
import { writeConsents } from './new-volunteer.ts';
import { consentReasons, consents, idNumber } from './person-input.ts';
import { noticeReasons } from './place-facts.ts';
import { Volunteer } from './volunteer.entity.ts';
import { withdrawPaper } from './withdraw-paper.ts';

const fields = {
  idNumber,
  confirmationCode: z
    .string()
    .max(40, { message: 'CONFIRMATION_WRONG' })
    .transform((text) => withoutUnseen(text).normalize('NFKC').replace(/[\s-]/g, '')),
  password: newPassword,
  noticeVersion: z.string().max(40, { message: 'NOTICE_OUTDATED' }),
  consents,
} as const;

/** Her own yes: ID number and the code she was told, her password, her consents. Works once. */
export const confirmRegistration = anonymousUseCase({
  name: 'people.confirm-registration',
  label: '本人确认登记',
  input: anyFields,
  rate: { points: 20, seconds: 60 },
  async run(tx, raw): Promise<SignInOutcome | Refusal> {
    const { values, complete, reasons } = parseFields(fields, raw);
    reasons.push(
      ...(values.consents ? consentReasons(values.consents) : []),
      ...(await noticeReasons(tx, values.noticeVersion)),
    );
    if (!complete || reasons.length > 0) return new Refusal(reasons);

    const { cipher } = tx.services;
    // Several may state one number: the code tells which of them was told to whom.
    const rows = await tx.sql<{ id: string }>(
      sql`select id from volunteer where id_number_index = ${cipher.index('id-number', complete.idNumber)} and state = 'PENDING_SELF' order by id limit 5`,
    );
    let row: { id: string } | undefined;
    for (const one of rows) if (await confirmationFits(tx, one.id, complete.confirmationCode)) row = one;
    // Unknown, confirmed long ago, wrong code: one answer, so that ID numbers cannot be tried out.
    if (!row) return refuse('CONFIRMATION_WRONG', { field: 'confirmationCode' });
    await tx.sql(sql`select 1 from volunteer where id = ${row.id} for update`);
    const [used] = await tx.sql(
      sql`delete from registration_confirmation where volunteer_id = ${row.id} returning 1 as used`,
    );
    const volunteer = await tx.em.findOneOrFail(Volunteer, row.id);
    if (!used || volunteer.state !== 'PENDING_SELF') return refuse('CONFIRMATION_WRONG', { field: 'confirmationCode' });

    const accountId = await accountFor(tx, {
      name: volunteer.name,
      phone: cipher.open(volunteer.phoneCipher),
      password: complete.password,
    });
    if (isRefusal(accountId)) return accountId;
    volunteer.confirm(accountId, tx.now, await guardianMissing(tx, volunteer));
    await tx.em.flush();
    await withdrawPaper(tx, volunteer.id);
    await writeConsents(tx, volunteer.id, complete.consents, complete.noticeVersion);
    tx.about({
      entityType: 'Volunteer',
      entityId: volunteer.id,
      unitId: volunteer.unitId,
      countyCode: volunteer.countyCode,
    });
    return signedIn(tx, accountId);
  },
});
