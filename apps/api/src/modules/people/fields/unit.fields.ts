import { FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { column, extendProjection } from '../../../platform/projection/fields.ts';
import { UnitType, unitProjection } from '../../organization/index.ts';

extendProjection(unitProjection, {
  volunteerCount: column(`(select count(*)::int from volunteer vc join unit vu on vu.id = vc.unit_id
    where vc.state = 'ACTIVE' and vu.path >= u.path and vu.path < rtrim(u.path, '.') || '/')`),
});

/** What people adds to a unit: how many volunteers belong to it and everything below. */
@Resolver(() => UnitType)
export class UnitFields {
  @FieldResolver(() => Int)
  volunteerCount(@Root() unit: { readonly volunteerCount: number }): number {
    return unit.volunteerCount;
  }
}
