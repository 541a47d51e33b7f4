import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { readOne } from '../../../platform/projection/read.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { batchProjection, batchReach } from './batch.projection.ts';
import { OutsideBatchResult, OutsideBatchSavedType, OutsideBatchType } from './batch.type.ts';
import { answerBatch, closeBatch, makeBatch } from './make-batch.ts';

@Resolver(() => OutsideBatchSavedType)
export class OutsideBatchResolver {
  @FieldResolver(() => OutsideBatchType)
  batch(@Root() saved: OutsideBatchSavedType, @Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo) {
    return readOne(ctx, info, {
      projection: batchProjection,
      reach: batchReach(ctx.actor),
      where: sql`b.id = ${saved.id}`,
    });
  }

  @Mutation(() => OutsideBatchResult, { description: 'Hands over what is not typed in yet and in no batch under way.' })
  async makeOutsideBatch(@Ctx() ctx: AppContext, @Arg('systemId', () => ID) systemId: string) {
    return outcome('OutsideBatchSaved', await runUseCase(ctx, makeBatch, { systemId }));
  }

  @Mutation(() => OutsideBatchResult, { description: 'The batch’s sheet filled in, or JSON, as its acknowledgement.' })
  async answerOutsideBatch(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('fileId', () => ID) fileId: string,
  ) {
    return outcome('OutsideBatchSaved', await runUseCase(ctx, answerBatch, { id, version, fileId }));
  }

  @Mutation(() => OutsideBatchResult, {
    description: 'Nobody waits for it any more; what is not noted goes into the next.',
  })
  async closeOutsideBatch(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
  ) {
    return outcome('OutsideBatchSaved', await runUseCase(ctx, closeBatch, { id, version }));
  }
}
