import { Migration } from '@mikro-orm/migrations';

const genesis = (account: string): string => String.raw`sha256('\x00'::bytea || uuid_send(${account}))`;
const link = (previous: string, commitment: string): string =>
  String.raw`sha256('\x01'::bytea || ${previous} || ${commitment})`;

/**
 * Every ledger account becomes a hash chain, and an attempt on the ledger by its owner leaves a trace. Entries made before
 * are chained here, once, in their order.
 */
export class M0200LedgerChain extends Migration {
  override up(): void {
    this.addSql(`alter table ledger_entry add column previous bytea, add column chain bytea`);
    this.addSql(`alter table ledger_head add column chain bytea`);
    this.addSql(`drop trigger ledger_entry_append_only on ledger_entry`);
    this.addSql(`do $$
      declare entry record; account uuid; before bytea; after bytea;
      begin
        for entry in select account_id, sequence, at, commitment from ledger_entry order by account_id, sequence loop
          if account is distinct from entry.account_id then
            account := entry.account_id;
            before := ${genesis('account')};
          else before := after;
          end if;
          after := ${link('before', 'entry.commitment')};
          update ledger_entry set previous = before, chain = after
            where account_id = entry.account_id and sequence = entry.sequence and at = entry.at;
        end loop;
      end $$`);
    this.addSql(`update ledger_head h set chain = coalesce(
      (select e.chain from ledger_entry e where e.account_id = h.account_id and e.sequence = h.sequence), ${genesis('h.account_id')})`);
    this.addSql(`alter table ledger_head alter column chain set not null`);
    this.addSql(`alter table ledger_entry alter column previous set not null, alter column chain set not null,
      add constraint ledger_entry_linked check (chain = ${link('previous', 'commitment')}),
      add constraint ledger_entry_begins check (sequence > 1 or previous = ${genesis('account_id')})`);

    // Who owns the tables may do anything, but not unseen: what the trigger turns away is written down here.
    this.addSql(`create table ledger_attempt (
      id bigint generated always as identity primary key,
      at timestamptz(3) not null default clock_timestamp(),
      act text not null check (act in ('UPDATE', 'DELETE')),
      account_id uuid not null,
      sequence integer not null,
      by_role text not null default session_user,
      from_address inet default inet_client_addr(),
      program text not null default current_setting('application_name')
    )`);
    this.addSql(`create function turn_away_ledger_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        insert into ledger_attempt (act, account_id, sequence) values (tg_op, old.account_id, old.sequence);
        raise warning 'ledger_entry is append-only: % of entry % of account % was turned away and written down', tg_op, old.sequence, old.account_id;
        -- An error would roll the trace back as well.
        return null;
      end $$`);
    this.addSql(
      `create trigger ledger_entry_append_only before update or delete on ledger_entry for each row execute function turn_away_ledger_change()`,
    );
    this.addSql(
      `create trigger ledger_attempt_kept before update or delete on ledger_attempt for each row execute function refuse_change()`,
    );
    this.addSql(
      `create trigger ledger_attempt_no_truncate before truncate on ledger_attempt for each statement execute function refuse_change()`,
    );
  }
}
