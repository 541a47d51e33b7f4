import { FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { column, derived, extendProjection } from '../../../platform/projection/fields.ts';
import { VolunteerType, volunteerProjection } from '../../people/index.ts';
import { GradeMinutesType, gradesOf, type MinutesBySource, minutesBySource } from '../ledger/grades.ts';

/** What counts of all accounts a person owns, and how it is known. */
extendProjection(volunteerProjection, {
  approvedMinutes: column(
    `(select coalesce(sum(lh.minutes), 0)::int from ledger_account la join ledger_head lh on lh.account_id = la.id where la.volunteer_id = v.id)`,
  ),
  hoursByGrade: derived<{ bySource: MinutesBySource }>({ bySource: minutesBySource('v.id') }, ({ bySource }) =>
    gradesOf(bySource),
  ),
});

@Resolver(() => VolunteerType)
export class VolunteerHoursResolver {
  @FieldResolver(() => Int)
  approvedMinutes(@Root() volunteer: object): number {
    return (volunteer as { approvedMinutes: number }).approvedMinutes;
  }

  @FieldResolver(() => [GradeMinutesType], { description: 'Adds up to approvedMinutes.' })
  hoursByGrade(@Root() volunteer: object): GradeMinutesType[] {
    return (volunteer as { hoursByGrade: GradeMinutesType[] }).hoursByGrade;
  }
}
