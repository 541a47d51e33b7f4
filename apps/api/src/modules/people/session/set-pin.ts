import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { secretsChanged } from '../people.events.ts';
import { presentPassword, stillPresent } from './change-password.ts';
import { hashPassword, newPin, typedPassword } from './password.ts';

/** Six digits for whoever shares her phone with others: after a text message they tell that it is she. */
export const setPin = useCase({
  name: 'people.set-pin',
  label: '设置 PIN',
  input: z.object({ current: typedPassword, pin: newPin }),
  rate: { points: 20, seconds: 60, shared: true },
  async run(tx, { current, pin }) {
    const { accountId } = tx.actor;
    const stored = await presentPassword(tx, current);
    if (isRefusal(stored)) return stored;
    const changed = await stillPresent(tx, stored);
    if (changed) return changed;
    await tx.sql(sql`update account set pin_hash = ${await hashPassword(pin)} where id = ${accountId}`);
    tx.changed({ entity: 'Account', id: accountId, kind: 'update', after: { pin: 'set' } });
    tx.about({ entityType: 'Account', entityId: accountId, unitId: null, countyCode: null });
    tx.publish(secretsChanged.of({ accountId, what: 'PIN' }));
    return { id: accountId };
  },
});
