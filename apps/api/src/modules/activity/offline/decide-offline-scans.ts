import { limits, type OfflineScanState, type Reason, type ScanKind } from '@jinguo/schema';
import { z } from 'zod';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { herAccounts } from '../../people/index.ts';
import { attendanceCompleted, checkedIn, offlineScanDecided } from '../activity.events.ts';
import { barred } from '../shared/reach.ts';
import { moveSignUp, type SignUpRow } from '../taking/sign-up.moves.ts';
import { canConfirmOffline, canDecideOffline, type OfflineFacts } from './offline-scan.policy.ts';

/** A sign-up with one claim of it. */
interface ScanRow extends SignUpRow {
  scan_id: string;
  kind: ScanKind;
  scan_state: OfflineScanState;
  at: Date;
  by_account_id: string;
  client_id: string;
  device_key: Buffer | null;
  accounts: string[];
}

/** The claims with their sign-ups, locked; a person's arrival before her leaving. */
const lockScans = (tx: SignedInTx, where: Fragment): Promise<ScanRow[]> =>
  tx.sql<ScanRow>(sql`select l.id as scan_id, su.id, l.kind, l.state as scan_state, l.at, l.by_account_id, l.client_id, l.device_key, su.opening_id, su.activity_id,
      su.volunteer_id, su.state, su.version, lower(su.during) as starts_at, upper(su.during) as ends_at, su.checked_in_at,
      a.unit_id, su.county_code, u.path, ${raw(herAccounts)} as accounts
    from offline_scan l join sign_up su on su.id = l.sign_up_id join activity a on a.id = su.activity_id join unit u on u.id = a.unit_id
      join volunteer v on v.id = su.volunteer_id
    where ${where} order by su.id, l.kind for update of su, l`);

const factsOf = (row: ScanRow): OfflineFacts => ({
  kind: row.kind,
  state: row.scan_state,
  signUpState: row.state,
  volunteerId: row.volunteer_id,
  accounts: row.accounts,
  path: row.path,
});
const decide = (tx: SignedInTx, id: string, state: OfflineScanState, reason: string | null): Promise<unknown> =>
  tx.sql(
    sql`update offline_scan set state = ${state}, decided_by = ${tx.actor.accountId}, decided_at = ${tx.now}, decline_reason = ${reason} where id = ${id}`,
  );
const ids = z.array(z.string()).min(1).max(limits.batch);

/**
 * A coordinator who was there vouches for claims, all named ones or none. Only now do they count: the sign-up moves by the
 * time she scanned, and whoever vouched is the one who never approves the hours (counter-rule a).
 */
export const confirmOfflineScans = useCase({
  name: 'activity.confirm-offline-scans',
  label: '确认离线签到',
  input: z.object({ ids, wasThere: z.boolean() }),
  async run(tx, input) {
    const wanted = [...new Set(input.ids)];
    if (!wanted.every(isId)) return refuse('NOT_FOUND');
    const rows = await lockScans(tx, sql`l.id = any(${wanted}::uuid[])`);
    if (rows.length < wanted.length) return refuse('NOT_FOUND');
    for (const row of rows) {
      const no = barred(tx.actor, 'attendance.mark', row.path);
      if (no) return no;
    }
    const reasons: Reason[] = input.wasThere ? [] : [{ code: 'WAS_THERE_NEEDED', field: 'wasThere' }];
    const arrives = new Set(rows.filter((row) => row.kind === 'IN').map((row) => row.id));
    for (const row of rows) {
      // Her arrival is confirmed in the same breath.
      const follows = row.kind === 'OUT' && row.state !== 'COMPLETED' && arrives.has(row.id);
      const facts = factsOf(row);
      reasons.push(...canConfirmOffline(tx.actor, follows ? { ...facts, signUpState: 'ARRIVED' } : facts));
    }
    const no = refuseIf(reasons);
    if (no) return no;
    for (const row of rows) await confirmOne(tx, row, arrives.has(row.id));
    return { ids: wanted };
  },
});

async function confirmOne(tx: SignedInTx, row: ScanRow, justArrived: boolean): Promise<void> {
  const { scan_id: scanId, kind, at } = row;
  await decide(tx, scanId, 'CONFIRMED', null);
  const column = raw(kind === 'IN' ? 'in' : 'out');
  const set = sql`, checked_${column}_at = ${at}, checked_${column}_by = ${tx.actor.accountId}, check_${column}_method = 'OFFLINE'`;
  if (kind === 'OUT') await moveSignUp(tx, justArrived ? { ...row, state: 'ARRIVED' } : row, 'complete', set);
  else if (row.state === 'NO_SHOW') {
    await moveSignUp(tx, row, 'cameAfterAll', set);
    await tx.sql(sql`update opening set taken = taken + 1 where id = ${row.opening_id}`);
  } else await moveSignUp(tx, row, 'arrive', set);
  await tx.sql(sql`insert into scan (id, at, sign_up_id, activity_id, county_code, kind, method, stated_time, by_account_id, client_id, device_key)
    values (${scanId}, ${tx.now}, ${row.id}, ${row.activity_id}, ${row.county_code}, ${kind}, 'OFFLINE', ${at}, ${row.by_account_id}, ${row.client_id}, ${row.device_key})`);
  tx.publish(
    (kind === 'IN' ? checkedIn : attendanceCompleted).of({ signUpId: row.id }),
    offlineScanDecided.of({ offlineScanId: scanId }),
  );
}

/** Not confirmed, with the reason she reads. Without the arrival its leaving falls too. */
export const declineOfflineScan = useCase({
  name: 'activity.decline-offline-scan',
  label: '不认可离线签到',
  input: z.object({ id: z.string(), reason: text(limits.shortText, 2) }),
  async run(tx, { id, reason }) {
    const rows = isId(id)
      ? await lockScans(
          tx,
          sql`(l.id = ${id} or l.kind = 'OUT' and l.state = 'PENDING' and su.state <> 'ARRIVED'
            and l.sign_up_id = (select x.sign_up_id from offline_scan x where x.id = ${id} and x.kind = 'IN'))`,
        )
      : [];
    const row = rows.find((one) => one.scan_id === id);
    if (!row) return refuse('NOT_FOUND');
    const no = barred(tx.actor, 'attendance.mark', row.path) ?? refuseIf(canDecideOffline(tx.actor, factsOf(row)));
    if (no instanceof Refusal) return no;
    for (const one of rows) {
      await decide(tx, one.scan_id, 'DECLINED', reason);
      tx.changed({
        entity: 'OfflineScan',
        id: one.scan_id,
        kind: 'update',
        after: { state: 'DECLINED', kind: one.kind },
      });
      tx.publish(offlineScanDecided.of({ offlineScanId: one.scan_id }));
    }
    tx.about({ entityType: 'SignUp', entityId: row.id, unitId: row.unit_id, countyCode: row.county_code });
    tx.touch(`activity:${row.activity_id}`);
    return { ids: rows.map((one) => one.scan_id) };
  },
});
