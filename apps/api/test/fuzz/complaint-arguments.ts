import type { County } from '../leak-walk/two-counties.ts';
import { firstText as text, type Variables } from './activity-arguments.ts';

/** Complaints each at the step that is tried, in the order of `makeComplaints`. */
export function complaintArguments({ rows, units }: County): Record<string, readonly Variables[]> {
  const [named, shielded, answered, entered, taken, review] = rows.complaint;
  const said = { about: 'SERVICE', naming: 'NAMED', facts: [text] };
  const found = { version: 1, finding: 'PARTLY', words: text, measure: text };
  return {
    openComplaint: [
      { input: { ...said, unitId: units.village } },
      // One of them she signed up for.
      ...rows.activity.map((activityId) => ({ input: { ...said, activityId, aboutName: '演示·某人' } })),
    ],
    enterComplaint: [
      { input: { ...said, unitId: units.team, complainantName: '演示·大娘' } },
      { input: { ...said, activityId: rows.activity[0], aboutName: '演示·某人', complainantName: '演示·大娘' } },
    ],
    acceptComplaint: [{ id: named, version: 1 }],
    declineComplaint: [{ id: named, version: 1, reason: text }],
    answerComplaint: [{ input: { ...found, id: taken } }],
    reviewComplaint: [{ input: { ...found, id: review } }],
    askForReview: [{ id: answered, reason: text }],
    withdrawComplaint: [{ id: shielded }],
    urgeComplaint: [{ id: shielded }],
    revealComplainant: [{ id: entered, reason: text }],
  };
}
