import { sealedServiceWords } from '@jinguo/schema';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { addPersonPart, type PersonPart } from '../../people/index.ts';
import { signUpCancelled } from '../activity.events.ts';
import { withdrawPhotosOf } from '../photo/withdraw-photo.ts';
import { releaseSlips } from '../visit/release-slips.ts';

const holds = sql`('REQUESTED', 'SIGNED_UP', 'ARRIVED', 'COMPLETED')`;
/** Of a sealed service neither title nor place is told (words). */
const title = (alias: 'a' | 'ka' | 'ba'): Fragment =>
  raw(`case when ${alias}.privacy_class = 'P4' then '${sealedServiceWords.zh}' else ${alias}.title end`);

/** A person's sign-ups, as people merges, lets go, copies and erases them. */
const signUpsOfPerson: PersonPart = {
  name: 'activity',
  overlaps: (reads, keptId, absorbedId) =>
    reads.sql(sql`select lower(k.during * b.during)::text as "startsAt", upper(k.during * b.during)::text as "endsAt",
        ${title('ka')} as kept,
        ${title('ba')} as absorbed
      from sign_up k join sign_up b on b.volunteer_id = ${absorbedId} and b.during && k.during and b.state in ${holds}
        join activity ka on ka.id = k.activity_id join activity ba on ba.id = b.activity_id
      where k.volunteer_id = ${keptId} and k.state in ${holds} order by 1 limit 100`),
  async counts(reads, id) {
    const [row] = await reads.sql<{ n: number }>(
      sql`select count(*)::int as n from sign_up where volunteer_id = ${id}`,
    );
    return { signUps: row?.n ?? 0 };
  },
  async move(tx, keptId, absorbedId) {
    const moved = await tx.sql<{ activity_id: string }>(
      sql`update sign_up set volunteer_id = ${keptId}, version = version + 1 where volunteer_id = ${absorbedId} returning activity_id`,
    );
    await tx.sql(sql`update photo_consent set volunteer_id = ${keptId} where volunteer_id = ${absorbedId}`);
    for (const id of new Set(moved.map((row) => row.activity_id))) tx.touch(`activity:${id}`);
  },
  async open(reads, id, now) {
    const [row] = await reads.sql<{ upcoming: number; serving: number }>(sql`select
      count(*) filter (where state in ('REQUESTED', 'SIGNED_UP') and upper(during) > ${now})::int as upcoming,
      count(*) filter (where state = 'ARRIVED')::int as serving from sign_up where volunteer_id = ${id}`);
    return { upcoming: row?.upcoming ?? 0, serving: row?.serving ?? 0 };
  },
  async leave(tx, id, reason) {
    const rows = await tx.sql<{ id: string; opening_id: string; activity_id: string; state: string }>(
      sql`select id, opening_id, activity_id, state from sign_up where volunteer_id = ${id} and state in ('REQUESTED', 'SIGNED_UP')
        and upper(during) > ${tx.now} order by id for update`,
    );
    if (rows.length === 0) return;
    await tx.sql(sql`update sign_up set state = 'CANCELLED', cancelled_at = ${tx.now}, cancel_reason = ${reason}, version = version + 1
      where id = any(${rows.map((row) => row.id)}::uuid[])`);
    // Several places may be of one opening; the openings' rows are locked last and in one order.
    const held = rows.filter((row) => row.state === 'SIGNED_UP').map((row) => row.opening_id);
    await tx.sql(sql`with n as (select o.id, count(*)::int as places from unnest(${held}::uuid[]) as h(id) join opening o on o.id = h.id group by o.id),
        locked as (select o.id from opening o where o.id in (select id from n) order by o.id for update)
      update opening o set taken = o.taken - n.places from n where o.id = n.id and exists (select 1 from locked l where l.id = o.id)`);
    for (const row of rows) {
      tx.changed({
        entity: 'SignUp',
        id: row.id,
        kind: 'update',
        before: { state: row.state },
        after: { state: 'CANCELLED' },
      });
      tx.publish(signUpCancelled.of({ signUpId: row.id }));
      tx.touch(`activity:${row.activity_id}`);
    }
  },
  async copy(reads, id) {
    const rows =
      await reads.sql(sql`select ${title('a')} as "活动", ${raw(`case when a.privacy_class = 'P4' then '' else a.place end`)} as "地点", lower(su.during) as "开始", upper(su.during) as "结束", su.state as "状态",
        su.checked_in_at as "签到", su.checked_out_at as "签退", su.cancel_reason as "取消原因", su.created_at as "报名时间"
      from sign_up su join activity a on a.id = su.activity_id where su.volunteer_id = ${id} order by lower(su.during) desc limit 5000`);
    const offline =
      await reads.sql(sql`select l.kind as "类型", l.at as "扫码时间", l.received_at as "上报时间", l.state as "状态", l.decline_reason as "未认可原因"
      from offline_scan l join sign_up su on su.id = l.sign_up_id where su.volunteer_id = ${id} order by l.at desc limit 5000`);
    const visits =
      await reads.sql(sql`select hv.came_at as "到达", hv.left_at as "离开", hv.left_stated as "事后补填", hv.confirmation as "确认方式", hv.confirmed_at as "确认时间"
      from home_visit hv join sign_up su on su.id = hv.sign_up_id where su.volunteer_id = ${id} order by hv.came_at desc limit 5000`);
    return { 报名与签到: rows, 离线签到: offline, ...(visits.length > 0 && { 入户服务: visits }) };
  },
  async erase(tx, id) {
    // A photo shows only while each person in it consents: hers ends, and with it her name beside the picture.
    await withdrawPhotosOf(tx, id);
    await tx.sql(sql`update photo_consent set name_cipher = ${tx.services.cipher.seal('')}, name_masked = '', statement = '',
      withdrawn_at = coalesce(withdrawn_at, ${tx.now}) where volunteer_id = ${id}`);
    // Her slip proves her hours alone, and shows whom she served.
    await releaseSlips(tx, sql`hv.sign_up_id in (select su.id from sign_up su where su.volunteer_id = ${id})`);
    await tx.sql(sql`update sign_up set cancel_reason = null, leaving_reason = null, version = version + 1
      where volunteer_id = ${id} and (cancel_reason is not null or leaving_reason is not null)`);
  },
};
addPersonPart(signUpsOfPerson);
