import type { QualificationStanding } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { all, type Fragment, sql } from '../../../platform/database/sql.ts';
import { byTime, type List, listed } from '../../../platform/projection/list.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { livingAt, namedLike, sameText } from '../shared/list-filters.ts';
import { dateIn } from '../shared/today.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';
import { qualificationLineProjection, SOON_DAYS } from './qualification.projection.ts';
import { QualificationFilter, QualificationLineConnection } from './qualification.type.ts';

function stands(standing: QualificationStanding, now: Date): Fragment {
  const today = dateIn(now);
  const soon = today.add({ days: SOON_DAYS }).toString();
  const verified = sql`q.state = 'VERIFIED'`;
  const conditions: Record<QualificationStanding, () => Fragment> = {
    CLAIMED: () => sql`q.state = 'CLAIMED'`,
    REJECTED: () => sql`q.state = 'REJECTED'`,
    VALID: () => sql`${verified} and (q.valid_to is null or q.valid_to >= ${today.toString()}::date)`,
    EXPIRING: () => sql`${verified} and q.valid_to between ${today.toString()}::date and ${soon}::date`,
    EXPIRED: () => sql`${verified} and q.valid_to < ${today.toString()}::date`,
  };
  return conditions[standing]();
}

/** 资格总表: of the people she sees. */
export const qualificationList: List<QualificationFilter> = {
  projection: qualificationLineProjection,
  order: byTime('q.created_at', 'q.id'),
  rows: ({ actor, services }, { keyword, kindCode, standing, unitId }) => ({
    reach: volunteerReach(actor),
    where: all([
      keyword && namedLike('v', keyword),
      kindCode && sameText('q.kind_code', kindCode),
      standing && stands(standing, services.now()),
      unitId && livingAt(actor, unitId),
    ]),
  }),
};

@Resolver()
export class QualificationsResolver {
  @Query(() => QualificationLineConnection, {
    description: '资格总表: of the people she sees, newest first. Numbers and papers are for those who verify them.',
  })
  async qualifications(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => QualificationFilter, { nullable: true }) filter?: QualificationFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const list = await listed(qualificationList, context, filter ?? {});
    return readPage(context, info, { ...list, args: { first, after } });
  }
}
