import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { claimQualification } from './claim-qualification.ts';
import { decideQualification } from './decide-qualification.ts';
import { QualificationType } from './qualification.type.ts';

@Resolver(() => QualificationType)
export class QualificationResolver {
  @Mutation(() => DoneResult)
  async claimQualification(
    @Ctx() context: AppContext,
    @Arg('kindCode', () => String) kindCode: string,
    @Arg('issuer', () => String) issuer: string,
    @Arg('number', () => String, { nullable: true }) number?: string | null,
    @Arg('validFrom', () => LocalDateScalar, { nullable: true }) validFrom?: string | null,
    @Arg('validTo', () => LocalDateScalar, { nullable: true }) validTo?: string | null,
    @Arg('fileId', () => ID, { nullable: true }) fileId?: string | null,
  ) {
    return outcome(
      'Done',
      await runUseCase(context, claimQualification, { kindCode, issuer, number, validFrom, validTo, fileId }),
    );
  }

  @Mutation(() => DoneResult)
  async decideQualification(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('accept', () => Boolean) accept: boolean,
  ) {
    return outcome('Done', await runUseCase(context, decideQualification, { id, version, accept }));
  }
}
