import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Query, Resolver } from 'type-graphql';
import { everyone } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { brake } from '../../../platform/graphql/brake.ts';
import { pageSize } from '../../../platform/projection/page.ts';
import { readAll, readOne } from '../../../platform/projection/read.ts';
import { withoutUnseen } from '../../../platform/text/visible.ts';
import { matches } from '../shared/matches.ts';
import { divisionProjection } from './division.projection.ts';
import { DivisionType } from './division.type.ts';

const reach = everyone('division codes are public');
/** The largest township has fewer children than this. */
const CHILDREN = 1000;
const inForce = raw(
  '(d.valid_to is null or d.valid_to > current_date) and (d.valid_from is null or d.valid_from <= current_date)',
);
const isCode = (code: string): boolean => /^\d{2,12}$/.test(code);

/**
 * By the beginning of the name, pinyin or initials; two and more Chinese characters also from within the name, by the
 * bigrams its federation is found by. Each side is bounded before the names of the places above are looked up.
 */
function candidates(words: string): Fragment {
  const beginning = sql`(select b.code from division b where b.name ^@ ${words} or b.pinyin ^@ ${words} or b.initials ^@ ${words}
    order by b.level, char_length(b.name), b.code limit 100)`;
  const within = [...words].length > 1 && /\p{Script=Han}/u.test(words) && matches('u', words);
  if (!within) return beginning;
  return sql`${beginning} union all (select u.division_code from unit u where u.kind = 'FEDERATION' and ${within} limit 200)`;
}

@Resolver(() => DivisionType)
export class DivisionResolver {
  @Query(() => [DivisionType], { description: 'The divisions in force below one; the provinces when none is given.' })
  async divisions(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('parentCode', () => String, { nullable: true }) parentCode?: string | null,
  ): Promise<DivisionType[]> {
    await brake(context, 'divisions', { points: 600, seconds: 60 });
    if (parentCode && !isCode(parentCode)) return [];
    const where = parentCode
      ? sql`d.parent_code = ${parentCode} and ${inForce}`
      : sql`d.parent_code is null and ${inForce}`;
    return readAll<DivisionType>(context, info, {
      projection: divisionProjection,
      reach,
      where,
      orderBy: 'd.code',
      limit: CHILDREN,
    });
  }

  @Query(() => DivisionType, { nullable: true, description: 'One division, also one that no longer holds.' })
  async division(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('code', () => ID) code: string,
  ): Promise<DivisionType | null> {
    await brake(context, 'divisions', { points: 600, seconds: 60 });
    if (!isCode(code)) return null;
    return readOne<DivisionType>(context, info, {
      projection: divisionProjection,
      reach,
      where: sql`d.code = ${code}`,
    });
  }

  @Query(() => [DivisionType], { description: 'By a piece of the name, or the beginning of its pinyin or initials.' })
  async searchDivisions(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('keyword', () => String) keyword: string,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
  ): Promise<DivisionType[]> {
    await brake(context, 'search-divisions', { points: 120, seconds: 60 });
    const size = pageSize(first);
    const words = withoutUnseen(keyword).normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
    if (!words || words.length > 40 || !words.isWellFormed() || words.includes('\u0000')) return [];
    const where = sql`${inForce} and d.code in (${candidates(words)})`;
    const found = await readAll<DivisionType>(context, info, {
      projection: divisionProjection,
      reach,
      where,
      orderBy: 'd.level, char_length(d.name), d.code',
      limit: 100,
    });
    return found.slice(0, size);
  }
}
