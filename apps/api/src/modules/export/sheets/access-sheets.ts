import {
  accountStateWords,
  actionWords,
  auditOutcomeWords,
  auditThingWords,
  grantEffectWords,
  revealFieldWords,
  revealPurposeWords,
  useCaseIn,
} from '@jinguo/schema';
import type { ReasonType } from '../../../platform/graphql/shared-types.ts';
import { selecting } from '../../../platform/projection/stream-rows.ts';
import { auditList } from '../../insight/index.ts';
import { accountList, revealList, rightList } from '../../people/index.ts';
import { changesText } from '../changes-text.ts';
import { clock } from '../format.ts';
import { col, sheetOfList } from '../sheet-columns.ts';
import type { Speech } from '../speech.ts';

interface Held {
  readonly label: string;
  readonly effect: string;
  readonly unit: { readonly name: string };
  readonly validTo: string | null;
  readonly revokedAt: string | null;
}
const inForce =
  (now: Date) =>
  ({ revokedAt, validTo }: Held): boolean =>
    revokedAt === null && (validTo === null || new Date(validTo) > now);
const heldText = ({ label, effect, unit }: Held, say: Speech): string => {
  const right = `${effect === 'DENY' ? say.says('denies') : ''}${say.told(label)}`;
  return say.tongue === 'zh' ? `${right}（${unit.name}）` : `${right} (${unit.name})`;
};

/** One line a person, with the rights the page shows beside her name. */
export const accounts = sheetOfList(accountList, (wanted) => wanted.accounts ?? {}, {
  action: 'account.read',
  selection: selecting(['name', 'phoneMasked', 'state', 'createdAt', 'hasSecondFactor', 'grants']),
  columns: [
    col('name', 14, (row: { name: string }) => row.name),
    col('phone', 16, (row: { phoneMasked: string }) => row.phoneMasked),
    col('rights', 60, (row: { grants: Held[] }, say) =>
      row.grants
        .filter(inForce(say.now))
        .map((one) => heldText(one, say))
        .join(say.tongue === 'zh' ? '；' : '; '),
    ),
    col('secondFactor', 14, (row: { hasSecondFactor: boolean }, say) => say.says(row.hasSecondFactor ? 'on' : 'off')),
    col('state', 12, (row: { state: string }, say) => say.word(accountStateWords, row.state)),
    col('openedAt', 18, (row: { createdAt: string }) => clock(row.createdAt)),
  ],
});

const actionsText = (actions: readonly string[], say: Speech): string =>
  say.listed(actions.map((action) => say.word(actionWords, action)));

export const grants = sheetOfList(rightList, ({ unitId, rights }) => ({ ...rights, unitId: unitId ?? '' }), {
  action: 'account.read',
  selection: selecting([
    'name',
    'unit.name',
    'inherited',
    'label',
    'effect',
    'validFrom',
    'validTo',
    'grantedBy',
    'reason',
    'actions',
    'denied',
  ]),
  columns: [
    col('name', 14, (row: { name: string }) => row.name),
    col('right', 20, (row: { label: string }, say) => say.told(row.label)),
    col('effect', 14, (row: { effect: string }, say) => say.word(grantEffectWords, row.effect)),
    col('grantedAt', 26, (row: { unit: { name: string } }) => row.unit.name),
    col('inherited', 14, (row: { inherited: boolean }, say) => say.yes(row.inherited)),
    col('validFrom', 18, (row: { validFrom: string }) => clock(row.validFrom)),
    col('validTo', 18, (row: { validTo: string | null }, say) => clock(row.validTo) || say.says('noEnd')),
    col('allows', 60, (row: { actions: string[] }, say) => actionsText(row.actions, say)),
    col('denied', 30, (row: { denied: string[] }, say) => actionsText(row.denied, say)),
    col('grantedBy', 14, (row: { grantedBy: string | null }) => row.grantedBy ?? ''),
    col('why', 30, (row: { reason: string | null }) => row.reason ?? ''),
  ],
});

interface Entry {
  readonly at: string;
  readonly action: string;
  readonly actionLabel: string;
  readonly outcome: string;
  readonly actorName: string | null;
  readonly app: string | null;
  readonly unitName: string | null;
  readonly entityType: string | null;
  readonly thingName: string | null;
  readonly changes: unknown;
  readonly reasons: readonly ReasonType[] | null;
  readonly ip: string | null;
}
/** What the page shows of an entry and what it unfolds to; personal values were never written into it. */
export const audit = sheetOfList(auditList, (wanted) => wanted.audit ?? {}, {
  action: 'audit.read',
  selection: selecting([
    'at',
    'action',
    'actionLabel',
    'outcome',
    'actorName',
    'app',
    'unitName',
    'entityType',
    'thingName',
    'changes',
    'reasons',
    'ip',
  ]),
  columns: [
    col('at', 18, (row: Entry) => clock(row.at)),
    col('by', 14, (row: Entry, say) => row.actorName ?? say.says('system')),
    col('action', 24, (row: Entry, say) => useCaseIn(say.tongue, row)),
    col('thing', 26, (row: Entry, say) => say.told(row.thingName ?? '')),
    col('thingKind', 14, (row: Entry, say) => (row.entityType ? say.word(auditThingWords, row.entityType) : '')),
    col('unitName', 26, (row: Entry) => row.unitName ?? ''),
    col('outcome', 10, (row: Entry, say) => say.word(auditOutcomeWords, row.outcome)),
    col('app', 14, (row: Entry, say) => (row.app ? say.says(row.app === 'admin' ? 'admin' : 'volunteer') : '')),
    col('changes', 60, (row: Entry, say) => changesText(row.changes, say)),
    col('why', 40, (row: Entry, say) => (row.reasons ?? []).map(say.reason).join(' ')),
    col('ip', 16, (row: Entry) => row.ip ?? ''),
  ],
});

interface Seen {
  readonly at: string;
  readonly readerName: string;
  readonly readerUnitName: string;
  readonly volunteerName: string;
  readonly unitName: string | null;
  readonly field: string;
  readonly purpose: string;
  readonly reason: string;
}
export const reveals = sheetOfList(revealList, (wanted) => wanted.reveals ?? {}, {
  action: 'audit.read',
  selection: selecting([
    'at',
    'readerName',
    'readerUnitName',
    'volunteerName',
    'unitName',
    'field',
    'purpose',
    'reason',
  ]),
  columns: [
    col('at', 18, (row: Seen) => clock(row.at)),
    col('reader', 14, (row: Seen) => row.readerName),
    col('readerUnit', 26, (row: Seen) => row.readerUnitName),
    col('whose', 14, (row: Seen) => row.volunteerName),
    col('unit', 26, (row: Seen) => row.unitName ?? ''),
    col('whichNumber', 12, (row: Seen, say) => say.word(revealFieldWords, row.field)),
    col('whatFor', 22, (row: Seen, say) => say.word(revealPurposeWords, row.purpose)),
    col('why', 30, (row: Seen) => row.reason),
  ],
});
