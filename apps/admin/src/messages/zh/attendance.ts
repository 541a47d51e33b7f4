export default {
  attendance: {
    roster: '报名名单', board: '签到情况', code: '签到码', wall: '大屏显示签到码', find: '按姓名、拼音查找', anyState: '全部状态', anyOpening: '全部岗位和时段', volunteer: '志愿者', post: '岗位与时段', state: '状态', in: '签到', out: '签退', acts: '操作', opening: '岗位与时段', chooseOpening: '选择岗位和时段', left: '还可报 {n} 人', person: '人',
    signUpFor: '代为报名', signedUp: '已报名', accept: '同意', decline: '不同意', decided: '已处理', declineWhy: '请写明不同意 {name} 报名的原因，本人会看到。', reasonNeeded: '请填写原因', proxyIn: '代签到', proxyOut: '代签退', proxied: '已代为办理', proxyInSure: '确认 {name} 已到现场？将记录为“代签到”，并写明由您办理。', proxyOutSure: '确认 {name} 现在离开？将记录为“代签到”，并写明由您办理。',
    stateLeaving: '补记离开时间', leavingStated: '已补记，时长已提交审核', leftAt: '实际离开时间', leavingWhy: '说明', leavingHint: '如：忘记签退，由队长确认 11:30 离开', leavingNote: '补记的时长须由另一人审核。', inAt: '{time} 签到',
    noMatch: '没有符合条件的人', noMatchHint: '请换个条件再找。', empty: '还没有人报名', emptyHint: '志愿者报名后马上出现在这里，也可以代为报名。', digits: '六位签到码', newIn: '{n} 秒后更换', how: '用手机扫码，或在志愿者端输入六位数字', fullScreen: '全屏', wallHint: '签到、签退都扫这个码。没有手机的志愿者请找队长代签到。',
    counts: { signedUp: '已报名', arrived: '在现场', completed: '已签退', requested: '待同意', forgotten: '忘记签退' }, tabs: { all: '全部', expected: '未到', here: '在现场', left: '已签退', asked: '待同意' }, live: '实时更新 · {time}', broken: '连接中断，正在重连（{time} 的情况）', nobody: '这里还没有人', nobodyHint: '志愿者扫码签到后，会马上出现在这里。', moreInRoster: '共 {n} 人，打开报名名单查看全部',
  },
};
