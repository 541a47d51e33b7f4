import { isSealed, type PrivacyClass, type Reason, refusalWords } from '@jinguo/schema';
import { shownChanges } from '../../../platform/audit/changes.ts';
import { reasonView } from '../../../platform/graphql/shared-types.ts';
import { column, derived, projection } from '../../../platform/projection/fields.ts';
import { useCaseLabel } from '../../../platform/use-case.ts';
import { thingJoins, thingName, thingPrivacy } from './audit-thing.ts';

/** What of a sealed service the log, a list like any other, keeps to itself; its own timeline tells it (words.md). */
const sealedText: ReadonlySet<string> = new Set(
  'title place placeWas placeBecomes villageCode content requirements risks safeguards serviceTypeId projectId name goal duties label summary activityName caption shifts openings reason'.split(
    ' ',
  ),
);

/** A code that was retired since is left out rather than shown bare. */
const known = (reason: Reason): boolean => reason.code in refusalWords;

/** The log as it was written: personal values were struck out then, so nothing here can bring them back. */
export const auditProjection = projection({
  name: 'audit-entry',
  from: 'audit_entry e left join unit u on u.id = e.unit_id',
  joins: { actor: 'left join account ac on ac.id = e.actor_account_id', ...thingJoins },
  fields: {
    id: column('e.id'),
    at: column('e.at'),
    action: column('e.action'),
    actionLabel: derived<{ action: string }>({ action: 'e.action' }, ({ action }) => useCaseLabel(action)),
    outcome: column('e.outcome'),
    actorId: column('e.actor_account_id'),
    actorName: column('ac.display_name', 'actor'),
    app: column('e.app'),
    unitName: column('u.name'),
    entityType: column('e.entity_type'),
    entityId: column('e.entity_id'),
    thingName,
    changes: derived<{ changes: unknown; privacy: PrivacyClass | null }>(
      { changes: 'e.changes', privacy: thingPrivacy },
      ({ changes, privacy }) => shownChanges(changes, privacy && isSealed(privacy) ? sealedText : undefined),
      'thing',
    ),
    reasons: derived<{ reasons: Reason[] | null }>(
      { reasons: 'e.reasons' },
      ({ reasons }) => reasons?.filter(known).map(reasonView) ?? null,
    ),
    ip: column('host(e.ip)'),
  },
});
