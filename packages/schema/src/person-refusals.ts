import type { Words } from './choice.ts';

/** Refusals about people as they are: guardians, papers, disputes, merges, requests. */
export const personRefusalWords = {
  NO_CODE_NEEDED: {
    zh: '她已不在“待本人确认”，不需要确认码。请刷新后再看。',
    en: 'She no longer awaits her own confirmation, so no code is needed; reload the page.',
  },
  NOTICE_SAME_DAY: {
    zh: '这一天已有九个版本，或刚有人同时发布。请刷新后再看，或选择以后的日期。',
    en: 'That day has nine versions already, or somebody has just published one; reload the page, or choose a later day.',
  },
  NOTICE_BEFORE_TODAY: {
    zh: '生效日期已过。告知书从今天或以后的日期起生效。',
    en: 'That day is over: a notice holds from today or a later day.',
  },
  NOTICE_IN_FORCE: {
    zh: '这个版本已经生效，不能撤回。要修改请发布新的版本。',
    en: 'This version is or was in force and cannot be taken back; publish a newer one.',
  },
  NOTICE_WITHDRAWN_ALREADY: { zh: '这个版本已经撤回了。', en: 'This version was taken back already.' },
  GUARDIAN_PENDING: { zh: '还在等监护人同意，同意后才能继续。', en: 'Awaiting the guardian’s consent.' },
  GUARDIAN_SAME_PHONE: {
    zh: '监护人要用自己的手机确认，不能和本人填同一个号码。满 14 周岁没有手机的，本人可填另一位家人的号码；不满 14 周岁没有手机的，由村（社区）妇联登记。',
    en: 'The guardian confirms on a phone of her own. From 14, without a phone, name another relative’s; under 14 the village federation registers.',
  },
  GUARDIAN_LINK_BY_TEXT: {
    zh: '确认链接由短信直接发到监护人手机上，不经他人转交。',
    en: 'The link goes to the guardian’s phone by text message; nobody passes it on.',
  },
  GUARDIAN_LINK_INVALID: {
    zh: '链接不正确、已用过或已过期。请让孩子或登记的队长重新发送。',
    en: 'The link is wrong, used or expired; ask for a new one.',
  },
  GUARDIAN_ASKED_JUST_NOW: {
    zh: '链接刚刚发到这个号码，请 {minutes} 分钟后再发。',
    en: 'The link has just gone to this number; try again in {minutes} minutes.',
  },
  GUARDIAN_ASKED_ENOUGH: {
    zh: '一天内已经发了 {count} 次，请明天再发，或请监护人到村（社区）妇联当面办理。',
    en: 'The link was sent {count} times within a day; try again tomorrow.',
  },
  GUARDIAN_IS_YOU: {
    zh: '这是您自己的手机号。替孩子登记的人不能同时作监护人答复；您就是监护人的，请由另一位工作人员办理。',
    en: 'This is your own number: whoever registers a child cannot answer as its guardian too. If you are the guardian, a colleague registers the child.',
  },
  GUARDIAN_NOT_NEEDED: { zh: '已年满 18 周岁，不再需要监护人同意。', en: 'At 18 no guardian’s consent is needed.' },
  CHILD_CONSENT_LIMITED: {
    zh: '未满 14 周岁的孩子不公示姓名，这一项不能同意。',
    en: 'Under 14 no name is shown in public notices.',
  },
  CHILD_NOTICE_BY_GUARDIAN: {
    zh: '未满 14 周岁的，新版告知书由监护人决定是否同意，孩子自己不用点同意。请在首页点“请监护人再确认”。',
    en: 'Under 14 the guardian decides about a new version of the notice, not the child: ask her again on the home page.',
  },
  REVEAL_NOT_THE_DAY: {
    zh: '只能在开始前 {before} 小时到结束后 {after} 小时之间查看，用于当天联系。',
    en: 'Only from {before} hours before the start until {after} hours after the end, to reach her on the day.',
  },
  REVEAL_NO_SIGN_UP: {
    zh: '对方现在没有有效的报名，不能查看号码。',
    en: 'There is no live sign-up of hers to call about.',
  },
  REVEAL_OWN: { zh: '这是您自己的信息，请在志愿者端查看。', en: 'This is your own number; see the volunteers’ app.' },
  SAME_PERSON_CONFIRMS: {
    zh: '须由另一个人办理，不能是提交人本人或其另一个账号。',
    en: 'Another person must do this, not the one who handed it in.',
  },
  PAPER_WAITING: { zh: '已有一份登记表在等回访。', en: 'A paper already awaits its call-back.' },
  PAPER_IMAGE_NEEDED: { zh: '请上传签了字的登记表照片。', en: 'Upload a photo of the signed paper.' },
  DISPUTE_EVIDENCE_NEEDED: { zh: '请写明核对了哪些证件和依据。', en: 'Say which papers were seen.' },
  DISPUTE_PARTY: { zh: '您是当事人，请由他人处理。', en: 'You are a party; another person settles it.' },
  MERGE_SAME_RECORD: { zh: '请选择两条不同的登记。', en: 'Choose two different registrations.' },
  MERGE_ALREADY_PROPOSED: { zh: '这两条登记已经有人提出合并。', en: 'A merge of these two is already proposed.' },
  MERGE_DUTIES: {
    zh: '将被合并的账号还有任职，请先办理交接再合并。',
    en: 'The absorbed account still has duties: hand them over first.',
  },
  MERGE_OVERLAP: {
    zh: '两条登记有 {count} 处时间重叠的报名，请先取消或更正其中一处。',
    en: '{count} sign-ups overlap in time: settle them first.',
  },
  MERGE_DIFFERENT_PEOPLE: {
    zh: '两条登记的证件号码不同，不能合并；请先核对证件，处理身份争议。',
    en: 'Different ID numbers: check the papers first.',
  },
  OPEN_REQUEST: { zh: '已有一项同类请求正在办理。', en: 'A request of this kind is already open.' },
  RIGHTS_BY_HERSELF: {
    zh: '本人有自己的账号，请本人在志愿者端“我的权利”里提出。',
    en: 'She has an account of her own: she asks in the volunteers’ app.',
  },
  RIGHTS_REASON_NEEDED: { zh: '不予办理要写明理由，本人会看到。', en: 'A refusal needs its reason; she reads it.' },
  QUALIFICATION_BY_HERSELF: {
    zh: '本人有自己的账号，请本人在志愿者端提交专业资格。',
    en: 'She has an account of her own: she enters it in the volunteers’ app.',
  },
  RIGHTS_ERASED: {
    zh: '本人的个人信息已经删除，这条请求没有可以办理的内容了。',
    en: 'Her data has been erased: of this request nothing is left to be done.',
  },
  CORRECTION_EMPTY: { zh: '请填写要更正的内容。', en: 'Say what is to be corrected.' },
  PLACE_OTHER_COUNTY: {
    zh: '搬到了其他县（市、区）的，请在新居住地登记，再由妇联把两条登记合并。',
    en: 'After moving to another county, register there; the federation merges the two.',
  },
  ALREADY_DEREGISTERED: { zh: '志愿者身份已经注销。', en: 'Already deregistered.' },
  SERVING_NOW: { zh: '有服务正在进行，请先签退再办理。', en: 'A service is going on; check out first.' },
  HAS_DUTIES: { zh: '还担任队长或其他职务，请先办理交接。', en: 'Duties are still held: hand them over first.' },
} as const satisfies Record<string, Words>;
