export default {
  activities: {
    title: '活动', one: '活动详情', note: '本单位及下级的志愿服务活动', create: '新建活动', quick: '快速发起', edit: '修改活动', find: '按活动名称、拼音查找', anyState: '全部状态', anyProject: '全部项目', anyUnit: '全部单位', from: '从哪天起', to: '到哪天止',
    state: '状态', name: '活动名称', when: '时间', noTime: '还没有安排时段', place: '活动地点', placeHint: '如：村妇女之家二楼', village: '所在村（社区）', serviceType: '服务类型', filled: '报名', filledOf: '{taken} / {places} 人', unit: '组织单位', project: '所属项目', noProject: '不属于项目',
    noMatch: '没有符合条件的活动', noMatchHint: '请放宽条件再找。', empty: '还没有活动', emptyHint: '普通活动用“快速发起”，一屏就能填完。',
    about: '活动信息', plan: '岗位与时段', content: '服务内容', requirements: '志愿者条件', requirementsHint: '身体、技能、资格等要求，没有就写“无特殊要求”', risks: '可能的风险', risksHint: '如：户外活动注意防滑', safeguards: '可提供的保障', safeguardsHint: '如：饮水、马甲、保险', personInCharge: '活动负责人', contactPhone: '联系电话', keepPhone: '不改则保留 {phone}', risk: '风险等级', insurance: '保险单号', insuranceNeeded: '可能发生人身危险，须先投保', training: '上岗前需要培训', trainingFact: '上岗前培训', yes: '需要', no: '不需要', publishedAt: '发布时间', notFilled: '未填写',
    posts: '岗位', postsHint: '谁来做什么', postNo: '岗位 {n}', postName: '岗位名称', duties: '职责', flow: '报名方式', minAge: '最低年龄', needsQualification: '须具备专业资格', addPost: '添加岗位', removePost: '删除岗位 {name}', keepTaken: '已有人报名，不能删除',
    shifts: '时段', shiftsHint: '什么时候，可以跨过午夜', shiftNo: '时段 {n}', startsAt: '开始时间', endsAt: '结束时间', shiftLabel: '名称（选填），如：上午场', addShift: '添加时段', removeShift: '删除时段 {n}',
    openings: '需要的人数', openingsHint: '每个岗位在每个时段最多几人、至少几人；空着表示不开放', gridLater: '添加岗位和时段后，在这里填写人数。', closed: '不开放', people: '人', atLeast: '至少', maximumOf: '{post}，{shift}，最多人数', minimumOf: '{post}，{shift}，至少人数', taken: '已报名 {n} 人',
    editDraft: '可以随时保存草稿，条件齐备后发布', editPublished: '已发布：可以补充说明、增加名额；已有人报名的岗位和时段不能删除', publishHint: '发布前会一次检查法规要求的全部条件', saveDraft: '保存草稿', draftSaved: '已保存', publish: '发布', published: '活动已发布，志愿者可以报名了', missingCount: '还有 {n} 处需要修改，已标在各项旁边。',
    quickNote: '做什么、在哪里、什么时候、要几个人，一屏填完；与普通发布经过同样的检查', what: '做什么', whatHint: '如：重阳节陪老人包饺子', people2: '要几个人', quickGo: '发布并开始报名', quickHint: '可能发生人身危险的活动、需要资格的岗位，请用“新建活动”。', contentQuick: '不填则与“做什么”相同', myPhone: '不填则用您的手机号',
    timeline: '时段安排', openingCount: '{n} 个岗位', fills: { full: '满员', open: '招募中', short: '缺人' }, noPlan: '还没有安排岗位和时段', noPlanHint: '点“修改”添加。', full: '满员', lack: '缺 {n} 人', left: '还可报 {n} 人', shortOf: '{post} {time} 缺 {n} 人', semicolon: '；',
    figures: { filled: '到位 / 需求', people: '{n} 人', requested: '待同意报名', person: '人', decide: '请在报名名单中处理', noRequests: '没有等待的报名', here: '已签到', forgotten: '{n} 人忘记签退', done: '其中 {n} 人已签退', hours: '预计服务时长', hour: '小时', hoursHint: '按已报名人数计算' },
    takenOf: '已报名 {taken} / {maximum} 人', needs: '至少需要 {n} 人', tabs: { on: '名单', asked: '待同意', off: '已取消' }, tabEmpty: { on: '还没有人报名', asked: '没有等待同意的报名', off: '没有取消的报名' }, tabHint: '志愿者报名后马上出现在这里。', wholeRoster: '打开报名名单', roster: '报名名单', board: '签到情况',
    beforePublish: '发布前还需要补全', readyToPublish: '可以发布了', readyHint: '法规要求的条件都已齐备。', complete: '去补全', fieldReason: '{field}：{reason}',
  },
};
