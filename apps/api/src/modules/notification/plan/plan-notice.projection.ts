import { column, derived, extendProjection, object, projection } from '../../../platform/projection/fields.ts';
import { planChangeProjection, rosterPhoneGuard } from '../../activity/index.ts';
import { volunteerBriefFields } from '../../people/index.ts';

const range = (sql: string) =>
  derived<{ from: string | null; to: string | null }>({ from: `lower(${sql})`, to: `upper(${sql})` }, ({ from, to }) =>
    from && to ? { startsAt: from, endsAt: to } : null,
  );

/** A line for everyone a change concerned, told or not yet. */
export const planNoticeProjection = projection({
  name: 'planNotice',
  from: `plan_change_person x join plan_change pc on pc.id = x.plan_change_id join activity a on a.id = pc.activity_id join unit u on u.id = a.unit_id
    join sign_up su on su.id = x.sign_up_id join volunteer v on v.id = su.volunteer_id`,
  joins: {
    notice: 'left join plan_notice n on n.plan_change_id = x.plan_change_id and n.sign_up_id = x.sign_up_id',
    message: 'left join message m on m.id = n.message_id',
    sms: 'left join lateral (select d.state, d.sent_at, d.created_at from sms_delivery d where d.message_id = n.message_id order by d.created_at desc limit 1) d on true',
  },
  fields: {
    id: column('x.sign_up_id'),
    volunteer: object(volunteerBriefFields('v', rosterPhoneGuard)),
    effect: column('x.effect'),
    was: range('x.was'),
    becomes: range('x.becomes'),
    hasAccount: column('v.account_id is not null'),
    toldAt: column('n.told_at', 'notice'),
    readAt: column('m.read_at', ['notice', 'message']),
    smsState: column('d.state', ['notice', 'sms']),
    smsAt: column('coalesce(d.sent_at, d.created_at)', ['notice', 'sms']),
  },
});

extendProjection(
  planChangeProjection,
  {
    notices: column('pc.id'), // a connection of its own reads on from the id
    tally: object(
      {
        told: column('t.told'),
        read: column('t.read'),
        smsSent: column('t.sms_sent'),
        smsFailed: column('t.sms_failed'),
        unreached: column('t.unreached'),
      },
      { join: 'tally' },
    ),
  },
  {
    tally: `cross join lateral (select count(n.told_at)::int as told, count(m.read_at)::int as read,
      count(*) filter (where d.state = 'SENT')::int as sms_sent, count(*) filter (where d.state = 'FAILED')::int as sms_failed,
      count(*) filter (where n.told_at is null and d.state is distinct from 'SENT')::int as unreached
      from plan_change_person x left join plan_notice n on n.plan_change_id = x.plan_change_id and n.sign_up_id = x.sign_up_id
        left join message m on m.id = n.message_id left join sms_delivery d on d.message_id = n.message_id
      where x.plan_change_id = pc.id) t`,
  },
);
