import { Migration } from '@mikro-orm/migrations';

/** 时长公开: what anybody may know of how an organisation's hours came to be, counted once a night; no row singles anybody out, nor do two. */
export class M0382Integrity extends Migration {
  override up(): void {
    this.addSql(`create table integrity_line (
      unit_id uuid primary key references unit (id),
      county_code char(6) not null,
      people integer not null check (people >= 5),
      records integer not null check (records > 0),
      minutes integer not null check (minutes > 0),
      by_source jsonb not null check (jsonb_typeof(by_source) = 'object'),
      -- Sources whose sums hold sealed services: told to nobody, asked when the line is counted anew.
      sealed_sources text[] not null default '{}',
      late_records integer not null check (late_records between 0 and records),
      flags_raised integer not null check (flags_raised >= 0),
      flags_resolved integer not null check (flags_resolved between 0 and flags_raised),
      median_days integer not null check (median_days >= 0),
      counted_at timestamptz(3) not null
    )`);
    this.addSql(`create index integrity_line_most on integrity_line (minutes desc, unit_id desc)`);
    this.addSql(
      `create trigger integrity_line_county before update on integrity_line for each row execute function keep_county_code()`,
    );
  }
}
