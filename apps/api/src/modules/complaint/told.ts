import type { ComplaintFinding, ComplaintState } from '@jinguo/schema';
import { sql } from '../../platform/database/sql.ts';
import type { Tx } from '../../platform/use-case.ts';
import { handlersOf } from './handling/desk.ts';

/** What has to be known of a complaint to tell people of it. */
export interface ComplaintTold {
  readonly state: ComplaintState;
  readonly finding: ComplaintFinding | null;
  readonly unitName: string;
  readonly dueOn: string;
  readonly deskUnitId: string;
  /** The account of whoever complained: for a message of her own to herself, and for nothing else. */
  readonly complainant: string | null;
  readonly enteredBy: string | null;
}

export async function complaintTold(tx: Tx, id: string): Promise<ComplaintTold | null> {
  const [row] = await tx.sql<
    Record<string, unknown> & { named: string | null; cipher: string | null; enteredBy: string | null }
  >(
    sql`select c.state, c.finding, u.name as "unitName", c.due_on::text as "dueOn", c.desk_unit_id as "deskUnitId", c.entered_by as "enteredBy",
        c.complainant_account_id as named, c.complainant_cipher as cipher
      from complaint c join unit u on u.id = c.unit_id where c.id = ${id}`,
  );
  if (!row) return null;
  const { named, cipher, ...told } = row;
  const complainant = row.enteredBy ? null : (named ?? (cipher && tx.services.cipher.open(cipher)));
  return { ...told, complainant } as unknown as ComplaintTold;
}

/** Those who may take the next step: where it lies, or at the nearest desk above that has anybody. */
export const complaintHandlers = (tx: Tx, id: string, told: ComplaintTold): Promise<string[]> =>
  handlersOf(tx, id, told.deskUnitId);
