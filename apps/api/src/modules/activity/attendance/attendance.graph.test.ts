import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { createRateLimits } from '../../../platform/rate-limits.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { makeVolunteerActor } from '../../people/testing/people.make.ts';
import { makeServiceType } from '../../service-type/testing/service-type.make.ts';
import { countStatements, makeActivity, makeOpening, makeSignUp } from '../testing/activity.make.ts';
import { attendanceOf, digitsOf, tokenOf } from '../testing/attendance.ts';
import { createScene, refusalOf, type Scene } from '../testing/scene.ts';
import { checkIn } from './check-self.ts';

let scene: Scene;
let api: ReturnType<typeof attendanceOf>;
const START = '2026-11-24T00:00:00Z';
beforeAll(async () => {
  scene = await createScene();
  api = attendanceOf(scene);
});
beforeEach(() => scene.world.setNow('2026-11-23T00:00:00Z'));
afterAll(() => scene.world.close());

describe('checking in and out', () => {
  it('goes by the six digits or the QR on the coordinator’s screen, and proposes whole minutes', async () => {
    const { activity, actor, id } = await api.signedUp();
    scene.world.setNow('2026-11-23T23:50:00Z');
    const shown = await api.codeNow(activity.id);
    expect(shown?.validUntil).toBe('2026-11-23T23:50:30.000Z');
    expect(await api.inBy(actor, { code: shown?.digits, viaQr: false })).toMatchObject({
      kind: 'IN',
      proposedMinutes: null,
      signUp: { id, state: 'ARRIVED', canCheckOut: { allowed: true } },
    });
    scene.world.setNow('2026-11-24T01:30:59Z');
    const [, activityId, token] = /\/c\/([^/]+)\/([^/]+)$/.exec((await api.codeNow(activity.id))?.url ?? '') ?? [];
    expect(await api.resolve(actor, token ?? '', activityId)).toMatchObject({ signUpId: id, next: 'OUT' });
    // Waiting before the shift does not count: 08:00:00 to 09:30:59 is 90 whole minutes.
    expect(await api.outBy(actor, { code: token, activityId, viaQr: true })).toMatchObject({
      kind: 'OUT',
      proposedMinutes: 90,
      signUp: { state: 'COMPLETED' },
    });
    expect(await api.scansOf(id)).toEqual([
      { kind: 'IN', method: 'DIGITS', refusal: null },
      { kind: 'OUT', method: 'QR', refusal: null },
    ]);
    const events = await scene.world.services.read.rows<{ type: string }>(
      sql`select type from outbox_event where payload->>'signUpId' = ${id} order by id`,
    );
    expect(events.map((event) => event.type)).toEqual(['activity.checked-in', 'activity.attendance-completed']);
  });

  it('lets the step before count and refuses older, wrong and foreign codes, each by its name, and keeps the refused scans', async () => {
    const { activity, actor, id } = await api.signedUp();
    const { activity: elsewhere } = await api.signedUp();
    scene.world.setNow(START);
    expect(
      refusalOf(
        await api.inBy(actor, { code: digitsOf(activity, '2026-11-23T23:59:00Z'), viaQr: false, signUpId: id }),
      ),
    ).toEqual(['CODE_EXPIRED']);
    expect(
      refusalOf(
        await api.inBy(actor, {
          code: tokenOf(activity, '2026-11-23T12:00:00Z'),
          activityId: activity.id,
          viaQr: true,
          signUpId: id,
        }),
      ),
    ).toEqual(['CODE_EXPIRED']);
    expect(refusalOf(await api.inBy(actor, { code: 'abcdef', viaQr: false, signUpId: id }))).toEqual(['CODE_WRONG']);
    expect(
      refusalOf(
        await api.inBy(actor, { code: tokenOf(elsewhere, START), activityId: elsewhere.id, viaQr: true, signUpId: id }),
      ),
    ).toEqual(['CODE_FOREIGN']);
    expect(
      refusalOf(await api.inBy(actor, { code: tokenOf(elsewhere, START), activityId: elsewhere.id, viaQr: true })),
    ).toEqual(['NO_SIGN_UP_HERE']);
    expect(refusalOf(await api.inBy(actor, { code: digitsOf(elsewhere, START), viaQr: false }))).toEqual([
      'CODE_WRONG',
    ]);
    const kept = await api.scansOf(id);
    expect(kept.map((scan) => scan['refusal'])).toEqual([
      ['CODE_EXPIRED'],
      ['CODE_EXPIRED'],
      ['CODE_WRONG'],
      ['CODE_FOREIGN'],
    ]);
    expect(await api.inBy(actor, { code: digitsOf(activity, '2026-11-23T23:59:30Z'), viaQr: false })).toMatchObject({
      kind: 'IN',
      signUp: { id },
    });
    expect(refusalOf(await api.inBy(actor, { code: digitsOf(activity, START), viaQr: false }))).toEqual([
      'ALREADY_CHECKED_IN',
    ]);
  });

  it('keeps no refused scan at somebody else’s sign-up that is out of reach: nobody fills another place’s list', async () => {
    const { activity, id } = await api.signedUp();
    const { actor: stranger } = await api.signedUp();
    scene.world.setNow(START);
    const code = digitsOf(activity, START);
    expect(refusalOf(await api.inBy(stranger, { code, viaQr: false, signUpId: id }))).not.toBeNull();
    expect(refusalOf(await api.proxy(scene.neighbour, { signUpId: id, kind: 'IN' }))).toEqual(['NOT_FOUND']);
    expect(await api.scansOf(id)).toEqual([]);
    expect(refusalOf(await api.proxy(scene.coordinator, { signUpId: id, kind: 'OUT' }))).not.toBeNull();
    expect(await api.scansOf(id)).toHaveLength(1);
  });

  it('keeps a refused scan at no plan that is not published yet', async () => {
    const { actor } = await api.signedUp();
    const draft = await makeActivity(scene.world, {
      unitId: scene.team.id,
      serviceTypeId: scene.type.id,
      villageCode: scene.places.village.divisionCode ?? '',
      state: 'DRAFT',
    });
    scene.world.setNow(START);
    expect(refusalOf(await api.inBy(actor, { code: '000000', viaQr: true, activityId: draft.id }))).not.toBeNull();
    const kept = await scene.world.services.read.rows(sql`select 1 from scan where activity_id = ${draft.id}`);
    expect(kept).toEqual([]);
  });

  it('finds the digits among her own sign-ups, two activities at once or two shifts of one', async () => {
    const { activity, actor, volunteer, id } = await api.signedUp();
    const next = await makeOpening(scene.world, {
      activityId: activity.id,
      startsAt: activity.endsAt,
      endsAt: new Date(activity.endsAt.getTime() + 3_600_000),
    });
    const second = await makeSignUp(scene.world, {
      openingId: next.openingId,
      volunteerId: volunteer.id,
      accountId: actor.accountId,
    });
    scene.world.setNow('2026-11-24T01:50:00Z');
    const digits = digitsOf(activity, '2026-11-24T01:50:00Z');
    expect(await api.inBy(actor, { code: digits, viaQr: false })).toMatchObject({ signUp: { id } });
    expect(await api.outBy(actor, { code: digits, viaQr: false })).toMatchObject({ signUp: { id } });
    expect(await api.inBy(actor, { code: digits, viaQr: false })).toMatchObject({ signUp: { id: second } });
  });

  it('opens an hour before and closes two hours after', async () => {
    const { activity, actor, id } = await api.signedUp();
    const at = async (time: string) => {
      scene.world.setNow(time);
      return refusalOf(await api.inBy(actor, { code: digitsOf(activity, time), viaQr: false, signUpId: id }));
    };
    expect(await at('2026-11-23T22:59:00Z')).toEqual(['TOO_EARLY']);
    expect(await at('2026-11-24T04:01:00Z')).toEqual(['TOO_LATE']);
    scene.world.setNow(START);
    expect(refusalOf(await api.outBy(actor, { code: digitsOf(activity, START), viaQr: false }))).toEqual([
      'NOT_CHECKED_IN',
    ]);
  });

  it('counts a message sent again once, and answers it the same', async () => {
    const { activity, actor, id } = await api.signedUp();
    scene.world.setNow(START);
    const input = { code: digitsOf(activity, START), viaQr: false, clientId: 'phone-1-0001' };
    const first = await api.inBy(actor, input);
    scene.world.setNow('2026-11-24T00:10:00Z');
    expect(await api.inBy(actor, input)).toEqual(first);
    expect(await api.scansOf(id)).toHaveLength(1);
    expect(refusalOf(await api.inBy(actor, { ...input, clientId: 'phone-1-0002' }))).toEqual(['CODE_EXPIRED']);
  });

  it('is done once by 50 parallel scans of the same person', async () => {
    const { activity, actor, id } = await api.signedUp();
    scene.world.setNow(START);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        runUseCase(scene.world.context(actor), checkIn, { code: digitsOf(activity, START), viaQr: false }),
      ),
    );
    expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(1);
    expect(await api.scansOf(id)).toHaveLength(1);
  });

  it('writes few statements: candidates, move and scan, audit and outbox', async () => {
    const { activity, actor } = await api.signedUp();
    scene.world.setNow(START);
    const { texts } = await countStatements(scene.world, () =>
      runUseCase(scene.world.context(actor), checkIn, { code: digitsOf(activity, START), viaQr: false }),
    );
    expect(texts.map((text) => text.trim().split(/\s+/)[0]?.toLowerCase())).toEqual([
      'begin',
      'select',
      'with',
      'with',
      'commit',
    ]);
  });

  it('brakes guessing', async () => {
    const { actor, id } = await api.signedUp();
    scene.world.setNow(START);
    const context = scene.world.context(actor);
    const braked = { ...context, services: { ...context.services, limits: createRateLimits() } };
    const answers = [];
    for (let i = 0; i < 15; i += 1)
      answers.push(await runUseCase(braked, checkIn, { code: '000000', viaQr: false, signUpId: id }));
    expect(answers.at(-1)).toMatchObject({ reasons: [{ code: 'TOO_MANY_REQUESTS' }] });
  });

  it('shows the code to those who mark attendance there, of a published activity', async () => {
    const activity = await api.make();
    const draft = await api.make({ state: 'DRAFT' });
    const { actor } = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id });
    expect(await api.codeNow(activity.id, scene.staff)).not.toBeNull();
    for (const other of [scene.neighbour, scene.otherCoordinator, actor])
      expect(await api.codeNow(activity.id, other)).toBeNull();
    expect(await api.codeNow(draft.id)).toBeNull();
  });

  it('resolves a code only for her own sign-up, and hides what is sealed', async () => {
    const type = await makeServiceType(scene.world, { privacyClass: 'P4' });
    const { activity, actor, id } = await api.signedUp(
      await api.make({ serviceTypeId: type.id, privacyClass: 'P4', title: '心理咨询' }),
    );
    const stranger = await makeVolunteerActor(scene.world, { unitId: scene.places.village.id });
    scene.world.setNow(START);
    const token = tokenOf(activity, START);
    expect(await api.resolve(actor, token, activity.id)).toEqual({
      __typename: 'CodeTarget',
      signUpId: id,
      activityTitle: '专业服务',
      postName: '专业服务',
      next: 'IN',
    });
    expect(refusalOf(await api.resolve(stranger.actor, token, activity.id))).toEqual(['NO_SIGN_UP_HERE']);
    expect(refusalOf(await api.resolve(null, token, activity.id))).toEqual(['NOT_SIGNED_IN']);
    for (const code of ['\u0000', 'x'.repeat(10_000)])
      expect(refusalOf(await api.resolve(actor, code, 'not-an-id'))).toEqual(['NO_SIGN_UP_HERE']);
  });
});
