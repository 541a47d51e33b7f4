import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { queueSms } from '../sms/queue-sms.ts';

export interface Note {
  readonly kind: MessageKind;
  readonly title: string;
  readonly body: string;
  /** A path of the volunteer app, or one of the admin app beginning with `/admin/`. */
  readonly link: string | null;
  /** Also by text message, to those who agreed to it. */
  readonly sms?: boolean;
}

export type MessageKind =
  | 'ACTIVITY_PUBLISHED'
  | 'ACTIVITY_CANCELLED'
  | 'ACTIVITY_MOVED'
  | 'PLACE_LOST'
  | 'SIGN_UP_MADE'
  | 'SIGN_UP_REQUESTED'
  | 'SIGN_UP_ACCEPTED'
  | 'SIGN_UP_DECLINED'
  | 'MEMBERSHIP_REQUESTED'
  | 'MEMBERSHIP_ACCEPTED'
  | 'MEMBERSHIP_DECLINED'
  | 'GUARDIAN_AGREED'
  | 'GUARDIAN_REFUSED'
  | 'GUARDIAN_WITHDREW'
  | 'IDENTITY_DISPUTED'
  | 'IDENTITY_SETTLED'
  | 'MERGE_PROPOSED'
  | 'MERGE_DONE'
  | 'PAPER_SUBMITTED'
  | 'QUALIFICATION_EXPIRING'
  | 'RIGHTS_REQUESTED'
  | 'RIGHTS_DECIDED'
  | 'STANDING_CHANGED'
  | 'QUALIFICATION_CLAIMED'
  | 'QUALIFICATION_VERIFIED'
  | 'QUALIFICATION_REJECTED'
  | 'RECORD_PROPOSED'
  | 'RECORD_APPROVED'
  | 'RECORD_RETURNED'
  | 'RECORD_TO_COMPLETE'
  | 'RECORD_CORRECTED'
  | 'CORRECTION_REJECTED'
  | 'ACCESS_GRANTED'
  | 'ACCESS_REVOKED'
  | 'KEYS_CHANGED'
  | 'RESTORATION_WAITING';

/** Puts a note into inboxes. The same news never tells an account the same thing twice, however often it is delivered. */
export async function tell(tx: Tx, eventId: number, accountIds: readonly (string | null)[], note: Note): Promise<void> {
  const accounts = [...new Set(accountIds.filter((id) => id !== null))];
  if (accounts.length === 0) return;
  const written = await tx.sql<{
    id: string;
    account_id: string;
  }>(sql`insert into message (id, account_id, kind, title, body, link, event_id, created_at)
    select n.id, n.account_id, ${note.kind}, ${note.title}, ${note.body}, ${note.link}, ${eventId}, ${tx.now}::timestamptz
    from unnest(${accounts.map(newId)}::uuid[], ${accounts}::uuid[]) as n(id, account_id)
    on conflict (account_id, event_id, kind) do nothing returning id`);
  if (note.sms)
    await queueSms(
      tx,
      written.map((message) => message.id),
    );
}
