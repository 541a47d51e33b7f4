import { ObjectionState } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { type Fragment, sql } from '../../../platform/database/sql.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { RevealResult } from '../../people/index.ts';
import { answerObjection } from './answer-objection.ts';
import { objectionPlace, objectionProjection } from './objection.projection.ts';
import { ObjectionConnection, ObjectionInput } from './objection.type.ts';
import { objectorIndex } from './objector.ts';
import { openObjection } from './open-objection.ts';
import { revealObjector } from './reveal-objector.ts';
import { withdrawObjection } from './withdraw-objection.ts';

interface PageAsk {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}
/** All are due after the same number of working days: the order of asking is the order of falling due. */
const page = (
  context: AppContext,
  info: GraphQLResolveInfo,
  reach: Fragment,
  args: PageAsk,
  direction: 'asc' | 'desc',
  where?: Fragment,
) =>
  readPage(context, info, {
    projection: objectionProjection(),
    reach,
    where,
    order: {
      columns: [
        { sql: 'o.opened_at', type: 'timestamptz' },
        { sql: 'o.id', type: 'uuid' },
      ],
      direction,
    },
    args,
  });

@Resolver()
export class ObjectionResolver {
  @Query(() => ObjectionConnection, { description: 'Objections to answer, what falls due first above.' })
  async objections(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('state', () => ObjectionState, { nullable: true }) state?: ObjectionState | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const reach = within(context.actor, 'objection.answer', objectionPlace);
    const direction = state === 'OPEN' ? 'asc' : 'desc';
    return page(context, info, reach, { first, after }, direction, state ? sql`o.state = ${state}` : undefined);
  }

  @Query(() => ObjectionConnection, { description: 'What she objected to herself, the newest first.' })
  async myObjections(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const { actor, services } = context;
    const reach = actor ? sql`o.objector_index = ${objectorIndex(services, actor.accountId)}` : sql`false`;
    return page(context, info, reach, { first, after }, 'desc');
  }

  @Mutation(() => DoneResult)
  async openObjection(@Ctx() context: AppContext, @Arg('input', () => ObjectionInput) input: ObjectionInput) {
    return outcome('Done', await runUseCase(context, openObjection, { ...input }));
  }

  @Mutation(() => DoneResult)
  async withdrawObjection(@Ctx() context: AppContext, @Arg('id', () => ID) id: string) {
    return outcome('Done', await runUseCase(context, withdrawObjection, { id }));
  }

  @Mutation(() => DoneResult, { description: 'Upheld or dismissed, with the reasons whoever objects reads.' })
  async answerObjection(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('uphold', () => Boolean) uphold: boolean,
    @Arg('answer', () => String) answer: string,
  ) {
    return outcome('Done', await runUseCase(context, answerObjection, { id, version, uphold, answer }));
  }

  @Mutation(() => RevealResult, { description: 'Who objects under protection: to one person, on record.' })
  async revealObjector(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('Revealed', await runUseCase(context, revealObjector, { id, reason }));
  }
}
