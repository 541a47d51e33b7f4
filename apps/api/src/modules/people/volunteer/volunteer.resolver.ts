import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { own, within } from '../../../platform/access/reach.ts';
import { whereSeen } from '../../../platform/access/sight.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, type Fragment, sql } from '../../../platform/database/sql.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { readOne } from '../../../platform/projection/read.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { matches } from '../../organization/index.ts';
import { SignInResult } from '../session/session.type.ts';
import { signInView } from '../session/sign-in-view.ts';
import { confirmRegistration } from './confirm-registration.ts';
import { isPhone, normalizePhone } from './phone.ts';
import { register } from './register.ts';
import { registerFor } from './register-for.ts';
import { reissueCode } from './reissue-code.ts';
import { volunteerProjection } from './volunteer.projection.ts';
import { isAskedRowByRow, volunteerReach } from './volunteer.reach.ts';
import {
  ConfirmRegistrationInput,
  RegisteredForType,
  RegisterForInput,
  RegisterForResult,
  RegisterInput,
  VolunteerConnection,
  VolunteerFilter,
  VolunteerType,
} from './volunteer.type.ts';

/** The whole phone number a keyword is, or null. */
function phoneOf(keyword: string | null | undefined): string | null {
  const phone = normalizePhone((keyword ?? '').slice(0, 60));
  return isPhone(phone) ? phone : null;
}

/** A name in Chinese or pinyin, a whole phone number, or a volunteer number: of the first table alone. */
function keywordIs({ services }: AppContext, keyword: string | null | undefined): Fragment | null {
  const phone = phoneOf(keyword);
  if (phone) return sql`v.phone_index = ${services.cipher.index('phone', phone)}`;
  const typed = (keyword ?? '').trim();
  if (/^\d{6}-\d{7,12}$/.test(typed)) return sql`v.number = ${typed}`;
  return matches('v', keyword);
}

/** Whom 代为报名 offers: who only asked to join is not yet hers to sign up. */
const acceptedBy = ({
  actor,
}: AppContext): Fragment => sql`v.state = 'ACTIVE' and (${within(actor, 'volunteer.read', { path: 'u.path', unitId: 'v.unit_id', county: 'v.county_code' })}
  or exists (select from membership am join unit au on au.id = am.team_id where am.volunteer_id = v.id and am.state = 'ACTIVE'
    and ${within(actor, 'volunteer.read', { path: 'au.path', unitId: 'am.team_id' })}))`;

/** A unit's subtree, or the members of a team she may see: filters never tell more than the reach, nor what a rule keeps from her. */
function filters(context: AppContext, filter: VolunteerFilter | null | undefined): Fragment {
  const { unitId, teamId, state, accepted } = filter ?? {};
  if ((unitId && !isId(unitId)) || (teamId && !isId(teamId))) return sql`false`;
  return all([
    phoneOf(filter?.keyword) !== null && whereSeen(context.actor, 'volunteer.phone', volunteerReach),
    unitId
      ? sql`exists (select 1 from unit f where f.id = ${unitId} and u.path ^@ f.path) and ${whereSeen(context.actor, 'volunteer.residence', volunteerReach)}`
      : null,
    teamId
      ? sql`v.id in (select fm.volunteer_id from membership fm join unit fu on fu.id = fm.team_id where fm.team_id = ${teamId}
          and fm.state in ('ACTIVE', 'REQUESTED') and ${within(context.actor, 'volunteer.read', { path: 'fu.path', unitId: 'fm.team_id' })})`
      : null,
    state ? sql`v.state = ${state}` : null,
    accepted ? acceptedBy(context) : null,
  ]);
}

/** The list's filter as one condition, for whoever reads all of it. */
export const volunteersWhere = (context: AppContext, filter: VolunteerFilter | null | undefined): Fragment =>
  all([keywordIs(context, filter?.keyword), filters(context, filter)]);

@Resolver(() => VolunteerType)
export class VolunteerResolver {
  @Query(() => VolunteerConnection)
  async volunteers(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => VolunteerFilter, { nullable: true }) filter?: VolunteerFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const keyword = keywordIs(context, filter?.keyword);
    const where = filters(context, filter);
    return readPage(context, info, {
      projection: volunteerProjection,
      reach: volunteerReach(context.actor),
      ...(isAskedRowByRow(context.actor) ? { where, sortedFirst: keyword } : { where: all([keyword, where]) }),
      order: {
        columns: [
          { sql: 'v.created_at', type: 'timestamptz' },
          { sql: 'v.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }

  @Query(() => VolunteerType, { nullable: true })
  async volunteer(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ): Promise<VolunteerType | null> {
    if (!isId(id)) return null;
    return readOne<VolunteerType>(context, info, {
      projection: volunteerProjection,
      reach: volunteerReach(context.actor),
      where: sql`v.id = ${id}`,
    });
  }

  @Mutation(() => SignInResult)
  async register(@Ctx() context: AppContext, @Arg('input', () => RegisterInput) input: RegisterInput) {
    return signInView(context, await runUseCase(context, register, input));
  }

  @Mutation(() => RegisterForResult)
  async registerFor(@Ctx() context: AppContext, @Arg('input', () => RegisterForInput) input: RegisterForInput) {
    return outcome('RegisteredFor', await runUseCase(context, registerFor, input));
  }

  @Mutation(() => RegisterForResult, {
    description: 'A new code for somebody who waits for herself; the one before ends.',
  })
  async reissueCode(@Ctx() context: AppContext, @Arg('volunteerId', () => ID) volunteerId: string) {
    return outcome('RegisteredFor', await runUseCase(context, reissueCode, { volunteerId }));
  }

  @Mutation(() => SignInResult)
  async confirmRegistration(
    @Ctx() context: AppContext,
    @Arg('input', () => ConfirmRegistrationInput) input: ConfirmRegistrationInput,
  ) {
    return signInView(context, await runUseCase(context, confirmRegistration, input));
  }
}

@Resolver(() => RegisteredForType)
export class RegisteredForResolver {
  @FieldResolver(() => VolunteerType)
  async volunteer(
    @Root() done: RegisteredForType,
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<VolunteerType | null> {
    // What she wrote herself, and what a colleague began and she may mend.
    const { actor } = context;
    return readOne<VolunteerType>(context, info, {
      projection: volunteerProjection,
      reach: sql`(${own('v.registered_by', actor?.accountId)} or ${volunteerReach(actor, 'volunteer.register')})`,
      where: sql`v.id = ${done.volunteerId}`,
    });
  }
}
