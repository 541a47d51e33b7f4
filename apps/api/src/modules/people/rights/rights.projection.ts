import type { RightsState } from '@jinguo/schema';
import type { Cipher } from '../../../platform/crypto/cipher.ts';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, object, projection } from '../../../platform/projection/fields.ts';
import { maskIdNumber, maskPhone } from '../../../platform/text/mask.ts';
import { volunteerBriefFields } from '../membership/membership.projection.ts';
import { dateIn } from '../shared/today.ts';
import { canHandle } from './rights.policy.ts';
import type { RightsDetail } from './rights-input.ts';

type Sealed = { sealed: string | null };
const opened = (sealed: string | null, cipher: Cipher): RightsDetail =>
  sealed ? (JSON.parse(cipher.open(sealed)) as RightsDetail) : { note: '', changes: {} };
const masks: Readonly<Record<string, (text: string) => string>> = { idNumber: maskIdNumber, phone: maskPhone };

/** Requests `r` of a volunteer `v` at her unit `u`. */
export const rightsProjection = projection({
  name: 'rights-request',
  from: 'rights_request r join volunteer v on v.id = r.volunteer_id join unit u on u.id = r.unit_id',
  fields: {
    id: column('r.id'),
    kind: column('r.kind'),
    state: column('r.state'),
    askedAt: column('r.asked_at'),
    dueOn: column('r.due_on'),
    overdue: derived<{ state: RightsState; dueOn: string }>(
      { state: 'r.state', dueOn: 'r.due_on' },
      ({ state, dueOn }, { services }) => state === 'OPEN' && dueOn < dateIn(services.now()).toString(),
    ),
    note: derived<Sealed>(
      { sealed: 'r.detail_cipher' },
      ({ sealed }, { services }) => opened(sealed, services.cipher).note,
    ),
    changes: derived<Sealed>({ sealed: 'r.detail_cipher' }, ({ sealed }, { services }) =>
      Object.entries(opened(sealed, services.cipher).changes).map(([field, value]) => ({
        field,
        value: masks[field]?.(value) ?? value,
      })),
    ),
    answer: derived<Sealed>({ sealed: 'r.answer_cipher' }, ({ sealed }, { services }) =>
      sealed ? services.cipher.open(sealed) : '',
    ),
    decidedAt: column('r.decided_at'),
    decidedByName: column('(select da.display_name from account da where da.id = r.decided_by)'),
    volunteer: object(volunteerBriefFields('v')),
    unitName: column('u.name'),
    version: column('r.version'),
    canDecide: derived<{ state: RightsState; volunteerId: string; path: string }>(
      { state: 'r.state', volunteerId: 'r.volunteer_id', path: 'u.path' },
      (row, { actor }) => verdict(canHandle(actor, row)),
    ),
  },
});
