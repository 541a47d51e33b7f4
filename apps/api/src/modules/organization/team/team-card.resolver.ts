import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql';
import { everyone } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { brake } from '../../../platform/graphql/brake.ts';
import { readAll, readOne } from '../../../platform/projection/read.ts';
import { readJoinCode } from './join-code.ts';
import { teamCardProjection } from './team.projection.ts';
import { TeamCardType } from './team.type.ts';

@Resolver(() => TeamCardType)
export class TeamCardResolver {
  @Query(() => TeamCardType, { nullable: true, description: 'Public: from the QR of a team.' })
  async teamByJoinCode(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('code', () => String) code: string,
  ): Promise<TeamCardType | null> {
    await brake(context, 'team-by-join-code', { points: 60, seconds: 60 });
    const joinCode = readJoinCode(code);
    if (!joinCode) return null;
    const reach = everyone('whoever holds the code may see the card');
    return readOne<TeamCardType>(context, info, {
      projection: teamCardProjection,
      reach,
      where: sql`t.join_code = ${joinCode} and t.state = 'ACTIVE'`,
    });
  }

  @Query(() => [TeamCardType], {
    description: 'Public: teams of a village, to choose from while registering; then those of its township and county.',
  })
  async teamsNear(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('villageCode', () => String) villageCode: string,
  ): Promise<TeamCardType[]> {
    await brake(context, 'teams-near', { points: 120, seconds: 60 });
    if (!/^\d{12}$/.test(villageCode)) return [];
    const near = [villageCode, villageCode.slice(0, 9), villageCode.slice(0, 6)];
    return readAll<TeamCardType>(context, info, {
      projection: teamCardProjection,
      reach: everyone('teams that take volunteers are published, by name and place only'),
      needs: ['parent'],
      where: sql`t.state = 'ACTIVE' and p.division_code = any(${near}::text[])`,
      orderBy: 'length(p.division_code) desc, u.seq',
      limit: 50,
    });
  }
}
