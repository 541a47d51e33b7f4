import { isSealed, type PrivacyClass, sealedServiceWords } from '@jinguo/schema';
import { raw, sql } from '../../../platform/database/sql.ts';
import { addPersonPart, type PersonPart } from '../../people/index.ts';

const tables = ['training_record', 'award_record', 'evaluation'] as const;

/** A person's training, awards and evaluations, as people merges, copies and erases them. */
const meritsOfPerson: PersonPart = {
  name: 'merit',
  async counts(reads, id) {
    const [row] = await reads.sql<
      Record<string, number>
    >(sql`select (select count(*)::int from training_record where volunteer_id = ${id} and replaced_at is null) as trainings,
      (select count(*)::int from award_record where volunteer_id = ${id} and replaced_at is null) as awards`);
    return row ?? {};
  },
  /** Said twice of one service, by the same side: the one about the record that stays counts, the other is kept as replaced. */
  async move(tx, keptId, absorbedId) {
    await tx.sql(sql`update evaluation x set replaced_at = ${tx.now} where x.volunteer_id = ${absorbedId} and x.replaced_at is null and x.by <> 'RECIPIENT'
      and exists (select from evaluation k where k.volunteer_id = ${keptId} and k.activity_id = x.activity_id and k.by = x.by and k.replaced_at is null and not k.withdrawn)`);
    for (const table of tables)
      await tx.sql(sql`update ${raw(table)} set volunteer_id = ${keptId} where volunteer_id = ${absorbedId}`);
  },
  async copy(reads, id) {
    const corrected = `case when x.withdrawn then '已撤销' when x.replaced_at is not null then '已更正' else '有效' end as "状态", x.reason as "更正原因"`;
    const order = 'order by x.entered_at desc, x.id limit 5000';
    const trainings =
      await reads.sql(sql`select x.name as "培训名称", x.content as "主要内容", x.organiser as "举办单位", x.held_on::text as "日期", x.minutes as "学习分钟",
      x.result as "考核结果", ${raw(corrected)} from training_record x where x.volunteer_id = ${id} ${raw(order)}`);
    const awards =
      await reads.sql(sql`select x.name as "表彰名称", x.level as "级别", x.issuer as "授予单位", x.awarded_on::text as "日期", ${raw(corrected)}
      from award_record x where x.volunteer_id = ${id} ${raw(order)}`);
    const evaluations = await reads.sql<{
      privacy: PrivacyClass;
      title: string;
    }>(sql`select a.title, a.privacy_class as privacy, x.by as "评价人", x.score as "评分", x.comment as "评语",
      x.evaluated_on::text as "日期", ${raw(corrected)} from evaluation x join activity a on a.id = x.activity_id where x.volunteer_id = ${id} ${raw(order)}`);
    return {
      培训记录: trainings,
      表彰奖励: awards,
      评价: evaluations.map(({ title, privacy, ...rest }) => ({
        活动名称: isSealed(privacy) ? sealedServiceWords.zh : title,
        ...rest,
      })),
    };
  },
  /** Words about her and by her go, and what would name her by her honours; figures stay. */
  async erase(tx, id) {
    const gone = '（已隐去）';
    await tx.sql(sql`update training_record set content = case when content = '' then '' else ${gone} end,
      reason = case when reason is null then null else ${gone} end where volunteer_id = ${id}`);
    await tx.sql(sql`update award_record set name = ${gone}, issuer = ${gone}, reason = case when reason is null then null else ${gone} end
      where volunteer_id = ${id}`);
    await tx.sql(sql`update evaluation set comment = case when comment = '' then '' else ${gone} end,
      reason = case when reason is null then null else ${gone} end where volunteer_id = ${id}`);
  },
};
addPersonPart(meritsOfPerson);
