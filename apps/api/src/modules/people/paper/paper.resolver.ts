import { CallResult, ConsentPurpose, PaperState } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { all, sql } from '../../../platform/database/sql.ts';
import { LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';
import { paperProjection } from './paper.projection.ts';
import { PaperConfirmationConnection } from './paper.type.ts';
import { recordCallBack } from './record-call-back.ts';
import { submitPaper } from './submit-paper.ts';

@Resolver()
export class PaperResolver {
  @Query(() => PaperConfirmationConnection, { description: 'Papers that wait for a call-back, the oldest first.' })
  async paperConfirmations(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('state', () => PaperState, { nullable: true }) state?: PaperState | null,
    @Arg('volunteerId', () => ID, { nullable: true }) volunteerId?: string | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: paperProjection,
      reach: volunteerReach(context.actor, 'registration.call-back'),
      where: all([
        state && sql`pc.state = ${state}`,
        volunteerId && (isId(volunteerId) ? sql`pc.volunteer_id = ${volunteerId}` : sql`false`),
      ]),
      order: {
        columns: [
          { sql: 'pc.submitted_at', type: 'timestamptz' },
          { sql: 'pc.id', type: 'uuid' },
        ],
        direction: 'asc',
      },
      args: { first, after },
    });
  }

  @Mutation(() => DoneResult)
  async submitPaper(
    @Ctx() context: AppContext,
    @Arg('volunteerId', () => ID) volunteerId: string,
    @Arg('fileId', () => ID) fileId: string,
    @Arg('signedOn', () => LocalDateScalar) signedOn: string,
    @Arg('noticeVersion', () => String) noticeVersion: string,
    @Arg('consents', () => [ConsentPurpose]) consents: ConsentPurpose[],
  ) {
    const input = { volunteerId, fileId, signedOn, noticeVersion, consents };
    return outcome('Done', await runUseCase(context, submitPaper, input));
  }

  @Mutation(() => DoneResult)
  async recordCallBack(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('result', () => CallResult) result: CallResult,
    @Arg('note', () => String, { nullable: true }) note?: string | null,
  ) {
    return outcome('Done', await runUseCase(context, recordCallBack, { id, version, result, note }));
  }
}
