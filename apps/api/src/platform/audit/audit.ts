/** What a mutation was about: the thing, and the place it belongs to (for reach over the log). */
export interface AuditSubject {
  readonly entityType: string;
  readonly entityId: string;
  readonly unitId: string | null;
  readonly countyCode: string | null;
}
