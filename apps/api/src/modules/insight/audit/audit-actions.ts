import { mayAnywhere } from '../../../platform/access/grants.ts';
import type { AppContext } from '../../../platform/context.ts';
import { useCaseLabel, useCaseNames } from '../../../platform/use-case.ts';
import type { AuditActionType } from './audit.type.ts';

/** Everything the log can tell of, in words; for those who may read the log anywhere. */
export function auditActions({ actor }: AppContext): AuditActionType[] {
  if (!mayAnywhere(actor, 'audit.read')) return [];
  return useCaseNames()
    .map((action) => ({ action, actionLabel: useCaseLabel(action) }))
    .sort((a, b) => (a.action < b.action ? -1 : 1));
}
