import { column, derived, type Fields } from '../../../platform/projection/fields.ts';
import { maskIdNumber } from '../../../platform/text/mask.ts';
import { ageOn, dateIn } from '../shared/today.ts';

/** A registration from an alias of `volunteer` and one of its unit, for those who compare two. */
export const registrationFields = (v: string, u: string): Fields => ({
  id: column(`${v}.id`),
  number: column(`${v}.number`),
  name: column(`${v}.name`),
  gender: column(`${v}.gender`),
  age: derived<{ birth: string }>({ birth: `${v}.birth_date` }, ({ birth }, { services }) =>
    ageOn(birth, dateIn(services.now())),
  ),
  state: column(`${v}.state`),
  phoneMasked: column(`${v}.phone_masked`),
  idType: column(`${v}.id_type`),
  idNumberMasked: derived<{ sealed: string }>({ sealed: `${v}.id_number_cipher` }, ({ sealed }, { services }) =>
    maskIdNumber(services.cipher.open(sealed)),
  ),
  unitName: column(`${u}.name`),
  source: column(`${v}.source`),
  registeredAt: column(`${v}.created_at`),
  registeredByName: column(`(select ra.display_name from account ra where ra.id = ${v}.registered_by)`),
  teams: column(`(select count(*)::int from membership rm where rm.volunteer_id = ${v}.id and rm.state = 'ACTIVE')`),
});
