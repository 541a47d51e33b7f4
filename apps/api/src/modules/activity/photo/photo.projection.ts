import { isSealed, type PrivacyClass } from '@jinguo/schema';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { type Fragment, sql } from '../../../platform/database/sql.ts';
import { addFileReader, addFileVeto } from '../../../platform/files/file-readers.ts';
import { addFileUse } from '../../../platform/files/file-uses.ts';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, projection } from '../../../platform/projection/fields.ts';
import { canWithdrawPhoto, type ShownPhoto } from './photo.policy.ts';

const from = 'activity_photo p join activity a on a.id = p.activity_id join unit u on u.id = a.unit_id';

/** Nobody is led to bytes that are closed to her. */
const fileUrl = derived<{ fileId: string; withdrawnAt: string | null; privacy: PrivacyClass }>(
  { fileId: 'p.file_id', withdrawnAt: 'p.withdrawn_at', privacy: 'a.privacy_class' },
  ({ fileId, withdrawnAt, privacy }, { origin }) =>
    withdrawnAt || isSealed(privacy) ? null : `/files/${fileId}?app=${origin.app}`,
);

/** Photos as those who run the activity see them: all, the withdrawn without picture. Names of the people are in no projection. */
export const photoProjection = projection({
  name: 'activityPhoto',
  from,
  joins: { by: 'join account ab on ab.id = p.added_by', withdrawer: 'left join account wb on wb.id = p.withdrawn_by' },
  fields: {
    id: column('p.id'),
    caption: column('p.caption'),
    audience: column('p.audience'),
    people: column('p.people'),
    fileUrl,
    addedByName: column('ab.display_name', 'by'),
    createdAt: column('p.created_at'),
    withdrawnAt: column('p.withdrawn_at'),
    withdrawnByName: column('wb.display_name', 'withdrawer'),
    withdrawReason: column('p.withdraw_reason'),
    canWithdraw: derived<ShownPhoto>({ path: 'u.path', withdrawnAt: 'p.withdrawn_at' }, (photo, ctx) =>
      verdict(canWithdrawPhoto(ctx.actor, photo)),
    ),
  },
});

/** The same for volunteers: the picture and what it shows. */
export const shownPhotoProjection = projection({
  name: 'shownPhoto',
  from,
  fields: { id: column('p.id'), caption: column('p.caption'), fileUrl },
});

export const photoReach = (ctx: AppContext): Fragment =>
  within(ctx.actor, 'activity.read', { path: 'u.path', unitId: 'a.unit_id', county: 'a.county_code' });

/**
 * What volunteers see: consent in force, the result not being corrected, no sealed service, and she belongs to those the people
 * in it agreed to be seen by. A stranger belongs to none of them.
 */
export function shownTo(ctx: AppContext): Fragment {
  const her = ctx.actor?.volunteerId;
  if (!her) return sql`false`;
  return sql`p.withdrawn_at is null and a.privacy_class <> 'P4' and a.state in ('PUBLISHED', 'CLOSED')
    and exists (select 1 from activity_closing cl where cl.activity_id = a.id and cl.reopened_at is null)
    and (p.audience = 'VOLUNTEERS' or exists (select 1 from sign_up su
      where su.activity_id = a.id and su.volunteer_id = ${her} and su.state in ('ARRIVED', 'COMPLETED')))`;
}

addFileReader(async (ctx, fileId) => {
  const rows =
    await ctx.services.read.rows(sql`select 1 as one from activity_photo p join activity a on a.id = p.activity_id
    join unit u on u.id = a.unit_id where p.file_id = ${fileId} and ((${photoReach(ctx)}) or (${shownTo(ctx)})) limit 1`);
  return rows.length > 0;
});

/** Taken back, or sealed meanwhile: closed to everyone, to whoever uploaded it too. */
addFileVeto(async ({ services }, fileId) => {
  const rows =
    await services.read.rows(sql`select 1 as one from activity_photo p join activity a on a.id = p.activity_id
    where p.file_id = ${fileId} and (p.withdrawn_at is not null or a.privacy_class = 'P4')`);
  return rows.length > 0;
});

addFileUse('activity_photo.file_id');
