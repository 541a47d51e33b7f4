import { RightsKind, RightsState } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { own } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { byTime, listed } from '../../../platform/projection/list.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { copyOnPaper } from './copy-on-paper.ts';
import { decideRequest } from './decide-request.ts';
import { leavingConsequences } from './leaving-consequences.ts';
import { lodgeRight } from './lodge-right.ts';
import { requestRight } from './request-right.ts';
import { rightsProjection } from './rights.projection.ts';
import { CorrectionInput, LeavingConsequencesType, PersonCopyResult, RightsRequestConnection } from './rights.type.ts';
import { rightsRequestList } from './rights-list.ts';
import { takeCopy } from './take-copy.ts';
import { withdrawRequest } from './withdraw-request.ts';

@Resolver()
export class RightsResolver {
  @Query(() => RightsRequestConnection, { description: 'Requests to answer, what falls due first above.' })
  async rightsRequests(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('state', () => RightsState, { nullable: true }) state?: RightsState | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      ...(await listed(rightsRequestList, context, { state })),
      args: { first, after },
    });
  }

  @Query(() => RightsRequestConnection, { description: 'Her own requests, the newest first.' })
  async myRightsRequests(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: rightsProjection,
      reach: own('r.volunteer_id', context.actor?.volunteerId),
      order: byTime('r.asked_at', 'r.id'),
      args: { first, after },
    });
  }

  @Query(() => LeavingConsequencesType, { nullable: true })
  async leavingConsequences(@Ctx() context: AppContext): Promise<LeavingConsequencesType | null> {
    return leavingConsequences(context);
  }

  @Mutation(() => DoneResult)
  async requestRight(
    @Ctx() context: AppContext,
    @Arg('kind', () => RightsKind) kind: RightsKind,
    @Arg('note', () => String, { nullable: true }) note?: string | null,
    @Arg('changes', () => CorrectionInput, { nullable: true }) changes?: CorrectionInput | null,
  ) {
    const input = { kind, note, changes: changes ? { ...changes } : null };
    return outcome('Done', await runUseCase(context, requestRight, input));
  }

  @Mutation(() => DoneResult, { description: 'For somebody without an account, by the paper she signed.' })
  async lodgeRight(
    @Ctx() context: AppContext,
    @Arg('volunteerId', () => ID) volunteerId: string,
    @Arg('kind', () => RightsKind) kind: RightsKind,
    @Arg('fileId', () => ID) fileId: string,
    @Arg('note', () => String, { nullable: true }) note?: string | null,
    @Arg('changes', () => CorrectionInput, { nullable: true }) changes?: CorrectionInput | null,
  ) {
    const input = { volunteerId, kind, note, fileId, changes: changes ? { ...changes } : null };
    return outcome('Done', await runUseCase(context, lodgeRight, input));
  }

  @Mutation(() => PersonCopyResult, { description: 'What was asked for on paper, to be printed and handed over.' })
  async copyOnPaper(@Ctx() context: AppContext, @Arg('id', () => ID) id: string) {
    return outcome('PersonCopy', await runUseCase(context, copyOnPaper, { id }));
  }

  @Mutation(() => DoneResult)
  async withdrawRightsRequest(@Ctx() context: AppContext, @Arg('id', () => ID) id: string) {
    return outcome('Done', await runUseCase(context, withdrawRequest, { id }));
  }

  @Mutation(() => DoneResult)
  async decideRightsRequest(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('grant', () => Boolean) grant: boolean,
    @Arg('answer', () => String, { nullable: true }) answer?: string | null,
  ) {
    return outcome('Done', await runUseCase(context, decideRequest, { id, version, grant, answer }));
  }

  @Mutation(() => PersonCopyResult)
  async takeCopy(@Ctx() context: AppContext) {
    return outcome('PersonCopy', await runUseCase(context, takeCopy, {}));
  }
}
