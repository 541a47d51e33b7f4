import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { confirmOfflineScans } from '../offline/decide-offline-scans.ts';
import { reportOfflineScan } from '../offline/report-offline-scan.ts';
import { attendanceOf, digitsOf, tokenOf } from '../testing/attendance.ts';
import { createScene, type Scene } from '../testing/scene.ts';
import { checkIn } from './check-self.ts';

const START = '2026-11-24T00:00:00Z';
let scene: Scene;
let api: ReturnType<typeof attendanceOf>;
beforeAll(async () => {
  scene = await createScene();
  api = attendanceOf(scene);
});
afterAll(() => scene.world.close());

/** A request from the browser of that mark. */
function from(actor: Actor, device: string | null) {
  const context = scene.world.context(actor);
  return { ...context, origin: { ...context.origin, device } };
}
async function signedUp() {
  scene.world.setNow('2026-11-23T00:00:00Z');
  return api.signedUp();
}
const keyOf = async (signUpId: string): Promise<string | null | undefined> =>
  (
    await scene.world.services.read.rows<{ key: string | null }>(
      sql`select encode(device_key, 'hex') as key from scan where sign_up_id = ${signUpId}`,
    )
  )[0]?.key;
async function scannedBy(device: string | null): Promise<string | null | undefined> {
  const { activity, actor, id } = await signedUp();
  scene.world.setNow(START);
  const code = { code: digitsOf(activity, START), viaQr: false };
  expect(isRefusal(await runUseCase(from(actor, device), checkIn, code))).toBe(false);
  return keyOf(id);
}

it('a scan keeps which browser made it as a blind index: the same for one browser, another for another, never the mark itself', async () => {
  const [one, again, other] = [
    await scannedBy('m'.repeat(22)),
    await scannedBy('m'.repeat(22)),
    await scannedBy('n'.repeat(22)),
  ];
  expect(one).toMatch(/^[0-9a-f]{32}$/);
  expect([again, other === one]).toEqual([one, false]);
  expect(Buffer.from(one ?? '', 'hex').includes('mm')).toBe(false);
  expect(await scannedBy(null)).toBeNull();
});

it('a scan made without a network keeps the browser it was sent by, also once somebody has confirmed it', async () => {
  const { activity, actor, id } = await signedUp();
  scene.world.setNow('2026-11-24T09:00:00Z');
  const at = '2026-11-24T00:03:10Z';
  await runUseCase(from(actor, 'm'.repeat(22)), reportOfflineScan, {
    kind: 'IN',
    code: tokenOf(activity, at),
    activityId: activity.id,
    viaQr: true,
    clientId: newId(),
    scannedAt: at,
  });
  const [claim] = await scene.world.services.read.rows<{ id: string }>(
    sql`select id from offline_scan where sign_up_id = ${id}`,
  );
  const ids = [claim?.id ?? ''];
  await runUseCase(scene.world.context(scene.coordinator), confirmOfflineScans, { ids, wasThere: true });
  expect(await keyOf(id)).toBe(await scannedBy('m'.repeat(22)));
});
