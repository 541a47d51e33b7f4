import { Migration } from '@mikro-orm/migrations';

/** Text messages wait in a queue of their own: a gateway that does not answer holds up nothing else. */
export class M0230TextQueue extends Migration {
  override up(): void {
    this.addSql(`alter table sms_delivery
      add column kind text not null default 'NOTICE' check (kind in ('CODE', 'GUARDIAN', 'NOTICE')),
      -- For the operator's list; the number itself stays sealed.
      add column phone_masked text not null default '',
      -- When it may be tried; while somebody sends it: when another may, should she never tell how it went.
      add column next_attempt_at timestamptz(3) not null default now(),
      -- A code is not sent late.
      add column expires_at timestamptz(3),
      add constraint sms_delivery_code_expires check ((kind = 'CODE') = (expires_at is not null))`);
    // Its own words instead of a message: until now only a guardian got one.
    this.addSql(`update sms_delivery set kind = 'GUARDIAN' where text_cipher is not null`);
    this.addSql(`update sms_delivery d set phone_masked = a.phone_masked from message m join account a on a.id = m.account_id
      where m.id = d.message_id and d.state <> 'SENT'`);
    this.addSql(`create index sms_delivery_waiting on sms_delivery (next_attempt_at, id) where state = 'QUEUED'`);
    this.addSql(`create index sms_delivery_unsent on sms_delivery (created_at, id) where state <> 'SENT'`);
  }
}
