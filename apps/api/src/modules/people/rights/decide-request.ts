import { limits, type Reason, type RightsKind, type RightsState } from '@jinguo/schema';
import { z } from 'zod';
import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { optionalText } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { rightsDecided } from '../people.events.ts';
import { deidentify } from '../shared/deidentify.ts';
import { personParts } from '../shared/person-parts.ts';
import { leaveTeams, reasonsAgainst } from '../standing/deregister.ts';
import { lockStanding, type StandingRow } from '../standing/lock-standing.ts';
import { canMoveVolunteer, moveVolunteer } from '../volunteer/volunteer-moves.ts';
import { applyCorrection } from './apply-correction.ts';
import { canHandle } from './rights.policy.ts';
import type { RightsDetail } from './rights-input.ts';

const Input = z.object({
  id: z.uuid({ message: 'NOT_FOUND' }),
  version: z.int(),
  grant: z.boolean(),
  answer: optionalText(limits.longText),
});

interface Row extends Record<string, unknown> {
  volunteer_id: string;
  kind: RightsKind;
  state: RightsState;
  version: number;
  unit_id: string;
  county_code: string;
  path: string;
  detail_cipher: string | null;
}

/** Staff do what was asked, or refuse with the reason she reads (PIPL §50). */
export const decideRequest = useCase({
  name: 'people.decide-request',
  label: '办理个人信息请求',
  input: Input,
  async run(tx, { id, version, grant, answer }) {
    const found = await lockRequest(tx, id);
    if (!found) return refuse('NOT_FOUND');
    const { row, person } = found;
    const no = refuseIf(canHandle(tx.actor, { state: row.state, volunteerId: row.volunteer_id, path: row.path }));
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

/** The person first, then the request, like every use case here. */
async function lockRequest(tx: SignedInTx, id: string): Promise<{ row: Row; person: StandingRow } | null> {
  const reach = within(tx.actor, 'rights.handle', { path: 'u.path', unitId: 'r.unit_id', county: 'r.county_code' });
  const [which] = await tx.sql<{ volunteer_id: string }>(
    sql`select r.volunteer_id from rights_request r join unit u on u.id = r.unit_id where r.id = ${id} and ${reach}`,
  );
  if (!which) return null;
  const person = await lockStanding(tx, sql`v.id = ${which.volunteer_id}`);
  const [row] =
    await tx.sql<Row>(sql`select r.volunteer_id, r.kind, r.state, r.version, r.unit_id, r.county_code, u.path, r.detail_cipher
    from rights_request r join unit u on u.id = r.unit_id where r.id = ${id} for update of r`);
  return row && person ? { row, person } : null;
}

async function fulfil(tx: SignedInTx, row: Row, person: StandingRow): Promise<readonly Reason[]> {
  if (row.kind === 'CORRECTION') {
    const detail = JSON.parse(tx.services.cipher.open(row.detail_cipher ?? '')) as RightsDetail;
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
