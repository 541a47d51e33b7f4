import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { sql } from '../../platform/database/sql.ts';
import { isRefusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/testing/world.ts';
import { codesOf, fieldsOf } from '../people/testing/codes-of.ts';
import { makeFile } from '../people/testing/file.make.ts';
import { placeComplaints } from './clock/tend.ts';
import { acceptComplaint } from './handling/accept-complaint.ts';
import { answerComplaint } from './handling/answer-complaint.ts';
import { askReview } from './handling/ask-review.ts';
import { declineComplaint } from './handling/decline-complaint.ts';
import { revealComplainant } from './handling/reveal-complainant.ts';
import { reviewComplaint } from './handling/review-complaint.ts';
import { withdrawComplaint } from './handling/withdraw-complaint.ts';
import { enterComplaint } from './intake/enter-complaint.ts';
import { openComplaint } from './intake/open-complaint.ts';
import { acts, answer, type ComplaintWorld, complaint, idOf, makeComplaintWorld } from './testing/complaint.make.ts';

let made: ComplaintWorld;
let world: World;
let does: ReturnType<typeof acts>;
beforeAll(async () => {
  made = await makeComplaintWorld();
  ({ world } = made);
  does = acts(made);
});
afterAll(() => world.close());

const listed = async (actor: Actor | null, filter: object = {}): Promise<string[]> =>
  (
    await world.graph<{ complaints: { edges: { node: { id: string } }[] } }>(
      actor,
      'query ($filter: ComplaintFilter) { complaints(filter: $filter, first: 100) { edges { node { id } } } }',
      { filter },
    )
  ).data?.complaints.edges.map(({ node }) => node.id) ?? [];
const read = async (actor: Actor | null, id: string) =>
  (
    await world.graph<{ complaint: Record<string, unknown> | null }>(
      actor,
      'query ($id: ID!) { complaint(id: $id) { complainantName activityTitle sealed state steps { kind byName words } canAnswer { allowed } canAskReview { allowed } } }',
      { id },
    )
  ).data?.complaint;

describe('a complaint', () => {
  it('about a service goes to the organisation that held it and is to be accepted within five working days', async () => {
    const { id } = await does.complained();
    expect(await does.stateOf(id)).toEqual({
      ...{ state: 'RECEIVED', version: 1, desk: '演示村妇联', dueOn: '2026-12-07', finding: null },
    });
    idOf(await does.run(made.village, acceptComplaint, { id, version: 1 }));
    // From receipt, not from accepting.
    expect(await does.stateOf(id)).toMatchObject({ state: 'ACCEPTED', dueOn: '2026-12-21' });
  });

  it('is made of an activity by those who took part, and of an organisation of her county by any volunteer', async () => {
    const { activityId } = await does.served();
    const other = await does.served();
    const about = complaint({ activityId });
    expect(codesOf(await does.run(other.actor, openComplaint, about))).toEqual(['NOT_FOUND']);
    expect(codesOf(await does.run(null, openComplaint, about))).toEqual(['NOT_SIGNED_IN']);
    expect(codesOf(await does.run(other.actor, openComplaint, complaint()))).toEqual(['REQUIRED']);
    idOf(await does.run(other.actor, openComplaint, complaint({ unitId: made.tree.team.id })));
    const far = complaint({ unitId: made.tree.neighbourTeam.id });
    expect(codesOf(await does.run(other.actor, openComplaint, far))).toEqual(['NOT_FOUND']);
  });

  it('says one to five facts of at most five hundred characters, each refusal at its field', async () => {
    const { actor, activityId } = await does.served();
    const open = async (more: object) => {
      const outcome = await does.run(actor, openComplaint, complaint({ activityId, ...more }));
      return { codes: codesOf(outcome), fields: fieldsOf(outcome).map((field) => field.split('.')[0]) };
    };
    expect((await open({ facts: [] })).fields).toEqual(['facts']);
    expect((await open({ facts: Array.from({ length: 6 }, () => '一件事') })).fields).toEqual(['facts']);
    expect((await open({ facts: ['好'.repeat(501)] })).fields).toEqual(['facts']);
    expect((await open({ facts: ['  '], about: 'NOBODY' })).fields).toEqual(['about', 'facts']);
    const fileId = await makeFile(world, { uploadedBy: actor.accountId, countyCode: '370303' });
    expect((await open({ fileId, naming: 'PROTECTED' })).codes).toEqual(['EVIDENCE_SHOWS_WHO']);
    expect((await open({ fileId: made.tree.team.id })).codes).toEqual(['EVIDENCE_NEEDED_FRESH']);
    expect((await open({ fileId })).codes).toEqual([]);
    expect((await open({})).codes).toEqual(['COMPLAINT_EXISTS']);
  });

  it('goes step by step to its end, and each step stands in its history with who took it', async () => {
    const { id, actor } = await does.answered(made.village);
    expect(await does.stateOf(id)).toMatchObject({ state: 'ANSWERED', finding: 'PARTLY' });
    idOf(await does.run(actor, askReview, { id, reason: '没有说清午饭的事' }));
    expect(await does.stateOf(id)).toMatchObject({ state: 'REVIEW', desk: '演示甲县妇联', dueOn: '2026-12-21' });
    const review = answer(id, { version: 4, finding: 'UPHELD' });
    expect(codesOf(await does.run(made.village, reviewComplaint, review))).toEqual(['NOT_FOUND']);
    idOf(await does.run(made.county, reviewComplaint, review));
    expect(await does.stateOf(id)).toMatchObject({ state: 'CLOSED', finding: 'UPHELD' });
    expect(await does.stepsOf(id)).toEqual(['RECEIVED', 'ACCEPTED', 'ANSWERED', 'REVIEW_ASKED', 'REVIEWED']);
    expect(codesOf(await does.run(actor, askReview, { id, reason: '再来一次' }))).toEqual(['REVIEW_ONCE']);
    const seen = await read(actor, id);
    expect(seen?.['steps']).toMatchObject([
      { kind: 'RECEIVED', byName: null },
      { kind: 'ACCEPTED', byName: '演示·村里人' },
      { kind: 'ANSWERED', words: '接待迟了半小时' },
      { kind: 'REVIEW_ASKED', byName: null, words: '没有说清午饭的事' },
      { kind: 'REVIEWED', byName: '演示·县里人' },
    ]);
  });

  it('that is not accepted says why, and the unit above looks at it once if she asks', async () => {
    const { id, actor } = await does.complained();
    const no = (reason: string) => does.run(made.village, declineComplaint, { id, version: 1, reason });
    expect(fieldsOf(await no(' '))).toEqual(['reason']);
    idOf(await no('不是我们组织的活动'));
    expect(codesOf(await does.run(made.village, answerComplaint, answer(id)))).toEqual(['COMPLAINT_DONE_STEP']);
    idOf(await does.run(actor, askReview, { id, reason: '签到表上是你们' }));
    idOf(await does.run(made.county, reviewComplaint, answer(id, { version: 3, finding: 'UPHELD' })));
    expect(await does.stateOf(id)).toMatchObject({ state: 'CLOSED', finding: 'UPHELD' });
  });

  it('that was found true is answered with what is done about it, from the version that was read', async () => {
    const { id } = await does.accepted(made.village);
    const with_ = (more: object) => does.run(made.village, answerComplaint, answer(id, more));
    expect(fieldsOf(await with_({ measure: '' }))).toEqual(['measure']);
    expect(fieldsOf(await with_({ words: '', measure: null, finding: 'UPHELD' }))).toEqual(['measure', 'words']);
    expect(codesOf(await with_({ version: 1 }))).toEqual(['STALE_VERSION']);
    expect(codesOf(await with_({ measure: null, finding: 'NOT_UPHELD' }))).toEqual([]);
  });

  it('is taken back before it is answered, not after, and by nobody else', async () => {
    const first = await does.complained();
    expect(codesOf(await does.run(made.village, withdrawComplaint, { id: first.id }))).toEqual(['NOT_FOUND']);
    idOf(await does.run(first.actor, withdrawComplaint, { id: first.id }));
    const second = await does.answered(made.village);
    expect(codesOf(await does.run(second.actor, withdrawComplaint, { id: second.id }))).toEqual([
      'COMPLAINT_DONE_STEP',
    ]);
  });
});

describe('at one moment', () => {
  it('of twenty answers one stands, and of twenty complaints about one thing', async () => {
    const { id } = await does.accepted(made.village);
    const hands = [made.village, made.county, made.colleague, made.city];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => does.run(hands[i % 4] ?? null, answerComplaint, answer(id))),
    );
    expect(answers.filter((one) => !isRefusal(one))).toHaveLength(1);
    const { actor, activityId } = await does.served();
    const opened = await Promise.all(
      Array.from({ length: 20 }, () => does.run(actor, openComplaint, complaint({ activityId }))),
    );
    expect(opened.filter((one) => !isRefusal(one))).toHaveLength(1);
    expect(codesOf(opened.find(isRefusal))).toEqual(['COMPLAINT_EXISTS']);
  });

  it('an answer and a taking back: one of them stands, and the history knows one end', async () => {
    const { id, actor } = await does.accepted(made.village);
    const both = await Promise.all([
      does.run(made.village, answerComplaint, answer(id)),
      does.run(actor, withdrawComplaint, { id }),
    ]);
    expect(both.filter((one) => !isRefusal(one))).toHaveLength(1);
    expect((await does.stepsOf(id)).filter((kind) => kind === 'ANSWERED' || kind === 'WITHDRAWN')).toHaveLength(1);
  });
});

describe('nobody handles a complaint she has a part in', () => {
  it('of an organisation’s own people the unit above decides, and those below do not see it', async () => {
    const { id } = await does.complained({ about: 'STAFF', unitId: made.tree.village.id, activityId: null });
    expect(await does.stateOf(id)).toMatchObject({ desk: '演示甲县妇联' });
    expect(await listed(made.village)).not.toContain(id);
    expect(codesOf(await does.run(made.village, acceptComplaint, { id, version: 1 }))).toEqual(['NOT_FOUND']);
    idOf(await does.run(made.county, acceptComplaint, { id, version: 1 }));
  });

  it('who is named in it neither reads nor answers it: it goes past her to the unit above', async () => {
    const { id } = await does.complained({ facts: ['演示·村里人当场骂了人'] });
    expect(await does.stateOf(id)).toMatchObject({ desk: '演示甲县妇联' });
    const named = await does.complained({ aboutName: '演示·县里人', about: 'STAFF' });
    expect(await listed(made.county)).not.toContain(named.id);
    expect(await read(made.county, named.id)).toBeNull();
    expect(codesOf(await does.run(made.county, acceptComplaint, { id: named.id, version: 1 }))).toEqual(['NOT_FOUND']);
    idOf(await does.run(made.colleague, acceptComplaint, { id: named.id, version: 1 }));
  });

  it('who approved hours of the activity does not answer, and what lies with her alone is passed on', async () => {
    const { id, recordId } = await does.complained();
    await world.services.read.rows(
      sql`update service_record set approved_by = ${made.village.accountId} where id = ${recordId}`,
    );
    expect(codesOf(await does.run(made.village, acceptComplaint, { id, version: 1 }))).toEqual(['NOT_FOUND']);
    const told = await does.job(placeComplaints);
    expect(told).toContainEqual({ complaintId: id, why: 'MOVED' });
    expect(await does.stateOf(id)).toMatchObject({ desk: '演示甲县妇联' });
  });

  it('who entered it for somebody knows of it and leaves it to another, whatever her rights', async () => {
    const entered = idOf(
      await does.run(
        made.village,
        enterComplaint,
        complaint({ unitId: made.tree.team.id, complainantName: '演示·大娘' }),
      ),
    );
    expect(codesOf(await does.run(made.village, acceptComplaint, { id: entered, version: 1 }))).toEqual([
      'COMPLAINT_BARRED',
      'NOT_ALLOWED',
    ]);
    expect(await listed(made.village)).toContain(entered);
    idOf(await does.run(made.county, acceptComplaint, { id: entered, version: 1 }));
    idOf(await does.run(made.county, answerComplaint, answer(entered)));
    // She who has no account asks through whoever entered it.
    idOf(await does.run(made.village, askReview, { id: entered, reason: '她还有话说' }));
    expect(await does.stateOf(entered)).toMatchObject({ state: 'REVIEW', desk: '演示市妇联' });
  });

  it('who complains under protection is barred by any account of hers, and nobody learns it from that', async () => {
    const { id, volunteer } = await does.complained({ naming: 'PROTECTED' });
    await world.services.read.rows(sql`update account set phone_index = (select phone_index from account where id = ${made.village.accountId}),
      display_name = (select display_name from account where id = ${made.village.accountId}) where id = ${volunteer.accountId}`);
    expect(codesOf(await does.run(made.village, acceptComplaint, { id, version: 1 }))).toEqual(['NOT_FOUND']);
  });

  it('in a review another person than whoever answered decides, even at the top', async () => {
    const { id, actor } = await does.answered(made.city);
    idOf(await does.run(actor, askReview, { id, reason: '不服' }));
    expect(codesOf(await does.run(made.city, reviewComplaint, answer(id, { version: 4 })))).toEqual(['NOT_FOUND']);
  });
});

describe('who complains', () => {
  it('under protection stands in no field; one person who handles it sees the name, on record, and she reads that', async () => {
    const { id, actor } = await does.complained({ naming: 'PROTECTED' });
    expect(await read(made.village, id)).toMatchObject({ complainantName: null });
    const look = (who: Actor) => does.run(who, revealComplainant, { id, reason: '要当面核实' });
    expect(codesOf(await look(made.neighbour))).toEqual(['NOT_FOUND']);
    expect(await look(made.village)).toEqual({ value: '演示·投诉人' });
    expect(await look(made.village)).toEqual({ value: '演示·投诉人' });
    expect(codesOf(await look(made.county))).toEqual(['COMPLAINT_TAKEN']);
    expect((await read(actor, id))?.['steps']).toMatchObject([
      {},
      { kind: 'REVEALED', byName: '演示·村里人', words: '要当面核实' },
    ]);
    const log = await world.services.read.rows<{ actor_account_id: string | null }>(
      sql`select actor_account_id from audit_entry where entity_id = ${id} and action = 'complaint.open-complaint'`,
    );
    expect(log).toEqual([{ actor_account_id: null }]);
  });

  it('is heard through a coordinator of the place, by name or sealed, and by nobody else’s hand', async () => {
    const enter = (who: Actor, more: object = {}) =>
      does.run(who, enterComplaint, complaint({ unitId: made.tree.team.id, complainantName: '演示·大娘', ...more }));
    expect(codesOf(await enter(made.neighbour))).toEqual(['NOT_FOUND']);
    expect(fieldsOf(await enter(made.coordinator, { complainantName: '' }))).toEqual(['complainantName']);
    const open = idOf(await enter(made.coordinator));
    const sealed = idOf(await enter(made.coordinator, { naming: 'PROTECTED' }));
    expect(await read(made.village, open)).toMatchObject({ complainantName: '演示·大娘' });
    expect(await read(made.village, sealed)).toMatchObject({ complainantName: null });
    expect((await listed(made.coordinator)).toSorted()).toEqual([open, sealed].toSorted());
    expect(await does.run(made.village, revealComplainant, { id: sealed, reason: '核实' })).toEqual({
      value: '演示·大娘',
    });
  });

  it('is read by herself and at desks of her own county only', async () => {
    const { id, actor } = await does.complained();
    expect(await read(actor, id)).toMatchObject({ state: 'RECEIVED', canAskReview: { allowed: false } });
    for (const who of [made.neighbour, made.coordinator, null]) expect(await read(who, id)).toBeNull();
    expect(await listed(made.neighbour)).toEqual([]);
    expect(await listed(made.city)).toContain(id);
  });

  it('of a sealed service tells nobody which', async () => {
    const { id } = await does.complained({}, 'P4');
    expect(await read(made.village, id)).toMatchObject({ sealed: true, activityTitle: null });
  });
});
