import type { PrivacyClass, RiskLevel } from '@jinguo/schema';

/** Kinds of qualification a post may ask for; which service needs which is configuration (rules §1.3). */
export const qualificationKinds = [
  ['LAWYER', '律师执业证'],
  ['LEGAL_PROFESSION', '法律职业资格证'],
  ['LEGAL_WORKER', '基层法律服务工作者执业证'],
  ['COUNSELLOR', '心理咨询师证书'],
  ['MARRIAGE_COUNSELLOR', '婚姻家庭咨询师证书'],
  ['SOCIAL_WORKER', '社会工作者职业资格证'],
  ['FAMILY_EDUCATION', '家庭教育指导师证书'],
  ['PEOPLES_MEDIATOR', '人民调解员证'],
  ['TEACHER', '教师资格证'],
  ['FIRST_AID', '急救员证'],
  ['RESCUE', '应急救援员证'],
  ['PHYSICIAN', '医师执业证'],
  ['NURSE', '护士执业证'],
  ['ELDERLY_CARE', '养老护理员证书'],
  ['INFANT_CARE', '育婴员证书'],
] as const;
export type QualificationCode = (typeof qualificationKinds)[number][0];

export interface TypeSeed {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly risk?: RiskLevel;
  readonly privacyClass: PrivacyClass;
  readonly needs?: QualificationCode;
}

/**
 * 01–05 are the founding notice's five; the others stand beside them. A code's first two digits are its heading.
 * Counselling, mediation and domestic violence are sealed (P4), legal services sensitive (P3) (rules §3). Acting in
 * litigation needs a lawyer, plain advice does not (律师法 §13); counsellors have no statutory licence, so what is asked of
 * them is the province's choice (rules §1.3).
 */
export const catalogue: readonly TypeSeed[] = [
  { code: '01', name: '法律咨询', description: '解答妇女儿童权益方面的法律问题', privacyClass: 'P3' },
  { code: '0101', name: '现场法律咨询', description: '在村居、集市、阵地当面解答', privacyClass: 'P3' },
  { code: '0102', name: '电话与网上法律咨询', description: '通过热线或网络解答', privacyClass: 'P3' },
  { code: '02', name: '法律援助', description: '协助申请法律援助、代理诉讼和调解', privacyClass: 'P3' },
  { code: '0201', name: '代理诉讼与仲裁', description: '由执业律师代理案件', privacyClass: 'P3', needs: 'LAWYER' },
  { code: '0202', name: '法律援助申请协助', description: '帮助准备材料、陪同申请', privacyClass: 'P3' },
  {
    code: '0203',
    name: '法律文书代写',
    description: '代写起诉状、申请书等文书',
    privacyClass: 'P3',
    needs: 'LEGAL_PROFESSION',
  },
  {
    code: '03',
    name: '心理咨询',
    description: '情绪疏导和心理支持，不做诊断和治疗',
    privacyClass: 'P4',
    needs: 'COUNSELLOR',
  },
  { code: '0301', name: '个别心理咨询', description: '一对一咨询', privacyClass: 'P4', needs: 'COUNSELLOR' },
  { code: '0302', name: '团体心理辅导', description: '小组活动和辅导', privacyClass: 'P4', needs: 'COUNSELLOR' },
  { code: '04', name: '邻里调解', description: '化解邻里纠纷，双方自愿', privacyClass: 'P4' },
  {
    code: '0401',
    name: '人民调解协助',
    description: '协助人民调解委员会开展调解',
    privacyClass: 'P4',
    needs: 'PEOPLES_MEDIATOR',
  },
  { code: '0402', name: '邻里劝和', description: '上门走访、沟通劝和', privacyClass: 'P4' },
  { code: '05', name: '婚姻家庭关系调适', description: '夫妻、婆媳、亲子等家庭关系的疏导', privacyClass: 'P4' },
  {
    code: '0501',
    name: '婚姻家庭咨询',
    description: '预约咨询和跟进',
    privacyClass: 'P4',
    needs: 'MARRIAGE_COUNSELLOR',
  },
  { code: '0502', name: '家庭矛盾劝导', description: '入户劝导、陪伴沟通', privacyClass: 'P4' },
  {
    code: '06',
    name: '反家暴支持',
    description: '陪伴求助、协助申请人身安全保护令',
    privacyClass: 'P4',
    needs: 'SOCIAL_WORKER',
  },
  { code: '07', name: '家庭教育指导', description: '家长课堂、亲子活动和家庭教育宣讲', privacyClass: 'P1' },
  { code: '0701', name: '家长课堂', description: '家庭教育讲座和沙龙', privacyClass: 'P0', needs: 'FAMILY_EDUCATION' },
  { code: '0702', name: '亲子陪伴活动', description: '亲子阅读、手工和户外活动', privacyClass: 'P1' },
  { code: '08', name: '关爱老人儿童', description: '看望、陪伴和照料老人、留守儿童', privacyClass: 'P2' },
  { code: '0801', name: '敬老助老', description: '看望老人、代办代买、打扫卫生', privacyClass: 'P2' },
  { code: '0802', name: '关爱留守儿童', description: '课业辅导、节日陪伴', privacyClass: 'P2' },
  { code: '0803', name: '关爱困难妇女', description: '走访慰问、结对帮扶', privacyClass: 'P2' },
  { code: '09', name: '环境整治', description: '美丽庭院、清洁家园', privacyClass: 'P0' },
  { code: '0901', name: '美丽庭院', description: '庭院整理和绿化美化', privacyClass: 'P0' },
  { code: '0902', name: '清洁家园', description: '清扫街巷、垃圾分类宣传', privacyClass: 'P0' },
  { code: '10', name: '文明宣传', description: '移风易俗、普法和文明新风宣传', privacyClass: 'P0' },
  { code: '1001', name: '普法宣传', description: '妇女权益保障法、反家庭暴力法等宣传', privacyClass: 'P0' },
  { code: '1002', name: '移风易俗宣传', description: '婚事新办、丧事简办等宣传', privacyClass: 'P0' },
  { code: '1003', name: '禁毒防艾宣传', description: '禁毒和预防艾滋病知识宣传', privacyClass: 'P0' },
  { code: '11', name: '健康服务', description: '健康宣讲、义诊协助、两癌筛查宣传', privacyClass: 'P1' },
  { code: '1101', name: '义诊', description: '由医护人员提供的义诊', privacyClass: 'P2', needs: 'PHYSICIAN' },
  { code: '1102', name: '健康宣讲', description: '健康知识讲座和宣传', privacyClass: 'P0' },
  { code: '12', name: '就业创业帮扶', description: '技能培训、岗位信息和电商助农', privacyClass: 'P1' },
  { code: '13', name: '文体活动', description: '广场舞、读书会和节庆活动', privacyClass: 'P0' },
  { code: '14', name: '活动保障', description: '会务、引导、秩序维护等后勤保障', privacyClass: 'P0' },
  {
    code: '15',
    name: '应急救援',
    description: '防汛、抗旱、灾后救助等可能发生人身危险的服务',
    risk: 'HAZARDOUS',
    privacyClass: 'P1',
    needs: 'RESCUE',
  },
  { code: '1501', name: '应急物资转运', description: '装卸、分发救灾物资', risk: 'HAZARDOUS', privacyClass: 'P1' },
  { code: '1502', name: '受灾群众安置', description: '安置点服务和照料', risk: 'HAZARDOUS', privacyClass: 'P2' },
];
