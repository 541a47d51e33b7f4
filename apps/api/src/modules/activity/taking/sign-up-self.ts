import { z } from 'zod';
import { refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { takeOpening } from './take-opening.ts';

/** She takes an opening, or asks for it where the coordinator confirms. */
export const signUp = useCase({
  name: 'activity.sign-up',
  label: '报名',
  input: z.object({ openingId: z.string() }),
  rate: { points: 60, seconds: 60 },
  async run(tx, { openingId }) {
    const { volunteerId } = tx.actor;
    if (!volunteerId) return refuse('NOT_A_VOLUNTEER');
    return await takeOpening(tx, {
      openingId,
      volunteerId,
      source: 'SELF',
      // A draft is not there for volunteers; what is over says so by its reasons.
      barred: ({ state }) => (state === 'DRAFT' ? refuse('NOT_FOUND') : null),
    });
  },
});
