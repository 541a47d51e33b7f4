import type { WireReason } from '@jinguo/web';
import { blanks, ownReason } from '../../shared/blank.ts';
import type { ActivityForm } from './activity.form.ts';
import { openingsOf, type PlanForm } from './plan.form.ts';

/** What recruitment must say by law (rules §1.2); the server decides, this only spares a first round trip. */
const lawful = ['place', 'content', 'requirements', 'risks', 'safeguards', 'personInCharge'] as const;

/** Without these not even a draft can be stored. */
export const basicsMissing = (form: ActivityForm): WireReason[] =>
  blanks(form, ['title', 'serviceTypeId', 'unitId', 'villageCode']);

/** Shifts without a beginning or an end: a blank is no instant the server could read. */
export const timesMissing = (plan: PlanForm): WireReason[] =>
  plan.shifts.flatMap((shift, i) =>
    (['startsAt', 'endsAt'] as const)
      .filter((field) => !shift[field])
      .map((field) => ownReason('REQUIRED', `shifts.${i}.${field}`)),
  );

/** The law's conditions as far as the screen can tell, for when nothing could be sent yet. */
export const lawMissing = (form: ActivityForm, plan: PlanForm, phoneKept: boolean): WireReason[] => [
  ...blanks(form, lawful),
  ...(form.contactPhone || phoneKept ? [] : [ownReason('REQUIRED', 'contactPhone')]),
  ...(form.risk === 'HAZARDOUS' && !form.insurancePolicyNo ? [ownReason('INSURANCE_NEEDED', 'insurancePolicyNo')] : []),
  ...(plan.shifts.length ? [] : [ownReason('NO_TIME', 'shifts')]),
  ...(openingsOf(plan).length ? [] : [ownReason('NO_OPENING', 'openings')]),
];
