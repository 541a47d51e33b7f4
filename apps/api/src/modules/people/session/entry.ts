import type { AppName, EntryStep } from '../../../platform/access/actor.ts';

export const EntrySteps = { SECOND_STEP: 'SECOND_STEP', PASSWORD: 'PASSWORD', SECOND_FACTOR: 'SECOND_FACTOR' } as const;

/**
 * What she has still to do at the door, in order. Secrets that somebody else has seen, shown once at an appointment, let
 * her do no more than choose her own; a second factor is asked for in the admin app only.
 */
export function unfinishedSteps(session: {
  app: AppName;
  secondFactor: boolean;
  passwordInitial: boolean;
  factorInitial: boolean;
}): readonly EntryStep[] {
  const steps: EntryStep[] = [];
  if (session.app === 'admin' && !session.secondFactor) steps.push('SECOND_STEP');
  if (session.passwordInitial) steps.push('PASSWORD');
  if (session.app === 'admin' && session.factorInitial) steps.push('SECOND_FACTOR');
  return steps;
}
