import { DivisionStanding } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, InputType, Int, Query, Resolver, registerEnumType } from 'type-graphql';
import { everyone } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { brake } from '../../../platform/graphql/brake.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { withoutUnseen } from '../../../platform/text/visible.ts';
import { divisionProjection } from './division.projection.ts';
import { DivisionConnection } from './division.type.ts';

registerEnumType(DivisionStanding, { name: 'DivisionStanding' });

@InputType('DivisionFilter')
export class DivisionFilter {
  @Field(() => String, { nullable: true, description: 'Beginning of the code, of the name, its pinyin or initials.' })
  keyword?: string | null;
  @Field(() => String, { nullable: true, description: 'Directly beneath; the provinces when nothing is asked.' })
  parentCode?: string | null;
  @Field(() => Int, { nullable: true }) level?: number | null;
  @Field(() => DivisionStanding, { nullable: true }) standing?: DivisionStanding | null;
}

const today = `(now() at time zone 'Asia/Shanghai')::date`;
const standings: Readonly<Record<DivisionStanding, Fragment>> = {
  IN_FORCE: raw(`(d.valid_to is null or d.valid_to > ${today}) and (d.valid_from is null or d.valid_from <= ${today})`),
  ENDED: raw(`d.valid_to <= ${today}`),
  PROVISIONAL: raw('d.provisional'),
  STATISTICS_ONLY: raw('d.statistics_only'),
};

/** From the province to the village; any other number is none. */
const levels = new Set([1, 2, 3, 4, 5]);

function where({ keyword, parentCode, level, standing }: DivisionFilter): Fragment {
  const words = withoutUnseen(keyword ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, '');
  if (words && (words.length > 40 || !words.isWellFormed() || words.includes('\u0000'))) return sql`false`;
  const beneath = parentCode ? sql`d.parent_code = ${parentCode.slice(0, 12)}` : sql`d.parent_code is null`;
  const narrowed = Boolean(words) || Boolean(standing && standing !== 'IN_FORCE') || typeof level === 'number';
  if (parentCode && !/^\d{2,12}$/.test(parentCode)) return sql`false`;
  return all([
    (parentCode || !narrowed) && beneath,
    words && sql`(d.code ^@ ${words} or d.name ^@ ${words} or d.pinyin ^@ ${words} or d.initials ^@ ${words})`,
    typeof level === 'number' && (levels.has(level) ? sql`d.level = ${level}` : sql`false`),
    standing && standings[standing],
  ]);
}

/** 行政区划: level by level or by search, with those that no longer hold and what took their place. */
@Resolver()
export class DivisionRegisterResolver {
  @Query(() => DivisionConnection)
  async divisionRegister(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => DivisionFilter, { nullable: true }) filter?: DivisionFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    await brake(context, 'search-divisions', { points: 120, seconds: 60 });
    return readPage(context, info, {
      projection: divisionProjection,
      reach: everyone('division codes are public'),
      where: where(filter ?? {}),
      order: { columns: [{ sql: 'd.code', type: 'text' }], direction: 'asc' },
      args: { first, after },
    });
  }
}
