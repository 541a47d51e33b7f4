import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { everyone } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { column, derived, projection } from '../../../platform/projection/fields.ts';
import { readOne } from '../../../platform/projection/read.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { maskName } from '../../../platform/text/mask.ts';
import { ageOn, dateIn } from '../shared/today.ts';
import { CHILD } from '../volunteer/person-input.ts';
import { GuardianInput } from '../volunteer/volunteer.type.ts';
import { askGuardianAgain } from './ask-again.ts';
import { decideGuardian } from './decide-guardian.ts';
import { GuardianLinkResult, GuardianRequestType } from './guardian.type.ts';
import { linkIs } from './guardian-link.ts';
import { passOnGuardianLink } from './pass-on-link.ts';
import { withdrawGuardian } from './withdraw-guardian.ts';

const born = { birth: 'v.birth_date' } as const;
const masked = (path: string) => derived<{ name: string }>({ name: path }, ({ name }) => maskName(name));

/** A link names one child and one guardian; both are masked, since a phone is looked at by others. */
const requestProjection = projection({
  name: 'guardian-request',
  from: 'guardian_consent g join volunteer v on v.id = g.volunteer_id join unit u on u.id = v.unit_id',
  fields: {
    childName: masked('v.name'),
    childAge: derived<{ birth: string }>(born, ({ birth }, { services }) => ageOn(birth, dateIn(services.now()))),
    childData: derived<{ birth: string }>(
      born,
      ({ birth }, { services }) => ageOn(birth, dateIn(services.now())) < CHILD,
    ),
    guardianName: masked('g.guardian_name'),
    relation: column('g.relation'),
    unitName: column('u.name'),
    state: column('g.state'),
    renewal: column(
      `exists (select from guardian_consent o where o.volunteer_id = g.volunteer_id and o.id <> g.id and o.state = 'GIVEN')`,
    ),
    askedAt: column('g.asked_at'),
    validUntil: column('g.link_expires_at'),
  },
});

@Resolver()
export class GuardianResolver {
  @Query(() => GuardianRequestType, { nullable: true })
  async guardianRequest(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('token', () => String) token: string,
  ): Promise<GuardianRequestType | null> {
    return readOne<GuardianRequestType>(context, info, {
      projection: requestProjection,
      reach: everyone('the link itself, 256 random bits on her own phone, is the right'),
      where: linkIs(token.slice(0, 100), context.services.now()),
    });
  }

  @Mutation(() => DoneResult)
  async decideGuardian(
    @Ctx() context: AppContext,
    @Arg('token', () => String) token: string,
    @Arg('accept', () => Boolean) accept: boolean,
    @Arg('noticeVersion', () => String) noticeVersion: string,
    @Arg('childData', () => Boolean) childData: boolean,
  ) {
    return outcome('Done', await runUseCase(context, decideGuardian, { token, accept, noticeVersion, childData }));
  }

  @Mutation(() => DoneResult)
  async withdrawGuardian(@Ctx() context: AppContext, @Arg('token', () => String) token: string) {
    return outcome('Done', await runUseCase(context, withdrawGuardian, { token }));
  }

  @Mutation(() => DoneResult, {
    description:
      'Sends the link to a guardian; without one, again to the guardian last asked, whose number nobody needs to see.',
  })
  async askGuardian(
    @Ctx() context: AppContext,
    @Arg('guardian', () => GuardianInput, { nullable: true }) guardian?: GuardianInput | null,
    @Arg('volunteerId', () => ID, { nullable: true }) volunteerId?: string | null,
  ) {
    const named = guardian ? { ...guardian } : null;
    return outcome('Done', await runUseCase(context, askGuardianAgain, { volunteerId, guardian: named }));
  }

  @Mutation(() => GuardianLinkResult, {
    description: 'The link to be carried to the guardian, where no text messages leave; on record.',
  })
  async passOnGuardianLink(@Ctx() context: AppContext, @Arg('volunteerId', () => ID) volunteerId: string) {
    return outcome('GuardianLink', await runUseCase(context, passOnGuardianLink, { volunteerId }));
  }
}
