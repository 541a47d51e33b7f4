import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import { everyone } from '../../platform/access/reach.ts';
import type { AppContext } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { brake } from '../../platform/graphql/brake.ts';
import { column, derived, object, projection } from '../../platform/projection/fields.ts';
import { readPage } from '../../platform/projection/page.ts';
import { readOne } from '../../platform/projection/read.ts';
import { gradesOf, type MinutesBySource } from '../hours/index.ts';
import { matches } from '../organization/index.ts';
import { IntegrityLineConnection, PublicRootType } from './integrity.type.ts';

const lineProjection = projection({
  name: 'integrity-line',
  from: 'integrity_line il join unit u on u.id = il.unit_id',
  joins: {
    complaints: `left join integrity_sum ic on ic.unit_id = il.unit_id and ic.kind = 'COMPLAINT'`,
    approvers: `left join integrity_sum ia on ia.unit_id = il.unit_id and ia.kind = 'APPROVER_FLAG'`,
  },
  fields: {
    id: column('il.unit_id'),
    unitName: column('u.name'),
    people: column('il.people'),
    records: column('il.records'),
    minutes: column('il.minutes'),
    grades: derived<{ by: MinutesBySource }>({ by: 'il.by_source' }, ({ by }) => gradesOf(by)),
    lateRecords: column('il.late_records'),
    flagsRaised: column('il.flags_raised'),
    flagsResolved: column('il.flags_resolved'),
    medianDays: column('il.median_days'),
    complaints: object(
      {
        ...{ received: column('ic.raised'), answered: column('ic.done'), inTime: column('ic.in_time') },
        countedAt: column('ic.counted_at'),
      },
      { join: 'complaints', presence: 'ic.unit_id' },
    ),
    approverFlags: object(
      { raised: column('ia.raised'), resolved: column('ia.done'), countedAt: column('ia.counted_at') },
      { join: 'approvers', presence: 'ia.unit_id' },
    ),
    countedAt: column('il.counted_at'),
  },
});
const rootProjection = projection({
  name: 'public-root',
  from: 'ledger_root lr',
  fields: {
    number: column('lr.number'),
    at: column('lr.at'),
    tree: column(`encode(lr.tree, 'hex')`),
    statement: column('lr.statement'),
    signature: column(`encode(lr.signature, 'hex')`),
    publicKey: column(`encode(lr.key, 'hex')`),
  },
});
const reach = everyone('how hours come to be is told to anybody (令67 §21); no line singles a person out');

/** From one place as many as somebody reads, and no more. */
const rate = { points: 120, seconds: 600 };

/** 时长公开: for anybody, signed in or not. */
@Resolver()
export class IntegrityResolver {
  @Query(() => IntegrityLineConnection, {
    description: '时长公开 by organisation, most hours first; counted once a night.',
  })
  async integrity(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('keyword', () => String, { nullable: true }) keyword?: string | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    await brake(context, 'integrity', rate);
    return readPage(context, info, {
      projection: lineProjection,
      reach,
      where: matches('u', keyword) ?? undefined,
      order: {
        columns: [
          { sql: 'il.minutes', type: 'integer' },
          { sql: 'il.unit_id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }

  @Query(() => PublicRootType, { nullable: true, description: 'The latest signed root.' })
  async latestRoot(@Ctx() context: AppContext, @Info() info: GraphQLResolveInfo) {
    await brake(context, 'latestRoot', rate);
    return readOne(context, info, {
      projection: rootProjection,
      reach,
      where: sql`lr.number = (select max(x.number) from ledger_root x)`,
    });
  }
}
