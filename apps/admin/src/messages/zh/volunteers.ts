export default {
  volunteers: {
    title: '志愿者', one: '志愿者', note: '本单位及下级的巾帼志愿者', register: '代为登记', find: '按姓名、拼音、编号查找', unit: '所属单位', anyUnit: '全部单位', anyState: '全部状态', state: '状态',
    name: '姓名', number: '志愿者编号', gender: '性别', place: '居住区域', hours: '已计入时长', hoursOf: '{n} 小时', noMatch: '没有符合条件的志愿者', noMatchHint: '请换个写法，或确认对方在您的范围内。', empty: '还没有志愿者', emptyHint: '把服务队的二维码发给大家，或为没有手机的人代为登记。',
    total: '累计 {n} 小时', about: '登记信息', birth: '出生日期', age: '（{n} 岁）', skills: '专业技能', types: '愿意参加的服务', availability: '可服务时间', registeredAt: '登记时间', confirmedAt: '本人确认时间', notYet: '尚未确认', notGiven: '未填写',
    guardian: '监护人同意', guardianYes: '已同意', guardianNo: '尚未取得', teams: '所在服务队', noTeams: '还没有加入服务队', consents: '个人信息同意', noConsents: '本人确认登记后才会记录同意', given: '{day} 同意，告知书版本 {version}', withdrawn: '{day} 已撤回',
    qualifications: '专业资格', noQualifications: '没有提交专业资格', validTo: '有效期至 {day}', file: '查看证件', verify: '核验通过', reject: '不通过',
    pendingHint: '登记信息还没有经本人确认。请本人用手机打开志愿者端的“确认登记”，输入身份证号码和您告诉她的确认码。',
    registerNote: '为没有手机或不便操作的人登记。登记后须由本人确认才生效，任何人都不能被强制注册。', phone: '手机号', idType: '证件类型', idNumber: '证件号码', team: '加入服务队', chooseMany: '可多选', minorHint: '未满 18 周岁，需要监护人同意。', guardianName: '监护人姓名', guardianPhone: '监护人手机号', relation: '与本人关系', relationHint: '如：母亲',
    registerGo: '登记', registerHint: '登记后会显示一次确认码，请当面告诉本人。', registered: '已登记：{name}（待本人确认）', codeHint: '请把下面的确认码当面告诉 {name}。离开本页后不再显示。', code: '确认码', codeUntil: '{time} 前有效，只能用一次', step1: '本人打开志愿者端，选择“确认登记”。', step2: '输入本人证件号码和这个确认码。', step3: '阅读告知书、同意并设置密码后，登记生效。', toldHer: '已告诉本人',
  },
};
