import type { QualificationState } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { may } from '../../../platform/access/grants.ts';
import { within } from '../../../platform/access/reach.ts';
import { whereSeen } from '../../../platform/access/sight.ts';
import { sql } from '../../../platform/database/sql.ts';
import { addFileReader } from '../../../platform/files/file-readers.ts';
import { addFileUse } from '../../../platform/files/file-uses.ts';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import {
  column,
  derived,
  type Fields,
  guarded,
  hidden,
  object,
  projection,
} from '../../../platform/projection/fields.ts';
import { qualificationKindFields } from '../../service-type/index.ts';
import { volunteerBriefFields } from '../membership/membership.projection.ts';
import { herAccounts, samePersons } from '../shared/her-accounts.ts';
import {
  phoneGuard,
  qualificationNumberGuard,
  qualificationPaperGuard,
  residenceGuard,
} from '../shared/person-guards.ts';
import { dateIn } from '../shared/today.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';
import { canVerify } from './qualification.policy.ts';

type Paper = { fileId: string | null; volunteerId: string; path: string };
const paper = { fileId: 'q.file_id', volunteerId: 'v.id', path: 'u.path' } as const;
type Period = { state: QualificationState; validTo: string | null };
const period = { state: 'q.state', validTo: 'q.valid_to' } as const;
/** How long before its end a paper is said to expire soon. */
export const SOON_DAYS = 60;

/** The paper and its number are for her and for those who verify it. */
const mayRead = (actor: Actor | null, { volunteerId, path }: Paper): boolean =>
  actor?.volunteerId === volunteerId || may(actor, 'qualification.verify', path);

const qualificationFields: Fields = {
  id: column('q.id'),
  kind: object(qualificationKindFields('qk')),
  issuer: column('q.issuer'),
  number: guarded(
    qualificationNumberGuard,
    derived<Paper & { sealed: string | null }>(
      { ...paper, sealed: 'q.number_cipher' },
      ({ sealed, ...row }, { actor, services }) =>
        sealed && mayRead(actor, row) ? services.cipher.open(sealed) : null,
    ),
  ),
  validFrom: column('q.valid_from'),
  validTo: column('q.valid_to'),
  state: column('q.state'),
  rejectReason: column('q.reject_reason'),
  enteredByName: column('(select ea.display_name from account ea where ea.id = q.entered_by)'),
  verifiedByName: column('(select va.display_name from account va where va.id = q.verified_by)'),
  verifiedAt: column('q.verified_at'),
  expired: derived<Period>(
    period,
    ({ state, validTo }, { services }) =>
      state === 'VERIFIED' && validTo !== null && validTo < dateIn(services.now()).toString(),
  ),
  expiresSoon: derived<Period>(period, ({ state, validTo }, { services }) => {
    const today = dateIn(services.now());
    const end = today.add({ days: SOON_DAYS }).toString();
    return state === 'VERIFIED' && validTo !== null && validTo >= today.toString() && validTo <= end;
  }),
  version: column('q.version'),
  fileUrl: guarded(
    qualificationPaperGuard,
    derived<Paper>(paper, (row, { actor, origin }) =>
      row.fileId && mayRead(actor, row) ? `/files/${row.fileId}?app=${origin.app}` : null,
    ),
  ),
  hidden: hidden([qualificationNumberGuard, qualificationPaperGuard]),
};

/** Qualifications of a volunteer `v` whose unit is `u`. */
export const qualificationsOfVolunteer = {
  from: 'qualification q join qualification_kind qk on qk.code = q.kind_code',
  where: 'q.volunteer_id = v.id',
  orderBy: 'q.created_at desc, q.id',
  limit: 50,
  fields: qualificationFields,
};

/** Claims `q` of a volunteer `v` whose unit is `u`, for those who verify. */
export const qualificationLineProjection = projection({
  name: 'qualification-line',
  from: 'qualification q join qualification_kind qk on qk.code = q.kind_code join volunteer v on v.id = q.volunteer_id join unit u on u.id = v.unit_id',
  fields: {
    ...qualificationFields,
    volunteer: object(volunteerBriefFields('v', phoneGuard)),
    unitName: guarded(residenceGuard, column('u.name')),
    canVerify: derived<{
      volunteerAccountIds: string[];
      enteredAccountIds: string[];
      unitPath: string;
      state: QualificationState;
      proven: boolean;
    }>(
      {
        volunteerAccountIds: herAccounts,
        enteredAccountIds: samePersons('array[q.entered_by]'),
        unitPath: 'u.path',
        state: 'q.state',
        proven: '(q.number_cipher is not null or q.file_id is not null)',
      },
      (row, { actor }) => verdict(canVerify(actor, row)),
    ),
  },
});

addFileReader(async ({ services, actor }, fileId) => {
  const reach = within(actor, 'qualification.verify', { path: 'u.path', unitId: 'v.unit_id', county: 'v.county_code' });
  const rows =
    await services.read.rows(sql`select 1 as one from qualification q join volunteer v on v.id = q.volunteer_id join unit u on u.id = v.unit_id
    where q.file_id = ${fileId} and ${reach} and ${whereSeen(actor, 'qualification.paper', volunteerReach)} limit 1`);
  return rows.length > 0;
});

addFileUse('qualification.file_id');
