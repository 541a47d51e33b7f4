import { sealedServiceWords } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import { oneCounty } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, type Fragment, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { column, object, projection } from '../../../platform/projection/fields.ts';
import { type List, listed } from '../../../platform/projection/list.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { yearAtMost } from '../../../platform/projection/stretch.ts';
import { volunteerBriefFields } from '../../people/index.ts';
import { covered } from '../record/covered.ts';
import { recordPhone } from '../record/record.projection.ts';
import { recordReach } from '../record/record-filter.ts';
import { recordKeyword } from '../record/record-keyword.ts';
import { LedgerConnection, LedgerFilter } from './ledger.type.ts';

/** A line belongs to the place its record belongs to; of a sealed service the record itself holds type and time only. */
const ledgerProjection = projection({
  name: 'ledger-entry',
  from: `ledger_entry le join service_record r on r.id = le.record_id join unit u on u.id = r.unit_id`,
  joins: {
    volunteer: 'join ledger_account la on la.id = le.account_id join volunteer v on v.id = la.volunteer_id',
    head: 'join ledger_head lh on lh.account_id = le.account_id',
    approver: 'join account aa on aa.id = le.approver_account_id',
  },
  fields: {
    id: column(`le.account_id || ':' || le.sequence`),
    accountId: column('le.account_id'),
    sequence: column('le.sequence'),
    at: column('le.at'),
    minutes: column('le.minutes'),
    balance: column('lh.minutes', 'head'),
    source: column('le.source'),
    policyVersion: column('le.policy_version'),
    approverName: column('aa.display_name', 'approver'),
    reversesSequence: column('le.reverses_sequence'),
    recordId: column('le.record_id'),
    activityName: covered('r.activity_name', sealedServiceWords.zh),
    serviceDate: column('r.service_date'),
    unitName: column('u.name'),
    volunteer: object(volunteerBriefFields('v', recordPhone), { join: 'volunteer' }),
  },
});

async function where(ctx: AppContext, filter: LedgerFilter): Promise<Fragment> {
  const { accountId, unitId, source, reversals, to } = filter;
  if ((accountId && !isId(accountId)) || (unitId && !isId(unitId))) return sql`false`;
  const from = accountId ? filter.from : yearAtMost(filter, ctx.services.now());
  return all([
    oneCounty(ctx.actor, 'hours.read', 'le.county_code'),
    accountId && sql`le.account_id = ${accountId}`,
    unitId && sql`u.path ^@ (select f.path from unit f where f.id = ${unitId})`,
    source && sql`le.source = ${source}`,
    reversals && sql`le.reverses_sequence is not null`,
    from && sql`le.at >= ${from}`,
    to && sql`le.at < ${to}`,
    await recordKeyword(ctx, filter.keyword),
  ]);
}

/** 时长台账: the lines of the places whose hours she sees. */
export const ledgerList: List<LedgerFilter> = {
  projection: ledgerProjection,
  order: {
    columns: [
      { sql: 'le.at', type: 'timestamptz' },
      { sql: 'le.account_id', type: 'uuid' },
      { sql: 'le.sequence', type: 'integer' },
    ],
    direction: 'desc',
  },
  rows: async (ctx, filter) => ({ reach: recordReach(ctx.actor), where: await where(ctx, filter) }),
};

@Resolver()
export class LedgerResolver {
  @Query(() => LedgerConnection, {
    description: '时长台账: the lines of the places whose hours she sees, newest first.',
  })
  async ledgerEntries(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => LedgerFilter, { nullable: true }) filter?: LedgerFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(ctx, info, { ...(await listed(ledgerList, ctx, filter ?? {})), args: { first, after } });
  }
}
