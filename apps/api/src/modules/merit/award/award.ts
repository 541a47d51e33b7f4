import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, type Fields, object, projection } from '../../../platform/projection/fields.ts';
import { herAccounts, personPaths, phoneGuard, volunteerBriefFields } from '../../people/index.ts';
import { historyOf, versionFields } from '../shared/history.ts';
import { canRecord } from '../shared/merit.policy.ts';

const said = (x: string): Fields => ({
  name: column(`${x}.name`),
  level: column(`${x}.level`),
  issuer: column(`${x}.issuer`),
  awardedOn: column(`${x}.awarded_on`),
});
const fields: Fields = { ...versionFields('x'), ...said('x'), history: historyOf('award_record', said) };

/** Her own, as she reads them. */
export const myAwardProjection = projection({ name: 'my-award', from: 'award_record x', fields });

/** Awards `x` of a volunteer `v` whose unit is `u`. */
export const awardProjection = projection({
  name: 'award',
  from: 'award_record x join volunteer v on v.id = x.volunteer_id join unit u on u.id = v.unit_id',
  fields: {
    ...fields,
    volunteer: object(volunteerBriefFields('v', phoneGuard)),
    canCorrect: derived<{ paths: string[]; accounts: string[]; withdrawn: boolean }>(
      { paths: personPaths, accounts: herAccounts, withdrawn: 'x.withdrawn' },
      (row, { actor }) =>
        verdict([...canRecord(actor, row), ...(row.withdrawn ? [{ code: 'MERIT_TAKEN_BACK' } as const] : [])]),
    ),
  },
});
