import { may } from '../../../platform/access/grants.ts';
import { shownChanges } from '../../../platform/audit/changes.ts';
import { column, derived, extendProjection, guarded, hidden, projection } from '../../../platform/projection/fields.ts';
import { useCaseLabel } from '../../../platform/use-case.ts';
import { activityProjection, rosterReasonsGuard } from '../../activity/index.ts';

/** Audit entries of an activity and of its sign-ups; personal values were struck out when they were written. */
export const timelineProjection = projection({
  name: 'timeline',
  from: 'audit_entry e cross join activity a join unit u on u.id = a.unit_id left join sign_up su on su.id = e.entity_id',
  joins: {
    actor: 'left join account ac on ac.id = e.actor_account_id',
    volunteer: 'left join volunteer v on v.id = su.volunteer_id',
    post: 'left join opening so on so.id = su.opening_id left join post sp on sp.id = so.post_id',
  },
  fields: {
    id: column('e.id'),
    at: column('e.at'),
    action: column('e.action'),
    actionLabel: derived<{ action: string }>({ action: 'e.action' }, ({ action }) => useCaseLabel(action)),
    actorName: column('ac.display_name', 'actor'),
    volunteerName: derived<{ name: string | null; path: string }>(
      { name: 'v.name', path: 'u.path' },
      ({ name, path }, ctx) => (may(ctx.actor, 'roster.read', path) ? name : null),
      'volunteer',
    ),
    postName: column('sp.name', 'post'),
    reason: guarded(rosterReasonsGuard, column('su.cancel_reason')),
    hidden: hidden([rosterReasonsGuard]),
    changes: derived<{ changes: unknown }>({ changes: 'e.changes' }, ({ changes }) => shownChanges(changes)),
  },
});

extendProjection(activityProjection, { timeline: column('a.id') }); // a connection of its own reads on from the id
