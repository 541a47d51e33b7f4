import type { FlagCode, PrivacyClass, RecordSource, RecordState, ReturnCode } from '@jinguo/schema';
import { defineEntity, p } from '@mikro-orm/core';
import type { CountedTime } from '../policy/count-time.ts';
import { mayMove, type RecordMove, recordMoves } from './record-moves.ts';

const ServiceRecordSchema = defineEntity({
  name: 'ServiceRecord',
  tableName: 'service_record',
  properties: {
    id: p.uuid().primary(),
    /** Nobody's but of a late one: whoever came along without signing up. */
    signUpId: p.uuid().nullable(),
    lateEntryId: p.uuid().nullable(),
    volunteerId: p.uuid(),
    activityId: p.uuid(),
    unitId: p.uuid(),
    countyCode: p.character().length(6),
    privacyClass: p.text().$type<PrivacyClass>(),
    activityName: p.text(),
    serviceDate: p.date(),
    place: p.text(),
    content: p.text(),
    organiser: p.text(),
    personInCharge: p.text(),
    minutes: p.integer(),
    startedAt: p.datetime().length(3),
    endedAt: p.datetime().length(3),
    source: p.text().$type<RecordSource>(),
    policyVersion: p.text(),
    state: p.text().$type<RecordState>(),
    proposedBy: p.uuid(),
    scannedBy: p.array<string>().columnType('uuid[]'),
    holderUnitId: p.uuid(),
    heldSince: p.datetime().length(3),
    approvedBy: p.uuid().nullable(),
    approvedAt: p.datetime().length(3).nullable(),
    finalAt: p.datetime().length(3).nullable(),
    returnCode: p.text().$type<ReturnCode>().nullable(),
    returnReason: p.text().nullable(),
    note: p.text().nullable(),
    openFlags: p.array<FlagCode>().columnType('text[]'),
    version: p.integer().version(),
    createdAt: p.datetime().length(3),
  },
});

/** A service record with the fields of 令67 §7. It moves only along the table of moves. */
export class ServiceRecord extends ServiceRecordSchema.class {
  /** 退回补充: it waits with the team that has to complete it. */
  sendBack(reason: string, now: Date): void {
    this.move('return');
    this.returnReason = reason;
    this.holderUnitId = this.unitId;
    this.heldSince = now;
  }

  /** Proposed again with the true times; whoever states a time for her never approves it. */
  resubmit(by: string, time: CountedTime, note: string): void {
    this.move('resubmit');
    this.startedAt = time.startedAt;
    this.endedAt = time.endedAt;
    this.minutes = time.minutes;
    this.returnCode = null;
    this.source = this.restated();
    this.note = note;
    this.proposedBy = by;
    this.scannedBy = [...new Set([...this.scannedBy, by])];
  }

  /** 更正: what a different person agreed to. The correction keeps what stood before; it is final after a notice of its own. */
  correct(time: CountedTime & { readonly policyVersion: string }): void {
    this.move('correct');
    this.startedAt = time.startedAt;
    this.endedAt = time.endedAt;
    this.minutes = time.minutes;
    this.policyVersion = time.policyVersion;
    this.finalAt = null;
    this.source = this.restated();
  }

  /** Times stated anew make no late entry a lesser one: it stays what the paper proves. */
  private restated(): RecordSource {
    return this.source === 'LATE' ? 'LATE' : 'STATED';
  }

  private move(move: RecordMove): void {
    if (!mayMove(move, this.state)) throw new Error(`A record cannot ${move} while ${this.state}.`);
    this.state = recordMoves[move].to;
  }
}
ServiceRecordSchema.setClass(ServiceRecord);
