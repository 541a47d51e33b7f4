import type { Action, FieldRight, RightsState } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { mayAnywhere } from '../../../platform/access/grants.ts';
import { within } from '../../../platform/access/reach.ts';
import { sees, whereSeen } from '../../../platform/access/sight.ts';
import { workingDays } from '../../../platform/calendar/working-days.ts';
import type { Cipher } from '../../../platform/crypto/cipher.ts';
import { sql } from '../../../platform/database/sql.ts';
import { addFileReader } from '../../../platform/files/file-readers.ts';
import { addFileUse } from '../../../platform/files/file-uses.ts';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, guarded, object, projection } from '../../../platform/projection/fields.ts';
import { maskIdNumber, maskPhone } from '../../../platform/text/mask.ts';
import { volunteerBriefFields } from '../membership/membership.projection.ts';
import { herAccounts } from '../shared/her-accounts.ts';
import { placeGuard } from '../shared/person-guards.ts';
import { dateIn } from '../shared/today.ts';
import { canHandle } from './rights.policy.ts';
import type { RightsDetail } from './rights-input.ts';

type Sealed = { sealed: string | null };
const opened = (sealed: string | null, cipher: Cipher): RightsDetail =>
  sealed ? (JSON.parse(cipher.open(sealed)) as RightsDetail) : { note: '', changes: {} };
/** What she asks to put right is told as far as the field itself is. */
const rights: Readonly<Record<string, FieldRight>> = {
  idNumber: 'volunteer.id-number',
  phone: 'volunteer.phone',
  birthDate: 'volunteer.age',
  villageCode: 'volunteer.residence',
};
const masks: Readonly<Record<string, (text: string) => string>> = { idNumber: maskIdNumber, phone: maskPhone };

const place = { path: 'u.path', unitId: 'r.unit_id', county: 'r.county_code' } as const;

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
    dueByWeekdays: derived<{ dueOn: string }>(
      { dueOn: 'r.due_on' },
      ({ dueOn }) => !workingDays().knows(Number(dueOn.slice(0, 4))),
    ),
    note: derived<Sealed>(
      { sealed: 'r.detail_cipher' },
      ({ sealed }, { services }) => opened(sealed, services.cipher).note,
    ),
    changes: derived<Sealed & { path: string; volunteerId: string }>(
      { sealed: 'r.detail_cipher', path: 'u.path', volunteerId: 'r.volunteer_id' },
      ({ sealed, path, volunteerId }, { services, actor }) =>
        Object.entries(opened(sealed, services.cipher).changes).map(([field, value]) => {
          const right = rights[field];
          const seen = !right || actor?.volunteerId === volunteerId || sees(actor, right, [path]);
          return { field, value: seen ? (masks[field]?.(value) ?? value) : null };
        }),
    ),
    answer: derived<Sealed>({ sealed: 'r.answer_cipher' }, ({ sealed }, { services }) =>
      sealed ? services.cipher.open(sealed) : '',
    ),
    decidedAt: column('r.decided_at'),
    decidedByName: column('(select da.display_name from account da where da.id = r.decided_by)'),
    volunteer: object(volunteerBriefFields('v', placeGuard('volunteer.phone', place))),
    unitName: guarded(placeGuard('volunteer.residence', place), column('u.name')),
    version: column('r.version'),
    lodgedByName: column(
      `case when r.channel = 'PAPER' then (select la.display_name from account la where la.id = r.asked_by) end`,
    ),
    paperUrl: guarded(
      placeGuard('registration.paper', place),
      derived<{ fileId: string | null }>({ fileId: 'r.paper_file_id' }, ({ fileId }, { actor, origin }) =>
        fileId && mayAnywhere(actor, 'rights.handle') ? `/files/${fileId}?app=${origin.app}` : null,
      ),
    ),
    canDecide: derived<{ state: RightsState; volunteerAccountIds: string[]; path: string; lodgers: string[] }>(
      {
        state: 'r.state',
        volunteerAccountIds: herAccounts,
        path: 'u.path',
        lodgers: `array(select y.id from account x join account y on y.id = x.id or (y.phone_index = x.phone_index and y.display_name = x.display_name)
          where x.id = r.asked_by and r.channel = 'PAPER')`,
      },
      ({ lodgers, ...row }, { actor }) =>
        verdict(canHandle(actor, { ...row, lodged: actor !== null && lodgers.includes(actor.accountId) })),
    ),
  },
});

/** The photo of the paper is for those who answer the request, where no rule keeps signed papers from them. */
addFileReader(async ({ services, actor }, fileId) => {
  const reach = (who: Actor | null, right: Action | FieldRight) => within(who, right, place);
  const rows =
    await services.read.rows(sql`select 1 as one from rights_request r join unit u on u.id = r.unit_id where r.paper_file_id = ${fileId}
      and ${reach(actor, 'rights.handle')} and ${whereSeen(actor, 'registration.paper', reach)} limit 1`);
  return rows.length > 0;
});

addFileUse('rights_request.paper_file_id');
