import type { Reason } from '@jinguo/schema';
import type { Run } from '../changing/people.ts';

/** What an upper module still holds open of an activity; empty when nothing is. */
export type ClosingGate = (run: Run, activityId: string) => Promise<readonly Reason[]>;

const gates: ClosingGate[] = [];

/** Modules above add what must be done before an activity is closed, e.g. hours its records; activity knows none of them. */
export const addClosingGate = (gate: ClosingGate): void => void gates.push(gate);

export async function openAbove(run: Run, activityId: string): Promise<Reason[]> {
  const found: Reason[] = [];
  for (const gate of gates) found.push(...(await gate(run, activityId)));
  return found;
}
