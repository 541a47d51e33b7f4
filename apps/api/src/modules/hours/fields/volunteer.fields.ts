import { FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { column, extendProjection } from '../../../platform/projection/fields.ts';
import { VolunteerType, volunteerProjection } from '../../people/index.ts';

/** What counts of all accounts a person owns. */
extendProjection(volunteerProjection, {
  approvedMinutes: column(
    `(select coalesce(sum(lh.minutes), 0)::int from ledger_account la join ledger_head lh on lh.account_id = la.id where la.volunteer_id = v.id)`,
  ),
});

@Resolver(() => VolunteerType)
export class VolunteerHoursResolver {
  @FieldResolver(() => Int)
  approvedMinutes(@Root() volunteer: object): number {
    return (volunteer as { approvedMinutes: number }).approvedMinutes;
  }
}
