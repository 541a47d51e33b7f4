import type { PaperState } from '@jinguo/schema';
import { mayAnywhere } from '../../../platform/access/grants.ts';
import { whereSeen } from '../../../platform/access/sight.ts';
import { sql } from '../../../platform/database/sql.ts';
import { addFileReader } from '../../../platform/files/file-readers.ts';
import { addFileUse } from '../../../platform/files/file-uses.ts';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, guarded, hidden, list, object, projection } from '../../../platform/projection/fields.ts';
import { volunteerBriefFields } from '../membership/membership.projection.ts';
import { phoneGuard, registrationPaperGuard, residenceGuard } from '../shared/person-guards.ts';
import { personPaths } from '../shared/person-places.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';
import { canCallBack } from './paper.policy.ts';

type Facts = { state: PaperState; pending: boolean; paths: string[]; accounts: string[]; fileId: string | null };
const facts = {
  state: 'pc.state',
  pending: `v.state = 'PENDING_SELF'`,
  paths: personPaths,
  // Whoever handed in, registered, or is she: by account and by name on a number.
  accounts: `array(select y.id from account x join account y on y.id = x.id or (y.phone_index = x.phone_index and y.display_name = x.display_name)
    where x.id = any(array[pc.submitted_by, v.registered_by, v.account_id]))`,
  fileId: 'pc.file_id',
} as const;

/** Papers `pc` of a volunteer `v` whose unit is `u`. */
export const paperProjection = projection({
  name: 'paper-confirmation',
  from: 'paper_confirmation pc join volunteer v on v.id = pc.volunteer_id join unit u on u.id = v.unit_id join account sa on sa.id = pc.submitted_by',
  fields: {
    id: column('pc.id'),
    state: column('pc.state'),
    signedOn: column('pc.signed_on'),
    submittedAt: column('pc.submitted_at'),
    submittedByName: column('sa.display_name'),
    decidedAt: column('pc.decided_at'),
    version: column('pc.version'),
    fileUrl: guarded(
      registrationPaperGuard,
      derived<Facts>(facts, ({ fileId }, { actor, origin }) =>
        fileId && mayAnywhere(actor, 'registration.call-back') ? `/files/${fileId}?app=${origin.app}` : null,
      ),
    ),
    hidden: hidden([registrationPaperGuard]),
    volunteer: object(volunteerBriefFields('v', phoneGuard)),
    unitName: guarded(residenceGuard, column('u.name')),
    calls: list({
      from: 'call_back cb join account ca on ca.id = cb.called_by',
      where: 'cb.confirmation_id = pc.id',
      orderBy: 'cb.at desc, cb.id',
      limit: 50,
      fields: {
        id: column('cb.id'),
        at: column('cb.at'),
        result: column('cb.result'),
        note: column('cb.note'),
        callerName: column('ca.display_name'),
      },
    }),
    canCallBack: derived<Facts>(facts, ({ state, pending, paths, accounts }, { actor }) =>
      verdict(
        canCallBack(actor, { state, pending, paths, involved: actor !== null && accounts.includes(actor.accountId) }),
      ),
    ),
  },
});

/** The photo of a paper is for those who call back, where they reach the person. */
addFileReader(async ({ services, actor }, fileId) => {
  const rows =
    await services.read.rows(sql`select 1 as one from paper_confirmation pc join volunteer v on v.id = pc.volunteer_id
    join unit u on u.id = v.unit_id where pc.file_id = ${fileId} and ${volunteerReach(actor, 'registration.call-back')}
      and ${whereSeen(actor, 'registration.paper', volunteerReach)} limit 1`);
  return rows.length > 0;
});

addFileUse('paper_confirmation.file_id');
