import { RevealField, RevealPurpose } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { own } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { projection } from '../../../platform/projection/fields.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { revealFields } from './reveal.projection.ts';
import { RevealConnection, RevealResult } from './reveal.type.ts';
import { revealNumber } from './reveal-number.ts';

const revealProjection = projection({
  name: 'reveal',
  from: 'data_reveal r join account ra on ra.id = r.account_id join unit ru on ru.id = r.reader_unit_id',
  fields: revealFields,
});

@Resolver()
export class RevealResolver {
  @Mutation(() => RevealResult)
  async revealNumber(
    @Ctx() context: AppContext,
    @Arg('volunteerId', () => ID) volunteerId: string,
    @Arg('field', () => RevealField) field: RevealField,
    @Arg('purpose', () => RevealPurpose) purpose: RevealPurpose,
    @Arg('reason', () => String, { nullable: true }) reason?: string | null,
  ) {
    return outcome('Revealed', await runUseCase(context, revealNumber, { volunteerId, field, purpose, reason }));
  }

  @Query(() => RevealConnection, { description: '谁看过我的号码: hers alone, newest first.' })
  async whoSawMyNumbers(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: revealProjection,
      // Of records merged into hers, too: the looking was at her.
      reach: context.actor?.volunteerId
        ? sql`r.volunteer_id in (select id from volunteer where id = ${context.actor.volunteerId} or merged_into = ${context.actor.volunteerId})`
        : own('r.volunteer_id', null),
      order: {
        columns: [
          { sql: 'r.at', type: 'timestamptz' },
          { sql: 'r.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }
}
