import { sql } from '../../../platform/database/sql.ts';
import { on } from '../../../platform/module.ts';
import { deadlineNear, recordUrged } from '../../hours/index.ts';
import { objectionAnswered, objectionDue, objectionOpened, objectionTold } from '../../publicity/index.ts';
import { workersFor } from '../write/recipients.ts';
import { coverIfSealed } from '../write/sealed.ts';
import { tell } from '../write/tell.ts';

const classOf = (sealed: boolean) => (sealed ? 'P4' : 'P2');

/** Those who may answer hear of it, and she whom it is about: that somebody objects, never who. */
export const tellOfObjection = on(
  objectionOpened,
  'notification.tell-of-objection',
  async (tx, { objectionId }, eventId) => {
    const told = await objectionTold(tx, objectionId);
    if (!told) return;
    const work = coverIfSealed(classOf(told.sealed), {
      kind: 'OBJECTION_TO_ANSWER',
      facts: { activity: told.title, due: told.dueOn },
    });
    const workers = await workersFor(tx, 'objection.answer', told.unitId, told.barred);
    await tell(tx, eventId, workers, { ...work, link: '/admin/objections' });
    if (told.about === told.objector) return;
    const hers = coverIfSealed(classOf(told.sealed), { kind: 'OBJECTION_TO_YOURS', facts: { activity: told.title } });
    await tell(tx, eventId, [told.about], { ...hers, link: `/hours/${told.subjectId}` });
  },
);

/** Two working days before an answer would be late: those who may give it. */
export const tellOfAnswerDue = on(
  objectionDue,
  'notification.tell-of-answer-due',
  async (tx, { objectionId }, eventId) => {
    const told = await objectionTold(tx, objectionId);
    if (told?.state !== 'OPEN') return;
    const facts = { activity: told.title, due: told.dueOn };
    const news = coverIfSealed(classOf(told.sealed), { kind: 'OBJECTION_DUE', facts });
    const workers = await workersFor(tx, 'objection.answer', told.unitId, told.barred);
    await tell(tx, eventId, workers, { ...news, link: '/admin/objections' });
  },
);

/** Who objected reads the answer; she whom it was about, how it ended. What was taken back needs no telling. */
export const tellOfAnswer = on(
  objectionAnswered,
  'notification.tell-of-answer',
  async (tx, { objectionId }, eventId) => {
    const told = await objectionTold(tx, objectionId);
    if (!told || told.state === 'OPEN' || told.state === 'WITHDRAWN') return;
    const facts = { activity: told.title, upheld: told.state === 'UPHELD' };
    const answered = coverIfSealed(classOf(told.sealed), { kind: 'OBJECTION_ANSWERED', facts });
    await tell(tx, eventId, [told.objector], { ...answered, link: '/notices/objections' });
    if (told.about === told.objector) return;
    const settled = coverIfSealed(classOf(told.sealed), { kind: 'OBJECTION_SETTLED', facts });
    await tell(tx, eventId, [told.about], { ...settled, link: `/hours/${told.subjectId}` });
  },
);

/** 催一下: those at the desk it waits at; of a returned one those who complete it. */
export const tellOfUrge = on(recordUrged, 'notification.tell-of-urge', async (tx, { recordId }, eventId) => {
  const [row] = await tx.sql<{ title: string; sealed: boolean; holder: string; returned: boolean; her: string | null }>(
    sql`select r.activity_name as title, r.privacy_class = 'P4' as sealed, r.holder_unit_id as holder, r.state = 'RETURNED' as returned, v.account_id as her
      from service_record r join volunteer v on v.id = r.volunteer_id where r.id = ${recordId} and r.state <> 'APPROVED'`,
  );
  if (!row) return;
  const news = coverIfSealed(classOf(row.sealed), { kind: 'RECORD_URGED', facts: { activity: row.title } });
  const right = row.returned ? 'attendance.mark' : 'hours.approve';
  const workers = await workersFor(tx, right, row.holder, row.her ? [row.her] : []);
  await tell(tx, eventId, workers, { ...news, link: '/admin/hours' });
});

/** Two working days before: whoever holds records that would be late. */
export const tellOfDeadline = on(
  deadlineNear,
  'notification.tell-of-deadline',
  async (tx, { unitId, dueOn, count }, eventId) => {
    const workers = await workersFor(tx, 'hours.approve', unitId);
    await tell(tx, eventId, workers, { kind: 'DEADLINE_NEAR', facts: { count, due: dueOn }, link: '/admin/deadlines' });
  },
);
