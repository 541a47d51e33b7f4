import { FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { column, extendProjection } from '../../../platform/projection/fields.ts';
import { UnitType, unitProjection } from '../../organization/index.ts';

extendProjection(unitProjection, {
  // Counted unit by unit along the index of the unit: the planner would otherwise read every volunteer for every row.
  volunteerCount:
    column(`(select coalesce(sum((select count(*) from volunteer vc where vc.unit_id = vu.id and vc.state = 'ACTIVE')), 0)::int
    from unit vu where vu.path >= u.path and vu.path < rtrim(u.path, '.') || '/')`),
});

/** What people adds to a unit: how many volunteers belong to it and everything below. */
@Resolver(() => UnitType)
export class UnitFields {
  @FieldResolver(() => Int)
  volunteerCount(@Root() unit: { readonly volunteerCount: number }): number {
    return unit.volunteerCount;
  }
}
