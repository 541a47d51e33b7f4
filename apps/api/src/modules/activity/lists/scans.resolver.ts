import { type Reason, type RefusalCode, refusalWords } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import { oneCounty } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, type Fragment, sql } from '../../../platform/database/sql.ts';
import { reasonView } from '../../../platform/graphql/shared-types.ts';
import { column, derived, object, projection } from '../../../platform/projection/fields.ts';
import { byTime, type List, listed } from '../../../platform/projection/list.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { yearAtMost } from '../../../platform/projection/stretch.ts';
import { volunteerBriefFields } from '../../people/index.ts';
import { rosterReach } from '../board/roster.ts';
import { rosterPhoneGuard } from '../shared/field-guards.ts';
import { matching, sameId, subtreeOf } from '../shared/filters.ts';
import { activityBrief } from './activity-brief.ts';
import { ScanConnection, ScanFilter } from './scan.type.ts';

const known = (code: string): code is RefusalCode => code in refusalWords;
/** The values a reason named are not kept with a scan; its sentence leaves them open. */
const open = (code: RefusalCode): Reason => ({
  code,
  params: Object.fromEntries([...refusalWords[code].zh.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name ?? '', '…'])),
});

const scanProjection = projection({
  name: 'scan',
  from: `scan s join activity a on a.id = s.activity_id join unit u on u.id = a.unit_id
    left join sign_up su on su.id = s.sign_up_id left join volunteer v on v.id = su.volunteer_id`,
  joins: { by: 'join account ba on ba.id = s.by_account_id' },
  fields: {
    id: column('s.id'),
    at: column('s.at'),
    kind: column('s.kind'),
    method: column('s.method'),
    statedTime: column('s.stated_time'),
    byName: column('ba.display_name', 'by'),
    bySelf: column('coalesce(v.account_id = s.by_account_id, false)'),
    device: column('s.device'),
    volunteer: object(volunteerBriefFields('v', rosterPhoneGuard), { presence: 'v.id' }),
    activity: activityBrief,
    reasons: derived<{ codes: string[] | null }>(
      { codes: 's.refusal' },
      ({ codes }) => codes?.filter(known).map((code) => reasonView(open(code))) ?? null,
    ),
  },
});

function where(ctx: AppContext, filter: ScanFilter): Fragment {
  const { refused } = filter;
  const from = filter.activityId ? filter.from : yearAtMost(filter, ctx.services.now());
  return all([
    oneCounty(ctx.actor, 'roster.read', 's.county_code'),
    filter.keyword && matching('v', filter.keyword),
    filter.activityId && sameId('s.activity_id', filter.activityId),
    filter.unitId && subtreeOf('u.path', filter.unitId),
    filter.kind && sql`s.kind = ${filter.kind}`,
    filter.method && sql`s.method = ${filter.method}`,
    typeof refused === 'boolean' && (refused ? sql`s.refusal is not null` : sql`s.refusal is null`),
    from && sql`s.at >= ${from}`,
    filter.to && sql`s.at < ${filter.to}`,
  ]);
}

/** 签到记录: every scan at the places whose rosters she sees. */
export const scanList: List<ScanFilter> = {
  projection: scanProjection,
  order: byTime('s.at', 's.id'),
  rows: (ctx, filter) => ({ reach: rosterReach(ctx), where: where(ctx, filter) }),
};

@Resolver()
export class ScansResolver {
  @Query(() => ScanConnection, {
    description: '签到记录: every scan at the places whose rosters she sees, newest first.',
  })
  async scans(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => ScanFilter, { nullable: true }) filter?: ScanFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(ctx, info, { ...(await listed(scanList, ctx, filter ?? {})), args: { first, after } });
  }
}
