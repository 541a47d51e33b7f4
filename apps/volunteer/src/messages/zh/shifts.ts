export default {
  title: '我的排班',
  upcoming: '接下来',
  past: '已结束',
  none: '近期没有排班',
  noneHint: '报名后，时间和地点会出现在这里。',
  nonePast: '还没有参加过活动',
  nonePastHint: '参加过的活动会留在这里。',
  checkIn: '去签到',
  checkOut: '去签退',
  inAt: '{time} 签到',
  outAt: '{time} 签退',
  forgotten: '没有签退，请队长补记离开时间',
};
