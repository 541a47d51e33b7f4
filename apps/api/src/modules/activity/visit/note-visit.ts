import type { SignedInTx } from '../../../platform/use-case.ts';
import type { VisitRow } from './visit.sql.ts';

/** What is answered: whose page is read again. */
export interface SaidVisit {
  readonly signUpId: string;
}

/** What was said of a visit goes into the audit and onto the live screens. */
export function noteVisit(
  tx: SignedInTx,
  row: VisitRow,
  kind: 'create' | 'update',
  after: Record<string, unknown>,
): SaidVisit {
  tx.changed({ entity: 'HomeVisit', id: row.id, kind, after });
  tx.about({ entityType: 'SignUp', entityId: row.id, unitId: row.unit_id, countyCode: row.county_code });
  tx.touch(`activity:${row.activity_id}`);
  return { signUpId: row.id };
}
