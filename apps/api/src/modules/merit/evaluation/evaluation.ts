import { isSealed, type PrivacyClass, sealedServiceWords } from '@jinguo/schema';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, type Fields, list, object, projection } from '../../../platform/projection/fields.ts';
import { herAccounts, placeGuard, volunteerBriefFields } from '../../people/index.ts';
import { historyOf, versionFields } from '../shared/history.ts';
import { canEvaluate } from '../shared/merit.policy.ts';

/** Words about a service that was sealed afterwards are covered, too (rules §3). */
const said = (x: string): Fields => ({
  score: column(`${x}.score`),
  comment: column(
    `case when (select sa.privacy_class from activity sa where sa.id = ${x}.activity_id) = 'P4' then '' else ${x}.comment end`,
  ),
  evaluatedOn: column(`${x}.evaluated_on`),
});
const own: Fields = { ...versionFields('x'), ...said('x'), by: column('x.by') };
/** Of a sealed service no title is told (words.md). */
const fields: Fields = {
  ...own,
  activityName: derived<{ title: string; privacy: PrivacyClass }>(
    { title: 'a.title', privacy: 'a.privacy_class' },
    ({ title, privacy }) => (isSealed(privacy) ? sealedServiceWords.zh : title),
    'activity',
  ),
  history: historyOf('evaluation', said),
};
const joins = { activity: 'join activity a on a.id = x.activity_id' };

/** What was said of her. */
export const myEvaluationProjection = projection({ name: 'my-evaluation', from: 'evaluation x', joins, fields });

/** What she said of an activity; beside it nobody's name but hers. */
export const myRatingProjection = projection({ name: 'my-rating', from: 'evaluation x', fields: { ...said('x') } });

const phone = placeGuard('volunteer.phone', { path: 'u.path', unitId: 'x.unit_id' });
/** Evaluations `x` made at a unit `u` of a volunteer `v`. */
export const evaluationProjection = projection({
  name: 'evaluation',
  from: 'evaluation x join unit u on u.id = x.unit_id join volunteer v on v.id = x.volunteer_id',
  joins,
  fields: {
    ...fields,
    volunteer: object(volunteerBriefFields('v', phone)),
    canCorrect: derived<{ path: string; accounts: string[]; withdrawn: boolean }>(
      { path: 'u.path', accounts: herAccounts, withdrawn: 'x.withdrawn' },
      (row, { actor }) =>
        verdict([
          ...canEvaluate(actor, { ...row, privacy: 'P2', by: 'COORDINATOR' }),
          ...(row.withdrawn ? [{ code: 'MERIT_TAKEN_BACK' } as const] : []),
        ]),
    ),
  },
});

type Line = { path: string; accounts: string[]; privacy: PrivacyClass; served: boolean; done: boolean };
const line = {
  path: 'u.path',
  accounts: herAccounts,
  privacy: 'r.privacy_class',
  served: `(r.state <> 'RETURNED')`,
  done: `exists (select from evaluation d where d.activity_id = r.activity_id and d.volunteer_id = r.volunteer_id and d.by = 'COORDINATOR'
    and d.replaced_at is null and not d.withdrawn)`,
} as const;

/** Who served in an activity: the record `r` that stands for her, her unit's `u`, and what was said of her there. */
export const evaluationLineProjection = projection({
  name: 'evaluation-line',
  from: 'service_record r join unit u on u.id = r.unit_id join volunteer v on v.id = r.volunteer_id',
  fields: {
    id: column('r.id'),
    volunteer: object(
      volunteerBriefFields('v', placeGuard('volunteer.phone', { path: 'u.path', unitId: 'r.unit_id' })),
    ),
    evaluations: list({
      from: 'evaluation x',
      where: `x.activity_id = r.activity_id and x.volunteer_id = r.volunteer_id and x.by <> 'VOLUNTEER' and x.replaced_at is null and not x.withdrawn`,
      orderBy: 'x.entered_at, x.id',
      limit: 60,
      fields: own,
    }),
    canEvaluate: derived<Line>(line, (row, { actor }) =>
      verdict([
        ...canEvaluate(actor, { ...row, by: 'COORDINATOR' }),
        ...(row.done ? [{ code: 'EVALUATED_ALREADY' } as const] : []),
      ]),
    ),
    canEnterSlip: derived<Line>(line, (row, { actor }) => verdict(canEvaluate(actor, { ...row, by: 'RECIPIENT' }))),
  },
});
