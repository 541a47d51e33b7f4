import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import type { Actor } from '../../../platform/access/actor.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { column, guarded, hidden, object, projection } from '../../../platform/projection/fields.ts';
import { byTime, type List, listed } from '../../../platform/projection/list.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { volunteerBriefFields } from '../membership/membership.projection.ts';
import { livingAt, namedLike, sameText } from '../shared/list-filters.ts';
import { phoneGuard, residenceGuard } from '../shared/person-guards.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';
import { ConsentConnection, ConsentFilter, PrivacyNoticeVersionType } from './consent.type.ts';
import { noticeInForce } from './notice-in-force.ts';

/** Versions of the notice shown, and how far agreements to one are counted. */
const VERSIONS = 50;
const COUNTED = 10_000;

const consentLineProjection = projection({
  name: 'consent-line',
  from: 'consent c join volunteer v on v.id = c.volunteer_id join unit u on u.id = v.unit_id',
  fields: {
    id: column('c.id'),
    purpose: column('c.purpose'),
    noticeVersion: column('c.notice_version'),
    givenAt: column('c.given_at'),
    withdrawnAt: column('c.withdrawn_at'),
    volunteer: object(volunteerBriefFields('v', phoneGuard)),
    unitName: guarded(residenceGuard, column('u.name')),
    hidden: hidden([residenceGuard]),
  },
});

const where = (actor: Actor | null, { keyword, purpose, noticeVersion, withdrawn, unitId }: ConsentFilter): Fragment =>
  all([
    keyword && namedLike('v', keyword),
    purpose && sql`c.purpose = ${purpose}`,
    noticeVersion && sameText('c.notice_version', noticeVersion),
    typeof withdrawn === 'boolean' && (withdrawn ? sql`c.withdrawn_at is not null` : sql`c.withdrawn_at is null`),
    unitId && livingAt(actor, unitId),
  ]);

/** 同意登记: of the people she sees. */
export const consentList: List<ConsentFilter> = {
  projection: consentLineProjection,
  order: byTime('c.given_at', 'c.id'),
  rows: ({ actor }, filter) => ({ reach: volunteerReach(actor), where: where(actor, filter) }),
};

@Resolver()
export class ConsentsResolver {
  @Query(() => ConsentConnection, { description: '同意登记: of the people she sees, newest first.' })
  async consents(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => ConsentFilter, { nullable: true }) filter?: ConsentFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, { ...(await listed(consentList, context, filter ?? {})), args: { first, after } });
  }

  /** The texts are public; the figures obey her reach. One statement for all versions. */
  @Query(() => [PrivacyNoticeVersionType], { description: 'Every version of the notice, the latest first.' })
  privacyNotices(@Ctx() { actor, services }: AppContext): Promise<PrivacyNoticeVersionType[]> {
    return services.read.rows<
      PrivacyNoticeVersionType & Record<string, unknown>
    >(sql`select n.version, n.title, n.body, n.published_at as "publishedAt",
        case when n.title_en is not null then jsonb_build_object('title', n.title_en, 'body', n.body_en) end as english,
        n.version = ${noticeInForce(services.now())} as "inForce", w.withdrawn_at as "withdrawnAt",
        w.version is null and n.published_at > ${services.now()}::timestamptz and n.version <> ${noticeInForce(services.now())} as scheduled,
        (select count(*)::int from (select 1 from consent c join volunteer v on v.id = c.volunteer_id join unit u on u.id = v.unit_id
          where c.notice_version = n.version and c.purpose = 'PRIVACY_NOTICE' and c.withdrawn_at is null and ${volunteerReach(actor)}
          limit ${raw(String(COUNTED))}) agreed) as agreed
      from privacy_notice n left join privacy_notice_withdrawal w on w.version = n.version order by n.published_at desc, n.version desc limit ${raw(String(VERSIONS))}`);
  }
}
