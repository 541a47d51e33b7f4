import { broaderField, FieldRight, FieldSubject, fieldsOfSubject, type UnitLevel } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { may } from '../../../platform/access/grants.ts';
import { everyone } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, raw, sql } from '../../../platform/database/sql.ts';
import { DoneResult, outcome, verdict } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { readAll } from '../../../platform/projection/read.ts';
import { asksFor } from '../../../platform/projection/selection.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { pathsTo } from '../grant/rights-here.ts';
import { boundGrants } from './bound-accounts.ts';
import { canSetRules } from './field-rule.policy.ts';
import { fieldRuleProjection } from './field-rule.projection.ts';
import { FieldRightsType, FieldRuleConnection, type FieldRuleType } from './field-rule.type.ts';
import { hideField } from './hide-field.ts';
import { showField } from './show-field.ts';

interface Place extends Record<string, unknown> {
  id: string;
  name: string;
  level: UnitLevel;
  path: string;
}
const because = 'whoever may see the accounts of a place sees which rules bind them, also those of units above';
const everyField = Object.keys(FieldRight) as FieldRight[];

/** The place, for whoever may see its accounts. */
async function placeOf({ services, actor }: AppContext, id: string): Promise<Place | null> {
  if (!isId(id)) return null;
  const [place] = await services.read.rows<Place>(sql`select id, name, level, path from unit where id = ${id}`);
  return place && may(actor, 'account.read', place.path) ? place : null;
}

/** How many accounts a rule for the subject binds at a place. */
async function boundAccounts({ services }: AppContext, here: Place, subject: FieldSubject): Promise<number> {
  const [row] = await services.read.rows<{ n: number }>(sql`select count(distinct bg.account_id)::int as n
    from (select ${here.path}::text as path, ${subject}::text as subject) s cross join ${boundGrants('s.path', 's.subject', services.now())}`);
  return row?.n ?? 0;
}

const countsAt = (here: Place) => sql`here.id = ${here.id} and fu.path = any(${pathsTo(here.path)}::text[])`;

/** 字段权限: which fields of people a role sees at a place, and who decided so. */
@Resolver()
export class FieldRuleResolver {
  @Query(() => FieldRightsType, { nullable: true })
  async fieldRights(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('unitId', () => ID) unitId: string,
    @Arg('subject', () => FieldSubject) subject: FieldSubject,
  ): Promise<FieldRightsType | null> {
    const here = await placeOf(ctx, unitId);
    if (!here) return null;
    const rules = asksFor(info, 'rules')
      ? await readAll<FieldRuleType>(
          ctx,
          info,
          {
            projection: fieldRuleProjection,
            reach: everyone(because),
            where: sql`${countsAt(here)} and f.subject = ${subject} and f.lifted_at is null`,
            orderBy: 'fu.path, f.id',
            limit: 200,
          },
          ['rules'],
        )
      : [];
    const { path, ...unit } = here;
    const accounts = await boundAccounts(ctx, here, subject);
    const fields = everyField.map((field) => ({
      field,
      ofRole: fieldsOfSubject[subject].includes(field),
      along: broaderField(field),
    }));
    return { unit, subject, accounts, canChange: verdict(canSetRules(ctx.actor, path)), fields, rules };
  }

  @Query(() => FieldRuleConnection, { description: 'Every rule that counts or counted at a place, the newest first.' })
  async fieldRules(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('unitId', () => ID) unitId: string,
    @Arg('subject', () => FieldSubject, { nullable: true }) subject?: FieldSubject | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const here = await placeOf(ctx, unitId);
    return readPage(ctx, info, {
      projection: fieldRuleProjection,
      reach: here ? everyone(because) : raw('false'),
      where: here ? all([countsAt(here), subject && sql`f.subject = ${subject}`]) : undefined,
      order: {
        columns: [
          { sql: 'f.set_at', type: 'timestamptz' },
          { sql: 'f.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }

  @Mutation(() => DoneResult, { description: 'A role no longer sees a field of people at a place and beneath.' })
  async hideField(
    @Ctx() ctx: AppContext,
    @Arg('unitId', () => ID) unitId: string,
    @Arg('subject', () => FieldSubject) subject: FieldSubject,
    @Arg('field', () => String) field: string,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('Done', await runUseCase(ctx, hideField, { unitId, subject, field, reason }));
  }

  @Mutation(() => DoneResult, {
    description: 'Lifts a rule: what the code allows is seen again, unless another rule hides it.',
  })
  async showField(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('Done', await runUseCase(ctx, showField, { id, reason }));
  }
}
