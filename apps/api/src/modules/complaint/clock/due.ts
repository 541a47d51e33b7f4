import { type ComplaintState, complaintLimits } from '@jinguo/schema';
import { answerDue, type Counted } from '../../publicity/index.ts';

const days: Readonly<Record<ComplaintState, number>> = {
  RECEIVED: complaintLimits.acceptWorkingDays,
  ACCEPTED: complaintLimits.answerWorkingDays,
  REVIEW: complaintLimits.reviewWorkingDays,
  ANSWERED: complaintLimits.askReviewWorkingDays,
  DECLINED: complaintLimits.askReviewWorkingDays,
  CLOSED: 0,
  WITHDRAWN: 0,
};

/** By when the next step is to be taken: whether it is taken on and the answer count from receipt, the others from the step before. */
export const dueIn = (state: ComplaintState, from: Date): Counted => answerDue(from, days[state]);
