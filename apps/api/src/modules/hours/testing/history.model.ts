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
  /** Put up for three working days; they are over and an answer is awaited; or all is said. */
  notice: 'NONE' | 'UP' | 'WAITING' | 'SAID';
  /** Whether a neighbour objects and waits for the answer. */
  objected: boolean;
  /** How often anybody objected. */
  objections: number;
  final: boolean;
}

const fresh = { correcting: null, lines: 0, notice: 'NONE', objected: false, objections: 0, final: false } as const;

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
    if (record.objected) return false;
    if (record.state !== 'APPROVED' || record.correcting !== null || record.minutes === minutes) return false;
    record.correcting = minutes;
    return true;
  }

  decide(record: ModelRecord, accept: boolean): boolean {
    if (record.correcting === null || record.objected) return false;
    if (accept) {
      // What stood is taken back, what is true is entered; nothing is entered of nothing.
      record.lines += (record.minutes > 0 ? 1 : 0) + (record.correcting > 0 ? 1 : 0);
      record.minutes = record.correcting;
      // It says what nobody has seen yet: it is put up anew.
      Object.assign(record, { notice: 'UP', final: false });
    }
    record.correcting = null;
    return true;
  }

  object(record: ModelRecord): boolean {
    if (record.notice !== 'UP' || record.objected) return false;
    record.objected = true;
    record.objections += 1;
    return true;
  }

  /** Right, it does not stand, whatever the days; wrong, it stands when they are over. */
  answer(record: ModelRecord, uphold: boolean): boolean {
    if (!record.objected) return false;
    record.objected = false;
    if (uphold) record.notice = 'SAID';
    else if (record.notice === 'WAITING') this.#stands(record);
    return true;
  }

  /** The days of notice are over: what nobody objects to stands, what is asked waits for its answer. */
  pass(): void {
    for (const record of this.records.filter(({ notice }) => notice === 'UP'))
      if (record.objected) record.notice = 'WAITING';
      else this.#stands(record);
  }

  #stands(record: ModelRecord): void {
    record.notice = 'SAID';
    record.final = true;
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
