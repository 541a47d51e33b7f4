import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { makeStaffActor, makeVolunteerActor } from '../../people/testing/people.make.ts';
import { makeSignUp } from '../testing/activity.make.ts';
import { attendanceOf, digitsOf, tokenOf } from '../testing/attendance.ts';
import { offlineOf } from '../testing/offline.ts';
import { createScene, refusalOf, type Scene } from '../testing/scene.ts';

let scene: Scene;
let api: ReturnType<typeof attendanceOf>;
let offline: ReturnType<typeof offlineOf>;
/** A shift of 2026-11-24, 08:00–10:00 in Shanghai. */
const CAME = '2026-11-24T00:03:10Z';
const LEFT = '2026-11-24T02:01:40Z';
const BACK = '2026-11-24T09:00:00Z';
beforeAll(async () => {
  scene = await createScene();
  api = attendanceOf(scene);
  offline = offlineOf(scene);
});
beforeEach(() => scene.world.setNow('2026-11-23T00:00:00Z'));
afterAll(() => scene.world.close());

async function claimed(more: object = {}) {
  const one = await api.signedUp();
  scene.world.setNow(BACK);
  const answer = await offline.report(one.actor, { code: tokenOf(one.activity, CAME), scannedAt: CAME, ...more });
  return { ...one, answer };
}

describe('a scan made without a network', () => {
  it('is kept with the time its code was shown, changes nothing, and counts once somebody who was there confirms it', async () => {
    const { activity, actor, id, answer } = await claimed();
    expect(answer).toMatchObject({ kind: 'IN', at: CAME.replace('Z', '.000Z'), awaitsConfirmation: true });
    expect(answer).toMatchObject({ signUp: { state: 'SIGNED_UP', checkedInAt: null } });
    const out = { kind: 'OUT', code: digitsOf(activity, LEFT), viaQr: false, scannedAt: LEFT, signUpId: id };
    expect(await offline.report(actor, out)).toMatchObject({ kind: 'OUT', awaitsConfirmation: true });
    const board = await offline.board(activity.id);
    expect(board).toMatchObject({ signedUp: 1, arrived: 0, offline: 2 });
    expect(board?.offlineScans.edges.map(({ node }) => [node.kind, node.canConfirm.allowed])).toEqual([
      ['IN', true],
      ['OUT', false], // only after her arrival
    ]);
    const ids = board?.offlineScans.edges.map(({ node }) => node.id) ?? [];
    expect(refusalOf(await offline.confirm(ids, false))).toEqual(['WAS_THERE_NEEDED']);
    expect(refusalOf(await offline.confirm(ids))).toBeNull();
    expect(await offline.signUp(id)).toMatchObject({
      state: 'COMPLETED',
      check_in_method: 'OFFLINE',
      check_out_method: 'OFFLINE',
      minutes: 118,
    });
    expect(await api.scansOf(id)).toEqual([
      { kind: 'IN', method: 'OFFLINE', refusal: null },
      { kind: 'OUT', method: 'OFFLINE', refusal: null },
    ]);
    expect(await offline.board(activity.id)).toMatchObject({ offline: 0, completed: 1 });
  });

  it('counts at once when its code is still good, like any other', async () => {
    const { activity, actor, id } = await api.signedUp();
    scene.world.setNow('2026-11-24T00:03:40Z');
    const answer = await offline.report(actor, { code: digitsOf(activity, CAME), viaQr: false, scannedAt: CAME });
    expect(answer).toMatchObject({ awaitsConfirmation: false, signUp: { state: 'ARRIVED' } });
    expect(await api.scansOf(id)).toEqual([{ kind: 'IN', method: 'DIGITS', refusal: null }]);
  });

  it('sent again is answered the same, also after it was decided, and waits once', async () => {
    const { activity, actor } = await claimed({ clientId: 'same' });
    const again = { code: tokenOf(activity, CAME), scannedAt: CAME, clientId: 'same' };
    expect(await offline.report(actor, again)).toMatchObject({ awaitsConfirmation: true });
    expect((await offline.board(activity.id))?.offline).toBe(1);
    const [edge] = (await offline.board(activity.id))?.offlineScans.edges ?? [];
    await offline.decline(edge?.node.id ?? '', '当天没有见到她');
    expect(await offline.report(actor, again)).toMatchObject({ kind: 'IN', awaitsConfirmation: false });
  });

  it('from a second phone is not counted a second time', async () => {
    const { activity, actor } = await claimed();
    const second = await offline.report(actor, { code: tokenOf(activity, CAME), scannedAt: CAME, clientId: 'other' });
    expect(refusalOf(second)).toEqual(['OFFLINE_SCAN_WAITING']);
  });

  it.each([
    ['a code of half an hour before the claimed time', '2026-11-23T23:33:00Z', CAME, BACK, 'SCAN_TIME_MISMATCH'],
    ['a time to come', CAME, '2026-11-24T09:06:00Z', BACK, 'SCAN_TIME_MISMATCH'],
    ['more than three days ago', CAME, CAME, '2026-11-27T00:03:11Z', 'SCAN_TOO_OLD'],
    ['before the doors opened', '2026-11-23T22:50:00Z', '2026-11-23T22:50:00Z', BACK, 'TOO_EARLY'],
    ['after they closed', '2026-11-24T04:30:00Z', '2026-11-24T04:30:00Z', BACK, 'TOO_LATE'],
  ])('is refused with %s', async (_, shown, scannedAt, now, code) => {
    for (const viaQr of [true, false]) {
      scene.world.setNow('2026-11-23T00:00:00Z');
      const { activity, actor, id } = await api.signedUp();
      scene.world.setNow(now);
      const input = { code: (viaQr ? tokenOf : digitsOf)(activity, shown), viaQr, scannedAt, signUpId: id };
      expect(refusalOf(await offline.report(actor, input))).toEqual([code]);
      expect((await offline.board(activity.id))?.offline).toBe(0);
    }
  });

  it('bears a phone’s clock that is a few minutes off, and then counts by the code', async () => {
    const { activity, actor } = await api.signedUp();
    scene.world.setNow(BACK);
    const answer = await offline.report(actor, { code: tokenOf(activity, CAME), scannedAt: '2026-11-24T00:07:00Z' });
    expect(answer).toMatchObject({ at: '2026-11-24T00:03:59.999Z', awaitsConfirmation: true });
  });

  it('with a forged, foreign or malformed code leads nowhere, and the refused scan is kept', async () => {
    const { activity, actor, id } = await api.signedUp();
    const other = await api.signedUp();
    scene.world.setNow(BACK);
    const report = (input: object) => offline.report(actor, { scannedAt: CAME, signUpId: id, ...input });
    const forged = tokenOf({ ...activity, secret: 'guessed' }, CAME);
    expect(refusalOf(await report({ code: forged }))).toEqual(['CODE_WRONG']);
    expect(refusalOf(await report({ code: tokenOf(other.activity, CAME) }))).toEqual(['CODE_WRONG']);
    expect(refusalOf(await report({ code: 'x'.repeat(100_000) }))).toEqual(['CODE_WRONG']);
    expect(refusalOf(await report({ code: tokenOf(activity, CAME), clientId: '' }))).toEqual(['REQUIRED']);
    expect(refusalOf(await report({ code: tokenOf(activity, CAME), clientId: 'x'.repeat(61) }))).toEqual(['TOO_LONG']);
    const stranger = (await makeVolunteerActor(scene.world, { unitId: scene.places.village.id })).actor;
    const replay = { code: tokenOf(activity, CAME), scannedAt: CAME, activityId: activity.id };
    expect(refusalOf(await offline.report(stranger, replay))).toEqual(['NO_SIGN_UP_HERE']);
    expect(refusalOf(await offline.report(scene.coordinator, replay))).toEqual(['NOT_A_VOLUNTEER']);
    expect((await offline.board(activity.id))?.offline).toBe(0);
    expect(await api.scansOf(id)).toContainEqual({ kind: 'IN', method: 'OFFLINE', refusal: ['CODE_WRONG'] });
  });

  it('is confirmed by nobody out of reach, and never by herself, whichever account she uses', async () => {
    const { activity, actor, volunteer } = await claimed();
    const [edge] = (await offline.board(activity.id))?.offlineScans.edges ?? [];
    const ids = [edge?.node.id ?? ''];
    for (const stranger of [scene.neighbour, scene.otherCoordinator, actor])
      expect(refusalOf(await offline.confirm(ids, true, stranger))).toEqual(['NOT_FOUND']);
    expect(refusalOf(await offline.confirm(['x', ...ids]))).toEqual(['NOT_FOUND']);
    const own = (await makeStaffActor(scene.world, { unitId: scene.team.id, role: 'COORDINATOR' })).actor;
    await scene.world.services.read.rows(
      sql`update volunteer set account_id = ${own.accountId} where id = ${volunteer.id}`,
    );
    const herself: Actor = { ...own, volunteerId: volunteer.id };
    expect(refusalOf(await offline.confirm(ids, true, herself))).toEqual(['OWN_ATTENDANCE']);
    expect(refusalOf(await offline.decline(ids[0] ?? '', '不在场', herself))).toEqual(['OWN_ATTENDANCE']);
    expect((await offline.board(activity.id))?.offline).toBe(1);
  });

  it('not recognised takes the leaving with it, is decided once, and she may scan again', async () => {
    const { activity, actor, id } = await claimed();
    const out = { kind: 'OUT', code: tokenOf(activity, LEFT), scannedAt: LEFT, signUpId: id };
    await offline.report(actor, out);
    const [edge] = (await offline.board(activity.id))?.offlineScans.edges ?? [];
    expect(refusalOf(await offline.decline(edge?.node.id ?? '', ''))).toEqual(['TOO_SHORT']);
    expect(refusalOf(await offline.decline(edge?.node.id ?? '', '当天没有见到她'))).toBeNull();
    expect((await offline.board(activity.id))?.offline).toBe(0);
    expect(refusalOf(await offline.confirm([edge?.node.id ?? '']))).toEqual(['ALREADY_DECIDED']);
    expect(await offline.signUp(id)).toMatchObject({ state: 'SIGNED_UP' });
    const again = { code: tokenOf(activity, CAME), scannedAt: CAME, signUpId: id, clientId: 'again' };
    expect(await offline.report(actor, again)).toMatchObject({ awaitsConfirmation: true });
  });

  it('lets her check out when the network is back: both wait, and no second arrival is asked for', async () => {
    const { activity, actor, id } = await api.signedUp();
    scene.world.setNow('2026-11-24T01:00:00Z');
    await offline.report(actor, { code: tokenOf(activity, CAME), scannedAt: CAME });
    const code = digitsOf(activity, '2026-11-24T01:00:00Z');
    expect(await api.resolve(actor, code)).toMatchObject({ next: 'OUT' });
    expect(refusalOf(await api.inBy(actor, { code, viaQr: false }))).toEqual(['OFFLINE_SCAN_WAITING']);
    const left = await scene.ask<{ checkOut: object }>(
      actor,
      'mutation($input: CheckInput!) { checkOut(input: $input) { ... on Checked { awaitsConfirmation signUp { offlineInAt offlineOutAt state } } } }',
      { input: { code, viaQr: false } },
    );
    expect(left.checkOut).toEqual({
      awaitsConfirmation: true,
      signUp: { state: 'SIGNED_UP', offlineInAt: CAME, offlineOutAt: '2026-11-24T01:00:00Z' },
    });
    await offline.confirm((await offline.board(activity.id))?.offlineScans.edges.map(({ node }) => node.id) ?? []);
    expect(await offline.signUp(id)).toMatchObject({ state: 'COMPLETED', minutes: 56 });
  });

  it('no longer waits when a coordinator checked her in meanwhile', async () => {
    const { activity, id } = await claimed();
    await api.proxy(scene.coordinator, { signUpId: id, kind: 'IN', at: '2026-11-24T00:00:00Z' });
    expect((await offline.board(activity.id))?.offline).toBe(0);
  });

  it('cannot put her in two places', async () => {
    const { activity, actor, volunteer, id } = await claimed();
    await scene.world.services.read.rows(sql`update sign_up set state = 'NO_SHOW' where id = ${id}`);
    await scene.world.services.read.rows(sql`update opening set taken = taken - 1 where id = ${activity.openingId}`);
    scene.world.setNow('2026-11-23T00:00:00Z');
    const elsewhere = await api.make();
    const { accountId } = actor;
    await makeSignUp(scene.world, {
      openingId: elsewhere.openingId,
      volunteerId: volunteer.id,
      accountId,
      state: 'ARRIVED',
    });
    scene.world.setNow(BACK);
    const ids = (await offline.board(activity.id))?.offlineScans.edges.map(({ node }) => node.id) ?? [];
    expect(refusalOf(await offline.confirm(ids))).toEqual(['TIME_CLASH']);
    expect(await offline.signUp(id)).toMatchObject({ state: 'NO_SHOW' });
  });

  it('keeps its row as it was handed in: the database refuses to rewrite or drop it', async () => {
    const { id } = await claimed();
    const run = (query: ReturnType<typeof sql>) => scene.world.services.read.rows(query);
    await expect(run(sql`update offline_scan set at = now() where sign_up_id = ${id}`)).rejects.toThrow();
    await expect(run(sql`delete from offline_scan where sign_up_id = ${id}`)).rejects.toThrow();
  });
});

describe('offline scans at the same moment', () => {
  it('of one sign-up from twenty phones leave one that waits', async () => {
    const { activity, actor, id } = await api.signedUp();
    scene.world.setNow(BACK);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        offline.report(actor, { code: tokenOf(activity, CAME), scannedAt: CAME, signUpId: id, clientId: `phone-${n}` }),
      ),
    );
    expect(answers.filter((answer) => refusalOf(answer) === null)).toHaveLength(1);
    expect((await offline.board(activity.id))?.offline).toBe(1);
  });

  it('confirmed and turned down by two coordinators are decided once', async () => {
    const { activity, id } = await claimed();
    const [edge] = (await offline.board(activity.id))?.offlineScans.edges ?? [];
    const scan = edge?.node.id ?? '';
    const answers = await Promise.all([
      offline.confirm([scan]),
      offline.decline(scan, '当天没有见到她', scene.staff),
      offline.confirm([scan], true, scene.staff),
    ]);
    expect(answers.filter((answer) => refusalOf(answer) === null)).toHaveLength(1);
    expect(['ARRIVED', 'SIGNED_UP']).toContain((await offline.signUp(id))?.state);
  });
});
