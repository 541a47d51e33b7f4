import { certificateRefusalWords } from './certificate-refusals.ts';
import type { Words } from './choice.ts';
import { personRefusalWords } from './person-refusals.ts';
import { publicityRefusalWords } from './publicity-refusals.ts';
import { complaintRefusalWords } from './refusals-complaint.ts';
import { evidenceRefusalWords } from './refusals-evidence.ts';
import { hoursRefusalWords } from './refusals-hours.ts';
import { keyRefusalWords } from './refusals-keys.ts';
import { meritRefusalWords } from './refusals-merit.ts';
import { outsideRefusalWords } from './refusals-outside.ts';
import { planRefusalWords } from './refusals-plan.ts';
import { starRefusalWords } from './refusals-star.ts';
import { visitRefusalWords } from './refusals-visit.ts';
import { sheetRefusalWords } from './sheet-refusals.ts';

/**
 * Every refusal a person can cause: a code without a Chinese sentence does not compile.
 * A sentence says what happened and what to do next. `{name}` is filled from the params.
 */
export const refusalWords = {
  // general
  NOT_SIGNED_IN: { zh: '请先登录。', en: 'Please sign in first.' },
  NOT_ALLOWED: {
    zh: '您没有“{right}”的权限，请联系上级妇联的管理员。',
    en: 'You lack the right “{right}”; ask the federation above.',
  },
  NOT_FOUND: { zh: '没有找到这条内容，可能已被删除，或不在您的范围内。', en: 'Not found, or outside your reach.' },
  STALE_VERSION: {
    zh: '这条内容刚被其他人改过，请刷新后再改。',
    en: 'Someone changed this meanwhile; reload and try again.',
  },
  INVALID_INPUT: { zh: '填写的内容不符合要求，请检查。', en: 'The value does not fit.' },
  REQUIRED: { zh: '请填写这一项。', en: 'Please fill this in.' },
  TOO_LONG: { zh: '最多 {max} 个字。', en: 'At most {max} characters.' },
  TOO_SHORT: { zh: '至少 {min} 个字。', en: 'At least {min} characters.' },
  TOO_MANY: { zh: '一次最多 {max} 项。', en: 'At most {max} at a time.' },
  TOO_FEW: { zh: '至少要有 {min} 项。', en: 'At least {min}.' },
  OUT_OF_RANGE: { zh: '请填 {min} 到 {max} 之间的数。', en: 'Between {min} and {max}.' },
  INVALID_DATE: { zh: '日期不存在，请重新选择。', en: 'No such date.' },
  INVALID_TIME: { zh: '时间不正确，请重新选择。', en: 'Not a valid time.' },
  UNSUPPORTED_CHARACTERS: {
    zh: '含有无法保存的字符，请删除后重填。',
    en: 'Contains characters that cannot be stored.',
  },
  END_BEFORE_START: { zh: '结束时间要晚于开始时间。', en: 'The end must come after the start.' },
  BUSY: {
    zh: '同一时间办理这件事的人太多，没有办成。请稍后再试。',
    en: 'Too many people are at this at the same moment. Nothing was done; please try again.',
  },
  TOO_MANY_REQUESTS: {
    zh: '操作太频繁，请 {seconds} 秒后再试。',
    en: 'Too many requests; try again in {seconds} seconds.',
  },
  INVALID_CURSOR: { zh: '翻页位置已失效，请回到第一页。', en: 'The page position is no longer valid.' },
  // sign-in
  WRONG_CREDENTIALS: { zh: '手机号或密码不正确。', en: 'Wrong phone number or password.' },
  WRONG_SECOND_FACTOR: { zh: '验证码不正确或已用过，请输入验证器上新的六位数字。', en: 'Wrong or used code.' },
  SECOND_FACTOR_NEEDED: { zh: '请先完成第二步验证。', en: 'Complete the second step first.' },
  ACCOUNT_LOCKED: {
    zh: '尝试次数过多，账号已暂时锁定，请 {minutes} 分钟后再试。',
    en: 'Locked after too many attempts; try again in {minutes} minutes.',
  },
  CHOOSE_PERSON: {
    zh: '这个手机号有多位使用人，请选择您的姓名。',
    en: 'Several people use this number; choose your name.',
  },
  WEAK_PASSWORD: { zh: '密码至少 8 位，并且不能全是数字或同一个字符。', en: 'At least 8 characters, not only digits.' },
  ...keyRefusalWords,
  // people
  INVALID_NAME: {
    zh: '请照证件填写姓名，用汉字、字母和间隔号“·”，不能只有数字，不要标点和表情。',
    en: 'Write the name as on the papers: Chinese characters, letters and the dot “·”; not digits alone, no marks or emoji.',
  },
  INVALID_PHONE: { zh: '手机号应为 11 位数字，以 1 开头。', en: 'A mobile number has 11 digits and starts with 1.' },
  INVALID_ID_NUMBER: { zh: '证件号码不正确，请对照证件检查每一位。', en: 'The ID number is not valid.' },
  BIRTH_DATE_MISMATCH: { zh: '出生日期与证件号码不一致。', en: 'Birth date and ID number differ.' },
  GENDER_MISMATCH: { zh: '性别与证件号码不一致。', en: 'Gender and ID number differ.' },
  ID_NUMBER_UNAVAILABLE: {
    zh: '暂时无法用这个证件号码登记，请携带证件到所在村（社区）妇联核实。',
    en: 'This ID number cannot be used now; bring your papers to the village federation.',
  },
  ALREADY_REGISTERED: {
    zh: '您已经注册过了，请直接登录；资料要改，登录后在“我的”里提出更正。',
    en: 'You are registered already: sign in. To change your details, ask for a correction under “Me”.',
  },
  TOO_YOUNG_TO_REGISTER: { zh: '未满 8 周岁不能注册为志愿者。', en: 'Children under 8 cannot register.' },
  GUARDIAN_CONSENT_NEEDED: {
    zh: '未满 18 周岁需要监护人同意，请填写监护人信息。',
    en: 'Under 18, a guardian must consent.',
  },
  CONSENT_NEEDED: { zh: '需要您同意“{purpose}”才能注册。', en: 'Your consent to “{purpose}” is needed.' },
  NOTICE_OUTDATED: {
    zh: '告知书已更新，请阅读新版后再同意。',
    en: 'The privacy notice has changed; read the new version.',
  },
  CONSENT_NOT_WITHDRAWABLE: {
    zh: '撤回这项同意需要先注销志愿者身份，请联系所在村（社区）妇联。',
    en: 'Withdrawing this one means deregistering; ask your village federation.',
  },
  NOT_A_VOLUNTEER: { zh: '请先注册成为巾帼志愿者。', en: 'Register as a volunteer first.' },
  PENDING_SELF_CONFIRMATION: { zh: '登记信息还没有经本人确认，确认后才能继续。', en: 'Awaiting her own confirmation.' },
  VOLUNTEER_SUSPENDED: {
    zh: '志愿者身份已暂停，请联系所在村（社区）妇联。',
    en: 'Suspended; ask the village federation.',
  },
  CONFIRMATION_WRONG: {
    zh: '证件号码或确认码不正确，或者确认码已过期。请核对后再试，或请登记您的队长重新给您一个确认码。',
    en: 'ID number or confirmation code is wrong or expired; ask the coordinator who registered you for a new one.',
  },
  ALREADY_CONFIRMED: { zh: '已经确认过了，不用再确认。', en: 'Already confirmed.' },
  ALREADY_MEMBER: { zh: '已经是队员，或申请正在等待同意。', en: 'Already a member, or already asked.' },
  ALREADY_DECIDED: { zh: '这条申请已经处理过了。', en: 'Already decided.' },
  TEAM_CLOSED: { zh: '这支服务队已停止活动，请选择其他队伍。', en: 'This team is closed.' },
  PLACE_NOT_VILLAGE: { zh: '请选择到村（社区）一级。', en: 'Choose down to the village or community.' },
  ...personRefusalWords,
  // organization, grants
  NAME_TAKEN: { zh: '同一单位下已有同名的队伍或单位。', en: 'The name is taken here.' },
  NAME_PHONE_MISMATCH: {
    zh: '这个手机号已有账号，但姓名对不上，请核对姓名和手机号。家人共用这个号码的，请她先自己注册，有了自己的账号再来办理。',
    en: 'An account with this number has another name; check both. If a family shares the number, let her register first and come back when she has an account of her own.',
  },
  OWN_QUALIFICATION: { zh: '不能核验自己的资格，请由他人办理。', en: 'Nobody verifies their own qualification.' },
  QUALIFICATION_UNPROVEN: {
    zh: '没有证件编号，也没有照片，无法核验。请填写编号或上传照片。',
    en: 'There is neither a number nor a photo to verify it by; give one of them.',
  },
  ZONE_HAS_NO_FEDERATION: {
    zh: '这是只用于统计的区划（开发区等），没有妇联；请选择“非妇联单位”，例如妇女工作委员会。',
    en: 'This division is for statistics only (a development zone) and has no federation; make a unit that is none, such as a women’s committee.',
  },
  TEAM_IS_LEAF: {
    zh: '服务队下面不能再设队伍或单位，请选择它所属的单位。',
    en: 'Nothing stands below a team; choose the unit above it.',
  },
  ALREADY_GRANTED: { zh: '已经有这项授权，不用重复添加。', en: 'Already granted.' },
  GRANT_BEYOND_OWN: { zh: '不能授出自己没有的权限。', en: 'You cannot grant what you do not have.' },
  OWN_GRANT: { zh: '不能给自己授权或收回自己的权限，请由他人办理。', en: 'Nobody changes their own rights.' },
  FIELD_HIDDEN: {
    zh: '按规定，您在这里看不到{field}。如工作需要，请联系安全管理员。',
    en: 'By rule you do not see this here: {field}. If your work needs it, ask the security administrator.',
  },
  FIELD_ALREADY_HIDDEN: {
    zh: '这一项在这里已经隐藏，不用重复设置。',
    en: 'This is hidden here already.',
  },
  FIELD_NOT_OF_ROLE: {
    zh: '这个角色本来就看不到这一项。',
    en: 'This role never sees this.',
  },
  OWN_FIELD_RULE: {
    zh: '这条规定也管着您自己，请由另一位安全管理员解除。',
    en: 'The rule binds you too: another security administrator has to lift it.',
  },
  KIND_TAKEN: {
    zh: '已有这个代码或名称的资格种类；停用的可以恢复使用。',
    en: 'There is a kind of this code or name already; a retired one can be taken up again.',
  },
  KIND_CODE: {
    zh: '代码由大写字母、数字和下划线组成，字母开头，2 到 40 个字符。',
    en: 'Capital letters, digits and underscores, a letter first, 2 to 40 signs.',
  },
  FOUNDED_IN_FUTURE: { zh: '成立日期不能晚于今天。', en: 'The founding date cannot be after today.' },
  ROLE_DOES_NOT_FIT: { zh: '这个角色不能用在这一级单位。', en: 'The role does not fit this place.' },
  // activity
  NO_TIME: { zh: '还没有安排时段，请至少添加一个时段。', en: 'Add at least one shift.' },
  NO_OPENING: { zh: '还没有开放名额，请至少设置一个岗位和人数。', en: 'Set at least one opening.' },
  INSURANCE_NEEDED: {
    zh: '活动可能发生人身危险，须先为志愿者购买人身意外伤害保险，并填写保单号。',
    en: 'A hazardous activity needs an insurance policy number first.',
  },
  QUALIFICATION_UNNAMED: {
    zh: '岗位“{post}”要求专业资格，请写明是哪一种。',
    en: 'The post “{post}” needs a qualification: name it.',
  },
  TYPE_QUALIFICATION_MISSING: {
    zh: '“{type}”须由具备“{qualification}”的人担任，请至少给一个岗位设置该资格。',
    en: '“{type}” needs a post requiring “{qualification}”.',
  },
  STARTS_IN_PAST: { zh: '开始时间已过，请改到以后的时间。', en: 'The start has passed.' },
  STARTS_TOO_FAR: {
    zh: '开始时间最多在今后 {years} 年以内，请核对年份。',
    en: 'The start lies at most {years} years ahead: check the year.',
  },
  SHIFT_TOO_LONG: { zh: '一个时段最长 {hours} 小时。', en: 'A shift is at most {hours} hours.' },
  ACTIVITY_NOT_DRAFT: { zh: '活动已发布，这一项不能再改。', en: 'Published: this can no longer change.' },
  ACTIVITY_NOT_PUBLISHED: { zh: '活动还没有发布。', en: 'Not published.' },
  PROJECT_CLOSED: { zh: '项目已结束，不能再添加活动。', en: 'The project is closed.' },
  BENEATH_LESS_SEALED: {
    zh: '它下面有隐私级别更低的类型，请先调高那些类型。',
    en: 'Types beneath it hide less; raise those first.',
  },
  SERVICE_TYPE_RETIRED: { zh: '这个服务类型已停用，请选择其他类型。', en: 'This service type is retired.' },
  QUALIFICATION_RETIRED: {
    zh: '这种资格已停用，请选择其他资格。',
    en: 'This kind of qualification is retired.',
  },
  HAS_SIGN_UPS: {
    zh: '已有 {count} 人报名，不能在这里删除或改少；请用“调整名额”或“改时间地点”，先看会影响谁。',
    en: '{count} have signed up; it cannot be removed or lowered here. Use “Change places” or “Move”.',
  },
  ...planRefusalWords,
  // mayTake: reasons
  OPENING_FULL: { zh: '名额已满。', en: 'Full.' },
  TIME_CLASH: { zh: '与您已报名的时段时间重叠，请先取消那一个。', en: 'Overlaps with another of your shifts.' },
  ALREADY_SIGNED_UP: { zh: '您已经报名了这个时段。', en: 'Already signed up.' },
  SHIFT_STARTED: { zh: '这个时段已经开始，不能再报名。', en: 'The shift has begun.' },
  QUALIFICATION_MISSING: {
    zh: '需要“{qualification}”，请先提交资格并经核验。',
    en: 'Needs a verified “{qualification}”.',
  },
  QUALIFICATION_EXPIRED: {
    zh: '您的“{qualification}”在服务当天已过有效期，请先更新。',
    en: 'Your “{qualification}” will have expired.',
  },
  TOO_YOUNG: { zh: '这个岗位要求年满 {age} 周岁。', en: 'The post asks for age {age} or over.' },
  MINOR_HAZARDOUS: {
    zh: '未满 18 周岁不能参加可能发生人身危险的活动。',
    en: 'Minors may not take part in dangerous activities.',
  },
  NOT_TEAM_MEMBER: { zh: '请先加入“{team}”再报名。', en: 'Join “{team}” first.' },
  // sign-up, check-in
  NOT_CANCELLABLE: {
    zh: '已经签到或已结束，不能取消；有情况请联系队长。',
    en: 'It can no longer be cancelled; ask the coordinator.',
  },
  CODE_EXPIRED: { zh: '签到码已过期，请看队长屏幕上新的码。', en: 'The code has expired; look at the screen again.' },
  CODE_WRONG: { zh: '签到码不正确，请核对六位数字。', en: 'Wrong code.' },
  CODE_FOREIGN: { zh: '这是其他活动的签到码，您没有报名那个活动。', en: 'The code belongs to another activity.' },
  NO_SIGN_UP_HERE: { zh: '没有找到您在这个活动的报名，请先报名或联系队长。', en: 'You have no sign-up here.' },
  TOO_EARLY: {
    zh: '还没到签到时间，开始前 {minutes} 分钟内可以签到。',
    en: 'Check-in opens {minutes} minutes before the start.',
  },
  TOO_LATE: { zh: '已过可签到的时间，请联系队长。', en: 'Check-in is over; ask the coordinator.' },
  ALREADY_CHECKED_IN: { zh: '您已经签到了。', en: 'Already checked in.' },
  NOT_CHECKED_IN: { zh: '还没有签到，不能签退。', en: 'Not checked in yet.' },
  ALREADY_CHECKED_OUT: { zh: '已经签退了。', en: 'Already checked out.' },
  MARKED_NO_SHOW: {
    zh: '队长记您这次未到。如果您来过，请联系队长更正。',
    en: 'You are marked as a no-show; if you came, ask your coordinator to put it right.',
  },
  SCAN_TOO_OLD: {
    zh: '离线签到要在 {hours} 小时内上报，请联系队长补记。',
    en: 'An offline scan must be handed in within {hours} hours; ask your coordinator.',
  },
  SCAN_TIME_MISMATCH: {
    zh: '签到码和扫码时间对不上（手机的时间可能不准），请联系队长代签到。',
    en: 'The code does not fit the time of the scan (the phone’s clock may be wrong); ask your coordinator.',
  },
  OFFLINE_SCAN_WAITING: {
    zh: '您离线时的扫码已经上报，正在等队长确认，不用再扫。',
    en: 'Your offline scan was handed in and awaits confirmation; no need to scan again.',
  },
  RESULT_CLOSED: {
    zh: '活动已经结项，离线签到不能再计入。如有遗漏，请联系队长更正。',
    en: 'The activity has been closed; ask your coordinator to put it right.',
  },
  WAS_THERE_NEEDED: {
    zh: '请先确认您当时在场，并且见到了她们。',
    en: 'State first that you were there and saw them.',
  },
  OWN_ATTENDANCE: { zh: '不能给自己代签到，请由另一位队长办理。', en: 'Nobody marks their own attendance by proxy.' },
  TIME_OUTSIDE_SHIFT: {
    zh: '时间要在签到之后、时段结束后 {hours} 小时之内，并且不能晚于现在。',
    en: 'After check-in, within {hours} hours of the end, and not in the future.',
  },
  WRONG_STATE: { zh: '当前状态是“{state}”，不能这样操作。', en: 'Not possible while “{state}”.' },
  ...hoursRefusalWords,
  ...evidenceRefusalWords,
  ...visitRefusalWords,
  ...certificateRefusalWords,
  ...outsideRefusalWords,
  ...meritRefusalWords,
  ...complaintRefusalWords,
  ...publicityRefusalWords,
  ...starRefusalWords,
  // files
  FILE_TOO_LARGE: { zh: '文件不能超过 {max} MB。', en: 'At most {max} MB.' },
  FILE_IN_USE: {
    zh: '您上传的这个文件已经用在别处，请重新上传一份。',
    en: 'This file of yours serves something else already; upload it anew.',
  },
  FILE_TYPE: { zh: '只能上传 JPG、PNG、WebP 图片或 PDF。', en: 'JPG, PNG, WebP or PDF only.' },
  ...sheetRefusalWords,
  IMAGE_TOO_BIG: { zh: '图片尺寸太大，请缩小后再上传。', en: 'The image has too many pixels.' },
} as const satisfies Record<string, Words>;

export type RefusalCode = keyof typeof refusalWords;
