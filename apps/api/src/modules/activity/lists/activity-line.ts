import { isSealed, type PrivacyClass } from '@jinguo/schema';
import { column, derived, object, projection } from '../../../platform/projection/fields.ts';
import { sealedName, veiled } from '../finding/veil.ts';
import { placeJoins, serviceTypeJoins, unitBrief } from '../shared/lower-fields.ts';

/** Activities as every list, search and sheet shows them: a sealed one keeps title, type, project and place to itself (words.md). */
export const activityLineProjection = projection({
  name: 'activity-line',
  from: 'activity a join unit u on u.id = a.unit_id',
  joins: {
    type: serviceTypeJoins('a').type,
    ...placeJoins,
    // What a project is called may say what a sealed service in it is.
    project: "left join project pr on pr.id = a.project_id and a.privacy_class <> 'P4'",
  },
  fields: {
    id: column('a.id'),
    title: veiled('a.title', 'NEVER', sealedName),
    state: column('a.state'),
    sealed: derived<{ privacy: PrivacyClass }>({ privacy: 'a.privacy_class' }, ({ privacy }) => isSealed(privacy)),
    typeName: veiled('st.name', 'NEVER', sealedName, 'type'),
    place: veiled('a.place', 'NEVER'),
    placeName: veiled('concat(dc.name, dt.name, dv.name)', 'NEVER', '', ['village', 'township', 'county']),
    personInCharge: column('a.person_in_charge'),
    startsAt: column('a.starts_at'),
    endsAt: column('a.ends_at'),
    createdAt: column('a.created_at'),
    unit: unitBrief,
    project: object({ id: column('pr.id'), name: column('pr.name') }, { join: 'project', presence: 'pr.id' }),
    places: column('(select coalesce(sum(x.maximum), 0)::int from opening x where x.activity_id = a.id)'),
    taken: column('(select coalesce(sum(x.taken), 0)::int from opening x where x.activity_id = a.id)'),
  },
});
