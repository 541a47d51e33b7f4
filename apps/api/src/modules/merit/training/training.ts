import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, type Fields, object, projection } from '../../../platform/projection/fields.ts';
import { herAccounts, personPaths, phoneGuard, volunteerBriefFields } from '../../people/index.ts';
import { historyOf, versionFields } from '../shared/history.ts';
import { canRecord } from '../shared/merit.policy.ts';

const said = (x: string): Fields => ({
  name: column(`${x}.name`),
  content: column(`${x}.content`),
  organiser: column(`${x}.organiser`),
  heldOn: column(`${x}.held_on`),
  minutes: column(`${x}.minutes`),
  result: column(`${x}.result`),
});
const fields: Fields = { ...versionFields('x'), ...said('x'), history: historyOf('training_record', said) };

/** Her own, as she reads them. */
export const myTrainingProjection = projection({ name: 'my-training', from: 'training_record x', fields });

/** Training `x` of a volunteer `v` whose unit is `u`. */
export const trainingProjection = projection({
  name: 'training',
  from: 'training_record x join volunteer v on v.id = x.volunteer_id join unit u on u.id = v.unit_id',
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
