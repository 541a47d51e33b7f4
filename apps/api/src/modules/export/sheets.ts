import {
  activityStateWords,
  availabilityWords,
  type ExportKind,
  genderWords,
  membershipStateWords,
  recordSourceWords,
  recordStateWords,
  signUpStateWords,
  volunteerStateWords,
} from '@jinguo/schema';
import type { Actor } from '../../platform/access/actor.ts';
import { sightOf } from '../../platform/access/sight.ts';
import { all } from '../../platform/database/sql.ts';
import { selecting } from '../../platform/projection/stream-rows.ts';
import {
  activitiesWhere,
  activityLineProjection,
  activityReach,
  rosterReach,
  rosterWhere,
  signUpLineProjection,
} from '../activity/index.ts';
import { recordKeyword, recordListProjection, recordReach, recordWhere } from '../hours/index.ts';
import {
  membershipProjection,
  membershipReach,
  membershipsWhere,
  volunteerProjection,
  volunteerReach,
  volunteersWhere,
} from '../people/index.ts';
import { clock, hours } from './format.ts';
import { by, type Column, col, type ExportSheet, fieldCol, word } from './sheet-columns.ts';

const volunteers: ExportSheet = {
  action: 'volunteer.read',
  projection: volunteerProjection,
  selection: selecting([
    'number',
    'name',
    'gender',
    'age',
    'phoneMasked',
    'idNumberMasked',
    'placeName',
    'unit.name',
    'skills',
    'availability',
    'state',
    'approvedMinutes',
    'registeredAt',
    'hidden',
  ]),
  order: by('v.created_at', 'v.id', 'desc'),
  reach: ({ actor }) => volunteerReach(actor),
  where: (context, wanted) => volunteersWhere(context, wanted.volunteers),
  columns: [
    col('志愿者编号', 18, (row: { number: string }) => row.number),
    col('姓名', 14, (row: { name: string }) => row.name),
    col('性别', 6, (row: { gender: string }) => word(genderWords, row.gender)),
    fieldCol('volunteer.age', '年龄', 6, (row: { age: number }) => row.age),
    fieldCol('volunteer.phone', '手机号', 16, (row: { phoneMasked: string }) => row.phoneMasked),
    fieldCol('volunteer.id-number', '证件号码', 22, (row: { idNumberMasked: string }) => row.idNumberMasked),
    fieldCol('volunteer.residence', '居住区域', 36, (row: { placeName: string }) => row.placeName),
    fieldCol('volunteer.residence', '所属单位', 24, (row: { unit: { name: string } }) => row.unit.name),
    fieldCol('volunteer.skills', '专业技能', 24, (row: { skills: string }) => row.skills),
    col('可服务时间', 24, (row: { availability: string[] }) =>
      row.availability.map((one) => word(availabilityWords, one)).join('、'),
    ),
    col('状态', 12, (row: { state: string }) => word(volunteerStateWords, row.state)),
    col('已计入时长（小时）', 16, (row: { approvedMinutes: number | null }) => hours(row.approvedMinutes ?? 0), true),
    col('登记时间', 18, (row: { registeredAt: string }) => clock(row.registeredAt)),
  ],
};

const activities: ExportSheet = {
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
  order: by('a.created_at', 'a.id', 'desc'),
  reach: activityReach,
  where: (_, wanted) => activitiesWhere(wanted.activities),
  columns: [
    // A sealed service reads 专业服务 wherever a sheet may lie about: the list's projection tells no title, type or place.
    col('活动名称', 34, (row: { title: string }) => row.title),
    col('状态', 10, (row: { state: string }) => word(activityStateWords, row.state)),
    col('举办单位', 26, (row: { unit: { name: string } }) => row.unit.name),
    col('所属项目', 24, (row: { project: { name: string } | null }) => row.project?.name ?? ''),
    col('服务类型', 16, (row: { typeName: string }) => row.typeName),
    col('地点', 36, (row: { placeName: string; place: string }) => `${row.placeName}${row.place}`),
    col('开始时间', 18, (row: { startsAt: string | null }) => clock(row.startsAt)),
    col('结束时间', 18, (row: { endsAt: string | null }) => clock(row.endsAt)),
    col('名额', 8, (row: { places: number }) => row.places, true),
    col('已报名', 8, (row: { taken: number }) => row.taken, true),
    col('负责人', 14, (row: { personInCharge: string }) => row.personInCharge),
  ],
};

const roster: ExportSheet = {
  action: 'roster.read',
  projection: signUpLineProjection,
  selection: selecting([
    'volunteer.name',
    'volunteer.phoneMasked',
    'volunteer.hidden',
    'hidden',
    'postName',
    'startsAt',
    'endsAt',
    'state',
    'checkedInAt',
    'checkedOutAt',
    'leavingReason',
    'createdAt',
  ]),
  order: by('su.created_at', 'su.id', 'asc'),
  reach: rosterReach,
  where: (_, wanted) => rosterWhere(wanted.activityId ?? '', wanted.roster ?? {}),
  columns: [
    col('姓名', 14, (row: { volunteer: { name: string } }) => row.volunteer.name),
    fieldCol('roster.phone', '手机号', 16, (row: { volunteer: { phoneMasked: string } }) => row.volunteer.phoneMasked),
    col('岗位', 16, (row: { postName: string }) => row.postName),
    col('开始时间', 18, (row: { startsAt: string }) => clock(row.startsAt)),
    col('结束时间', 18, (row: { endsAt: string }) => clock(row.endsAt)),
    col('状态', 12, (row: { state: string }) => word(signUpStateWords, row.state)),
    col('签到时间', 18, (row: { checkedInAt: string | null }) => clock(row.checkedInAt)),
    col('签退时间', 18, (row: { checkedOutAt: string | null }) => clock(row.checkedOutAt)),
    fieldCol('roster.reasons', '说明', 24, (row: { leavingReason: string | null }) => row.leavingReason ?? ''),
    col('报名时间', 18, (row: { createdAt: string }) => clock(row.createdAt)),
  ],
};

const records: ExportSheet = {
  action: 'hours.read',
  projection: recordListProjection,
  selection: selecting([
    'volunteer.name',
    'volunteer.phoneMasked',
    'volunteer.hidden',
    'activityName',
    'serviceDate',
    'place',
    'content',
    'organiser',
    'personInCharge',
    'minutes',
    'startedAt',
    'endedAt',
    'source',
    'state',
    'proposedByName',
    'approvedByName',
    'approvedAt',
  ]),
  order: by('r.held_since', 'r.id', 'desc'),
  reach: ({ actor }) => recordReach(actor),
  where: async (context, { records: filter }) =>
    all([recordWhere(context.actor, filter ?? {}), await recordKeyword(context, filter?.keyword)]),
  columns: [
    col('姓名', 14, (row: { volunteer: { name: string } }) => row.volunteer.name),
    fieldCol('record.phone', '手机号', 16, (row: { volunteer: { phoneMasked: string } }) => row.volunteer.phoneMasked),
    col('活动名称', 34, (row: { activityName: string }) => row.activityName),
    col('日期', 12, (row: { serviceDate: string }) => row.serviceDate),
    col('地点', 24, (row: { place: string }) => row.place),
    col('服务内容', 30, (row: { content: string }) => row.content),
    col('组织单位', 24, (row: { organiser: string }) => row.organiser),
    col('负责人', 14, (row: { personInCharge: string }) => row.personInCharge),
    col('开始', 18, (row: { startedAt: string }) => clock(row.startedAt)),
    col('结束', 18, (row: { endedAt: string }) => clock(row.endedAt)),
    col('时长（小时）', 12, (row: { minutes: number }) => hours(row.minutes), true),
    col('认定方式', 14, (row: { source: string }) => word(recordSourceWords, row.source)),
    col('状态', 10, (row: { state: string }) => word(recordStateWords, row.state)),
    col('提出人', 14, (row: { proposedByName: string }) => row.proposedByName),
    col('审核人', 14, (row: { approvedByName: string | null }) => row.approvedByName ?? ''),
    col('审核时间', 18, (row: { approvedAt: string | null }) => clock(row.approvedAt)),
  ],
};

const memberships: ExportSheet = {
  action: 'volunteer.read',
  projection: membershipProjection,
  selection: selecting([
    'volunteer.name',
    'volunteer.phoneMasked',
    'volunteer.hidden',
    'team.name',
    'team.unitName',
    'state',
    'requestedAt',
    'decidedAt',
    'reason',
  ]),
  order: by('m.requested_at', 'm.id', 'desc'),
  reach: membershipReach,
  where: (_, wanted) => membershipsWhere(wanted.memberships ?? {}),
  columns: [
    col('姓名', 14, (row: { volunteer: { name: string } }) => row.volunteer.name),
    fieldCol(
      'volunteer.phone',
      '手机号',
      16,
      (row: { volunteer: { phoneMasked: string } }) => row.volunteer.phoneMasked,
    ),
    col('服务队', 30, (row: { team: { name: string } }) => row.team.name),
    col('所属单位', 26, (row: { team: { unitName: string } }) => row.team.unitName),
    col('状态', 12, (row: { state: string }) => word(membershipStateWords, row.state)),
    col('申请时间', 18, (row: { requestedAt: string }) => clock(row.requestedAt)),
    col('答复时间', 18, (row: { decidedAt: string | null }) => clock(row.decidedAt)),
    col('说明', 24, (row: { reason: string | null }) => row.reason ?? ''),
  ],
};

/** The columns a reader has: those no rule takes from her altogether. */
export const columnsFor = (sheet: ExportSheet, actor: Actor | null): readonly Column[] =>
  sheet.columns.filter(({ right }) => !right || sightOf(actor, right) !== 'NONE');

/** Columns, reach and masks of each list that can be taken along: those of the screen, by the screen's own projections. */
export const exportSheets: Readonly<Record<ExportKind, ExportSheet>> = {
  VOLUNTEERS: volunteers,
  ACTIVITIES: activities,
  ROSTER: roster,
  RECORDS: records,
  MEMBERSHIPS: memberships,
};
