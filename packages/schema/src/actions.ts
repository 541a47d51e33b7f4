import { keysOf, type Words } from './choice.ts';
import { seeingWords } from './field-words.ts';

/** What a grant can allow or deny at a place in the tree. One line per right a person can name. */
export const actionWords = {
  'unit.read': { zh: '查看组织', en: 'See units' },
  'unit.manage': { zh: '维护组织与阵地', en: 'Manage units and stations' },
  'team.manage': { zh: '建队、改队', en: 'Create and change teams' },
  'coordinator.appoint': { zh: '任免队长', en: 'Appoint coordinators' },
  'volunteer.read': { zh: '查看志愿者', en: 'See volunteers' },
  'volunteer.register': { zh: '代为登记志愿者', en: 'Register volunteers' },
  'volunteer.manage': { zh: '暂停、恢复和注销志愿者', en: 'Suspend, reinstate and deregister volunteers' },
  'volunteer.reveal': { zh: '查看完整手机号', en: 'See whole phone numbers' },
  'volunteer.reveal-id': { zh: '查看完整证件号码', en: 'See whole ID numbers' },
  'registration.call-back': { zh: '回访确认登记', en: 'Call back and confirm registrations' },
  'identity.resolve': { zh: '处理身份争议', en: 'Settle identity disputes' },
  'volunteer.merge': { zh: '合并重复登记', en: 'Merge duplicate registrations' },
  'rights.handle': { zh: '办理个人信息请求', en: 'Handle personal-data requests' },
  'membership.decide': { zh: '审核入队', en: 'Decide on membership' },
  'qualification.verify': { zh: '核验资格', en: 'Verify qualifications' },
  'notice.publish': { zh: '发布告知书', en: 'Publish the privacy notice' },
  'service-type.manage': { zh: '维护服务类型', en: 'Manage service types' },
  'activity.read': { zh: '查看项目与活动', en: 'See projects and activities' },
  'activity.manage': { zh: '维护项目与活动', en: 'Manage projects and activities' },
  'roster.read': { zh: '查看报名名单', en: 'See rosters' },
  'attendance.mark': { zh: '签到与代签到', en: 'Mark attendance' },
  'hours.read': { zh: '查看时长', en: 'See hours' },
  'hours.approve': { zh: '审核时长', en: 'Approve hours' },
  'hours.policy': { zh: '制定计时规则', en: 'Set how hours are counted' },
  'certificate.issue': { zh: '开具记录证明', en: 'Issue certificates of service' },
  'hours.outside': { zh: '导入和录入外平台时长', en: 'Exchange hours with other platforms' },
  'merit.record': { zh: '登记培训、表彰和评价', en: 'Record training, awards and evaluations' },
  'objection.answer': { zh: '答复异议', en: 'Answer objections' },
  'star.confirm': { zh: '认定星级', en: 'Confirm stars' },
  'star.policy': { zh: '制定星级办法', en: 'Set what stars ask for' },
  'complaint.enter': { zh: '代为登记投诉', en: 'Enter complaints for others' },
  'complaint.answer': { zh: '办理投诉', en: 'Handle complaints' },
  'account.restore': { zh: '当面找回账号', en: 'Restore accounts in person' },
  'account.read': { zh: '查看账号', en: 'See accounts' },
  'grant.manage': { zh: '授权与收回', en: 'Grant and revoke' },
  'audit.read': { zh: '查看操作记录', en: 'See the audit log' },
  'system.read': { zh: '查看系统运行', en: 'See the system at work' },
  'system.manage': { zh: '重试后台任务', en: 'Retry background work' },
  ...seeingWords,
} as const satisfies Record<string, Words>;
export const Action = keysOf(actionWords);
export type Action = keyof typeof actionWords;

/** Roles are bundles of actions; a grant names a role or one action, at a place, for a term. */
export const roleWords = {
  COORDINATOR: { zh: '队长', en: 'Coordinator' },
  STAFF: { zh: '妇联工作人员', en: 'Federation staff' },
  SECURITY_ADMIN: { zh: '安全管理员', en: 'Security administrator' },
} as const satisfies Record<string, Words>;
export const Role = keysOf(roleWords);
export type Role = keyof typeof roleWords;

const coordinator = [
  'unit.read',
  'volunteer.read',
  'volunteer.register',
  'volunteer.reveal',
  'registration.call-back',
  'membership.decide',
  'activity.read',
  'activity.manage',
  'roster.read',
  'attendance.mark',
  'hours.read',
  'hours.approve',
  'merit.record',
  'complaint.enter',
] as const satisfies readonly Action[];

export const roleActions: Record<Role, readonly Action[]> = {
  COORDINATOR: coordinator,
  STAFF: [
    ...coordinator,
    'unit.manage',
    'team.manage',
    'coordinator.appoint',
    'qualification.verify',
    'volunteer.manage',
    'volunteer.reveal-id',
    'identity.resolve',
    'volunteer.merge',
    'rights.handle',
    'certificate.issue',
    'objection.answer',
    'complaint.answer',
    'account.restore',
    'account.read',
    'audit.read',
    'hours.policy',
    'hours.outside',
    'star.confirm',
    'star.policy',
  ],
  SECURITY_ADMIN: [
    'unit.read',
    'account.read',
    'grant.manage',
    'audit.read',
    'service-type.manage',
    'notice.publish',
    'system.read',
    'system.manage',
  ],
};

/** What a grant names: a role, or one action. */
export const grantKindWords = {
  ROLE: { zh: '角色', en: 'Role' },
  ACTION: { zh: '单项权限', en: 'Single right' },
} as const satisfies Record<string, Words>;
export const GrantKind = keysOf(grantKindWords);
export type GrantKind = keyof typeof grantKindWords;

/** Deny wins over allow, whatever grants it. */
export const grantEffectWords = {
  ALLOW: { zh: '允许', en: 'Allow' },
  DENY: { zh: '禁止（优先）', en: 'Deny (wins)' },
} as const satisfies Record<string, Words>;
export const GrantEffect = keysOf(grantEffectWords);
export type GrantEffect = keyof typeof grantEffectWords;

export const accountStateWords = {
  ACTIVE: { zh: '使用中', en: 'Active' },
  LOCKED: { zh: '已锁定', en: 'Locked' },
  CLOSED: { zh: '已停用', en: 'Closed' },
} as const satisfies Record<string, Words>;
export const AccountState = keysOf(accountStateWords);
export type AccountState = keyof typeof accountStateWords;
