import { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { secretsChanged } from '../people.events.ts';
import type { FactorSet } from './confirm-second-factor.ts';
import { factorCode, presentFactor } from './present-factor.ts';
import { issueRecoveryCodes } from './recovery-codes.ts';

/** Ten new recovery codes instead of those she has; the present factor is asked for. */
export const newRecoveryCodes = useCase({
  name: 'people.new-recovery-codes',
  label: '重新生成恢复码',
  input: z.object({ code: factorCode }),
  rate: { points: 20, seconds: 60, shared: true },
  async run(tx, { code }): Promise<FactorSet | Refusal> {
    const { accountId, app } = tx.actor;
    if (app !== 'admin') return refuse('NOT_ALLOWED', { params: { right: '登录管理端' } });
    const used = await presentFactor(tx, accountId, code);
    if (isRefusal(used)) return used;
    const recoveryCodes = await issueRecoveryCodes(tx, accountId);
    tx.about({ entityType: 'Account', entityId: accountId, unitId: null, countyCode: null });
    tx.publish(secretsChanged.of({ accountId, what: 'RECOVERY_CODES' }));
    return { recoveryCodes };
  },
});
