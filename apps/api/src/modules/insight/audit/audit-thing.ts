import { type Action, isSealed, type PrivacyClass, sealedServiceWords } from '@jinguo/schema';
import { may } from '../../../platform/access/grants.ts';
import { derived } from '../../../platform/projection/fields.ts';

interface Named extends Record<string, unknown> {
  name: string | null;
  path: string | null;
  type: string | null;
  privacy: PrivacyClass | null;
}

/** The class of the service a thing belongs to: an activity's, a record's, a sign-up's or a project's. */
export const thingPrivacy = 'coalesce(ta.privacy_class, tpt.privacy_class)';

/** What the thing of an entry is called, for the kinds people know by a name: at most one of these joins finds a row. */
export const thingJoins = {
  thing: `left join unit tu on e.entity_type in ('Unit', 'Team') and tu.id = e.entity_id
    left join station tst on e.entity_type = 'Station' and tst.id = e.entity_id left join unit tstu on tstu.id = tst.unit_id
    left join project tp on e.entity_type = 'Project' and tp.id = e.entity_id left join unit tpu on tpu.id = tp.unit_id
    left join service_type tpt on tpt.id = tp.service_type_id
    left join service_type tt on e.entity_type = 'ServiceType' and tt.id = e.entity_id
    left join account tac on e.entity_type = 'Account' and tac.id = e.entity_id
    left join service_record tr on e.entity_type = 'ServiceRecord' and tr.id = e.entity_id
    left join sign_up ts on e.entity_type = 'SignUp' and ts.id = e.entity_id
    left join activity ta on ta.id = case e.entity_type when 'Activity' then e.entity_id when 'SignUp' then ts.activity_id when 'ServiceRecord' then tr.activity_id end
    left join unit tau on tau.id = ta.unit_id
    left join volunteer tv on e.entity_type = 'Volunteer' and tv.id = e.entity_id left join unit tvu on tvu.id = tv.unit_id`,
} as const;

/** The right with which a name may be read where the thing is now; the others stand in lists of their own place anyway. */
const rights: Readonly<Record<string, Action>> = {
  Volunteer: 'volunteer.read',
  Activity: 'activity.read',
  SignUp: 'activity.read',
  ServiceRecord: 'activity.read',
  Project: 'activity.read',
  Unit: 'unit.read',
  Team: 'unit.read',
  Station: 'unit.read',
};

/** Names are read within today's reach of the thing itself: an entry stays where it was made, people and units move on. */
export const thingName = derived<Named>(
  {
    type: 'e.entity_type',
    name: 'coalesce(tu.name, tst.name, tp.name, tt.name, tac.display_name, ta.title, tv.name)',
    path: 'coalesce(tu.path, tstu.path, tpu.path, tau.path, tvu.path)',
    privacy: thingPrivacy,
  },
  ({ type, name, path, privacy }, { actor }) => {
    if (name === null || type === null) return null;
    const right = rights[type];
    if (right && !may(actor, right, path ?? '')) return null;
    return privacy && isSealed(privacy) ? sealedServiceWords.zh : name;
  },
  'thing',
);
