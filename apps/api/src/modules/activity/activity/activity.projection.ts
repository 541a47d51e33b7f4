import { isSealed, type PrivacyClass } from '@jinguo/schema';
import { lacks } from '../../../platform/access/grants.ts';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, list, object, projection } from '../../../platform/projection/fields.ts';
import { maskPhone } from '../../../platform/text/mask.ts';
import { type ChangeFacts, canCancelActivity, canChangePlan, changeFactsSql } from '../changing/plan-change.policy.ts';
import { type ClosingFacts, canClose, canReopen, closingFactsSql } from '../closing/closing.policy.ts';
import { canAddPhoto, type PhotoFacts, photoFactsSql } from '../photo/photo.policy.ts';
import { placeJoins, serviceTypeJoins, serviceTypeObject, unitBrief } from '../shared/lower-fields.ts';
import { type PublishFacts, publishFactsSql, publishReasons } from './activity.policy.ts';

export const activityProjection = projection({
  name: 'activity',
  from: 'activity a join unit u on u.id = a.unit_id',
  joins: {
    ...serviceTypeJoins('a'),
    ...placeJoins,
    project: 'left join project pr on pr.id = a.project_id',
    closing: 'left join activity_closing cl on cl.activity_id = a.id',
    closedBy: 'left join account clb on clb.id = cl.closed_by',
  },
  fields: {
    id: column('a.id'),
    title: column('a.title'),
    state: column('a.state'),
    place: column('a.place'),
    content: column('a.content'),
    requirements: column('a.requirements'),
    risks: column('a.risks'),
    safeguards: column('a.safeguards'),
    personInCharge: column('a.person_in_charge'),
    contactPhoneMasked: derived<{ sealed: string | null }>({ sealed: 'a.contact_phone_cipher' }, ({ sealed }, ctx) =>
      sealed ? maskPhone(ctx.services.cipher.open(sealed)) : null,
    ),
    risk: column('a.risk'),
    insurancePolicyNo: column('a.insurance_policy_no'),
    trainingRequired: column('a.training_required'),
    homeVisit: column('a.home_visit'),
    sealed: derived<{ privacy: PrivacyClass }>({ privacy: 'a.privacy_class' }, ({ privacy }) => isSealed(privacy)),
    startsAt: column('a.starts_at'),
    endsAt: column('a.ends_at'),
    publishedAt: column('a.published_at'),
    createdAt: column('a.created_at'),
    version: column('a.version'),
    countyCode: column('a.county_code'),
    villageCode: column('a.village_code'),
    placeName: column('concat(dc.name, dt.name, dv.name)', ['village', 'township', 'county']),
    unit: unitBrief,
    project: object({ id: column('pr.id'), name: column('pr.name') }, { join: 'project', presence: 'pr.id' }),
    serviceType: serviceTypeObject,
    posts: list({
      from: 'post p left join qualification_kind pk on pk.code = p.required_qualification',
      where: 'p.activity_id = a.id',
      orderBy: 'p.sort, p.id',
      limit: 20,
      fields: {
        id: column('p.id'),
        name: column('p.name'),
        duties: column('p.duties'),
        needsQualification: column('p.needs_qualification'),
        requiredQualification: object({ code: column('pk.code'), name: column('pk.name') }, { presence: 'pk.code' }),
        minAge: column('p.min_age'),
        sort: column('p.sort'),
      },
    }),
    shifts: list({
      from: 'shift s',
      where: 's.activity_id = a.id',
      orderBy: 's.starts_at, s.id',
      limit: 60,
      fields: {
        id: column('s.id'),
        startsAt: column('s.starts_at'),
        endsAt: column('s.ends_at'),
        label: column('s.label'),
      },
    }),
    openings: list({
      from: 'opening o join shift os on os.id = o.shift_id join post op on op.id = o.post_id left join qualification_kind ok on ok.code = o.required_qualification',
      where: 'o.activity_id = a.id',
      orderBy: 'os.starts_at, op.sort, o.id',
      limit: 1200,
      fields: {
        id: column('o.id'),
        postId: column('o.post_id'),
        shiftId: column('o.shift_id'),
        flow: column('o.flow'),
        minimum: column('o.minimum'),
        maximum: column('o.maximum'),
        taken: column('o.taken'),
        requiredQualification: object({ code: column('ok.code'), name: column('ok.name') }, { presence: 'ok.code' }),
        minAge: column('o.min_age'),
        version: column('o.version'),
      },
    }),
    places: column('(select coalesce(sum(x.maximum), 0)::int from opening x where x.activity_id = a.id)'),
    taken: column('(select coalesce(sum(x.taken), 0)::int from opening x where x.activity_id = a.id)'),
    roster: column('a.id'), // a connection of its own reads on from the id
    planChanges: column('a.id'),
    canManage: derived<{ path: string }>({ path: 'u.path' }, ({ path }, ctx) =>
      verdict(lacks(ctx.actor, 'activity.manage', path)),
    ),
    canPublish: derived<PublishFacts & { path: string }>(
      { ...publishFactsSql, path: 'u.path' },
      ({ path, ...facts }, ctx) =>
        verdict([...lacks(ctx.actor, 'activity.manage', path), ...publishReasons(facts, ctx.services.now())]),
      'type',
    ),
    canCancel: derived<ChangeFacts>(changeFactsSql, (facts, ctx) =>
      verdict(canCancelActivity(ctx.actor, facts, ctx.services.now())),
    ),
    canChangePlan: derived<ChangeFacts>(changeFactsSql, (facts, ctx) =>
      verdict(canChangePlan(ctx.actor, facts, ctx.services.now())),
    ),
    closing: object(
      {
        peopleServed: column('cl.people_served'),
        summary: column('cl.summary'),
        closedAt: column('cl.closed_at'),
        closedByName: column('clb.display_name', 'closedBy'),
        reopenedAt: column('cl.reopened_at'),
        reopenReason: column('cl.reopen_reason'),
      },
      { join: 'closing', presence: 'cl.activity_id' },
    ),
    canClose: derived<ClosingFacts>(closingFactsSql, (facts, ctx) =>
      verdict(canClose(ctx.actor, facts, ctx.services.now())),
    ),
    canReopen: derived<ClosingFacts>(closingFactsSql, (facts, ctx) => verdict(canReopen(ctx.actor, facts))),
    canAddPhoto: derived<PhotoFacts>(photoFactsSql, (facts, ctx) =>
      verdict(canAddPhoto(ctx.actor, facts, ctx.services.now())),
    ),
    canMarkAttendance: derived<{ path: string }>({ path: 'u.path' }, ({ path }, ctx) =>
      verdict(lacks(ctx.actor, 'attendance.mark', path)),
    ),
  },
});
