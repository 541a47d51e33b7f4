import { z } from 'zod';
import { workingDays } from '../../../platform/calendar/working-days.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { dateIn } from '../shared/today.ts';
import { lockOwnVolunteer } from '../volunteer/lock-own-volunteer.ts';
import { copyOf } from './copy-of.ts';
import { copyPage } from './copy-page.ts';
import { answerDays } from './request-right.ts';

export interface Copy {
  readonly fileName: string;
  readonly json: string;
  readonly page: string;
}

/** 查阅、复制: at once, to herself only, to be read by people and by machines (PIPL §45); kept nowhere, only that it was taken. */
export const takeCopy = useCase({
  name: 'people.take-copy',
  label: '复制我的个人信息',
  input: z.object({}),
  rate: { points: 10, seconds: 3600 },
  async run(tx): Promise<Copy | Refusal> {
    const volunteer = await lockOwnVolunteer(tx);
    if (volunteer instanceof Refusal) return volunteer;
    const today = dateIn(tx.now).toString();
    const id = newId();
    await tx.sql(sql`insert into rights_request (id, volunteer_id, unit_id, county_code, kind, state, asked_by, asked_at, due_on, decided_at)
      values (${id}, ${volunteer.id}, ${volunteer.unit_id}, ${volunteer.county_code}, 'COPY', 'DONE', ${tx.actor.accountId}, ${tx.now},
        ${workingDays().after(today, answerDays)}, ${tx.now})`);
    const copy = await copyOf(tx, tx.services.cipher, volunteer.id);
    tx.changed({ entity: 'RightsRequest', id, kind: 'create', right: 'COPY' });
    tx.about({
      entityType: 'RightsRequest',
      entityId: id,
      unitId: volunteer.unit_id,
      countyCode: volunteer.county_code,
    });
    return {
      fileName: `我的个人信息-${today}`,
      json: JSON.stringify({ form: 'jinguo-person-1', madeAt: tx.now, ...copy }, null, 2),
      page: copyPage(copy, tx.now),
    };
  },
});
