import { column, derived, type Fields, guarded, hidden } from '../../../platform/projection/fields.ts';
import { maskIdNumber } from '../../../platform/text/mask.ts';
import { placeGuard } from '../shared/person-guards.ts';
import { ageOn, dateIn } from '../shared/today.ts';

/** A registration from an alias of `volunteer` and one of its unit, for those who compare two. */
export function registrationFields(v: string, u: string): Fields {
  const home = { path: `${u}.path`, unitId: `${v}.unit_id`, county: `${v}.county_code` };
  const phone = placeGuard('volunteer.phone', home);
  const idNumber = placeGuard('volunteer.id-number', home);
  const age = placeGuard('volunteer.age', home);
  const residence = placeGuard('volunteer.residence', home);
  return {
    id: column(`${v}.id`),
    number: column(`${v}.number`),
    name: column(`${v}.name`),
    gender: column(`${v}.gender`),
    age: guarded(
      age,
      derived<{ birth: string }>({ birth: `${v}.birth_date` }, ({ birth }, { services }) =>
        ageOn(birth, dateIn(services.now())),
      ),
    ),
    state: column(`${v}.state`),
    phoneMasked: guarded(phone, column(`${v}.phone_masked`)),
    idType: column(`${v}.id_type`),
    idNumberMasked: guarded(
      idNumber,
      derived<{ sealed: string }>({ sealed: `${v}.id_number_cipher` }, ({ sealed }, { services }) =>
        maskIdNumber(services.cipher.open(sealed)),
      ),
    ),
    unitName: guarded(residence, column(`${u}.name`)),
    hidden: hidden([phone, idNumber, age, residence]),
    source: column(`${v}.source`),
    registeredAt: column(`${v}.created_at`),
    registeredByName: column(`(select ra.display_name from account ra where ra.id = ${v}.registered_by)`),
    teams: column(`(select count(*)::int from membership rm where rm.volunteer_id = ${v}.id and rm.state = 'ACTIVE')`),
  };
}
