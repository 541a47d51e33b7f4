import { lacks } from '../../../platform/access/grants.ts';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, projection } from '../../../platform/projection/fields.ts';
import { serviceTypeJoins, serviceTypeObject, unitBrief } from '../shared/lower-fields.ts';

export const projectProjection = projection({
  name: 'project',
  from: 'project pr join unit u on u.id = pr.unit_id',
  joins: serviceTypeJoins('pr'),
  fields: {
    id: column('pr.id'),
    name: column('pr.name'),
    goal: column('pr.goal'),
    startsOn: column('pr.starts_on'),
    endsOn: column('pr.ends_on'),
    state: column('pr.state'),
    version: column('pr.version'),
    unit: unitBrief,
    serviceType: serviceTypeObject,
    activityCount: column('(select count(*)::int from activity x where x.project_id = pr.id)'),
    canManage: derived<{ path: string }>({ path: 'u.path' }, ({ path }, ctx) =>
      verdict(lacks(ctx.actor, 'activity.manage', path)),
    ),
  },
});
