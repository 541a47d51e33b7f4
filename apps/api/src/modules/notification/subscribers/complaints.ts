import { on } from '../../../platform/module.ts';
import { complaintHandlers, complaintMoved, complaintTold, complaintWaits } from '../../complaint/index.ts';
import { tell } from '../write/tell.ts';

/** Those who may handle it and have no part in it hear that it waits: about which organisation, never by whom or of what. */
export const tellOfComplaintWaiting = on(
  complaintWaits,
  'notification.tell-of-complaint-waiting',
  async (tx, { complaintId, why }, eventId) => {
    const told = await complaintTold(tx, complaintId);
    if (!told || !['RECEIVED', 'ACCEPTED', 'REVIEW'].includes(told.state)) return;
    const news = { kind: 'COMPLAINT_WAITS', facts: { unit: told.unitName, due: told.dueOn, why } } as const;
    await tell(tx, eventId, await complaintHandlers(tx, complaintId, told), {
      ...news,
      link: `/admin/complaints/${complaintId}`,
    });
  },
);

/** Who complained, and whoever entered it for her, at each step. What she took back herself needs no telling. */
export const tellOfComplaintMoved = on(
  complaintMoved,
  'notification.tell-of-complaint-moved',
  async (tx, { complaintId }, eventId) => {
    const told = await complaintTold(tx, complaintId);
    if (!told || told.state === 'WITHDRAWN') return;
    const news = {
      kind: 'COMPLAINT_MOVED',
      facts: { unit: told.unitName, state: told.state, finding: told.finding },
    } as const;
    if (told.complainant) await tell(tx, eventId, [told.complainant], { ...news, link: `/complaints/${complaintId}` });
    if (told.enteredBy)
      await tell(tx, eventId, [told.enteredBy], { ...news, link: `/admin/complaints/${complaintId}` });
  },
);
