import { sealedServiceWords } from '@jinguo/schema';
import type pg from 'pg';
import { commitmentOf, genesisOf, linkOf, newSalt } from '../../modules/hours/index.ts';
import type { Planned } from './activities.ts';
import type { Ahead } from './ahead.ts';
import type { CopyValue } from './copy.ts';
import { seedId, seedIdSql } from './ids.ts';
import {
  activityOf,
  byProxy,
  dayOf,
  earlyBy,
  lateBy,
  ROUNDS,
  recordsOf,
  type Scale,
  seatsOf,
  stateOf,
} from './scale.ts';
import { attendance } from './sign-ups.ts';

const POLICY = 'national-1';
const APPROVED_AFTER = 26 * 3_600_000;

/** One record to each attendance, as 令67 §7 and the approver's rules ask. */
export async function makeRecords(client: pg.Client, scale: Scale): Promise<void> {
  const sealed = `t.privacy = 'P4'`;
  // What they ask of a row is so by how rows are made, and is asked of all at once below; row by row it is a third of the time.
  await client.query('alter table service_record disable trigger user');
  const mark = `((t.v::bigint * ${ROUNDS} + t.k) * 37 % 100)`;
  await client.query(`insert into service_record (id, sign_up_id, volunteer_id, activity_id, unit_id, county_code, privacy_class, activity_name, service_date, place, content,
      organiser, person_in_charge, minutes, started_at, ended_at, source, policy_version, state, proposed_by, scanned_by, holder_unit_id, held_since, approved_by, approved_at,
      final_at, return_reason, created_at)
    select ${seedIdSql('record', 't.s')}, ${seedIdSql('signUp', 't.s')}, ${seedIdSql('volunteer', 't.v')}, t.activity_id, t.unit_id, t.county, t.privacy,
      case when ${sealed} then '${sealedServiceWords.zh}' else t.title end, (t.starts at time zone 'Asia/Shanghai')::date, case when ${sealed} then '' else t.venue end,
      case when ${sealed} then t.type_name else t.title || '，请按时参加。' end, t.organiser, t.in_charge, t.minutes - t.early - t.late, t.arrived, t.left_at,
      case when t.proxy then 'PROXY' else 'SCAN' end, '${POLICY}', st.state, t.marker, case when t.proxy then array[t.marker] else '{}'::uuid[] end, t.unit_id,
      t.left_at, case when st.state = 'APPROVED' then t.approver end, case when st.state = 'APPROVED' then t.left_at + interval '26 hours' end,
      case when st.state = 'APPROVED' then t.left_at + interval '9 days' end,
      case when st.state = 'RETURNED' then '请补充服务内容' end, t.left_at
    from ${attendance(scale)} t cross join lateral (select case when ${mark} < 1 then 'RETURNED' when ${mark} < 5 then 'PROPOSED' else 'APPROVED' end as state) st`);
  await client.query('alter table service_record enable trigger user');
  const { rowCount } = await client.query(
    `select 1 from service_record where id between $1 and $2 and state <> 'RETURNED' and minutes < 1 limit 1`,
    [seedId('record', 0), seedId('record', recordsOf(scale))],
  );
  if (rowCount) throw new Error('有服务记录的时长为零。');
}

interface SeedHead {
  minutes: number;
  sequence: number;
  opened: Date;
  county: string;
  chain: Buffer;
}

/** Ledger accounts, gapless entries in the order of approval, and heads that equal their sums. */
export function makeLedger(scale: Scale, plan: readonly Planned[], ahead: Ahead): void {
  const heads: SeedHead[] = [];
  ahead.add(
    'ledger_entry',
    [
      'account_id',
      'sequence',
      'at',
      'minutes',
      'source',
      'policy_version',
      'approver_account_id',
      'record_id',
      'county_code',
      'salt',
      'commitment',
      'previous',
      'chain',
    ],
    entries(scale, plan, heads),
  );
  ahead.add(
    'ledger_account',
    ['id', 'volunteer_id', 'county_code', 'opened_at'],
    (function* () {
      for (const [v, head] of heads.entries())
        yield [seedId('ledger', v), seedId('volunteer', v), head.county, head.opened];
    })(),
  );
  ahead.add(
    'ledger_head',
    ['account_id', 'sequence', 'minutes', 'chain'],
    (function* () {
      for (const [v, head] of heads.entries()) yield [seedId('ledger', v), head.sequence, head.minutes, head.chain];
    })(),
  );
}

function* entries(scale: Scale, plan: readonly Planned[], heads: SeedHead[]): Iterable<readonly CopyValue[]> {
  const seats = seatsOf(scale);
  for (let v = 0; v < scale.volunteers; v += 1) {
    const rounds = Array.from({ length: ROUNDS }, (_, round) => ({ round, day: dayOf(v, round, scale) })).sort(
      (a, b) => a.day - b.day,
    );
    const head = { minutes: 0, sequence: 0, opened: new Date(0), county: '', chain: genesisOf(seedId('ledger', v)) };
    heads.push(head);
    for (const { round, day } of rounds) {
      if (stateOf(v, round) !== 'APPROVED') continue;
      const planned = plan[activityOf(day, round)];
      if (!planned) throw new Error('unreachable');
      const out = planned.startsAt + (planned.minutes - earlyBy(v, round)) * 60_000;
      const entry = {
        accountId: seedId('ledger', v),
        sequence: head.sequence + 1,
        at: new Date(out + APPROVED_AFTER),
        minutes: planned.minutes - earlyBy(v, round) - lateBy(v, round),
        source: byProxy(v, round) ? 'PROXY' : 'SCAN',
        policyVersion: POLICY,
        approverAccountId: seedId('coordinator', planned.place.index * 2 + 1),
        recordId: seedId('record', planned.n * seats + Math.floor(v / scale.days)),
        reversesSequence: null,
        countyCode: planned.place.village.slice(0, 6),
      };
      if (head.sequence === 0) Object.assign(head, { opened: entry.at, county: entry.countyCode });
      head.sequence = entry.sequence;
      head.minutes += entry.minutes;
      const salt = newSalt();
      const commitment = commitmentOf(salt, entry);
      const previous = head.chain;
      head.chain = linkOf(previous, commitment);
      yield [
        entry.accountId,
        entry.sequence,
        entry.at,
        entry.minutes,
        entry.source,
        entry.policyVersion,
        entry.approverAccountId,
        entry.recordId,
        entry.countyCode,
        salt,
        commitment,
        previous,
        head.chain,
      ];
    }
  }
}
