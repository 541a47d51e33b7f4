import type { Reason, RightsState } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';

/** Who answers a request: those with the right where she belongs, never she herself, by whichever account of hers. */
export function canHandle(
  actor: Actor | null,
  request: {
    readonly state: RightsState;
    readonly volunteerAccountIds: readonly string[];
    readonly path: string;
    /** Whether she herself handed in the paper: one person could make up a request and carry it out. */
    readonly lodged: boolean;
  },
): readonly Reason[] {
  return [
    ...lacks(actor, 'rights.handle', request.path),
    ...(actor && request.volunteerAccountIds.includes(actor.accountId) ? [{ code: 'DISPUTE_PARTY' } as const] : []),
    ...(request.lodged ? [{ code: 'SAME_PERSON_CONFIRMS' } as const] : []),
    ...(request.state === 'OPEN' ? [] : [{ code: 'ALREADY_DECIDED' } as const]),
  ];
}
