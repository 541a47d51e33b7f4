import type { ScanKind } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { offlineScanKept } from '../activity.events.ts';
import { deviceKey } from '../attendance/device-key.ts';
import type { Candidate } from '../attendance/read-code.ts';

/** A claim is written down and changes nothing else: the sign-up stays where it is until somebody vouches for it. */
export async function keepOfflineScan(
  tx: SignedInTx,
  signUp: Candidate,
  scan: {
    readonly kind: ScanKind;
    readonly viaQr: boolean;
    readonly at: Date;
    readonly claimedAt: Date;
    readonly clientId: string;
  },
): Promise<void> {
  const id = newId();
  const { kind, viaQr, at, claimedAt, clientId } = scan;
  await tx.sql(sql`insert into offline_scan (id, sign_up_id, activity_id, county_code, kind, method, at, claimed_at, received_at, by_account_id, client_id, device_key)
    values (${id}, ${signUp.id}, ${signUp.activity_id}, ${signUp.county_code}, ${kind}, ${viaQr ? 'QR' : 'DIGITS'}, ${at}, ${claimedAt}, ${tx.now},
      ${tx.actor.accountId}, ${clientId}, ${deviceKey(tx.context)})`);
  tx.changed({ entity: 'OfflineScan', id, kind: 'create', after: { kind, at: at.toISOString() } });
  tx.about({ entityType: 'SignUp', entityId: signUp.id, unitId: signUp.unit_id, countyCode: signUp.county_code });
  tx.touch(`activity:${signUp.activity_id}`);
  tx.publish(offlineScanKept.of({ offlineScanId: id }));
}
