import { z } from 'zod';
import { may } from '../../../platform/access/grants.ts';
import { lacksField } from '../../../platform/access/sight.ts';
import { isRefusal, type Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { showNumber } from '../reveal/show-number.ts';
import { dateIn } from '../shared/today.ts';
import { copyOf } from './copy-of.ts';
import { copyPage } from './copy-page.ts';
import { lockRequest } from './lock-request.ts';
import { canHandle } from './rights.policy.ts';
import type { Copy } from './take-copy.ts';

/**
 * What she asked for on paper, to be printed and put into her hands (PIPL §45). It holds her whole numbers, so that making
 * it is a look at both, on record like any other; nothing of it is kept here.
 */
export const copyOnPaper = useCase({
  name: 'people.copy-on-paper',
  label: '打印个人信息副本',
  input: z.object({ id: z.uuid({ message: 'NOT_FOUND' }) }),
  async run(tx, { id }): Promise<Copy | Refusal> {
    const found = await lockRequest(tx, id);
    if (found?.row.kind !== 'COPY' || found.row.channel !== 'PAPER') return refuse('NOT_FOUND');
    const { row, person, lodged } = found;
    const no = refuseIf([
      ...canHandle(tx.actor, {
        state: row.state,
        volunteerAccountIds: row.volunteer_accounts,
        path: row.path,
        lodged,
      }),
      ...lacksField(tx.actor, 'volunteer.phone', [row.path]),
      ...lacksField(tx.actor, 'volunteer.id-number', [row.path]),
    ]);
    if (no) return no;
    const grant = tx.actor.grants.find(
      (one) =>
        one.effect === 'ALLOW' &&
        one.actions.has('rights.handle') &&
        row.path.startsWith(one.path) &&
        may(tx.actor, 'rights.handle', row.path),
    );
    if (!grant) throw new Error('A copy was made without a grant.');
    for (const field of ['PHONE', 'ID_NUMBER'] as const) {
      const shown = await showNumber(tx, { volunteerId: person.id, field, purpose: 'COPY', reason: '', grant });
      if (isRefusal(shown)) return shown;
    }
    const copy = await copyOf(tx, tx.services.cipher, person.id);
    tx.about({ entityType: 'RightsRequest', entityId: id, unitId: row.unit_id, countyCode: row.county_code });
    return {
      fileName: `个人信息副本-${dateIn(tx.now).toString()}`,
      json: JSON.stringify({ form: 'jinguo-person-1', madeAt: tx.now, ...copy }, null, 2),
      page: copyPage(copy, tx.now),
    };
  },
});
