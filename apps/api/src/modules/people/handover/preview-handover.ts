import { z } from 'zod';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import type { HandoverPreviewType } from './handover.type.ts';
import { labelOf, planHandover, whoToWhom } from './plan-handover.ts';

/** The same plan beforehand. A use case of its own, not a query: it is asked with a person's number. */
export const previewHandover = useCase({
  name: 'people.preview-handover',
  label: '换届交接预览',
  input: z.object(whoToWhom),
  rate: { points: 60, seconds: 3600, shared: true },
  async run(tx, input): Promise<HandoverPreviewType | Refusal> {
    const plan = await planHandover(tx, tx.actor, input);
    if (!plan) return refuse('NOT_FOUND', { field: 'fromAccountId' });
    tx.about({ entityType: 'Account', entityId: input.fromAccountId, unitId: null, countyCode: null });
    return {
      grants: plan.grants.map((grant) => ({
        id: grant.id,
        label: labelOf(grant),
        unitName: grant.unit_name,
        effect: grant.effect,
      })),
      items: [...plan.items],
      verdict: verdict(plan.reasons),
    };
  },
});
