export default {
  teams: {
    title: '服务队', one: '服务队', note: '本单位及下级的志愿服务队', create: '建立服务队', created: '服务队已建立', edit: '修改服务队', find: '按队名、拼音查找', unit: '所属单位', anyUnit: '全部单位', anyState: '全部状态', state: '状态',
    name: '队名', nameHint: '如：演示村巾帼志愿服务队', tier: '队伍层级', coordinators: '队长', noCoordinator: '还没有队长', noCoordinatorHint: '队长负责同意入队、组织活动和签到，建议任命两位，便于互相审核。',
    members: '队员', requests: '入队申请', people: '{n} 人', none: '无', foundedOn: '成立日期', introduction: '简介', introHint: '这支队伍做什么、常在哪里活动', memberCount: '{n} 名队员', since: '{day} 成立',
    noMatch: '没有符合条件的服务队', noMatchHint: '请换个条件再找。', empty: '还没有服务队', emptyHint: '从“建立服务队”开始，然后任命队长。',
    membersTitle: '队员与申请', noRequests: '没有等待同意的申请', noMembers: '这里还没有人', noMembersHint: '把入队二维码发给大家，扫码即可申请加入。', accept: '同意', decline: '不同意', declineWhy: '请写明不同意 {name} 入队的原因，本人会看到。', reasonNeeded: '请填写原因', decided: '已处理',
    appoint: '任命队长', appointed: '已任命', dismiss: '免去', dismissed: '已免去队长', dismissWhy: '请写明免去 {name} 队长的原因。', until: '任期至 {day}', noEnd: '长期', personName: '姓名', phone: '手机号', validTo: '任期至',
    onceHint: '已为 {name} 开通账号。以下内容只显示这一次，请当面告诉本人。', firstPassword: '初始密码', otp: '请本人用手机验证器扫描', told: '已告诉本人', join: '入队二维码', joinHint: '用手机任意扫码工具扫一扫，即可填写信息申请入队', printJoin: '打印', copyLink: '复制链接',
  },
};
