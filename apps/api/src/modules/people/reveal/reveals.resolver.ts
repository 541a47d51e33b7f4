import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import { may } from '../../../platform/access/grants.ts';
import { oneCounty, within } from '../../../platform/access/reach.ts';
import { sees } from '../../../platform/access/sight.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, type Fragment, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { column, derived, projection } from '../../../platform/projection/fields.ts';
import { byTime, type List, listed } from '../../../platform/projection/list.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { yearAtMost } from '../../../platform/projection/stretch.ts';
import { maskName } from '../../../platform/text/mask.ts';
import { livingAt } from '../shared/list-filters.ts';
import { revealFields } from './reveal.projection.ts';
import { RevealFilter, RevealLineConnection } from './reveal.type.ts';

/** Whoever answers for the log sees that somebody looked; the name is for those who may see the person. */
const revealLineProjection = projection({
  name: 'reveal-line',
  from: `data_reveal r join account ra on ra.id = r.account_id join unit ru on ru.id = r.reader_unit_id
    join volunteer v on v.id = r.volunteer_id join unit u on u.id = v.unit_id`,
  fields: {
    ...revealFields,
    readerId: column('r.account_id'),
    volunteerId: derived<{ id: string; path: string }>({ id: 'v.id', path: 'u.path' }, ({ id, path }, { actor }) =>
      may(actor, 'volunteer.read', path) ? id : null,
    ),
    volunteerName: derived<{ name: string; path: string }>(
      { name: 'v.name', path: 'u.path' },
      ({ name, path }, { actor }) => (may(actor, 'volunteer.read', path) ? name : maskName(name)),
    ),
    unitName: derived<{ name: string; path: string }>(
      { name: 'u.name', path: 'u.path' },
      ({ name, path }, { actor }) =>
        may(actor, 'volunteer.read', path) && sees(actor, 'volunteer.residence', [path]) ? name : null,
    ),
  },
});

function where(ctx: AppContext, filter: RevealFilter): Fragment {
  const { readerId, field, purpose, unitId, to } = filter;
  const from = readerId ? filter.from : yearAtMost(filter, ctx.services.now());
  return all([
    oneCounty(ctx.actor, 'audit.read', 'r.county_code'),
    readerId && (isId(readerId) ? sql`r.account_id = ${readerId}` : sql`false`),
    field && sql`r.field = ${field}`,
    purpose && sql`r.purpose = ${purpose}`,
    unitId && livingAt(ctx.actor, unitId),
    from && sql`r.at >= ${from}`,
    to && sql`r.at < ${to}`,
  ]);
}

/** 查看完整号码记录: of the people of her places. */
export const revealList: List<RevealFilter> = {
  projection: revealLineProjection,
  order: byTime('r.at', 'r.id'),
  rows: (ctx, filter) => ({
    reach: within(ctx.actor, 'audit.read', { path: 'u.path', unitId: 'v.unit_id', county: 'v.county_code' }),
    where: where(ctx, filter),
  }),
};

@Resolver()
export class RevealsResolver {
  @Query(() => RevealLineConnection, {
    description: '查看完整号码记录: who looked at whole numbers of people of her places, and why; newest first.',
  })
  async reveals(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => RevealFilter, { nullable: true }) filter?: RevealFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(ctx, info, { ...(await listed(revealList, ctx, filter ?? {})), args: { first, after } });
  }
}
