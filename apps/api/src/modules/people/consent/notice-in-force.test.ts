import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { organizationModule } from '../../organization/index.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { currentNotice, loadPrivacyNotice } from '../load/load-privacy-notice.ts';
import { peopleModule } from '../people.module.ts';
import { noticeReasons } from '../volunteer/place-facts.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  await loadPrivacyNotice(world.ownerUrl);
});
afterAll(() => world.close());

/** What everybody is told is in force, by each of the four who say so. */
async function told(at: string): Promise<string[]> {
  world.setNow(at);
  const current = await currentNotice(world.services);
  const { data } = await world.graph<{
    privacyNotice: { version: string } | null;
    privacyNotices: { version: string; inForce: boolean }[];
  }>(null, '{ privacyNotice { version } privacyNotices { version inForce } }');
  const accepted = await inTransaction(workerContext(world.services), (tx) => noticeReasons(tx, current));
  expect(accepted).toEqual([]);
  return [
    current,
    data?.privacyNotice?.version ?? '',
    ...(data?.privacyNotices ?? []).filter(({ inForce }) => inForce).map(({ version }) => version),
  ];
}

it('a machine whose clock stands before the first notice reads and accepts that one: its platform starts', async () => {
  const [first = ''] = await told('2026-12-01T00:00:00Z');
  expect(await told('2001-01-01T00:00:00Z')).toEqual([first, first, first]);
});

it('a newer notice holds from its day on and not before', async () => {
  const [first = ''] = await told('2026-12-01T00:00:00Z');
  await world.services.read.rows(
    sql`insert into privacy_notice (version, title, body, published_at) values ('next', '告知书', '', '2027-01-01T00:00:00Z')`,
  );
  expect(await told('2026-12-31T23:59:59Z')).toEqual([first, first, first]);
  expect(await told('2027-01-01T00:00:00Z')).toEqual(['next', 'next', 'next']);
  expect(await told('2001-01-01T00:00:00Z')).toEqual([first, first, first]);
});
