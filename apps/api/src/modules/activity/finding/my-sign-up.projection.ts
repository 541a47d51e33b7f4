import type { SignUpState } from '@jinguo/schema';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import {
  column,
  type DerivedField,
  derived,
  object,
  type Projection,
  projection,
} from '../../../platform/projection/fields.ts';
import { myChangeFields, myChangeJoin } from '../changing/plan-change.projection.ts';
import { offlineAtSql } from '../offline/offline-scan.sql.ts';
import { saidVisit, saidVisitJoin } from '../visit/said-visit.ts';
import { cardFields, cardJoins } from './card.projection.ts';
import { ownReasons } from './my-sign-up-view.ts';
import { type Opened, sealedName, veiled } from './veil.ts';

const own = (which: 'canCancel' | 'canCheckIn' | 'canCheckOut'): DerivedField =>
  derived<{
    state: SignUpState;
    startsAt: string;
    endsAt: string;
    offlineInAt: string | null;
    offlineOutAt: string | null;
  }>(
    {
      state: 'su.state',
      startsAt: 'lower(su.during)',
      endsAt: 'upper(su.during)',
      offlineInAt: offlineAtSql('IN'),
      offlineOutAt: offlineAtSql('OUT'),
    },
    (row, ctx) =>
      verdict(
        ownReasons(
          which,
          { ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) },
          ctx.services.now(),
        ),
      ),
  );

const mine = (name: string, opened: Opened): Projection =>
  projection({
    name,
    from: 'sign_up su join activity a on a.id = su.activity_id join unit u on u.id = a.unit_id',
    joins: {
      opening: 'join opening so on so.id = su.opening_id',
      post: 'join post sp on sp.id = so.post_id',
      change: myChangeJoin,
      visit: saidVisitJoin,
      ...cardJoins,
    },
    fields: {
      id: column('su.id'),
      state: column('su.state'),
      startsAt: column('lower(su.during)'),
      endsAt: column('upper(su.during)'),
      postName: veiled('sp.name', opened, sealedName, ['opening', 'post']),
      checkedInAt: column('su.checked_in_at'),
      checkedOutAt: column('su.checked_out_at'),
      offlineInAt: column(offlineAtSql('IN')),
      offlineOutAt: column(offlineAtSql('OUT')),
      leavingReason: column('su.leaving_reason'),
      visit: saidVisit,
      version: column('su.version'),
      change: object(myChangeFields(opened), { join: 'change', presence: 'ch.id' }),
      // In her own list a sealed one has no place at all.
      activity: object(
        opened === 'NEVER'
          ? {
              ...cardFields(opened),
              placeName: veiled('concat(dc.name, dt.name, dv.name)', 'NEVER', '', ['village', 'township', 'county']),
            }
          : cardFields(opened),
      ),
      canCancel: own('canCancel'),
      canCheckIn: own('canCheckIn'),
      canCheckOut: own('canCheckOut'),
    },
  });

/** Her list, which others may see over her shoulder. */
export const mySignUpsProjection = mine('mySignUps', 'NEVER');
/** One of hers, opened on purpose: a sealed one says where to go. */
export const mySignUpProjection = mine('mySignUp', 'EXPECTED');
