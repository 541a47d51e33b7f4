import { isSealed, type PrivacyClass } from '@jinguo/schema';
import { lacks } from '../../../platform/access/grants.ts';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, object, projection } from '../../../platform/projection/fields.ts';
import { sealedName } from '../finding/veil.ts';
import { serviceTypeJoins, serviceTypeObject, unitBrief } from '../shared/lower-fields.ts';

interface OfType extends Record<string, unknown> {
  readonly value: unknown;
  readonly privacy: PrivacyClass;
}
/** What a project of a sealed service does not tell where others may look over a shoulder. */
const veiledByType = (sql: string, instead: string) =>
  derived<OfType>(
    { value: sql, privacy: 'st.privacy_class' },
    ({ value, privacy }) => (isSealed(privacy) ? instead : value),
    'type',
  );

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
    sealed: derived<{ privacy: PrivacyClass }>(
      { privacy: 'st.privacy_class' },
      ({ privacy }) => isSealed(privacy),
      'type',
    ),
    activityCount: column('(select count(*)::int from activity x where x.project_id = pr.id)'),
    canManage: derived<{ path: string }>({ path: 'u.path' }, ({ path }, ctx) =>
      verdict(lacks(ctx.actor, 'activity.manage', path)),
    ),
  },
});

/** Projects as every list shows them: of a sealed service neither what it is called nor its type (words.md). */
export const projectLineProjection = projection({
  ...projectProjection,
  name: 'project-line',
  fields: {
    ...projectProjection.fields,
    name: veiledByType('pr.name', sealedName),
    goal: veiledByType('pr.goal', ''),
    serviceType: object(
      {
        ...serviceTypeObject.fields,
        code: veiledByType('st.code', ''),
        name: veiledByType('st.name', sealedName),
        description: veiledByType('st.description', ''),
      },
      { join: 'type' },
    ),
  },
});
