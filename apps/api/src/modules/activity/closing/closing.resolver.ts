import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { ActivityResult } from '../activity/activity.type.ts';
import { closeActivity, reopenActivity } from './close-activity.ts';

@Resolver()
export class ClosingResolver {
  @Mutation(() => ActivityResult)
  async closeActivity(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('peopleServed', () => Int) peopleServed: number,
    @Arg('summary', () => String, { nullable: true }) summary?: string | null,
  ) {
    return outcome('ActivitySaved', await runUseCase(ctx, closeActivity, { id, version, peopleServed, summary }));
  }

  @Mutation(() => ActivityResult)
  async reopenActivity(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('ActivitySaved', await runUseCase(ctx, reopenActivity, { id, version, reason }));
  }
}
