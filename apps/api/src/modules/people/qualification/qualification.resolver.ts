import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, sql } from '../../../platform/database/sql.ts';
import { LocalDateScalar } from '../../../platform/graphql/scalars.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { sameText } from '../shared/list-filters.ts';
import { claimQualification } from './claim-qualification.ts';
import { decideQualification } from './decide-qualification.ts';
import { enterQualification } from './enter-qualification.ts';
import { qualificationLineProjection } from './qualification.projection.ts';
import { QualificationLineConnection, QualificationType } from './qualification.type.ts';

@Resolver(() => QualificationType)
export class QualificationResolver {
  @Query(() => QualificationLineConnection, { description: 'Papers to verify, the oldest first.' })
  async qualificationsToVerify(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('kindCode', () => String, { nullable: true }) kindCode?: string | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: qualificationLineProjection,
      reach: within(context.actor, 'qualification.verify', {
        path: 'u.path',
        unitId: 'v.unit_id',
        county: 'v.county_code',
      }),
      where: all([sql`q.state = 'CLAIMED'`, kindCode && sameText('q.kind_code', kindCode)]),
      order: {
        columns: [
          { sql: 'q.created_at', type: 'timestamptz' },
          { sql: 'q.id', type: 'uuid' },
        ],
        direction: 'asc',
      },
      args: { first, after },
    });
  }

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

  @Mutation(() => DoneResult, { description: 'A paper of somebody without an account; another person verifies it.' })
  async enterQualification(
    @Ctx() context: AppContext,
    @Arg('volunteerId', () => ID) volunteerId: string,
    @Arg('kindCode', () => String) kindCode: string,
    @Arg('issuer', () => String) issuer: string,
    @Arg('number', () => String, { nullable: true }) number?: string | null,
    @Arg('validFrom', () => LocalDateScalar, { nullable: true }) validFrom?: string | null,
    @Arg('validTo', () => LocalDateScalar, { nullable: true }) validTo?: string | null,
    @Arg('fileId', () => ID, { nullable: true }) fileId?: string | null,
  ) {
    const input = { volunteerId, kindCode, issuer, number, validFrom, validTo, fileId };
    return outcome('Done', await runUseCase(context, enterQualification, input));
  }

  @Mutation(() => DoneResult)
  async decideQualification(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('accept', () => Boolean) accept: boolean,
    @Arg('reason', () => String, { nullable: true }) reason?: string | null,
  ) {
    return outcome('Done', await runUseCase(context, decideQualification, { id, version, accept, reason }));
  }
}
