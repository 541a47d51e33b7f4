import { sql } from '../../platform/database/sql.ts';
import { addPersonPart, type PersonPart } from '../people/index.ts';

/** A person's stars, as people merges, copies and erases them. */
const starsOfPerson: PersonPart = {
  name: 'star',
  /** Of a star both were given, or proposed for, the one of the record that stays stands. */
  async move(tx, keptId, absorbedId) {
    await tx.sql(sql`update star_case x set state = 'LAPSED', decided_at = coalesce(x.decided_at, ${tx.now}) where x.volunteer_id = ${absorbedId}
      and (x.state = 'PROPOSED' or x.state = 'CONFIRMED' and exists (select from star_case k where k.volunteer_id = ${keptId} and k.stars = x.stars and k.state = 'CONFIRMED'))`);
    await tx.sql(sql`update star_case set volunteer_id = ${keptId} where volunteer_id = ${absorbedId}`);
  },
  async copy(reads, id) {
    const stars =
      await reads.sql(sql`select stars as "星级", state as "状态", minutes as "公示无异议的服务分钟", proposed_at as "提名时间", decided_at as "处理时间",
      reason as "未认定原因" from star_case where volunteer_id = ${id} order by proposed_at desc, id limit 1000`);
    return { 星级: stars };
  },
  async erase(tx, id) {
    await tx.sql(
      sql`update star_case set state = 'LAPSED', decided_at = ${tx.now} where volunteer_id = ${id} and state = 'PROPOSED'`,
    );
    await tx.sql(sql`update star_case set reason = '（已隐去）' where volunteer_id = ${id} and reason is not null`);
  },
  /** Who leaves has no star coming. */
  async leave(tx, id) {
    await tx.sql(
      sql`update star_case set state = 'LAPSED', decided_at = ${tx.now} where volunteer_id = ${id} and state = 'PROPOSED'`,
    );
  },
};
addPersonPart(starsOfPerson);
