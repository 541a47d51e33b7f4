import { limits, type Reason } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { optionalText } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { rightsDecided } from '../people.events.ts';
import { deidentify } from '../shared/deidentify.ts';
import { personParts } from '../shared/person-parts.ts';
import { leaveTeams, reasonsAgainst } from '../standing/deregister.ts';
import type { StandingRow } from '../standing/lock-standing.ts';
import { canMoveVolunteer, moveVolunteer } from '../volunteer/volunteer-moves.ts';
import { applyCorrection } from './apply-correction.ts';
import { lockRequest, type RequestRow } from './lock-request.ts';
import { canHandle } from './rights.policy.ts';
import type { RightsDetail } from './rights-input.ts';

const Input = z.object({
  id: z.uuid({ message: 'NOT_FOUND' }),
  version: z.int(),
  grant: z.boolean(),
  answer: optionalText(limits.longText),
});

/** Staff do what was asked, or refuse with the reason she reads (PIPL §50). */
export const decideRequest = useCase({
  name: 'people.decide-request',
  label: '办理个人信息请求',
  input: Input,
  async run(tx, { id, version, grant, answer }) {
    const found = await lockRequest(tx, id);
    if (!found) return refuse('NOT_FOUND');
    const { row, person, lodged } = found;
    const no = refuseIf(
      canHandle(tx.actor, {
        state: row.state,
        volunteerAccountIds: row.volunteer_accounts,
        path: row.path,
        lodged,
      }),
    );
    if (no) return no;
    if (row.version !== version) return refuse('STALE_VERSION');
    if (!answer && (!grant || row.kind === 'EXPLANATION')) return refuse('RIGHTS_REASON_NEEDED', { field: 'answer' });
    await tx.sql(sql`update rights_request set state = ${grant ? 'DONE' : 'REFUSED'}, answer_cipher = ${tx.services.cipher.seal(answer)},
      decided_by = ${tx.actor.accountId}, decided_at = ${tx.now}, version = version + 1 where id = ${id}`);
    const reasons = grant ? await fulfil(tx, row, person) : [];
    if (reasons.length > 0) return new Refusal(reasons);
    tx.changed({ entity: 'RightsRequest', id, kind: 'decide', right: row.kind, grant });
    tx.about({ entityType: 'RightsRequest', entityId: id, unitId: row.unit_id, countyCode: row.county_code });
    tx.publish(rightsDecided.of({ requestId: id }));
    return { id };
  },
});

async function fulfil(tx: SignedInTx, row: RequestRow, person: StandingRow): Promise<readonly Reason[]> {
  if (row.kind === 'CORRECTION') {
    // What she asked to put right went with her data.
    if (row.detail_cipher === null) return [{ code: 'RIGHTS_ERASED' }];
    const detail = JSON.parse(tx.services.cipher.open(row.detail_cipher)) as RightsDetail;
    return applyCorrection(tx, person.id, detail.changes);
  }
  return row.kind === 'ERASURE' ? erase(tx, person) : [];
}

/** She leaves, and whatever tells who she was goes; hours and figures stay (rules §6). */
async function erase(tx: SignedInTx, person: StandingRow): Promise<readonly Reason[]> {
  const gone = person.state === 'DEREGISTERED';
  const against = (await reasonsAgainst(tx, person)).filter(
    (reason) => !gone || reason.code !== 'ALREADY_DEREGISTERED',
  );
  if (against.length > 0) return against;
  for (const part of personParts()) await part.leave?.(tx, person.id, '志愿者身份已注销');
  await leaveTeams(tx, person.id);
  if (canMoveVolunteer(person.state, 'deregister')) await moveVolunteer(tx, person, 'deregister');
  await deidentify(tx, person.id);
  return [];
}
