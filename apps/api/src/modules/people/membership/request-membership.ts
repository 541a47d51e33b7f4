import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { readJoinCode } from '../../organization/index.ts';
import { lockOwnVolunteer, stateReasons } from '../volunteer/lock-own-volunteer.ts';
import { askToJoin } from '../volunteer/register.ts';

const Input = z.object({
  teamId: z.uuid({ message: 'NOT_FOUND' }).nullish(),
  joinCode: z.string().max(64, { message: 'NOT_FOUND' }).nullish(),
});

/** She asks to join a team, found near her village or by its QR. */
export const requestMembership = useCase({
  name: 'people.request-membership',
  label: '申请加入服务队',
  input: Input,
  rate: { points: 30, seconds: 60 },
  constraints: { membership_once: { code: 'ALREADY_MEMBER' } },
  async run(tx, { teamId, joinCode }) {
    const volunteer = await lockOwnVolunteer(tx);
    if (volunteer instanceof Refusal) return volunteer;
    const which = teamId ? sql`t.id = ${teamId}` : sql`t.join_code = ${readJoinCode(joinCode ?? '')}`;
    const [team] = await tx.sql<{ id: string; state: string; county_code: string }>(
      sql`select t.id, t.state, u.county_code from team t join unit u on u.id = t.id where ${which}`,
    );
    if (!team) return refuse('NOT_FOUND');
    const no = refuseIf([
      ...stateReasons(volunteer.state),
      ...(team.state === 'ACTIVE' ? [] : [{ code: 'TEAM_CLOSED' as const }]),
    ]);
    if (no) return no;
    const id = await askToJoin(tx, volunteer.id, team);
    tx.about({ entityType: 'Membership', entityId: id, unitId: team.id, countyCode: team.county_code });
    return { id };
  },
});
