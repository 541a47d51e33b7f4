import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { everyone } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { brake } from '../../../platform/graphql/brake.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { readAll } from '../../../platform/projection/read.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { saveQualificationKind } from './save-qualification-kind.ts';
import { saveServiceType } from './save-service-type.ts';
import { qualificationKindProjection, serviceTypeProjection } from './service-type.projection.ts';
import {
  QualificationKindLineType,
  SaveQualificationKindInput,
  SaveServiceTypeInput,
  ServiceTypeType,
} from './service-type.type.ts';

const reach = everyone('the catalogue is public');
const MOST = 500;
const rate = { points: 300, seconds: 60 };

@Resolver(() => ServiceTypeType)
export class ServiceTypeResolver {
  @Query(() => [ServiceTypeType], { description: 'The catalogue: top level first, then what stands beneath.' })
  async serviceTypes(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('includeRetired', () => Boolean, { nullable: true }) includeRetired?: boolean | null,
  ): Promise<ServiceTypeType[]> {
    await brake(context, 'service-types', rate);
    const where = includeRetired ? sql`true` : sql`st.active`;
    return readAll<ServiceTypeType>(context, info, {
      projection: serviceTypeProjection,
      reach,
      where,
      orderBy: 'st.parent_id is not null, st.sort, st.code',
      limit: MOST,
    });
  }

  @Query(() => [QualificationKindLineType], { description: 'In use, or all of them.' })
  async qualificationKinds(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('includeRetired', () => Boolean, { nullable: true }) includeRetired?: boolean | null,
  ): Promise<QualificationKindLineType[]> {
    await brake(context, 'service-types', rate);
    return readAll<QualificationKindLineType>(context, info, {
      projection: qualificationKindProjection,
      reach,
      where: includeRetired ? sql`true` : sql`qk.active`,
      orderBy: 'qk.sort, qk.code',
      limit: MOST,
    });
  }

  @Mutation(() => DoneResult)
  async saveQualificationKind(
    @Ctx() context: AppContext,
    @Arg('input', () => SaveQualificationKindInput) input: SaveQualificationKindInput,
  ) {
    return outcome('Done', await runUseCase(context, saveQualificationKind, input));
  }

  @Mutation(() => DoneResult)
  async saveServiceType(
    @Ctx() context: AppContext,
    @Arg('input', () => SaveServiceTypeInput) input: SaveServiceTypeInput,
  ) {
    return outcome('Done', await runUseCase(context, saveServiceType, input));
  }
}
