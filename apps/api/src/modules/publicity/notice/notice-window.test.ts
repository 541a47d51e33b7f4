import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workingDaysOf } from '../../../platform/calendar/working-days.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { type MadePlaces, makePlaces } from '../../organization/testing/organization.make.ts';
import { closeNotices } from './close-notices.ts';
import { answerDue, noticeWindow } from './notice-window.ts';
import { openNotices } from './open-notices.ts';

describe('the window of a notice', () => {
  it('AT-10: opened on 2025-06-16 for five working days it ends on 2025-06-20, not conferred that day, conferred on 06-23', () => {
    expect(noticeWindow('2025-06-16', 5)).toEqual({ from: '2025-06-16', to: '2025-06-20', provisional: false });
    const monday = noticeWindow(new Date('2025-06-16T15:59:00Z'), 5);
    expect(monday.to).toBe('2025-06-20');
    // A minute later it is Tuesday in China, and the fifth working day is the Monday.
    expect(noticeWindow(new Date('2025-06-16T16:00:00Z'), 5).to).toBe('2025-06-23');
  });

  it('passes by the holiday week and counts the make-up Saturday', () => {
    expect(noticeWindow('2025-09-30', 3).to).toBe('2025-10-10');
    expect(noticeWindow('2025-10-10', 3).to).toBe('2025-10-13');
    expect(answerDue(new Date('2025-09-30T02:00:00Z'), 10).to).toBe('2025-10-21');
  });

  it('is provisional when it ends in a year without a list of holidays', () => {
    const calendar = workingDaysOf({ knownTo: 2026, days: {} });
    expect(noticeWindow('2026-12-31', 3, calendar)).toEqual({
      from: '2026-12-31',
      to: '2027-01-04',
      provisional: true,
    });
    const known = workingDaysOf({ knownTo: 2027, days: { '2027-01-01': { work: false, name: '元旦' } } });
    expect(noticeWindow('2026-12-31', 3, known)).toEqual({ from: '2026-12-31', to: '2027-01-05', provisional: false });
  });
});

describe('closing', () => {
  let world: World;
  let places: MadePlaces;
  beforeAll(async () => {
    world = await createWorld([]);
    places = await makePlaces(world);
  });
  afterAll(() => world.close());
  const put = async (iso: string, days: number): Promise<string> => {
    world.setNow(iso);
    const subjectId = newId();
    const { id: unitId, countyCode = '370303' } = places.county;
    await inTransaction(workerContext(world.services), (tx) =>
      openNotices(tx, 'HOURS', days, [{ subjectId, unitId, countyCode }]),
    );
    return subjectId;
  };
  const outcomeOf = async (subjectId: string) =>
    (
      await world.services.read.rows<{ outcome: string | null; state: string }>(
        sql`select i.outcome, n.state from notice_item i join public_notice n on n.id = i.notice_id where i.subject_id = ${subjectId}`,
      )
    )[0];
  const close = async (iso: string): Promise<void> => {
    world.setNow(iso);
    while (await closeNotices.step(world.services));
  };

  it('AT-10: nothing stands on the last day itself, it does on the day after', async () => {
    const subject = await put('2025-06-16T02:00:00Z', 5);
    await close('2025-06-20T15:59:59Z');
    expect(await outcomeOf(subject)).toEqual({ outcome: null, state: 'OPEN' });
    await close('2025-06-20T16:00:00Z');
    expect(await outcomeOf(subject)).toEqual({ outcome: 'STANDS', state: 'CLOSED' });
  });

  it('happens once, however often it is done and by how many at once, and tells of each thing once', async () => {
    const subjects = [];
    for (let n = 0; n < 45; n += 1) subjects.push(await put('2025-07-01T02:00:00Z', 3));
    world.setNow('2025-07-10T02:00:00Z');
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        while (await closeNotices.step(world.services));
      }),
    );
    const told = await world.services.read.rows<{
      id: string;
      n: number;
    }>(sql`select s.id, count(*)::int as n from outbox_event e
      cross join lateral jsonb_array_elements_text(e.payload->'subjectIds') s(id)
      where e.type = 'publicity.notice-closed' and s.id = any(${subjects}::text[]) group by s.id`);
    expect(told.length).toBe(45);
    expect(new Set(told.map(({ n }) => n))).toEqual(new Set([1]));
  });
});
