import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { type Order, readPage } from '../../../platform/projection/page.ts';
import { readOne } from '../../../platform/projection/read.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { addPhoto } from './add-photo.ts';
import { photoProjection, photoReach, shownPhotoProjection, shownTo } from './photo.projection.ts';
import {
  ActivityPhotoConnection,
  ActivityPhotoType,
  AddPhotoInput,
  PhotoResult,
  PhotoSavedType,
  ShownPhotoConnection,
} from './photo.type.ts';
import { withdrawPhoto } from './withdraw-photo.ts';

const taken = [
  { sql: 'p.created_at', type: 'timestamptz' },
  { sql: 'p.id', type: 'uuid' },
] as const;
/** Those in force before those taken back, the newest first. */
const forThoseInCharge: Order = {
  columns: [{ sql: '(p.withdrawn_at is null)::int', type: 'integer' }, ...taken],
  direction: 'desc',
};
const asTaken: Order = { columns: taken, direction: 'asc' };
const ofActivity = (id: string) => (isId(id) ? sql`p.activity_id = ${id}` : sql`false`);

@Resolver()
export class PhotoResolver {
  @Query(() => ActivityPhotoConnection, {
    description: 'Photos of an activity one runs: in force first, then those taken back.',
  })
  activityPhotos(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('activityId', () => ID) activityId: string,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(ctx, info, {
      projection: photoProjection,
      reach: photoReach(ctx),
      where: ofActivity(activityId),
      order: forThoseInCharge,
      args: { first, after },
    });
  }

  @Query(() => ShownPhotoConnection, { description: 'Photos of an activity that the reader may see as a volunteer.' })
  shownPhotos(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('activityId', () => ID) activityId: string,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(ctx, info, {
      projection: shownPhotoProjection,
      reach: shownTo(ctx),
      where: ofActivity(activityId),
      order: asTaken,
      args: { first, after },
    });
  }

  @Mutation(() => PhotoResult)
  async addPhoto(@Ctx() ctx: AppContext, @Arg('input', () => AddPhotoInput) input: AddPhotoInput) {
    return outcome('PhotoSaved', await runUseCase(ctx, addPhoto, input));
  }

  @Mutation(() => PhotoResult)
  async withdrawPhoto(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('PhotoSaved', await runUseCase(ctx, withdrawPhoto, { id, reason }));
  }
}

@Resolver(() => PhotoSavedType)
export class PhotoSavedResolver {
  @FieldResolver(() => ActivityPhotoType)
  photo(@Root() saved: PhotoSavedType, @Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo) {
    return readOne(ctx, info, {
      projection: photoProjection,
      reach: photoReach(ctx),
      where: sql`p.id = ${saved.id}`,
    });
  }
}
