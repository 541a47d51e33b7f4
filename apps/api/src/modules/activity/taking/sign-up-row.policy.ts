import { type Reason, type SignUpState, signUpStateWords } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';
import { canMove, type SignUpMove } from './sign-up.moves.ts';

/** What the policies of a roster line look at. */
export interface RosterFacts extends Record<string, unknown> {
  readonly state: SignUpState;
  readonly volunteerId: string;
  readonly path: string;
}

const stateReasons = (state: SignUpState, move: SignUpMove): readonly Reason[] =>
  canMove(state, move) ? [] : [{ code: 'WRONG_STATE', params: { state: signUpStateWords[state].zh } }];

/** Nobody marks their own attendance by proxy: hours would rest on one person's word. */
const notOwn = (actor: Actor | null, row: RosterFacts): readonly Reason[] =>
  actor?.volunteerId && actor.volunteerId === row.volunteerId ? [{ code: 'OWN_ATTENDANCE' }] : [];

export const canDecide = (actor: Actor | null, row: RosterFacts): readonly Reason[] => [
  ...lacks(actor, 'activity.manage', row.path),
  ...(row.state === 'REQUESTED' ? [] : ([{ code: 'ALREADY_DECIDED' }] satisfies Reason[])),
];

export const canProxy = (actor: Actor | null, row: RosterFacts, kind: 'IN' | 'OUT'): readonly Reason[] => [
  ...lacks(actor, 'attendance.mark', row.path),
  ...notOwn(actor, row),
  ...stateReasons(row.state, kind === 'IN' ? 'arrive' : 'complete'),
];

export const canStateLeaving = (actor: Actor | null, row: RosterFacts): readonly Reason[] =>
  canProxy(actor, row, 'OUT');
