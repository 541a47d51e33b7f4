import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, type Fragment, sql } from '../../../platform/database/sql.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { byTime, type List, listed } from '../../../platform/projection/list.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { readOne } from '../../../platform/projection/read.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { isPhone, normalizePhone } from '../volunteer/phone.ts';
import { accountProjection } from './account.projection.ts';
import { accountReach } from './account.reach.ts';
import { appointCoordinator } from './appoint-coordinator.ts';
import { appointStaff } from './appoint-staff.ts';
import {
  AccountConnection,
  AccountFilter,
  AccountType,
  AppointCoordinatorInput,
  AppointResult,
  AppointStaffInput,
  GrantInput,
} from './grant.type.ts';
import { grantAccess } from './grant-access.ts';
import { revokeGrant } from './revoke-grant.ts';

function keywordIs({ services }: AppContext, keyword: string | null | undefined): Fragment | null {
  const typed = (keyword ?? '').slice(0, 80).toWellFormed().replaceAll('\u0000', '').trim();
  if (!typed) return null;
  const phone = normalizePhone(typed);
  if (isPhone(phone)) return sql`a.phone_index = ${services.cipher.index('phone', phone)}`;
  return sql`a.display_name like ${`%${typed.replace(/[\\%_]/g, '\\$&')}%`}`;
}

/** Who can do something here: grants in force at the unit, below it, or above it, as far as the reader's own reach goes. */
function activeAt({ actor, services }: AppContext, unitId: string): Fragment {
  if (!isId(unitId)) return sql`false`;
  return sql`a.id in (select g.account_id from access_grant g join unit gu on gu.id = g.unit_id join unit here on here.id = ${unitId}
    where g.revoked_at is null and (g.valid_to is null or g.valid_to > ${services.now()}) and (gu.path ^@ here.path or here.path ^@ gu.path)
      and ${within(actor, 'account.read', { path: 'gu.path', unitId: 'g.unit_id' })})`;
}

/** 账号与权限: who acts at the places whose accounts she sees. */
export const accountList: List<AccountFilter> = {
  projection: accountProjection,
  order: byTime('a.created_at', 'a.id'),
  rows: (context, { keyword, unitId }) => ({
    reach: accountReach(context.actor),
    where: all([keywordIs(context, keyword), unitId ? activeAt(context, unitId) : null]),
  }),
};

@Resolver(() => AccountType)
export class GrantResolver {
  @Query(() => AccountConnection)
  async accounts(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => AccountFilter, { nullable: true }) filter?: AccountFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, { ...(await listed(accountList, context, filter ?? {})), args: { first, after } });
  }

  @Query(() => AccountType, { nullable: true })
  async account(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ): Promise<AccountType | null> {
    if (!isId(id)) return null;
    return readOne<AccountType>(context, info, {
      projection: accountProjection,
      reach: accountReach(context.actor),
      where: sql`a.id = ${id}`,
    });
  }

  @Mutation(() => AppointResult)
  async appointCoordinator(
    @Ctx() context: AppContext,
    @Arg('input', () => AppointCoordinatorInput) input: AppointCoordinatorInput,
  ) {
    return outcome('Appointed', await runUseCase(context, appointCoordinator, input));
  }

  @Mutation(() => AppointResult, {
    description: 'A colleague at a federation; who has no account yet gets one, with secrets shown once.',
  })
  async appointStaff(@Ctx() context: AppContext, @Arg('input', () => AppointStaffInput) input: AppointStaffInput) {
    return outcome('Appointed', await runUseCase(context, appointStaff, input));
  }

  @Mutation(() => DoneResult)
  async grantAccess(@Ctx() context: AppContext, @Arg('input', () => GrantInput) input: GrantInput) {
    return outcome('Done', await runUseCase(context, grantAccess, input));
  }

  @Mutation(() => DoneResult)
  async revokeGrant(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('Done', await runUseCase(context, revokeGrant, { id, reason }));
  }
}
