import { isSealed, type PrivacyClass } from '@jinguo/schema';
import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { activityReach } from '../activity/activity.resolver.ts';
import { activityTexts, type Told } from './activity-texts.ts';

@ObjectType('ActivityTexts', { simpleResolvers: true, description: 'Ready to be pasted into a chat group.' })
export class ActivityTextsType {
  @Field(() => String) signUpSheet!: string;
  @Field(() => String) notice!: string;
  @Field(() => String, { nullable: true, description: 'Null unless it was moved or called off.' })
  change!: string | null;
  @Field(() => String) summary!: string;
}

interface Row extends Record<string, unknown>, Omit<Told, 'sealed' | 'link'> {
  readonly privacy: PrivacyClass;
}

@Resolver()
export class TellingResolver {
  @Query(() => ActivityTextsType, { nullable: true })
  async activityTexts(
    @Ctx() ctx: AppContext,
    @Arg('activityId', () => ID) activityId: string,
  ): Promise<ActivityTextsType | null> {
    if (!isId(activityId)) return null;
    const [row] = await ctx.services.read.rows<Row>(sql`select a.title, a.privacy_class as privacy, u.name as unit,
        concat(d.name, case when a.home_visit then '' else a.place end) as place, a.content, a.requirements, a.safeguards, a.person_in_charge as "personInCharge",
        (select coalesce(json_agg(json_build_object('startsAt', s.starts_at, 'endsAt', s.ends_at, 'post', p.name, 'places', o.maximum, 'taken', o.taken)
            order by s.starts_at, p.sort, o.id), '[]')
          from (select * from opening x where x.activity_id = a.id limit 200) o join shift s on s.id = o.shift_id join post p on p.id = o.post_id) as shifts,
        (select count(*)::int from sign_up su where su.activity_id = a.id and su.state in ('SIGNED_UP', 'ARRIVED', 'COMPLETED', 'NO_SHOW', 'EXCUSED')) as "signedUp",
        (select count(*)::int from sign_up su where su.activity_id = a.id and su.state in ('ARRIVED', 'COMPLETED')) as came,
        (select coalesce(sum(greatest(0, floor(extract(epoch from su.checked_out_at - greatest(su.checked_in_at, lower(su.during))) / 60))), 0)::int
          from sign_up su where su.activity_id = a.id and su.state = 'COMPLETED') as minutes,
        (select json_build_object('peopleServed', c.people_served, 'summary', c.summary) from activity_closing c
          where c.activity_id = a.id and c.reopened_at is null) as closing,
        (select json_build_object('kind', pc.kind, 'reason', pc.reason, 'details', case when a.home_visit then pc.details - 'place' else pc.details end) from plan_change pc
          where pc.activity_id = a.id and pc.kind in ('MOVED', 'CANCELLED') order by pc.created_at desc, pc.id desc limit 1) as change
      from activity a join unit u on u.id = a.unit_id left join division d on d.code = a.village_code
      where a.id = ${activityId} and ${activityReach(ctx)}`);
    if (!row) return null;
    return activityTexts({
      ...row,
      sealed: isSealed(row.privacy),
      link: `${ctx.origin.publicUrl}/activities/${activityId}`,
    });
  }
}
