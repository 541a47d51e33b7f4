import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { may } from '../../../platform/access/grants.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { column, derived, object, projection } from '../../../platform/projection/fields.ts';
import { byTime, listed } from '../../../platform/projection/list.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { readOne } from '../../../platform/projection/read.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { unitBriefFields } from '../../organization/index.ts';
import { batchProjection, batchReach } from '../batch/batch.projection.ts';
import { OutsideBatchConnection } from '../batch/batch.type.ts';
import { endOutsideSystem, openOutsideSystem, systemReach } from './manage-system.ts';
import { acceptDifference, clearEntry, noteEntry } from './note-entry.ts';
import {
  OpenOutsideSystemInput,
  type OutsideCountsType,
  OutsideEntryResult,
  OutsideEntrySavedType,
  OutsideFilter,
  OutsideLineConnection,
  OutsideLineType,
  OutsideSystemConnection,
  OutsideSystemResult,
  OutsideSystemSavedType,
  OutsideSystemType,
} from './system.type.ts';
import { countsOf, lineProjection, worklist, worklistReach } from './worklist.ts';

const systemProjection = projection({
  name: 'outside-system',
  from: 'outside_system s join unit su on su.id = s.unit_id',
  joins: { opener: 'join account oa on oa.id = s.opened_by' },
  fields: {
    id: column('s.id'),
    name: column('s.name'),
    adapter: column('s.adapter'),
    unit: object(unitBriefFields('su')),
    since: column('s.since'),
    answerDays: column('s.answer_days'),
    openedByName: column('oa.display_name', 'opener'),
    openedAt: column('s.opened_at'),
    endedAt: column('s.ended_at'),
    canManage: derived<{ path: string; ended: string | null }>(
      { path: 'su.path', ended: 's.ended_at' },
      ({ path, ended }, { actor }) => ended === null && may(actor, 'hours.outside', path),
    ),
    silent: column(
      `(select count(*)::int from outside_batch sb where sb.system_id = s.id and sb.state = 'SENT' and sb.due_at < now())`,
    ),
    version: column('s.version'),
    counts: derived<{ counts: OutsideCountsType }>({ counts: countsOf }, ({ counts }) => counts),
    batches: derived<{ id: string }>({ id: 's.id' }, ({ id }) => id),
  },
});

const byId = (ctx: AppContext, info: GraphQLResolveInfo, id: string) =>
  isId(id)
    ? readOne(ctx, info, { projection: systemProjection, reach: systemReach(ctx.actor), where: sql`s.id = ${id}` })
    : null;

@Resolver(() => OutsideSystemType)
export class OutsideSystemResolver {
  @Query(() => OutsideSystemConnection, {
    description: 'Systems the records of her places must also go into, newest first.',
  })
  outsideSystems(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const list = { projection: systemProjection, reach: systemReach(ctx.actor), order: byTime('s.opened_at', 's.id') };
    return readPage(ctx, info, { ...list, args: { first, after } });
  }

  @Query(() => OutsideSystemType, { nullable: true })
  outsideSystem(@Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return byId(ctx, info, id);
  }

  @FieldResolver(() => OutsideBatchConnection)
  batches(
    @Root() root: object,
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(ctx, info, {
      projection: batchProjection,
      reach: batchReach(ctx.actor),
      where: sql`b.system_id = ${(root as { batches: string }).batches}`,
      order: byTime('b.made_at', 'b.id'),
      args: { first, after },
    });
  }

  @Query(() => OutsideLineConnection, { description: 'The worklist of an outside system: 未录, 已录, 不一致.' })
  async outsideWorklist(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('systemId', () => ID) systemId: string,
    @Arg('filter', () => OutsideFilter, { nullable: true }) filter?: OutsideFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(ctx, info, { ...(await listed(worklist(systemId), ctx, filter ?? {})), args: { first, after } });
  }

  @Mutation(() => OutsideSystemResult)
  async openOutsideSystem(
    @Ctx() ctx: AppContext,
    @Arg('input', () => OpenOutsideSystemInput) input: OpenOutsideSystemInput,
  ) {
    return outcome('OutsideSystemSaved', await runUseCase(ctx, openOutsideSystem, { ...input }));
  }

  @Mutation(() => OutsideSystemResult)
  async endOutsideSystem(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
  ) {
    return outcome('OutsideSystemSaved', await runUseCase(ctx, endOutsideSystem, { id, version }));
  }
}

@Resolver()
export class OutsideEntryResolver {
  @Mutation(() => OutsideEntryResult, { description: 'Says that a record was typed in: its number and time there.' })
  async noteOutsideEntry(
    @Ctx() ctx: AppContext,
    @Arg('systemId', () => ID) systemId: string,
    @Arg('recordId', () => ID) recordId: string,
    @Arg('number', () => String) number: string,
    @Arg('minutes', () => Int) minutes: number,
    @Arg('version', () => Int, { nullable: true, description: 'Of the entry she saw; none was there.' }) version?:
      | number
      | null,
  ) {
    const done = await runUseCase(ctx, noteEntry, { systemId, recordId, number, minutes, version: version ?? null });
    return outcome('OutsideEntrySaved', done);
  }

  @Mutation(() => OutsideEntryResult)
  async clearOutsideEntry(
    @Ctx() ctx: AppContext,
    @Arg('systemId', () => ID) systemId: string,
    @Arg('recordId', () => ID) recordId: string,
    @Arg('version', () => Int) version: number,
  ) {
    return outcome('OutsideEntrySaved', await runUseCase(ctx, clearEntry, { systemId, recordId, version }));
  }

  @Mutation(() => OutsideEntryResult, { description: 'A difference stays, with a reason on record.' })
  async acceptOutsideDifference(
    @Ctx() ctx: AppContext,
    @Arg('systemId', () => ID) systemId: string,
    @Arg('recordId', () => ID) recordId: string,
    @Arg('version', () => Int) version: number,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome(
      'OutsideEntrySaved',
      await runUseCase(ctx, acceptDifference, { systemId, recordId, version, reason }),
    );
  }
}

@Resolver(() => OutsideSystemSavedType)
export class OutsideSystemSavedResolver {
  @FieldResolver(() => OutsideSystemType)
  outsideSystem(@Root() saved: OutsideSystemSavedType, @Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo) {
    return byId(ctx, info, saved.id);
  }
}

@Resolver(() => OutsideEntrySavedType)
export class OutsideEntrySavedResolver {
  @FieldResolver(() => OutsideLineType)
  line(@Root() saved: OutsideEntrySavedType, @Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo) {
    const where = sql`s.id = ${saved.systemId} and r.id = ${saved.recordId}`;
    return readOne(ctx, info, { projection: lineProjection, reach: worklistReach(ctx.actor), where });
  }
}
