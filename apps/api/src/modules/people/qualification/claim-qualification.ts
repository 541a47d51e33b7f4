import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { lockOwnVolunteer, stateReasons } from '../volunteer/lock-own-volunteer.ts';
import { paperFields, paperReasons, writeClaim } from './qualification-input.ts';

/** She says what she is qualified for; it counts once somebody has seen the paper. */
export const claimQualification = useCase({
  name: 'people.claim-qualification',
  label: '提交专业资格',
  input: anyFields,
  rate: { points: 30, seconds: 60 },
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(paperFields, raw);
    const volunteer = await lockOwnVolunteer(tx);
    if (volunteer instanceof Refusal) return volunteer;
    reasons.push(...stateReasons(volunteer.state), ...(await paperReasons(tx, values)));
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    return writeClaim(tx, volunteer, complete, null);
  },
});
