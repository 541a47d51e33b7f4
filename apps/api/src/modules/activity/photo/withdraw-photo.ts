import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { type Fragment, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { type Tx, useCase } from '../../../platform/use-case.ts';
import { photoWithdrawn } from '../activity.events.ts';
import { barred } from '../shared/reach.ts';
import { canWithdrawPhoto, type ShownPhoto } from './photo.policy.ts';

interface Row extends ShownPhoto {
  id: string;
  activity_id: string;
  unit_id: string;
  county_code: string;
}

/** Hides photos in this transaction; one person's withdrawal ends the whole picture, and with it every consent to it. */
async function hide(tx: Tx, which: Fragment, reason: string, by: string | null): Promise<void> {
  const rows = await tx.sql<{ id: string; activity_id: string }>(
    sql`update activity_photo set withdrawn_at = ${tx.now}, withdrawn_by = ${by}, withdraw_reason = ${reason}, version = version + 1
      where ${which} and withdrawn_at is null returning id, activity_id`,
  );
  const ids = rows.map(({ id }) => id);
  await tx.sql(sql`update photo_consent set withdrawn_at = ${tx.now}, withdrawn_by = ${by}
    where photo_id = any(${ids}::uuid[]) and withdrawn_at is null`);
  for (const row of rows) {
    tx.publish(photoWithdrawn.of({ photoId: row.id }));
    tx.touch(`activity:${row.activity_id}`);
  }
}

/** Somebody in it withdraws her consent, or it should not have been there: hidden at once for everyone, with the reason on record. */
export const withdrawPhoto = useCase({
  name: 'activity.withdraw-photo',
  label: '撤下活动照片',
  input: z.object({ id: z.string(), reason: text(limits.shortText) }),
  async run(tx, { id, reason }) {
    if (!isId(id)) return refuse('NOT_FOUND');
    const [row] =
      await tx.sql<Row>(sql`select p.id, p.activity_id, p.county_code, p.withdrawn_at as "withdrawnAt", a.unit_id, u.path
      from activity_photo p join activity a on a.id = p.activity_id join unit u on u.id = a.unit_id where p.id = ${id} for update of p`);
    if (!row) return refuse('NOT_FOUND');
    const no = barred(tx.actor, 'activity.manage', row.path) ?? refuseIf(canWithdrawPhoto(tx.actor, row));
    if (no) return no;
    await hide(tx, sql`id = ${id}`, reason, tx.actor.accountId);
    // The reason may name a person; it stays with the photo and out of the log.
    tx.changed({ entity: 'ActivityPhoto', id, kind: 'update', before: {}, after: { withdrawn: true } });
    tx.about({ entityType: 'Activity', entityId: row.activity_id, unitId: row.unit_id, countyCode: row.county_code });
    return { id };
  },
});

/** Her data are erased: so is every picture she agreed to be seen in. */
export const withdrawPhotosOf = (tx: Tx, volunteerId: string): Promise<void> =>
  hide(
    tx,
    sql`id in (select photo_id from photo_consent where volunteer_id = ${volunteerId})`,
    '照片中的人要求删除个人信息',
    null,
  );
