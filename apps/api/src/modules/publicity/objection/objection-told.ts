import type { ObjectionState } from '@jinguo/schema';
import { raw, sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { subjectJoin } from '../notice/notice-subjects.ts';

/** What has to be known of an objection to tell people of it. */
export interface ObjectionTold {
  readonly state: ObjectionState;
  readonly unitId: string;
  readonly dueOn: string;
  readonly title: string;
  readonly sealed: boolean;
  readonly subjectId: string;
  /** All who may not answer, who objects among them. */
  readonly barred: readonly string[];
  /** The account of whom it is about. */
  readonly about: string | null;
  /** Who objects: for a message of her own to herself, and for nothing else. */
  readonly objector: string;
}

export async function objectionTold(tx: Tx, id: string): Promise<ObjectionTold | null> {
  const [row] = await tx.sql<
    Record<string, unknown> & { named: string | null; cipher: string | null; barred: string[] }
  >(
    sql`select o.state, o.unit_id as "unitId", o.due_on::text as "dueOn", coalesce(s.title, '') as title, coalesce(s.sealed, true) as sealed,
        i.subject_id as "subjectId", coalesce(s.barred, '{}') as barred, v.account_id as about, o.objector_account_id as named, o.objector_cipher as cipher
      from objection o join notice_item i on i.id = o.item_id ${raw(subjectJoin())} left join volunteer v on v.id = s.volunteer_id where o.id = ${id}`,
  );
  if (!row) return null;
  const { named, cipher, ...told } = row;
  const objector = named ?? tx.services.cipher.open(cipher ?? '');
  return { ...told, objector, barred: [...row.barred, objector] } as unknown as ObjectionTold;
}
