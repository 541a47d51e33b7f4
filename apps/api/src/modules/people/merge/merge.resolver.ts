import { MergeState } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { within } from '../../../platform/access/reach.ts';
import { isNarrowed } from '../../../platform/access/sight.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { DoneResult, outcome, reasonView } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { readAll, readOne } from '../../../platform/projection/read.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { RegistrationType } from '../identity/identity.type.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';
import { decideMerge } from './decide-merge.ts';
import { mergeProjection, registrationProjection } from './merge.projection.ts';
import { MergeCaseConnection, MergePreviewType } from './merge.type.ts';
import { previewMerge } from './preview-merge.ts';
import { proposeMerge } from './propose-merge.ts';

@Resolver()
export class MergeResolver {
  @Query(() => [RegistrationType], {
    description:
      'Registrations that may be the same person: her name on her number, or her name and date of birth; not those a merge of which waits.',
  })
  async possibleDuplicates(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('volunteerId', () => ID) volunteerId: string,
  ): Promise<RegistrationType[]> {
    if (!isId(volunteerId)) return [];
    const reach = volunteerReach(context.actor, 'volunteer.merge');
    // The person compared with must be within reach, too: the answer tells of her name and date of birth.
    const her = sql`select v.id, v.name, v.phone_index, v.birth_date from volunteer v join unit u on u.id = v.unit_id
      where v.id = ${volunteerId} and v.erased_at is null and ${reach}`;
    // What a rule keeps from her is not told by who is found, either.
    const sameNumber = isNarrowed(context.actor, 'volunteer.phone') ? sql`false` : sql`o.phone_index = s.phone_index`;
    const sameBirth = isNarrowed(context.actor, 'volunteer.age') ? sql`false` : sql`o.birth_date = s.birth_date`;
    return readAll<RegistrationType>(context, info, {
      projection: registrationProjection,
      reach,
      where: sql`v.id in (select o.id from (${her}) s join volunteer o on o.name = s.name
        and (${sameNumber} or ${sameBirth}) and o.id <> s.id and o.erased_at is null
          and not exists (select from merge_case m where m.state = 'PROPOSED' and least(m.kept_id, m.absorbed_id) = least(o.id, s.id)
            and greatest(m.kept_id, m.absorbed_id) = greatest(o.id, s.id)))`,
      orderBy: 'v.created_at, v.id',
      limit: 20,
    });
  }

  @Query(() => MergePreviewType, { nullable: true })
  async mergePreview(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('keptId', () => ID) keptId: string,
    @Arg('absorbedId', () => ID) absorbedId: string,
  ): Promise<MergePreviewType | null> {
    if (!isId(keptId) || !isId(absorbedId)) return null;
    const preview = await previewMerge(context, keptId, absorbedId);
    if (!preview) return null;
    const reach = volunteerReach(context.actor, 'volunteer.merge');
    const read = (id: string, path: string) =>
      readOne<RegistrationType>(
        context,
        info,
        { projection: registrationProjection, reach, where: sql`v.id = ${id}` },
        [path],
      );
    const [kept, absorbed] = [await read(keptId, 'kept'), await read(absorbedId, 'absorbed')];
    if (!kept || !absorbed) return null;
    return { ...preview, kept, absorbed, reasons: preview.reasons.map(reasonView) } as unknown as MergePreviewType;
  }

  @Query(() => MergeCaseConnection, { description: 'Merges proposed, the oldest first.' })
  async mergeCases(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('state', () => MergeState, { nullable: true }) state?: MergeState | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: mergeProjection,
      reach: within(context.actor, 'volunteer.merge', { path: 'u.path', unitId: 'm.unit_id', county: 'm.county_code' }),
      where: state ? sql`m.state = ${state}` : undefined,
      order: {
        columns: [
          { sql: 'm.proposed_at', type: 'timestamptz' },
          { sql: 'm.id', type: 'uuid' },
        ],
        direction: 'asc',
      },
      args: { first, after },
    });
  }

  @Mutation(() => DoneResult)
  async proposeMerge(
    @Ctx() context: AppContext,
    @Arg('keptId', () => ID) keptId: string,
    @Arg('absorbedId', () => ID) absorbedId: string,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('Done', await runUseCase(context, proposeMerge, { keptId, absorbedId, reason }));
  }

  @Mutation(() => DoneResult)
  async decideMerge(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('accept', () => Boolean) accept: boolean,
    @Arg('reason', () => String, { nullable: true }) reason?: string | null,
  ) {
    return outcome('Done', await runUseCase(context, decideMerge, { id, version, accept, reason }));
  }
}
