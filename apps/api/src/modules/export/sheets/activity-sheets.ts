import { activityStateWords, scanKindWords, scanMethodWords, signUpStateWords } from '@jinguo/schema';
import type { ReasonType } from '../../../platform/graphql/shared-types.ts';
import { byTime } from '../../../platform/projection/list.ts';
import { selecting } from '../../../platform/projection/stream-rows.ts';
import {
  activitiesWhere,
  activityLineProjection,
  activityReach,
  rosterReach,
  rosterWhere,
  scanList,
  signUpLineProjection,
  signUpList,
} from '../../activity/index.ts';
import { clock } from '../format.ts';
import {
  type Column,
  col,
  type ExportSheet,
  fieldCol,
  nameCol,
  personFields,
  phoneCol,
  sheetOfList,
} from '../sheet-columns.ts';

export const activities: ExportSheet = {
  action: 'activity.read',
  projection: activityLineProjection,
  selection: selecting([
    'title',
    'state',
    'unit.name',
    'project.name',
    'typeName',
    'placeName',
    'place',
    'startsAt',
    'endsAt',
    'places',
    'taken',
    'personInCharge',
  ]),
  order: byTime('a.created_at', 'a.id'),
  rows: (context, wanted) => ({ reach: activityReach(context), where: activitiesWhere(wanted.activities) }),
  columns: [
    // A sealed service reads 专业服务 wherever a sheet may lie about: the list's projection tells no title, type or place.
    col('activity', 34, (row: { title: string }, say) => say.told(row.title)),
    col('state', 10, (row: { state: string }, say) => say.word(activityStateWords, row.state)),
    col('heldBy', 26, (row: { unit: { name: string } }) => row.unit.name),
    col('project', 24, (row: { project: { name: string } | null }) => row.project?.name ?? ''),
    col('serviceType', 16, (row: { typeName: string }, say) => say.told(row.typeName)),
    col('place', 36, (row: { placeName: string; place: string }) => `${row.placeName}${row.place}`),
    col('startsAt', 18, (row: { startsAt: string | null }) => clock(row.startsAt)),
    col('endsAt', 18, (row: { endsAt: string | null }) => clock(row.endsAt)),
    col('places', 8, (row: { places: number }) => row.places, true),
    col('taken', 8, (row: { taken: number }) => row.taken, true),
    col('inCharge', 14, (row: { personInCharge: string }) => row.personInCharge),
  ],
};

const shiftFields = ['hidden', 'postName', 'startsAt', 'endsAt', 'state', 'checkedInAt', 'checkedOutAt', 'createdAt'];
const shiftColumns: readonly Column[] = [
  col('post', 16, (row: { postName: string }, say) => say.told(row.postName)),
  col('startsAt', 18, (row: { startsAt: string }) => clock(row.startsAt)),
  col('endsAt', 18, (row: { endsAt: string }) => clock(row.endsAt)),
  col('state', 12, (row: { state: string }, say) => say.word(signUpStateWords, row.state)),
  col('checkedInAt', 18, (row: { checkedInAt: string | null }) => clock(row.checkedInAt)),
  col('checkedOutAt', 18, (row: { checkedOutAt: string | null }) => clock(row.checkedOutAt)),
];
const signedUpAt = col('signedUpAt', 18, (row: { createdAt: string }) => clock(row.createdAt));

export const roster: ExportSheet = {
  action: 'roster.read',
  projection: signUpLineProjection,
  selection: selecting([...personFields, ...shiftFields, 'leavingReason']),
  order: byTime('su.created_at', 'su.id', 'asc'),
  rows: (context, wanted) => ({
    reach: rosterReach(context),
    where: rosterWhere(wanted.activityId ?? '', wanted.roster ?? {}),
  }),
  columns: [
    nameCol,
    phoneCol('roster.phone'),
    ...shiftColumns,
    fieldCol('roster.reasons', 'note', 24, (row: { leavingReason: string | null }) => row.leavingReason ?? ''),
    signedUpAt,
  ],
};

interface OfActivity {
  readonly activity: { readonly title: string; readonly unitName: string };
}
const activityColumns: readonly Column[] = [
  col('activity', 34, (row: OfActivity, say) => say.told(row.activity.title)),
  col('heldBy', 26, (row: OfActivity) => row.activity.unitName),
];

export const signUps = sheetOfList(signUpList, (wanted) => wanted.signUps ?? {}, {
  action: 'roster.read',
  selection: selecting([
    ...personFields,
    ...shiftFields,
    'activity.title',
    'activity.unitName',
    'source',
    'leavingReason',
    'cancelReason',
  ]),
  columns: [
    nameCol,
    phoneCol('roster.phone'),
    ...activityColumns,
    ...shiftColumns,
    fieldCol(
      'roster.reasons',
      'note',
      24,
      (row: { cancelReason: string | null; leavingReason: string | null }) =>
        row.cancelReason ?? row.leavingReason ?? '',
    ),
    signedUpAt,
    col('signedUpBy', 12, (row: { source: string }, say) =>
      say.says(row.source === 'SELF' ? 'bySelf' : 'byCoordinator'),
    ),
  ],
});

interface Scanned {
  readonly volunteer: { readonly name: string } | null;
  readonly bySelf: boolean;
  readonly byName: string;
  readonly reasons: readonly ReasonType[] | null;
}
export const scans = sheetOfList(scanList, (wanted) => wanted.scans ?? {}, {
  action: 'roster.read',
  selection: selecting([
    ...personFields,
    'at',
    'statedTime',
    'activity.title',
    'activity.unitName',
    'kind',
    'method',
    'byName',
    'bySelf',
    'reasons',
    'device',
  ]),
  columns: [
    col('at', 18, (row: { at: string }) => clock(row.at)),
    col('name', 14, (row: Scanned, say) => row.volunteer?.name ?? say.says('noSignUp')),
    phoneCol('roster.phone'),
    ...activityColumns,
    col('scanKind', 12, (row: { kind: string }, say) => say.word(scanKindWords, row.kind)),
    col('method', 14, (row: { method: string }, say) => say.word(scanMethodWords, row.method)),
    col('statedTime', 18, (row: { statedTime: string | null }) => clock(row.statedTime)),
    col('by', 14, (row: Scanned, say) => (row.bySelf ? say.says('bySelf') : row.byName)),
    col('counted', 10, (row: Scanned, say) => say.says(row.reasons ? 'refused' : 'counted')),
    col('why', 40, (row: Scanned, say) => (row.reasons ?? []).map(say.reason).join(' ')),
    col('device', 20, (row: { device: string | null }) => row.device ?? ''),
  ],
});
