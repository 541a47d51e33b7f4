import type { News } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { queueSms } from '../sms/queue-sms.ts';

/** How news reaches a person. */
interface Way {
  /** A path of the volunteer app, or one of the admin app beginning with `/admin/`. */
  readonly link: string | null;
  /** Also by text message, to those who agreed to it. */
  readonly sms?: boolean;
}
/** What happened, to be told in the reader's tongue, and the ways to her. */
type Note = Way & News;

/** Puts a note into inboxes. The same news never tells an account the same thing twice, however often it is delivered. */
export async function tell(tx: Tx, eventId: number, accountIds: readonly (string | null)[], note: Note): Promise<void> {
  const accounts = [...new Set(accountIds.filter((id) => id !== null))];
  if (accounts.length === 0) return;
  const written = await tx.sql<{
    id: string;
    account_id: string;
  }>(sql`insert into message (id, account_id, kind, facts, link, event_id, created_at)
    select n.id, n.account_id, ${note.kind}, ${JSON.stringify(note.facts)}::jsonb, ${note.link}, ${eventId}, ${tx.now}::timestamptz
    from unnest(${accounts.map(newId)}::uuid[], ${accounts}::uuid[]) as n(id, account_id)
    on conflict (account_id, event_id, kind) do nothing returning id`);
  if (note.sms)
    await queueSms(
      tx,
      written.map((message) => message.id),
    );
}
