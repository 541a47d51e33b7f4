import type { MembershipState } from '@jinguo/schema';
import { defineEntity, p } from '@mikro-orm/core';

/** A membership moves only along this table. */
export const membershipMoves = {
  accept: { from: ['REQUESTED'], to: 'ACTIVE' },
  decline: { from: ['REQUESTED'], to: 'DECLINED' },
  leave: { from: ['REQUESTED', 'ACTIVE'], to: 'LEFT' },
} as const satisfies Record<string, { from: readonly MembershipState[]; to: MembershipState }>;

const MembershipSchema = defineEntity({
  name: 'Membership',
  tableName: 'membership',
  properties: {
    id: p.uuid().primary(),
    volunteerId: p.uuid(),
    teamId: p.uuid(),
    countyCode: p.character().length(6),
    state: p.text().$type<MembershipState>(),
    requestedAt: p.datetime().length(3),
    decidedBy: p.uuid().nullable(),
    decidedAt: p.datetime().length(3).nullable(),
    reason: p.text().nullable(),
    version: p.integer().version(),
  },
});

/** One volunteer's place in one team. */
export class Membership extends MembershipSchema.class {
  /** The coordinator's yes or no, once. */
  decide(accept: boolean, by: string, reason: string | null, now: Date): void {
    const move = accept ? membershipMoves.accept : membershipMoves.decline;
    if (!(move.from as readonly MembershipState[]).includes(this.state))
      throw new Error(`A membership cannot be decided while ${this.state}.`);
    this.state = move.to;
    this.decidedBy = by;
    this.decidedAt = now;
    this.reason = reason;
  }

  /** Ended by whoever decides who joins, with a reason she reads. */
  end(by: string, reason: string, now: Date): void {
    this.leave(now);
    this.decidedBy = by;
    this.reason = reason;
  }

  /** She leaves, whenever she wants. */
  leave(now: Date): void {
    if (!(membershipMoves.leave.from as readonly MembershipState[]).includes(this.state))
      throw new Error(`A membership cannot be left while ${this.state}.`);
    this.state = membershipMoves.leave.to;
    this.decidedAt = now;
  }
}
MembershipSchema.setClass(Membership);
