import type { RestorationState } from '@jinguo/schema';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, object, projection } from '../../../platform/projection/fields.ts';
import { samePersons } from '../shared/her-accounts.ts';
import { restorablePaths } from './restorable.ts';
import { canCancel, canConfirm } from './restoration.policy.ts';

interface Facts extends Record<string, unknown> {
  holderAccountIds: string[];
  openerAccountIds: string[];
  state: RestorationState;
  paths: string[];
}
const facts = {
  holderAccountIds: samePersons('array[r.account_id]'),
  openerAccountIds: samePersons('array[r.opened_by]'),
  state: 'r.state',
  paths: restorablePaths('r.account_id'),
};

/** Restorations `r`, for whoever may restore there. */
export const restorationProjection = projection({
  name: 'restoration',
  from: 'account_restoration r join unit u on u.id = r.unit_id',
  joins: {
    account: 'join account a on a.id = r.account_id',
    opener: 'join account o on o.id = r.opened_by',
    confirmer: 'left join account c on c.id = r.confirmed_by',
  },
  fields: {
    id: column('r.id'),
    accountId: column('r.account_id'),
    name: column('a.display_name', 'account'),
    phoneMasked: column('a.phone_masked', 'account'),
    unit: object({ id: column('u.id'), name: column('u.name'), level: column('u.level') }),
    paper: column('r.paper'),
    reason: column('r.reason'),
    state: column('r.state'),
    openedBy: column('o.display_name', 'opener'),
    openedAt: column('r.opened_at'),
    confirmedBy: column('c.display_name', 'confirmer'),
    confirmedAt: column('r.confirmed_at'),
    endReason: column('r.end_reason'),
    canConfirm: derived<Facts>(facts, (row, { actor }) => verdict(canConfirm(actor, row))),
    canCancel: derived<Facts>(facts, (row, { actor }) => verdict(canCancel(actor, row))),
  },
});
