/** What should be true of the hours of some women, in the fewest words: no tables, no locks, no chains. */
export interface ModelRecord {
  readonly id: string;
  readonly volunteer: number;
  state: 'PROPOSED' | 'APPROVED' | 'RETURNED';
  minutes: number;
  /** The minutes a correction says, while it waits. */
  correcting: number | null;
  /** Lines the ledger holds of it. */
  lines: number;
  /** What is put up for three working days: nothing yet, up, over, or found wrong. */
  notice: 'NONE' | 'UP' | 'OVER' | 'UPHELD';
  /** One neighbour objects to what is up, once. */
  objection: 'NONE' | 'OPEN' | 'UPHELD' | 'DISMISSED';
  final: boolean;
}

const fresh = { correcting: null, lines: 0, notice: 'NONE', objection: 'NONE', final: false } as const;

export class HistoryModel {
  readonly records: ModelRecord[] = [];
  readonly erased = new Set<number>();

  propose(id: string, volunteer: number, minutes: number): void {
    this.records.push({ id, volunteer, state: 'PROPOSED', minutes, ...fresh });
  }

  /** Whether it counts from now on. */
  approve(record: ModelRecord): boolean {
    if (record.state !== 'PROPOSED') return false;
    record.state = 'APPROVED';
    record.lines += 1;
    record.notice = 'UP';
    return true;
  }

  sendBack(record: ModelRecord): boolean {
    if (record.state !== 'PROPOSED') return false;
    record.state = 'RETURNED';
    return true;
  }

  /** Nothing is no service: whoever did nothing after all is not proposed again. */
  resubmit(record: ModelRecord, minutes: number): boolean {
    if (record.state !== 'RETURNED' || minutes < 1) return false;
    record.state = 'PROPOSED';
    record.minutes = minutes;
    return true;
  }

  correct(record: ModelRecord, minutes: number): boolean {
    if (record.objection === 'OPEN') return false;
    if (record.state !== 'APPROVED' || record.correcting !== null || record.minutes === minutes) return false;
    record.correcting = minutes;
    return true;
  }

  decide(record: ModelRecord, accept: boolean): boolean {
    if (record.correcting === null || record.objection === 'OPEN') return false;
    if (accept) {
      // What stood is taken back, what is true is entered; nothing is entered of nothing.
      record.lines += (record.minutes > 0 ? 1 : 0) + (record.correcting > 0 ? 1 : 0);
      record.minutes = record.correcting;
      // It says what nobody has seen yet: it is put up anew.
      Object.assign(record, { notice: 'UP', objection: 'NONE', final: false });
    }
    record.correcting = null;
    return true;
  }

  object(record: ModelRecord): boolean {
    if (record.notice !== 'UP' || record.objection !== 'NONE') return false;
    record.objection = 'OPEN';
    return true;
  }

  answer(record: ModelRecord, uphold: boolean): boolean {
    if (record.objection !== 'OPEN') return false;
    record.objection = uphold ? 'UPHELD' : 'DISMISSED';
    return true;
  }

  /** The days of notice are over: what nobody objects to stands, what is found wrong does not, what is asked waits. */
  pass(): void {
    for (const record of this.records.filter(({ notice, objection }) => notice === 'UP' && objection !== 'OPEN')) {
      record.notice = record.objection === 'UPHELD' ? 'UPHELD' : 'OVER';
      record.final = record.notice === 'OVER';
    }
  }

  /** Whoever is erased keeps her hours: they are nobody's to take. */
  erase(volunteer: number): boolean {
    if (this.erased.has(volunteer)) return false;
    this.erased.add(volunteer);
    return true;
  }

  total(volunteer: number): number {
    return this.records
      .filter((record) => record.volunteer === volunteer && record.state === 'APPROVED')
      .reduce((sum, { minutes }) => sum + minutes, 0);
  }
}
