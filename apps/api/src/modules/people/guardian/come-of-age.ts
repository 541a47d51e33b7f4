import { sql } from '../../../platform/database/sql.ts';
import type { Job } from '../../../platform/module.ts';
import { dateIn } from '../shared/today.ts';
import { ADULT } from '../volunteer/person-input.ts';

/** On the day somebody turns 18 her own consent is all that counts; the guardian's ends, and her phone is kept no longer. */
export const comeOfAge: Job = {
  name: 'people.come-of-age',
  cron: '10 0 * * *',
  async run(tx) {
    const born = dateIn(tx.now).subtract({ years: ADULT }).toString();
    await tx.sql(sql`update volunteer set state = 'ACTIVE', state_changed_at = ${tx.now}, version = version + 1
      where state = 'PENDING_GUARDIAN' and birth_date <= ${born}::date`);
    await tx.sql(sql`update guardian_consent g set state = 'ENDED', link_hash = null, link_cipher = null,
        guardian_phone_cipher = ${tx.services.cipher.seal('')}, guardian_phone_masked = ''
      from volunteer v where v.id = g.volunteer_id and v.birth_date <= ${born}::date and g.state in ('WAITING', 'GIVEN')`);
  },
};
