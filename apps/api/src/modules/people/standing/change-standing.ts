import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { guardianMissing } from '../guardian/guardian-missing.ts';
import { standingChanged } from '../people.events.ts';
import { personParts } from '../shared/person-parts.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';
import { moveVolunteer } from '../volunteer/volunteer-moves.ts';
import { lockStanding } from './lock-standing.ts';
import { canChangeStanding } from './standing.policy.ts';

const Input = z.object({
  volunteerId: z.uuid({ message: 'NOT_FOUND' }),
  version: z.int(),
  suspend: z.boolean(),
  reason: text(limits.shortText),
});

/** Suspends somebody, or lets her serve again; she reads the reason. A suspension ends what she had signed up for. */
export const changeStanding = useCase({
  name: 'people.change-standing',
  label: '暂停或恢复志愿者',
  input: Input,
  async run(tx, { volunteerId, version, suspend, reason }) {
    const row = await lockStanding(tx, sql`v.id = ${volunteerId} and ${volunteerReach(tx.actor)}`);
    if (!row) return refuse('NOT_FOUND');
    const no = refuseIf(canChangeStanding(tx.actor, row, suspend ? 'suspend' : 'reinstate'));
    if (no) return no;
    if (row.version !== version) return refuse('STALE_VERSION');
    if (suspend) {
      await moveVolunteer(tx, row, 'suspend', { reason });
      for (const part of personParts()) await part.leave?.(tx, row.id, '志愿者身份已暂停');
    } else {
      // A minor whose guardian took the consent back meanwhile waits for the guardian, not for us.
      const waits = await guardianMissing(tx, { id: row.id, birthDate: row.birth_date });
      await moveVolunteer(tx, row, waits ? 'awaitGuardian' : 'reinstate', { reason });
    }
    tx.changed({ entity: 'Volunteer', id: row.id, kind: suspend ? 'suspend' : 'reinstate', reason });
    tx.about({ entityType: 'Volunteer', entityId: row.id, unitId: row.unit_id, countyCode: row.county_code });
    tx.publish(standingChanged.of({ volunteerId: row.id, suspended: suspend }));
    return { id: row.id };
  },
});
